//! Courant: a whole newspaper in one binary. This crate joins the features and speaks to the terminal.

pub mod audit;
pub mod backup;
pub mod cli;
pub mod compose;
pub mod config;
pub mod demo;
pub mod doctor;
mod metrics;
pub mod theme;
