//! What a file is by its first bytes; its name and its declared type prove nothing.

/// A kind of picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JPEG (ISO/IEC 10918-1).
    Jpeg,
    /// PNG (W3C, third edition).
    Png,
    /// WebP, lossy or lossless; of an animation the first frame counts.
    Webp,
    /// A picture the paper does not take, by the name people know it by.
    Other(&'static str),
}

impl Kind {
    /// The kind of these bytes; `None` where they are no picture at all.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let at =
            |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic));
        let kind = if at(0, b"\xff\xd8\xff") {
            Self::Jpeg
        } else if at(0, b"\x89PNG\r\n\x1a\n") {
            Self::Png
        } else if at(0, b"RIFF") && at(8, b"WEBP") {
            Self::Webp
        } else if at(0, b"GIF8") {
            Self::Other("GIF")
        } else if at(4, b"ftyphei") || at(4, b"ftypmif1") || at(4, b"ftyphev") {
            Self::Other("HEIC")
        } else if at(4, b"ftypavi") {
            Self::Other("AVIF")
        } else if at(0, b"II*\0") || at(0, b"MM\0*") {
            Self::Other("TIFF")
        } else if at(0, b"BM") && at(6, b"\0\0\0\0") {
            Self::Other("BMP")
        } else if at(0, b"8BPS") {
            Self::Other("Photoshop")
        } else if at(0, b"\0\0\x01\0") {
            Self::Other("icon")
        } else if at(0, b"%PDF-") {
            Self::Other("PDF")
        } else if is_svg(bytes) {
            Self::Other("SVG")
        } else {
            return None;
        };
        Some(kind)
    }
}

/// SVG is text and may start with a byte order mark, a declaration, comments or a document type.
fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.to_ascii_lowercase().contains("<svg")
}
