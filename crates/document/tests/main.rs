//! The crate as its callers see it.

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod markdown;
#[cfg(test)]
mod rendering;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod words;
