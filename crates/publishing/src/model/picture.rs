//! A picture: sent once, shown in copies of several widths and kinds.

use imaging::{Format, Origin, Refused};
use web::{Problem, Sentence};

use super::licence::{expiry, licence, of_address, terms_of_use};
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
    /// What the file is called; may be empty.
    pub name: String,
    /// Whether it is open to the whole desk.
    pub shared: bool,
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
    /// It says nothing that a text beside it would not say, so that it needs no alt.
    pub decorative: bool,
    /// A code of [`super::LICENCES`], or a text of up to 200 characters; may be empty.
    pub licence: String,
    /// What else is agreed, up to 1,000 characters; may be empty.
    pub terms: String,
    /// Until when it may be shown, microseconds since 1970 UTC.
    pub expires: Option<i64>,
}

impl PictureWords {
    /// The words in order, with every problem there is.
    pub(crate) fn checked(&self, found: &mut Vec<Problem>) -> Self {
        Self {
            alt: line(found, "alt", &self.alt, ALT),
            caption: line(found, "caption", &self.caption, CAPTION),
            credit: line(found, "credit", &self.credit, CREDIT),
            decorative: self.decorative,
            licence: licence(found, &self.licence),
            terms: terms_of_use(found, &self.terms),
            expires: expiry(found, self.expires),
        }
    }

    /// These words, and where there are none those that the file says of itself; whether any of them were taken.
    pub(crate) fn or_told(mut self, told: &Origin) -> (Self, bool) {
        let credit = match (told.creator.as_str(), told.credit.as_str()) {
            (creator, "") => creator.to_owned(),
            ("", credit) => credit.to_owned(),
            (creator, credit) if credit.contains(creator) => credit.to_owned(),
            (creator, credit) => format!("{creator} / {credit}"),
        };
        let terms = [told.copyright.as_str(), told.terms.as_str()];
        let terms = terms.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let mut any = false;
        for (own, told, most) in [
            (&mut self.alt, told.alt.as_str(), ALT),
            (&mut self.caption, &told.caption, CAPTION),
            (&mut self.credit, &credit, CREDIT),
            (&mut self.licence, &of_address(&told.licence).unwrap_or_default(), CREDIT),
            (&mut self.terms, &terms, ALT),
        ] {
            let told: String = told.chars().take(most).collect();
            // What a form would refuse is no proposal.
            let told = line(&mut Vec::new(), "", &told, most);
            if own.is_empty() && !told.is_empty() {
                *own = told;
                any = true;
            }
        }
        (self, any)
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
    /// Whether it needs no alt.
    pub decorative: Option<bool>,
    /// A code or a text.
    pub licence: Option<String>,
    /// What else is agreed.
    pub terms: Option<String>,
    /// Until when it may be shown; none for ever.
    pub expires: Option<Option<i64>>,
    /// Whether it is open to the desk.
    pub shared: Option<bool>,
    /// The revision that is changed; without it whatever is there.
    pub revision: Option<i64>,
}

impl PictureChanges {
    fn is_about_words(&self) -> bool {
        let Self { alt, caption, credit, licence, terms, .. } = self;
        [alt, caption, credit, licence, terms].into_iter().any(Option::is_some)
    }
}

/// Words in the letters that they are compared in: Latin ones without marks, and figures.
pub(crate) fn folded<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut words = Vec::new();
    for text in texts {
        let plain = deunicode::deunicode(text).to_ascii_lowercase();
        let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        words.extend(parts.map(str::to_owned));
    }
    words
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
    /// The key of the JPEG that is shown, since another file took the place of the first.
    pub file: Option<String>,
    /// What the file is called; may be empty.
    pub name: String,
    /// Who sent it.
    pub sender: Option<i64>,
    /// Whether it is open to the desk.
    pub shared: bool,
    /// Whether its words come from the file, and nobody saved them yet.
    pub proposed: bool,
    /// Whether a story with it needs its credit and licence before it is published.
    pub bound: bool,
    /// Counts its changes, from 1.
    pub revision: i64,
    /// When it came, microseconds since 1970 UTC.
    pub created: i64,
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
            decorative: changes.decorative.unwrap_or(self.words.decorative),
            licence: text(&changes.licence, &self.words.licence),
            terms: text(&changes.terms, &self.words.terms),
            expires: changes.expires.unwrap_or(self.words.expires),
        };
        let words = words.checked(&mut found);
        let focus = Focus {
            x: per_cent(&mut found, "focus_x", changes.focus_x, self.focus.x),
            y: per_cent(&mut found, "focus_y", changes.focus_y, self.focus.y),
        };
        let shared = changes.shared.unwrap_or(self.shared);
        if !found.is_empty() {
            return Err(found);
        }
        // Who describes it answers for it from then on.
        let described = words != self.words || self.proposed && changes.is_about_words();
        let proposed = self.proposed && !described;
        Ok(Self { words, focus, shared, proposed, bound: self.bound || described, ..self.clone() })
    }

    /// Where the JPEG that is shown lies, and what its address ends with.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.key)
    }

    /// The words that the search finds it by: of its texts and of the file's name, folded, each with a space in front.
    pub(crate) fn search_text(&self) -> String {
        let words = &self.words;
        let texts = [&words.alt, &words.caption, &words.credit, &self.name];
        folded(texts.into_iter().map(String::as_str)).iter().map(|word| format!(" {word}")).collect()
    }
}

/// A number from 0 to 100, or what stands in its place where none was given.
pub(crate) fn per_cent(found: &mut Vec<Problem>, field: &str, given: Option<i64>, otherwise: u8) -> u8 {
    let Some(given) = given else { return otherwise };
    let number = u8::try_from(given).ok().filter(|number| *number <= 100);
    number.unwrap_or_else(|| {
        found.push(problem(field, Sentence::key("rules-per-cent")));
        otherwise
    })
}

/// Why a file is no picture of the paper.
pub(crate) fn not_taken(refused: &Refused) -> Sentence {
    match refused {
        Refused::NotAPicture => Sentence::key("media-refused-none"),
        Refused::Kind(name) => Sentence::key("media-refused-kind").with("kind", *name),
        Refused::Bytes => Sentence::key("media-refused-bytes"),
        Refused::Pixels { width, height } => {
            Sentence::key("media-refused-pixels").with("size", format!("{width} × {height}"))
        }
        Refused::Broken | Refused::Encoding => Sentence::key("media-refused-broken"),
    }
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
            licence: Some("x".repeat(201)),
            terms: Some("x".repeat(1_001)),
            ..PictureChanges::default()
        };
        let fields: Vec<String> =
            picture.changed(&wrong).unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["alt", "caption", "credit", "licence", "terms", "focus_x", "focus_y"]);
    }

    #[test]
    fn words_are_found_without_their_marks() {
        let words =
            PictureWords {
                alt: "Die Fähre – 2026".into(), credit: "Jo".into(), ..PictureWords::default()
            };
        let picture = Picture { words, name: "IMG_0042.JPG".into(), ..Picture::default() };
        assert_eq!(picture.search_text(), " die fahre 2026 jo img 0042 jpg");
    }

    #[test]
    fn what_a_file_says_fills_what_nobody_typed() {
        let told = Origin {
            creator: "Ida Oehler".into(),
            credit: "Harbour Press".into(),
            caption: "The ferry".into(),
            copyright: "© Harbour Press".into(),
            licence: "https://creativecommons.org/licenses/by/4.0/".into(),
            ..Origin::default()
        };
        let typed = PictureWords { caption: "A pier".into(), ..PictureWords::default() };
        let (words, any) = typed.or_told(&told);
        assert_eq!(
            (words.caption.as_str(), words.credit.as_str(), any),
            ("A pier", "Ida Oehler / Harbour Press", true)
        );
        assert_eq!((words.licence.as_str(), words.terms.as_str()), ("cc-by-4.0", "© Harbour Press"));
        assert_eq!(PictureWords::default().or_told(&Origin::default()), (PictureWords::default(), false));
    }

    #[test]
    fn whoever_saves_answers_for_it() {
        let picture = Picture { proposed: true, ..Picture::default() };
        let same =
            picture.changed(&PictureChanges { alt: Some(String::new()), ..Default::default() }).unwrap();
        assert_eq!((same.proposed, same.bound), (false, true));
        let turned = picture.changed(&PictureChanges { focus_x: Some(3), ..Default::default() }).unwrap();
        assert_eq!((turned.proposed, turned.bound), (true, false));
    }
}
