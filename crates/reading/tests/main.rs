//! Counting readers and showing the counts, on both engines.

#[cfg(test)]
mod counting;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod showing;
