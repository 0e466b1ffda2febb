//! The database module on both engines.
#![allow(missing_docs)]

mod changes;
mod schemas;
mod statements;
mod traps;
mod writes;
