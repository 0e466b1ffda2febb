//! One test binary for the crate; a module per reader.

#[cfg(test)]
mod outside;
#[cfg(test)]
mod text;
