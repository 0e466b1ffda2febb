//! The web layer, asked as a visitor would, and its server, asked over a socket.

#[cfg(test)]
mod faces;
#[cfg(test)]
mod outbound;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod server;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod wire;
