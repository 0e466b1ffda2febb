//! Rebuilds the crate when a translation changes: the files are embedded by a macro, which Cargo cannot see into.

fn main() {
    // Cargo looks through the whole folder.
    println!("cargo:rerun-if-changed=../../locales");
}
