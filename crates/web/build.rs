//! Embeds the editor, where `ui` was built, and rebuilds the crate when it or a file of the default theme changes.
//!
//! Without Node.js nothing is built in `ui`, and the newsroom writes in a plain text area.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=../../themes/courant");
    println!("cargo:rerun-if-changed=build.rs");
    let built = Path::new("../../ui/dist");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("ui");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let assets = out.join("assets");
    fs::create_dir_all(&assets)?;
    if !built.exists() {
        return Ok(());
    }
    println!("cargo:rerun-if-changed=../../ui/dist");
    for entry in fs::read_dir(built)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), assets.join(entry.file_name()))?;
        }
    }
    Ok(())
}
