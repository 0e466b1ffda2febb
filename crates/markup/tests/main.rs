//! The crate as its callers see it.

#[cfg(test)]
mod allowed;
#[cfg(test)]
mod clean;
#[cfg(test)]
mod comment;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod listing;
