//! A picture: sent once, shown in copies of several widths and kinds.

use imaging::Format;
use web::Problem;

use super::rules::{ALT, CAPTION, CREDIT, line, problem};

/// Widths of the copies, in pixels. A picture is never enlarged: the widest copy has its own width.
const WIDTHS: [u32; 6] = [320, 480, 640, 960, 1_280, 1_920];
/// The box that a shown picture fits into, in pixels: as wide as the widest copy, and no endless strip.
pub(crate) const BOX: (u32, u32) = (1_920, 3_840);
/// Copies up to this width are what phones load, in pixels.
const PHONE: u32 = 1_280;
/// What a copy for a phone and a larger one are to weigh at most, in bytes.
const WEIGHTS: (usize, usize) = (80_000, 300_000);

/// The point of a picture that is not to be cut off, in per cent from the left and from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// From the left, 0 to 100.
    pub x: u8,
    /// From the top, 0 to 100.
    pub y: u8,
}

impl Default for Focus {
    fn default() -> Self {
        Self { x: 50, y: 50 }
    }
}

impl Focus {
    /// The classes of the theme that place the picture, in tenths; empty for the middle. A style of its own would be
    /// refused by the content security policy.
    #[must_use]
    pub fn classes(self) -> String {
        let tenth = |part: u8| part.saturating_add(5) / 10;
        let class = |axis: char, part: u8| (tenth(part) != 5).then(|| format!("f{axis}{}", tenth(part)));
        [class('x', self.x), class('y', self.y)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// A picture to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPicture {
    /// The file as it was sent; its first bytes say what it is.
    pub file: Vec<u8>,
    /// What it shows and who made it.
    pub words: PictureWords,
    /// What is not to be cut off.
    pub focus: Focus,
}

/// The words of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureWords {
    /// What it shows, for those who do not see it, up to 1,000 characters.
    pub alt: String,
    /// Text under it, up to 1,000 characters; may be empty.
    pub caption: String,
    /// Photographer and agency, up to 200 characters; may be empty.
    pub credit: String,
}

impl PictureWords {
    /// The words in order, with every problem there is.
    pub(crate) fn checked(&self, found: &mut Vec<Problem>) -> Self {
        Self {
            alt: line(found, "alt", &self.alt, ALT),
            caption: line(found, "caption", &self.caption, CAPTION),
            credit: line(found, "credit", &self.credit, CREDIT),
        }
    }
}

/// A change of a picture: `None` leaves a field as it is, an empty text takes it away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureChanges {
    /// What it shows.
    pub alt: Option<String>,
    /// Text under it.
    pub caption: Option<String>,
    /// Photographer and agency.
    pub credit: Option<String>,
    /// From the left, 0 to 100 per cent.
    pub focus_x: Option<i64>,
    /// From the top, 0 to 100 per cent.
    pub focus_y: Option<i64>,
}

/// A picture that the paper has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Id.
    pub id: i64,
    /// Key of the JPEG that is shown where no copy fits.
    pub key: String,
    /// Width of that JPEG, in pixels.
    pub width: u32,
    /// Height of that JPEG, in pixels.
    pub height: u32,
    /// Its words.
    pub words: PictureWords,
    /// What is not to be cut off.
    pub focus: Focus,
    /// The widths that there are copies of; empty until they are made.
    pub copies: Vec<u32>,
    /// Where the file that was sent lies; no address leads there.
    pub original: Option<String>,
}

impl Picture {
    /// The picture after a change.
    pub(crate) fn changed(&self, changes: &PictureChanges) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let text = |new: &Option<String>, old: &String| new.clone().unwrap_or_else(|| old.clone());
        let words = PictureWords {
            alt: text(&changes.alt, &self.words.alt),
            caption: text(&changes.caption, &self.words.caption),
            credit: text(&changes.credit, &self.words.credit),
        };
        let words = words.checked(&mut found);
        let focus = Focus {
            x: per_cent(&mut found, "focus_x", changes.focus_x, self.focus.x),
            y: per_cent(&mut found, "focus_y", changes.focus_y, self.focus.y),
        };
        if found.is_empty() { Ok(Self { words, focus, ..self.clone() }) } else { Err(found) }
    }
}

/// A number from 0 to 100, or what stands in its place where none was given.
pub(crate) fn per_cent(found: &mut Vec<Problem>, field: &str, given: Option<i64>, otherwise: u8) -> u8 {
    let Some(given) = given else { return otherwise };
    let number = u8::try_from(given).ok().filter(|number| *number <= 100);
    number.unwrap_or_else(|| {
        found.push(problem(field, "Give a number from 0 to 100: per cent from the left or from the top."));
        otherwise
    })
}

/// The widths that a picture of this width has copies of, in pixels, the smallest first.
pub(crate) fn copy_widths(width: u32) -> Vec<u32> {
    WIDTHS.into_iter().filter(|copy| *copy < width).chain([width]).collect()
}

/// What a copy of this width is to weigh at most, in bytes.
pub(crate) fn copy_weight(width: u32) -> usize {
    if width <= PHONE { WEIGHTS.0 } else { WEIGHTS.1 }
}

/// The key of a copy: as hard to guess as that of the picture, and alike in all of them, so that a page that names
/// eighteen of them packs well.
pub(crate) fn copy_key(key: &str, width: u32, format: Format) -> String {
    let stem = key.rsplit_once('.').map_or(key, |(stem, _)| stem);
    format!("{stem}-{width}.{}", format.extension())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_copy_is_wider_than_its_picture() {
        assert_eq!(copy_widths(1_920), [320, 480, 640, 960, 1_280, 1_920]);
        assert_eq!(copy_widths(1_200), [320, 480, 640, 960, 1_200]);
        assert_eq!(copy_widths(321), [320, 321]);
        assert_eq!(copy_widths(320), [320]);
        assert_eq!(copy_widths(7), [7]);
    }

    #[test]
    fn the_middle_needs_no_class() {
        let classes = |x, y| Focus { x, y }.classes();
        assert_eq!(classes(50, 50), "");
        assert_eq!(classes(0, 100), "fx0 fy10");
        assert_eq!(classes(46, 94), "fy9");
        assert_eq!(classes(23, 54), "fx2");
    }

    #[test]
    fn a_copy_is_found_by_the_key_of_its_picture() {
        assert_eq!(copy_key("ab/abcd.jpg", 640, Format::Avif), "ab/abcd-640.avif");
        assert_eq!(copy_key("ab/abcd", 640, Format::Jpeg), "ab/abcd-640.jpg");
    }

    #[test]
    fn every_field_of_a_change_is_checked() {
        let picture = Picture { focus: Focus { x: 10, y: 20 }, ..Picture::default() };
        let changes =
            PictureChanges { alt: Some(" A  pier ".into()), focus_y: Some(30), ..Default::default() };
        let changed = picture.changed(&changes).unwrap();
        assert_eq!((changed.words.alt.as_str(), changed.focus), ("A pier", Focus { x: 10, y: 30 }));
        let wrong = PictureChanges {
            alt: Some("x".repeat(1_001)),
            caption: Some("x".repeat(1_001)),
            credit: Some("x".repeat(201)),
            focus_x: Some(101),
            focus_y: Some(-1),
        };
        let fields: Vec<String> =
            picture.changed(&wrong).unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["alt", "caption", "credit", "focus_x", "focus_y"]);
    }
}
