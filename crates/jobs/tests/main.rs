//! Integration tests of the job board, one module per subject.

#[cfg(test)]
mod anchors;
#[cfg(test)]
mod boards;
#[cfg(test)]
mod draft;
#[cfg(test)]
mod listings;
#[cfg(test)]
mod page;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod support;
