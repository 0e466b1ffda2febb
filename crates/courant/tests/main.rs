//! The whole program.

#[cfg(test)]
mod adverts;
#[cfg(test)]
mod found;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod walls;
