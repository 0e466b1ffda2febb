//! One item of the channel: a story, a page, a picture, an entry of a menu.

use std::collections::BTreeMap;

use web::Sentence;

use super::elements::{Name, Space};
use crate::outside::{MOST_TEXT, Named};

/// What is kept of an item. Of fields that come twice, the first counts.
#[derive(Default)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) fields: BTreeMap<&'static str, String>,
    /// Domain and name, in the order of the file.
    pub(super) terms: Vec<(String, Named)>,
    pub(super) metas: BTreeMap<&'static str, String>,
    /// Comments by what they are, and how many.
    pub(super) comments: BTreeMap<Sentence, usize>,
    pub(super) is_too_long: bool,
    meta: (String, String),
    comment: (String, String),
}

/// The fields that are kept, and of whose they are.
const FIELDS: [(Space, &str, &str); 17] = [
    (Space::Rss, "title", "title"),
    (Space::Rss, "link", "link"),
    (Space::Rss, "guid", "guid"),
    (Space::Rss, "pubDate", "pubDate"),
    (Space::Dublin, "creator", "creator"),
    (Space::Content, "encoded", "content"),
    (Space::Excerpt, "encoded", "excerpt"),
    (Space::WordPress, "post_id", "post_id"),
    (Space::WordPress, "post_date", "post_date"),
    (Space::WordPress, "post_date_gmt", "post_date_gmt"),
    (Space::WordPress, "comment_status", "comment_status"),
    (Space::WordPress, "post_name", "post_name"),
    (Space::WordPress, "status", "status"),
    (Space::WordPress, "post_parent", "post_parent"),
    (Space::WordPress, "post_type", "post_type"),
    (Space::WordPress, "post_password", "post_password"),
    (Space::WordPress, "attachment_url", "attachment_url"),
];
const METAS: [&str; 3] = ["_thumbnail_id", "_wp_attachment_image_alt", "_media_credit"];
/// The longest of all fields but the text, in bytes.
const MOST_FIELD: usize = 64 * 1024;

impl Item {
    pub(super) fn at(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }

    /// How much of a field is read.
    pub(super) fn room(name: &Name) -> usize {
        if name.is(Space::Content, "encoded") { MOST_TEXT } else { MOST_FIELD }
    }

    /// A field of the item itself.
    pub(super) fn set(&mut self, name: &Name, text: String) {
        let known = FIELDS.iter().find(|(space, local, _)| name.is(*space, local));
        if let Some((_, _, key)) = known {
            self.fields.entry(*key).or_insert(text);
        }
    }

    /// A category, a tag, or an author of several.
    pub(super) fn term(&mut self, [domain, slug]: &[String; 2], name: &str) {
        let named = Named { slug: slug.clone(), name: name.trim().to_owned() };
        self.terms.push((domain.clone(), named));
    }

    /// A field of something beside the item.
    pub(super) fn beside(&mut self, of: &Name, name: &Name, text: &str) {
        if name.space != Space::WordPress || of.space != Space::WordPress {
            return;
        }
        let text = text.trim();
        match (of.local.as_str(), name.local.as_str()) {
            ("postmeta", "meta_key") => text.clone_into(&mut self.meta.0),
            ("postmeta", "meta_value") => text.clone_into(&mut self.meta.1),
            ("comment", "comment_approved") => text.clone_into(&mut self.comment.0),
            ("comment", "comment_type") => text.clone_into(&mut self.comment.1),
            _ => {}
        }
    }

    /// Something beside the item ends.
    pub(super) fn end_beside(&mut self, of: &Name) {
        if of.is(Space::WordPress, "postmeta") {
            let (key, value) = std::mem::take(&mut self.meta);
            if let Some(key) = METAS.into_iter().find(|known| *known == key) {
                self.metas.entry(key).or_insert(value);
            }
        } else if of.is(Space::WordPress, "comment") {
            let (approved, kind) = std::mem::take(&mut self.comment);
            let what = match (kind.as_str(), approved.as_str()) {
                ("pingback" | "trackback", _) => Sentence::key("exchange-other-pingbacks"),
                (_, "1") => Sentence::key("exchange-other-approved"),
                (_, "0") => Sentence::key("exchange-other-waiting"),
                _ => Sentence::key("exchange-other-spam"),
            };
            *self.comments.entry(what).or_default() += 1;
        }
    }
}
