//! Rebuilds the program when the sample newspaper changes.
fn main() {
    println!("cargo:rerun-if-changed=demo");
}
