//! One story of a feed: its words, whole addresses, and what readers were told about it since.

use std::collections::{BTreeSet, HashMap};

use database::Conn;
use document::CorrectionKind;
use locale::{Language, date_only, house_moment, iso};
use serde::Serialize;

use crate::Desk;
use crate::model::{Correction, author_url, is_listed, kind_name, picture_kind, url};
use crate::pages::{Figure, headline};
use crate::store::{self, FullText, Teaser};

/// A story as every format shows it.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) url: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) html: String,
    pub(super) published: i64,
    pub(super) updated: i64,
    pub(super) authors: Vec<Person>,
    pub(super) categories: Vec<String>,
    pub(super) language: Language,
    pub(super) picture: Option<Picture>,
}

/// Whoever wrote a story.
#[derive(Debug, Serialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) url: String,
}

/// The picture above a story.
#[derive(Debug, Serialize)]
pub(super) struct Picture {
    pub(super) url: String,
    pub(super) kind: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) alt: String,
    pub(super) credit: String,
}

/// The stories of these rows, in their order, and the topics they are about.
pub(super) async fn entries(
    c: &mut Conn,
    desk: &Desk,
    rows: Vec<Teaser>,
) -> database::Result<(Vec<Entry>, BTreeSet<i64>)> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut texts = store::full_texts(c, &ids).await?;
    let mut writers = store::writers(c, &ids).await?;
    let mut subjects = store::subjects(c, &ids).await?;
    let keys: Vec<&str> = rows.iter().filter_map(|row| Some(row.lead.as_ref()?.media.as_str())).collect();
    let kinds = store::picture_kinds(c, &keys).await?;
    let topics = subjects.values().flatten().map(|(topic, _)| *topic).collect();
    let entry = |row: Teaser| {
        let around = Around {
            text: texts.remove(&row.id).unwrap_or_default(),
            writers: writers.remove(&row.id).unwrap_or_default(),
            subjects: subjects.remove(&row.id).unwrap_or_default(),
        };
        entry(desk, row, around, &kinds)
    };
    Ok((rows.into_iter().map(entry).collect(), topics))
}

/// What belongs to a row.
struct Around {
    text: FullText,
    writers: Vec<(String, String)>,
    subjects: Vec<(i64, String)>,
}

fn entry(desk: &Desk, row: Teaser, around: Around, kinds: &HashMap<String, String>) -> Entry {
    let Around { text, writers, subjects } = around;
    let site = &desk.web.site;
    let address = desk.web.absolute(&url(row.section.url.trim_start_matches('/'), &row.slug));
    let kind = row.lead.as_ref().and_then(|lead| kinds.get(&lead.media)).and_then(|kind| picture_kind(kind));
    let lead = row.lead.map(Figure::from);
    let summary = if row.standfirst.is_empty() { text.excerpt } else { row.standfirst };
    let told_last = above(&text.corrections).map(|correction| correction.at).max();
    let mut html: String =
        above(&text.corrections).map(|correction| told(desk, row.language, correction)).collect();
    if site.machines.excerpts {
        let words = desk.web.sentence(row.language, "publishing-read-on", &[]);
        html.push_str(&format!(
            "<p>{}</p><p><a href=\"{address}\">{}</a></p>",
            escaped(&summary),
            escaped(&words)
        ));
    } else {
        html.extend(lead.as_ref().map(figure));
        html.push_str(&text.html);
    }
    let person = |(name, slug): (String, String)| {
        let url = desk.web.absolute(&author_url(&slug));
        Person { name: printable(name), url }
    };
    let categories = std::iter::once(row.section.title).chain(subjects.into_iter().map(|(_, title)| title));
    let picture = lead.zip(kind).map(|(lead, kind)| Picture {
        url: desk.web.absolute(&lead.src),
        kind: kind.to_owned(),
        width: lead.width,
        height: lead.height,
        alt: printable(lead.alt),
        credit: printable(lead.credit),
    });
    Entry {
        // RFC 4151. Made of what never changes, so that a story keeps it under another address or date.
        id: format!(
            "tag:{},{}:article/{}",
            host(&site.base_url),
            date_only(text.created, &site.zone),
            row.id
        ),
        html: printable(absolute(&html, &site.base_url, &address)),
        url: address,
        title: printable(headline(&desk.web, row.retracted, row.language, row.headline)),
        summary: printable(summary),
        published: row.published,
        updated: text.updated.max(told_last).unwrap_or(row.published).max(row.published),
        authors: writers.into_iter().map(person).collect(),
        categories: categories.map(printable).collect(),
        language: row.language,
        picture,
    }
}

/// What stands above the text, a retraction first: whoever reads on has to know.
fn above(told: &[Correction]) -> impl Iterator<Item = &Correction> {
    let is_retraction = |correction: &&Correction| correction.kind == CorrectionKind::Retraction;
    let listed =
        told.iter().filter(move |correction| is_listed(correction.kind) && !is_retraction(correction));
    told.iter().filter(is_retraction).chain(listed)
}

/// What readers were told, above the text: whoever read the story before sees why it comes again.
pub(super) fn told(desk: &Desk, language: Language, correction: &Correction) -> String {
    let zone = &desk.web.site.zone;
    let key = format!("publishing-{}", kind_name(correction.kind));
    let kind = desk.web.sentence(language, &key, &[]);
    let moment = house_moment(correction.at, zone, language);
    format!(
        "<aside><p><b>{}, <time datetime=\"{}\">{moment}</time>.</b> {}</p></aside>",
        escaped(&kind),
        iso(correction.at, zone),
        escaped(&correction.text),
    )
}

fn figure(lead: &Figure) -> String {
    let caption = [lead.caption.as_str(), lead.credit.as_str()].join(" ");
    let caption = caption.trim();
    let below = format!("<figcaption>{}</figcaption>", escaped(caption));
    format!(
        "<figure><img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\">{}</figure>",
        lead.src.as_str(),
        lead.width,
        lead.height,
        escaped(&lead.alt),
        if caption.is_empty() { "" } else { &below },
    )
}

/// Text as it stands in HTML, also between double quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The host of the paper's address, without a port.
pub(super) fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// The same text without the characters that no XML document may hold (XML 1.0, 2.2).
pub(super) fn printable(text: String) -> String {
    let allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    if text.chars().all(allowed) { text } else { text.chars().filter(|c| allowed(*c)).collect() }
}

/// The same HTML with whole addresses: a feed reader shows it far from the paper. The text comes from the document's
/// renderer, which writes every attribute with a space before it and double quotes around it, and escapes quotes.
pub(super) fn absolute(html: &str, base: &str, page: &str) -> String {
    let mut out = html.to_owned();
    for name in ["src", "href"] {
        out = out.replace(&format!(" {name}=\"/"), &format!(" {name}=\"{base}/"));
        // An address that begins with two slashes names a host.
        out = out.replace(&format!(" {name}=\"{base}//"), &format!(" {name}=\"//"));
    }
    out.replace(" href=\"#", &format!(" href=\"{page}#"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_whole() {
        let html = r##"<p id="b1">src=&quot;/x <img src="/media/a.jpg" alt=""> <a href="//h/x">a</a> <a href="#note-1">1</a></p>"##;
        let whole = absolute(html, "https://p.example", "https://p.example/town/x");
        let wanted = r##"<p id="b1">src=&quot;/x <img src="https://p.example/media/a.jpg" alt=""> <a href="//h/x">a</a> <a href="https://p.example/town/x#note-1">1</a></p>"##;
        assert_eq!(whole, wanted);
    }

    #[test]
    fn hosts() {
        assert_eq!(host("https://p.example"), "p.example");
        assert_eq!(host("http://127.0.0.1:8080"), "127.0.0.1");
    }

    #[test]
    fn what_no_document_may_hold_is_left_out() {
        assert_eq!(printable("a\u{1}b\u{b}c\u{fffe}\tü\n\u{1f30a}".to_owned()), "abc\tü\n\u{1f30a}");
    }
}
