//! Courant: a whole newspaper in one binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    courant::cli::main()
}
