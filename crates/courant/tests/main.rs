//! The whole program.

#[cfg(test)]
mod walls;
