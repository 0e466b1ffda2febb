//! Decoding within limits, and resizing.

use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};

use crate::Kind;

/// The largest file taken, in bytes: a full-frame camera's JPEG fits.
pub const MOST_BYTES: usize = 25_000_000;
/// The largest picture taken, in pixels: 50 megapixels, what current cameras make.
pub const MOST_PIXELS: u64 = 50_000_000;
/// What one decoding may allocate, in bytes: four channels of eight bits of the largest picture, and some room.
const MOST_MEMORY: u64 = 300_000_000;
/// No JPEG has a longer side.
const LONGEST_SIDE: u32 = 65_535;

/// A decoded picture: its pixels only, upright, in eight-bit RGB on white. Where it was taken, with what, and any
/// embedded preview are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub(crate) pixels: RgbImage,
}

impl Picture {
    /// A picture from rows of RGB triples, top left first. `None` where the length is not width × height × 3.
    #[must_use]
    pub fn from_rgb(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        if width == 0 || height == 0 {
            return None;
        }
        let exact = u64::from(width) * u64::from(height);
        let length = u64::try_from(pixels.len()).ok()?;
        if !length.is_multiple_of(3) || length / 3 != exact {
            return None;
        }
        RgbImage::from_raw(width, height, pixels).map(|pixels| Self { pixels })
    }

    /// Width and height in pixels, as shown: a camera's turn is already applied.
    #[must_use]
    pub fn dimensions(&self) -> (u32, u32) {
        self.pixels.dimensions()
    }

    /// Rows of RGB triples, top left first.
    #[must_use]
    pub fn rgb(&self) -> &[u8] {
        self.pixels.as_raw()
    }
}

/// Why a file is not taken, as a sentence for the person who sent it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing that is known as a picture.
    #[error("This file is not a picture. Send a JPEG, PNG or WebP file.")]
    NotAPicture,
    /// A picture of a kind that is not taken: SVG carries scripts, GIF films.
    #[error("{0} files are not accepted. Send the picture as JPEG, PNG or WebP.")]
    Kind(&'static str),
    /// More bytes than [`MOST_BYTES`].
    #[error("This file is too large. A picture may have up to 25 MB.")]
    Bytes,
    /// More pixels than [`MOST_PIXELS`], or more memory than decoding may take.
    #[error("This picture has too many pixels ({width} × {height}). Up to 50 megapixels are accepted.")]
    Pixels {
        /// The width it claims.
        width: u32,
        /// The height it claims.
        height: u32,
    },
    /// The file ends early or its data make no sense.
    #[error("This picture is damaged or incomplete. Export it again and send the new file.")]
    Broken,
    /// A picture cannot be written; only the length of a side can be the cause, or a lack of memory.
    #[error("This picture cannot be saved: a side is too long.")]
    Encoding,
}

/// Decodes a picture someone sent. Size in bytes, kind and size in pixels are checked before a pixel is decoded.
///
/// # Errors
/// [`Refused`] says what is wrong in words for the sender.
pub fn decode(bytes: &[u8]) -> Result<Picture, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::Bytes);
    }
    let format = match Kind::of(bytes).ok_or(Refused::NotAPicture)? {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Other(name) => return Err(Refused::Kind(name)),
    };
    if format == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(Refused::Broken);
    }
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format)
        .into_dimensions()
        .map_err(|_| Refused::Broken)?;
    if width == 0 || height == 0 {
        return Err(Refused::Broken);
    }
    let large = Refused::Pixels { width, height };
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Err(large);
    }
    decode_pixels(bytes, format).map(|pixels| Picture { pixels }).map_err(|error| match error {
        ImageError::Limits(_) => large,
        _ => Refused::Broken,
    })
}

fn decode_pixels(bytes: &[u8], format: ImageFormat) -> Result<RgbImage, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    if decoder.total_bytes() > MOST_MEMORY {
        let kind = image::error::LimitErrorKind::InsufficientMemory;
        return Err(ImageError::Limits(image::error::LimitError::from_kind(kind)));
    }
    // A missing or senseless turn is no reason to refuse the picture.
    let turn = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turn);
    Ok(on_white(picture))
}

/// JPEG has no transparency; what shines through would turn black.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let clear = picture.into_rgba8();
    let mut out = RgbImage::new(clear.width(), clear.height());
    for (to, from) in out.pixels_mut().zip(clear.pixels()) {
        let [red, green, blue, alpha] = from.0;
        to.0 = [red, green, blue].map(|part| over_white(part, alpha));
    }
    out
}

fn over_white(part: u8, alpha: u8) -> u8 {
    let (part, alpha) = (u32::from(part), u32::from(alpha));
    u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
}

/// Whether the last scan of a JPEG is followed by the end marker (ISO/IEC 10918-1, B.2.1). Decoders fill a missing
/// rest with grey; a newspaper would print it. An embedded preview has its own end, hence the last scan.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let marker = |second: u8| move |pair: &[u8]| pair == [0xff, second];
    let Some(scan) = bytes.windows(2).rposition(marker(0xda)) else { return false };
    bytes.get(scan..).is_some_and(|rest| rest.windows(2).any(marker(0xd9)))
}

/// A copy at most this many pixels wide, in the same proportions. A picture is never enlarged.
#[must_use]
pub fn resize_to_width(picture: &Picture, width: u32) -> Picture {
    let (old_width, old_height) = picture.dimensions();
    let width = width.max(1);
    if width >= old_width {
        return picture.clone();
    }
    let height = scaled(old_height, width, old_width);
    // Averaging first makes a small copy of a large photograph several times faster, and loses nothing: the second
    // step still halves at least.
    let rough_width = width.saturating_mul(3);
    let pixels = if old_width > rough_width {
        let rough =
            imageops::thumbnail(&picture.pixels, rough_width, scaled(old_height, rough_width, old_width));
        imageops::resize(&rough, width, height, FilterType::Lanczos3)
    } else {
        imageops::resize(&picture.pixels, width, height, FilterType::Lanczos3)
    };
    Picture { pixels }
}

/// A copy that fits into a box, in the same proportions. A picture is never enlarged.
#[must_use]
pub fn resize_within(picture: &Picture, width: u32, height: u32) -> Picture {
    let (old_width, old_height) = picture.dimensions();
    let narrow = if old_height > height { scaled_down(old_width, height, old_height) } else { old_width };
    resize_to_width(picture, width.min(narrow))
}

/// As [`scaled`], but never above the exact value: what is resized to it stays within its box.
fn scaled_down(length: u32, by: u32, of: u32) -> u32 {
    let exact = u64::from(length) * u64::from(by) / u64::from(of).max(1);
    u32::try_from(exact).unwrap_or(u32::MAX).max(1)
}

fn scaled(length: u32, by: u32, of: u32) -> u32 {
    let (length, by, of) = (u64::from(length), u64::from(by), u64::from(of).max(1));
    u32::try_from((length * by + of / 2) / of).unwrap_or(u32::MAX).max(1)
}
