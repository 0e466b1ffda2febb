//! Rebuilds the crate when a file of the default theme is added or changed.
fn main() {
    println!("cargo:rerun-if-changed=../../themes/courant");
}
