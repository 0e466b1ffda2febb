//! Every format that comes into the paper or leaves it.
//!
//! A reader here is pure: bytes in, a described page or a sentence that says why not. What is done with the
//! result (articles, comments, adverts) belongs to the features.

pub mod ghost;
pub mod html;
mod moments;
pub mod outside;
mod refused;
pub mod story;
pub mod text;
pub mod wordpress;
