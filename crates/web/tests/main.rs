//! The web layer, asked as a visitor would.
#![allow(missing_docs)]
