//! Pictures people send: checked before they are decoded, turned upright, made smaller, and written again without
//! anything but their pixels. And a surface for pictures that the paper draws itself.

mod canvas;
mod kind;
mod picture;

pub use canvas::{Canvas, Colour, Font, Style};
pub use kind::Kind;
pub use picture::{MOST_BYTES, MOST_PIXELS, Picture, Refused, decode, encode_jpeg, resize_to_width};
