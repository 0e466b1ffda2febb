//! Words without markup: for search, feeds, e-mail and counts.

use crate::inline::{texts, words};
use crate::model::{Block, Document, Figure, Inline, Kind, Mark};
use crate::quotes::is_quote;

/// The article as plain text: blocks separated by an empty line, items and rows on lines of their own, notes in
/// brackets behind the words they belong to, captions and credits included. Pull quotes repeat the text and are
/// left out.
#[must_use]
pub fn plain_text(document: &Document) -> String {
    let blocks = document.content.iter().map(block);
    let blocks: Vec<String> = blocks.filter(|text| !text.trim().is_empty()).collect();
    blocks.join("\n\n")
}

/// The words of texts as they stand in the editor, each paragraph, heading, item and cell on a line of its own: what a note
/// can point at. What is a field of its own there, such as a caption or a footnote, is left out.
#[must_use]
pub fn text_lines(document: &Document) -> String {
    let texts = document.content.iter().flat_map(|block| texts(&block.kind));
    texts.map(|text| words(text)).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match &block.kind {
        Kind::Paragraph(text) | Kind::Heading { text, .. } => with_notes(text),
        Kind::Quotation { paragraphs, attribution } => {
            let mut said: Vec<String> = paragraphs.iter().map(|text| with_notes(text)).collect();
            let by = [&attribution.speaker, &attribution.role, &attribution.when, &attribution.place];
            let by: Vec<&str> =
                by.into_iter().chain([&attribution.source]).filter_map(Option::as_deref).collect();
            if !by.is_empty() {
                said.push(format!("— {}", by.join(", ")));
            }
            said.join("\n")
        }
        Kind::PullQuote(_) | Kind::Divider => String::new(),
        Kind::List { ordered, items } => {
            let items = items.iter().enumerate().map(|(index, paragraphs)| {
                let text: Vec<String> = paragraphs.iter().map(|text| with_notes(text)).collect();
                let text = text.join("\n");
                if *ordered { format!("{}. {text}", index + 1) } else { format!("- {text}") }
            });
            items.collect::<Vec<_>>().join("\n")
        }
        Kind::Figure(figure) => caption(figure),
        Kind::Gallery(figures) => figures.iter().map(caption).collect::<Vec<_>>().join("\n"),
        Kind::Embed(card) | Kind::LinkCard(card) if card.title.is_empty() => card.url.clone(),
        Kind::Embed(card) | Kind::LinkCard(card) => format!("{} ({})", card.title, card.url),
        Kind::Table { rows, .. } => {
            let rows = rows.iter().map(|cells| cells.iter().map(|text| with_notes(text)).collect::<Vec<_>>());
            rows.map(|cells| cells.join("\t")).collect::<Vec<_>>().join("\n")
        }
        Kind::Correction(correction) => correction.text.clone(),
        Kind::Quarantine(quarantine) => without_tags(&quarantine.html),
    }
}

fn with_notes(text: &[Inline]) -> String {
    let mut out = String::new();
    let mut runs = text.iter().peekable();
    while let Some(inline) = runs.next() {
        out.push_str(inline.as_text());
        let note = note(inline);
        if let Some(note) = note.filter(|_| runs.peek().and_then(|next| self::note(next)) != note) {
            out.push_str(" [");
            out.push_str(note);
            out.push(']');
        }
    }
    out
}

fn note(inline: &Inline) -> Option<&str> {
    inline
        .marks()
        .iter()
        .find_map(|mark| if let Mark::Note { text } = mark { Some(text.as_str()) } else { None })
}

fn caption(figure: &Figure) -> String {
    let parts = [figure.caption.as_str(), figure.credit.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Words of foreign markup, roughly: everything between angle brackets is a gap, and what stands in scripts and style
/// sheets is no words. Good enough to find an article by, never to be shown as HTML.
pub(crate) fn without_tags(html: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    while let Some((words, tag)) = rest.split_once('<') {
        out.push_str(words);
        let (tag, behind) = tag.split_once('>').unwrap_or((tag, ""));
        out.push(' ');
        let wordless = ["script", "style"].into_iter().find(|name| is_named(tag, name));
        rest = wordless.map_or(behind, |name| end(behind, name));
    }
    out.push_str(rest);
    let out = out.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    out.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a tag begins an element of this name.
fn is_named(tag: &str, name: &str) -> bool {
    let ends = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    tag.get(..ends).is_some_and(|found| found.eq_ignore_ascii_case(name))
}

/// What follows from the end tag of this name on; nothing where there is none.
fn end<'t>(html: &'t str, name: &str) -> &'t str {
    let mut ends = html.match_indices("</").filter_map(|(at, _)| html.get(at..));
    ends.find(|rest| rest.get(2..).is_some_and(|tag| is_named(tag, name))).unwrap_or_default()
}

/// Words a reader reads: texts, quotations, lists, tables and captions, without pull quotes, credits and notes. A
/// word has at least one letter or digit.
#[must_use]
pub fn word_count(document: &Document) -> usize {
    document.content.iter().map(|block| count(&block.kind)).sum()
}

fn count(kind: &Kind) -> usize {
    match kind {
        Kind::PullQuote(_) => 0,
        Kind::Figure(figure) => count_words(&figure.caption),
        Kind::Gallery(figures) => figures.iter().map(|figure| count_words(&figure.caption)).sum(),
        Kind::Correction(correction) => count_words(&correction.text),
        Kind::Quarantine(quarantine) => count_words(&without_tags(&quarantine.html)),
        _ => texts(kind).into_iter().map(|text| count_words(&words(text))).sum(),
    }
}

fn count_words(text: &str) -> usize {
    let dashes = |c: char| c.is_whitespace() || matches!(c, '—' | '…') || is_quote(c);
    text.split(dashes).filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Minutes to read so many words, rounded, at least 1: 200 words a minute in German, 230 otherwise. Silent reading
/// of English non-fiction averages 238 (Brysbaert 2019, J. Memory and Language 109); German words are longer.
#[must_use]
pub fn reading_minutes(words: usize, language: &str) -> usize {
    let german = language.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("de"));
    let per_minute: usize = if german { 200 } else { 230 };
    (words.saturating_add(per_minute / 2) / per_minute).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_markup_are_what_a_reader_reads() {
        for (html, words) in [
            ("<p>a &amp; <b>b</b></p>c", "a & b c"),
            ("a<script type=x>if (1 < 2) go('</p>')</SCRIPT >b", "a b"),
            ("a<STYLE>p > b { x }</style>b<scripts>c", "a b c"),
            ("a<script>no end", "a"),
            ("1 > 0 < 2", "1 > 0"),
        ] {
            assert_eq!(without_tags(html), words, "{html}");
        }
    }
}
