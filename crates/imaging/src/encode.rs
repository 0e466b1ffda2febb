//! Writing pictures as files, with nothing in them but pixels: no place, no camera, no profile, no preview.

use image::codecs::avif::AvifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _};

use crate::{Picture, Refused};

/// The speed of rav1e, 1 to 10: at 8 a picture of a page takes about a second, and slower ones are hardly smaller.
const AVIF_SPEED: u8 = 8;
/// The longest side of a WebP, in pixels (its bitstream has 14 bits for it).
const WEBP_SIDE: u32 = 16_383;

/// A kind of file that pictures are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// AV1 Image File Format: the smallest, and the slowest to write.
    Avif,
    /// WebP, lossy.
    Webp,
    /// Baseline JPEG, which everything shows.
    Jpeg,
}

impl Format {
    /// All of them, the one that a browser is to take first in front.
    pub const ALL: [Self; 3] = [Self::Avif, Self::Webp, Self::Jpeg];

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The end of a file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
        }
    }

    /// Qualities that look alike in each kind, the best first; the lower ones are for pictures with much detail.
    fn qualities(self) -> [u8; 3] {
        match self {
            Self::Avif => [60, 48, 36],
            Self::Webp => [78, 62, 45],
            Self::Jpeg => [78, 65, 50],
        }
    }
}

/// Writes a picture in one kind and quality, from 1 to 100. The kinds count quality differently.
///
/// # Errors
/// [`Refused::Encoding`] where a side is longer than the kind allows.
pub fn encode(picture: &Picture, format: Format, quality: u8) -> Result<Vec<u8>, Refused> {
    let quality = quality.clamp(1, 100);
    match format {
        Format::Avif => encode_avif(picture, quality),
        Format::Webp => encode_webp(picture, quality),
        Format::Jpeg => encode_jpeg(picture, quality),
    }
}

/// Writes a picture for a page: in good quality, in less where the file would be larger than `most` bytes. With much
/// detail it may still be larger; it is not made ugly for it.
///
/// # Errors
/// As [`encode`].
pub fn encode_within(picture: &Picture, format: Format, most: usize) -> Result<Vec<u8>, Refused> {
    let mut written = Err(Refused::Encoding);
    for quality in format.qualities() {
        written = encode(picture, format, quality);
        if written.as_ref().map_or(true, |bytes| bytes.len() <= most) {
            break;
        }
    }
    written
}

/// Writes a baseline JPEG without any metadata. Quality runs from 1 to 100; 80 suits photographs on a page.
///
/// # Errors
/// [`Refused::Encoding`] where a side is longer than the format allows.
pub fn encode_jpeg(picture: &Picture, quality: u8) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, quality.clamp(1, 100));
    encoder.encode_image(&picture.pixels).map_err(|_| Refused::Encoding)?;
    Ok(out)
}

fn encode_webp(picture: &Picture, quality: u8) -> Result<Vec<u8>, Refused> {
    let (width, height) = picture.dimensions();
    if width.max(height) > WEBP_SIDE {
        return Err(Refused::Encoding);
    }
    let encoder = webp::Encoder::from_rgb(picture.rgb(), width, height);
    let written = encoder.encode_simple(false, f32::from(quality));
    Ok(written.map_err(|_| Refused::Encoding)?.to_vec())
}

fn encode_avif(picture: &Picture, quality: u8) -> Result<Vec<u8>, Refused> {
    let (width, height) = picture.dimensions();
    let mut out = Vec::new();
    // One thread: whoever reads the paper has the other processors.
    let encoder =
        AvifEncoder::new_with_speed_quality(&mut out, AVIF_SPEED, quality).with_num_threads(Some(1));
    let written = encoder.write_image(picture.rgb(), width, height, ExtendedColorType::Rgb8);
    written.map_err(|_| Refused::Encoding)?;
    Ok(out)
}
