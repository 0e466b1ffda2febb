//! What a file says of itself: who made the picture, who sells it, what it shows. Agencies and cameras write it in three
//! places, and none of them can be trusted: it is a proposal for whoever describes the picture.

mod camera;
mod iim;
mod xmp;

use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader};

use crate::{Kind, MOST_BYTES};

/// The longest text that is taken from a file, in characters.
const LONGEST: usize = 2_000;
/// The largest block of metadata that is read, in bytes: agencies write some kilobytes, programs with a history more.
const LARGEST: usize = 1 << 20;

/// What a file says of itself; empty where it says nothing. Texts are on one line and without invisible characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Who made it: By-line (IPTC IIM 2:80), `dc:creator`, Artist of Exif.
    pub creator: String,
    /// Whom to name: Credit (IIM 2:110), `photoshop:Credit`.
    pub credit: String,
    /// What it shows: Caption/Abstract (IIM 2:120), `dc:description`, ImageDescription of Exif.
    pub caption: String,
    /// Whose it is: Copyright Notice (IIM 2:116), `dc:rights`, Copyright of Exif.
    pub copyright: String,
    /// What may be done with it: `xmpRights:UsageTerms`, special instructions (IIM 2:40, `photoshop:Instructions`).
    pub terms: String,
    /// The address of a licence: `cc:license`, `xmpRights:WebStatement`.
    pub licence: String,
    /// For those who do not see it: `Iptc4xmpCore:AltTextAccessibility`.
    pub alt: String,
    /// What a camera notes: never for readers.
    pub notes: Vec<(Note, String)>,
}

/// Something that a camera notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Which camera it was.
    Camera,
    /// When it was taken, on the camera's clock.
    Taken,
    /// Where it was taken: degrees of latitude and longitude.
    Place,
    /// The program that wrote the file.
    Software,
}

impl Note {
    /// Its name in keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Camera => "camera",
            Self::Taken => "taken",
            Self::Place => "place",
            Self::Software => "software",
        }
    }
}

impl Origin {
    /// What stands here, and where nothing does, what stands there.
    fn or(self, other: Self) -> Self {
        let text = |one: String, two: String| if one.is_empty() { two } else { one };
        Self {
            creator: text(self.creator, other.creator),
            credit: text(self.credit, other.credit),
            caption: text(self.caption, other.caption),
            copyright: text(self.copyright, other.copyright),
            terms: text(self.terms, other.terms),
            licence: text(self.licence, other.licence),
            alt: text(self.alt, other.alt),
            notes: if self.notes.is_empty() { other.notes } else { self.notes },
        }
    }
}

/// Reads what a file says of itself: XMP first, which programs of today write, then IPTC IIM, then Exif (as the Metadata
/// Working Group's Guidelines, 2.0, order them where nothing says which is newer). Damage in it is no error: what cannot be
/// read is not there.
#[must_use]
pub fn origin(bytes: &[u8]) -> Origin {
    let format = match Kind::of(bytes) {
        Some(Kind::Jpeg) => ImageFormat::Jpeg,
        Some(Kind::Png) => ImageFormat::Png,
        Some(Kind::Webp) => ImageFormat::WebP,
        _ => return Origin::default(),
    };
    if bytes.len() > MOST_BYTES {
        return Origin::default();
    }
    let Ok(mut decoder) = ImageReader::with_format(Cursor::new(bytes), format).into_decoder() else {
        return Origin::default();
    };
    let block = |read: image::ImageResult<Option<Vec<u8>>>| {
        read.ok().flatten().filter(|block| block.len() <= LARGEST).unwrap_or_default()
    };
    let (xmp, iim, exif) =
        (block(decoder.xmp_metadata()), block(decoder.iptc_metadata()), block(decoder.exif_metadata()));
    xmp::read(&xmp).or(iim::read(&iim)).or(camera::read(exif))
}

/// A text on one line, without what cannot be seen: control characters, and marks that turn the direction of what follows.
fn tidy(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}');
    let plain: String = text
        .chars()
        .take(LONGEST * 2)
        .filter(|c| !hidden(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST).collect()
}
