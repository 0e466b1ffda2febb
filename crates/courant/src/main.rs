//! Courant: a whole newspaper in one binary.

use std::process::ExitCode;

/// Gives memory back when it is free again: the system's own keeps what copies of pictures once took.
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    courant::cli::main()
}
