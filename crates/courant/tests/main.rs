//! The whole program.

#[cfg(test)]
mod adverts;
#[cfg(test)]
mod companies;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod walls;
