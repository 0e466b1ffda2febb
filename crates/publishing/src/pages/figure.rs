//! A picture as the templates show it: a JPEG, and the copies that a browser chooses from where there are some.

use std::collections::HashMap;

use imaging::Format;
use serde::Serialize;

use crate::model::{Lead, Picture, copy_key, media_url};

/// Pictures of a page by their keys.
pub(crate) type Known = HashMap<String, Picture>;

/// The widest copy for a small square beside some words, in pixels: 9rem on the sharpest screens.
pub(crate) const SMALL: u32 = 480;
/// The widest copy for a story on a page of many, in pixels: wider ones may weigh more than a phone should load.
pub(crate) const TEASER: u32 = 1_280;

/// How wide the pictures within a story are; the same stands in the template of the article for the one above it.
const SIZES: &str = "(min-width: 62rem) 42rem, (min-width: 49rem) 46rem, calc(100vw - 2rem)";
/// What a picture within a story begins with, up to its key.
const IMAGE: &str = "<img src=\"/media/";

/// A picture as the templates show it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Figure {
    pub(crate) src: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) alt: String,
    pub(crate) caption: String,
    pub(crate) credit: String,
    /// The copies of the kinds that weigh less than JPEG, the lightest first; empty until they are made.
    pub(crate) sources: Vec<Source>,
    /// The JPEG in its widths; empty until they are made.
    pub(crate) srcset: String,
    /// Classes that say what is not to be cut off; empty for the middle.
    pub(crate) focus: String,
}

/// The copies of one kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Source {
    kind: &'static str,
    srcset: String,
}

impl From<Lead> for Figure {
    fn from(lead: Lead) -> Self {
        let Lead { media, width, height, alt, caption, credit } = lead;
        Self { src: media_url(&media), width, height, alt, caption, credit, ..Self::default() }
    }
}

impl Figure {
    /// The picture with those of its copies that are at most `widest` pixels wide.
    pub(crate) fn of(lead: Lead, known: &Known, widest: u32) -> Self {
        let picture = known.get(&lead.media);
        let plain = Self::from(lead);
        let Some(picture) = picture else { return plain };
        let srcset = |format| srcset(picture, format, widest);
        let source = |format: Format| Source { kind: format.media_type(), srcset: srcset(format) };
        let lighter = Format::ALL.into_iter().filter(|format| *format != Format::Jpeg);
        let sources = if picture.copies.is_empty() { Vec::new() } else { lighter.map(source).collect() };
        Self {
            sources,
            srcset: srcset(Format::Jpeg),
            focus: picture.focus.classes(),
            // Another file may have taken the place of the one that the story was written with.
            src: media_url(picture.shown()),
            width: picture.width,
            height: picture.height,
            ..plain
        }
    }

    /// The picture above a story: where the story has no words of its own, with those of the library.
    pub(crate) fn above(lead: Lead, known: &Known) -> Self {
        let words = known.get(&lead.media).map(|picture| picture.words.clone()).unwrap_or_default();
        let own = |own: String, kept: String| if own.is_empty() { kept } else { own };
        let figure = Self::of(lead, known, u32::MAX);
        let alt = if words.decorative { String::new() } else { words.alt };
        Self { alt: own(figure.alt, alt), credit: own(figure.credit, words.credit), ..figure }
    }
}

/// The copies of one kind as HTML lists them.
fn srcset(picture: &Picture, format: Format, widest: u32) -> String {
    let widths = picture.copies.iter().filter(|width| **width <= widest);
    let copy = |width: &u32| format!("{} {width}w", copy_url(picture, *width, format));
    widths.map(copy).collect::<Vec<_>>().join(", ")
}

/// The path of a copy; the widest JPEG is the picture itself.
pub(crate) fn copy_url(picture: &Picture, width: u32, format: Format) -> String {
    if format == Format::Jpeg && width == picture.width {
        return media_url(picture.shown());
    }
    media_url(&copy_key(picture.shown(), width, format))
}

/// The keys of the pictures within a story.
pub(crate) fn keys_in(html: &str) -> impl Iterator<Item = &str> {
    html.split(IMAGE).skip(1).filter_map(|rest| rest.split_once('"')).map(|(key, _)| key)
}

/// The text of a story with the copies of its pictures. It is stored without them, so that nothing has to be written
/// again when they come.
pub(crate) fn with_copies(html: String, known: &Known) -> String {
    if known.is_empty() {
        return html;
    }
    let mut parts = html.split(IMAGE);
    let mut out = String::with_capacity(html.len());
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match chosen(part, known) {
            Some(picture) => out.push_str(&picture),
            None => out.push_str(&format!("{IMAGE}{part}")),
        }
    }
    out
}

/// A picture within a story with its copies, and what comes after it; `None` where it has none.
fn chosen(part: &str, known: &Known) -> Option<String> {
    let (key, rest) = part.split_once('"')?;
    let picture = known.get(key).filter(|picture| !picture.copies.is_empty())?;
    // No `>` stands within: attributes are written escaped.
    let (attributes, after) = rest.split_once('>')?;
    let list = |format| srcset(picture, format, u32::MAX);
    let mut html = "<picture>".to_owned();
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Jpeg) {
        let (kind, list) = (format.media_type(), list(format));
        html.push_str(&format!("<source type=\"{kind}\" srcset=\"{list}\" sizes=\"{SIZES}\">"));
    }
    let list = list(Format::Jpeg);
    html.push_str(&format!(
        "{IMAGE}{}\" srcset=\"{list}\" sizes=\"{SIZES}\"{attributes}></picture>{after}",
        picture.shown()
    ));
    Some(html)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Focus;

    fn known() -> Known {
        let picture = Picture {
            key: "ab/x.jpg".into(),
            width: 700,
            height: 400,
            focus: Focus { x: 20, y: 50 },
            copies: vec![320, 480, 640, 700],
            ..Picture::default()
        };
        let waiting = Picture { key: "ab/y.jpg".into(), width: 700, ..Picture::default() };
        [picture, waiting].map(|picture| (picture.key.clone(), picture)).into()
    }

    fn lead(key: &str) -> Lead {
        Lead { media: key.into(), width: 700, height: 400, ..Lead::default() }
    }

    #[test]
    fn the_widest_copy_is_the_picture_itself() {
        let figure = Figure::of(lead("ab/x.jpg"), &known(), u32::MAX);
        assert!(figure.srcset.starts_with("/media/ab/x-320.jpg 320w, /media/ab/x-480.jpg 480w, "));
        assert!(figure.srcset.ends_with(", /media/ab/x.jpg 700w"), "{}", figure.srcset);
        let kinds: Vec<&str> = figure.sources.iter().map(|source| source.kind).collect();
        assert_eq!((kinds, figure.focus.as_str()), (vec!["image/avif", "image/webp"], "fx2"));
        assert!(figure.sources[0].srcset.ends_with("/media/ab/x-700.avif 700w"));
        let small = Figure::of(lead("ab/x.jpg"), &known(), SMALL);
        assert_eq!(small.sources[1].srcset, "/media/ab/x-320.webp 320w, /media/ab/x-480.webp 480w");
    }

    #[test]
    fn without_copies_it_is_the_plain_picture() {
        for key in ["ab/y.jpg", "ab/none.jpg"] {
            let figure = Figure::of(lead(key), &known(), TEASER);
            assert_eq!((figure.sources.len(), figure.srcset.as_str()), (0, ""), "{key}");
        }
    }

    #[test]
    fn pictures_within_a_story_get_their_copies() {
        let html = r#"<p>&lt;img src=&quot;/media/ab/x.jpg</p><figure><img src="/media/ab/x.jpg" alt="a &gt; b" width="7" loading="lazy"></figure><img src="/media/ab/y.jpg" alt="">"#;
        assert_eq!(keys_in(html).collect::<Vec<_>>(), ["ab/x.jpg", "ab/y.jpg"]);
        let shown = with_copies(html.to_owned(), &known());
        assert!(shown.starts_with(r#"<p>&lt;img src=&quot;/media/ab/x.jpg</p><figure><picture><source type="image/avif" srcset="/media/ab/x-320.avif 320w, "#));
        let image = r#"<img src="/media/ab/x.jpg" srcset="/media/ab/x-320.jpg 320w, "#;
        assert!(shown.contains(image), "{shown}");
        assert!(shown.ends_with(r#" alt="a &gt; b" width="7" loading="lazy"></picture></figure><img src="/media/ab/y.jpg" alt="">"#), "{shown}");
        assert_eq!(with_copies(html.to_owned(), &Known::new()), html);
    }

    #[test]
    fn another_file_in_its_place_has_addresses_of_its_own() {
        let mut known = known();
        known.values_mut().for_each(|picture| picture.file = Some("cd/z.jpg".into()));
        let figure = Figure::of(lead("ab/x.jpg"), &known, SMALL);
        assert_eq!(
            (figure.src.as_str(), figure.srcset.as_str()),
            ("/media/cd/z.jpg", "/media/cd/z-320.jpg 320w, /media/cd/z-480.jpg 480w")
        );
        let html = with_copies(r#"<img src="/media/ab/x.jpg" alt="">"#.to_owned(), &known);
        assert!(html.contains(r#"<img src="/media/cd/z.jpg" srcset="#) && !html.contains("ab/x"), "{html}");
    }
}
