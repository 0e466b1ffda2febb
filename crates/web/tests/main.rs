//! The web layer, asked as a visitor would, and its server, asked over a socket.
#![allow(missing_docs)]

mod faces;
mod paper;
mod server;
mod templates;
