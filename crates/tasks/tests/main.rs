//! The task table on both engines.

#[cfg(test)]
mod table;
