//! Mail from the row to the server.

#[cfg(test)]
mod sending;
