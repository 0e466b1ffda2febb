//! The whole program.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod adverts;
#[cfg(test)]
mod api;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod coming;
#[cfg(test)]
mod comments;
#[cfg(test)]
mod companies;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod duties;
#[cfg(test)]
mod found;
#[cfg(test)]
mod hazards;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod import;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod lite;
#[cfg(test)]
mod live;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod metrics;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod process;
#[cfg(test)]
mod sign_on;
#[cfg(test)]
mod talking;
#[cfg(test)]
mod themes;
#[cfg(test)]
mod walls;
#[cfg(test)]
mod worn;
#[cfg(test)]
#[path = "../../themes/tests/zipped.rs"]
mod zipped;
