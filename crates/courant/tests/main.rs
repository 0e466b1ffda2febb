//! The whole program.

#[cfg(test)]
mod adverts;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod process;
#[cfg(test)]
mod walls;
