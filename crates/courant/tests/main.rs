//! The whole program.

#[cfg(test)]
mod adverts;
#[cfg(test)]
mod duties;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod walls;
