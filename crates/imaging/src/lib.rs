//! Pictures people send: checked before they are decoded, turned upright, made smaller, and written again without
//! anything but their pixels. And a surface for pictures that the paper draws itself.

mod canvas;
mod encode;
mod kind;
mod origin;
mod picture;

pub use canvas::{Canvas, Colour, Font, Style};
pub use encode::{Format, encode, encode_jpeg, encode_within};
pub use kind::Kind;
pub use origin::{Note, Origin, origin};
pub use picture::{MOST_BYTES, MOST_PIXELS, Picture, Refused, decode, resize_to_width, resize_within};
