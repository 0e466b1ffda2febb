//! Accounts and tokens on both engines.

#[cfg(test)]
mod tokens;
