//! The pages that a paper owes its readers, as they see them, on both engines.

#[cfg(test)]
mod pages;
#[cfg(test)]
mod paper;
