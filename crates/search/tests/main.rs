//! Search as readers and programs see it, on both engines with the same expectations.

#[cfg(test)]
mod finding;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod paper;
