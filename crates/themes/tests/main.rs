//! Themes that a publisher brings: their zips, and the room in which they are put on, on both engines.

#[cfg(test)]
mod paper;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod room;
#[cfg(test)]
mod trying;
#[cfg(test)]
mod zipped;
