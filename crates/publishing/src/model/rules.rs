//! What may be stored and what may be published. Each rule that is broken gives a sentence with the field's name.

use document::{Document, Kind, plain_text};
use markup::{Problem as TextProblem, single_line};
use web::{Problem, Sentence};

use super::{Lead, Story, is_slug};

/// Characters of the excerpt that stands where there is no standfirst.
pub const EXCERPT: usize = 240;
/// The longest title and description of a section, in characters.
pub const SECTION_LIMITS: (usize, usize) = (60, 300);

const HEADLINE: usize = 200;
const STANDFIRST: usize = 500;
const KICKER: usize = 60;
const DATELINE: usize = 80;
const BYLINES: usize = 10;
const TOPICS: usize = 10;
const NAME: usize = 100;
pub(super) const ALT: usize = 1_000;
pub(super) const CAPTION: usize = 1_000;
pub(super) const CREDIT: usize = 200;
const SIDE: u32 = 30_000;
const KEY: usize = 200;
const CORRECTION: usize = 2_000;
/// Media types a browser shows as a picture and runs nothing from.
const PICTURES: [&str; 5] = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];

/// A story in order: outer white space gone, each field on one line and within its limit, every block with its id.
///
/// # Errors
/// Every problem there is, in the order of the fields.
pub fn story(draft: Story) -> Result<Story, Vec<Problem>> {
    let mut found = Vec::new();
    if draft.headline.trim().is_empty() {
        found.push(problem("headline", Sentence::key("rules-headline")));
    }
    match working_story(draft) {
        Ok(story) if found.is_empty() => Ok(story),
        Ok(_) => Err(found),
        Err(more) => Err(found.into_iter().chain(more).collect()),
    }
}

/// The same for a story that is being written: its headline may still be missing.
///
/// # Errors
/// Every problem there is, in the order of the fields.
pub fn working_story(draft: Story) -> Result<Story, Vec<Problem>> {
    let mut found = Vec::new();
    let headline = line(&mut found, "headline", &draft.headline, HEADLINE);
    let standfirst = line(&mut found, "standfirst", &draft.standfirst, STANDFIRST);
    let kicker = optional(&mut found, "kicker", draft.kicker.as_deref(), KICKER);
    let dateline = optional(&mut found, "dateline", draft.dateline.as_deref(), DATELINE);
    let bylines = names(&mut found, &draft.bylines);
    let lead = draft.lead.map(|lead| picture(&mut found, &lead));
    let topics = topics(&mut found, draft.topics);
    // Through the stored form: what could not be read back is refused before it is stored.
    let body = Document::parse(&draft.body.to_json());
    let body = body.unwrap_or_else(|error| {
        found.push(problem("body", unread(&error)));
        Document::default()
    });
    let tidy = Story { headline, standfirst, kicker, dateline, bylines, body, lead, topics };
    if found.is_empty() { Ok(tidy) } else { Err(found) }
}

/// What else a story needs before readers see it.
#[must_use]
pub fn story_to_publish(story: &Story) -> Vec<Problem> {
    let shows = |kind: &Kind| matches!(kind, Kind::Figure(_) | Kind::Gallery(_));
    let mut found = Vec::new();
    if story.headline.is_empty() {
        found.push(problem("headline", Sentence::key("rules-headline")));
    }
    let empty = plain_text(&story.body).trim().is_empty()
        && !story.body.content.iter().any(|block| shows(&block.kind));
    if empty {
        found.push(problem("body", Sentence::key("rules-body")));
    }
    found
}

/// The text of a correction, in order.
///
/// # Errors
/// The problem.
pub fn correction_text(text: &str) -> Result<String, Vec<Problem>> {
    let mut found = Vec::new();
    let text = line(&mut found, "text", text, CORRECTION);
    if text.is_empty() && found.is_empty() {
        found.push(problem("text", Sentence::key("rules-correction")));
    }
    if found.is_empty() { Ok(text) } else { Err(found) }
}

/// The media type as it is sent, if the paper shows pictures of it.
#[must_use]
pub fn picture_kind(kind: &str) -> Option<&'static str> {
    PICTURES.into_iter().find(|known| *known == kind)
}

fn names(found: &mut Vec<Problem>, given: &[String]) -> Vec<String> {
    if given.len() > BYLINES {
        let many = Sentence::key("rules-bylines-many").number("max", BYLINES).number("got", given.len());
        found.push(problem("bylines", many));
    }
    let mut names: Vec<String> = Vec::new();
    for name in given.iter().take(BYLINES) {
        let name = line(found, "bylines", name, NAME);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn topics(found: &mut Vec<Problem>, given: Vec<String>) -> Vec<String> {
    if given.len() > TOPICS {
        let many = Sentence::key("rules-topics-many").number("max", TOPICS).number("got", given.len());
        found.push(problem("topics", many));
    }
    let mut topics: Vec<String> = Vec::new();
    for slug in given.into_iter().take(TOPICS) {
        if !is_slug(&slug) {
            found.push(problem("topics", Sentence::key("rules-topics-slug")));
        } else if !topics.contains(&slug) {
            topics.push(slug);
        }
    }
    topics
}

/// Whether `key` can name a picture: what [`storage::Storage`] takes, without its rules for dots.
#[must_use]
pub fn is_key(key: &str) -> bool {
    let plain =
        |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'/' | b'.' | b'_' | b'-');
    (1..=KEY).contains(&key.len()) && key.bytes().all(plain)
}

fn picture(found: &mut Vec<Problem>, lead: &Lead) -> Lead {
    if !is_key(&lead.media) {
        found.push(problem("lead", Sentence::key("rules-picture-key")));
    }
    if !(1..=SIDE).contains(&lead.width) || !(1..=SIDE).contains(&lead.height) {
        found.push(problem("lead", Sentence::key("rules-picture-size").number("max", SIDE)));
    }
    Lead {
        media: lead.media.clone(),
        width: lead.width,
        height: lead.height,
        alt: line(found, "lead.alt", &lead.alt, ALT),
        caption: line(found, "lead.caption", &lead.caption, CAPTION),
        credit: line(found, "lead.credit", &lead.credit, CREDIT),
    }
}

fn optional(found: &mut Vec<Problem>, field: &str, text: Option<&str>, most: usize) -> Option<String> {
    text.map(|text| line(found, field, text, most)).filter(|text| !text.is_empty())
}

/// The text on one line; empty where nothing in it is visible, or where it is refused.
pub(crate) fn line(found: &mut Vec<Problem>, field: &str, text: &str, most: usize) -> String {
    let sentence = match single_line(text, most) {
        Ok(line) => return line,
        Err(TextProblem::Empty) => return String::new(),
        Err(TextProblem::TooLong { max, got } | TextProblem::TooLarge { max, got }) => {
            Sentence::key("rules-line-long").number("got", got).number("max", max)
        }
        Err(TextProblem::Control { codepoint, .. }) => {
            Sentence::key("rules-line-control").with("character", format!("U+{codepoint:04X}"))
        }
    };
    found.push(problem(field, sentence));
    String::new()
}

pub(crate) fn problem(field: &str, sentence: Sentence) -> Problem {
    Problem::new(field, sentence)
}

/// Why a text cannot be stored. Where in it is for the program that sent it.
pub(super) fn unread(error: &document::Invalid) -> Sentence {
    Sentence::key("rules-body-unread").with("path", error.path.as_str()).with("reason", error.reason.as_str())
}

#[cfg(test)]
mod tests {
    use document::Document;

    use super::*;

    fn fields(result: Result<Story, Vec<Problem>>) -> Vec<String> {
        result.err().unwrap_or_default().into_iter().map(|problem| problem.field).collect()
    }

    fn good() -> Story {
        Story { headline: " Harbour\n opens ".into(), ..Story::default() }
    }

    #[test]
    fn a_story_is_put_in_order() {
        let draft = Story {
            kicker: Some("  ".into()),
            bylines: vec!["Jo  Larsen".into(), String::new(), "Jo Larsen".into()],
            ..good()
        };
        let tidy = story(draft).unwrap();
        assert_eq!(
            (tidy.headline.as_str(), tidy.kicker, tidy.bylines),
            ("Harbour opens", None, vec!["Jo Larsen".into()])
        );
    }

    #[test]
    fn every_limit_has_its_sentence() {
        assert_eq!(fields(story(Story::default())), ["headline"]);
        assert_eq!(fields(story(Story { headline: "x".repeat(201), ..good() })), ["headline"]);
        assert!(story(Story { headline: "ä".repeat(200), ..good() }).is_ok());
        assert_eq!(fields(story(Story { standfirst: "x".repeat(501), ..good() })), ["standfirst"]);
        assert_eq!(fields(story(Story { kicker: Some("x".repeat(61)), ..good() })), ["kicker"]);
        assert_eq!(fields(story(Story { dateline: Some("x".repeat(81)), ..good() })), ["dateline"]);
        assert_eq!(fields(story(Story { bylines: vec!["x".into(); 11], ..good() })), ["bylines"]);
        assert_eq!(fields(story(Story { headline: "a\u{202e}b".into(), ..good() })), ["headline"]);
        assert_eq!(fields(story(Story { lead: Some(Lead::default()), ..good() })), ["lead", "lead"]);
        let marks = vec![document::Mark::Link { href: "javascript:alert(1)".into() }];
        let text = vec![document::Inline::marked("Click", marks)];
        let body = Document::new(vec![document::Block::new(Kind::Paragraph(text))]);
        assert_eq!(fields(story(Story { body, ..good() })), ["body"]);
    }

    #[test]
    fn an_empty_text_is_not_published() {
        assert_eq!(story_to_publish(&good()).len(), 1);
        let body = Document::from_paragraphs(["The ban ends in May."]);
        assert!(story_to_publish(&Story { body, ..good() }).is_empty());
    }
}
