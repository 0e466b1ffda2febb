//! The fields of a story as a form holds them: what was typed, and what it means.

use std::collections::BTreeMap;

use database::Conn;
use document::{Document, Fault, Wrong};
use serde::Deserialize;
use web::{Problem, Sentence};

use crate::model::Lead;
use crate::{Changes, Story, store};

/// The form of a story.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    headline: String,
    standfirst: String,
    kicker: String,
    dateline: String,
    bylines: String,
    topics: String,
    body: String,
    lead_media: String,
    lead_alt: String,
    lead_caption: String,
    lead_credit: String,
    pub(super) revision: String,
    pub(super) token: String,
    pub(super) key: String,
    /// Not empty where whoever saves takes the story over from who holds it.
    pub(super) take: String,
}

impl Typed {
    /// A story as its form shows it.
    pub(super) fn of(story: &Story, revision: i64, key: String) -> Self {
        let lead = story.lead.clone().unwrap_or_default();
        Self {
            headline: story.headline.clone(),
            standfirst: story.standfirst.clone(),
            kicker: story.kicker.clone().unwrap_or_default(),
            dateline: story.dateline.clone().unwrap_or_default(),
            bylines: story.bylines.join("\n"),
            topics: story.topics.join(" "),
            body: story.body.to_markdown(),
            lead_media: lead.media,
            lead_alt: lead.alt,
            lead_caption: lead.caption,
            lead_credit: lead.credit,
            revision: revision.to_string(),
            token: String::new(),
            key,
            take: String::new(),
        }
    }

    /// What was typed, with what they changed where `mine` is what it was. The picture and its words are one thing: a
    /// caption belongs to the picture that it was written for.
    pub(super) fn with_theirs(mut self, mine: &Self, base: Option<&Self>, theirs: &Self) -> Self {
        let Some(base) = base else { return self };
        let lead = |form: &Self| {
            [&form.lead_media, &form.lead_alt, &form.lead_caption, &form.lead_credit].map(Clone::clone)
        };
        let mut take = |field: fn(&mut Self) -> &mut String, [mine, base, theirs]: [&String; 3]| {
            if mine == base {
                field(&mut self).clone_from(theirs);
            }
        };
        take(|form| &mut form.headline, [&mine.headline, &base.headline, &theirs.headline]);
        take(|form| &mut form.standfirst, [&mine.standfirst, &base.standfirst, &theirs.standfirst]);
        take(|form| &mut form.kicker, [&mine.kicker, &base.kicker, &theirs.kicker]);
        take(|form| &mut form.dateline, [&mine.dateline, &base.dateline, &theirs.dateline]);
        take(|form| &mut form.bylines, [&mine.bylines, &base.bylines, &theirs.bylines]);
        take(|form| &mut form.topics, [&mine.topics, &base.topics, &theirs.topics]);
        take(|form| &mut form.body, [&mine.body, &base.body, &theirs.body]);
        if lead(mine) == lead(base) {
            [self.lead_media, self.lead_alt, self.lead_caption, self.lead_credit] = lead(theirs);
        }
        self
    }

    /// Whether it holds this text.
    pub(super) fn has_body(&self, other: &Self) -> bool {
        self.body == other.body
    }

    /// Field to what was typed.
    pub(super) fn values(&self) -> BTreeMap<&'static str, String> {
        let all = [
            ("headline", &self.headline),
            ("standfirst", &self.standfirst),
            ("kicker", &self.kicker),
            ("dateline", &self.dateline),
            ("bylines", &self.bylines),
            ("topics", &self.topics),
            ("body", &self.body),
            ("lead_media", &self.lead_media),
            ("lead_alt", &self.lead_alt),
            ("lead_caption", &self.lead_caption),
            ("lead_credit", &self.lead_credit),
            ("revision", &self.revision),
            ("key", &self.key),
        ];
        // A page cannot hold NUL: a browser would send back a character that was never typed.
        all.into_iter().map(|(name, value)| (name, value.replace('\0', ""))).collect()
    }

    /// What was typed as a change of the words it was based on.
    pub(super) async fn changes(&self, c: &mut Conn, base: &Story) -> web::Result<Changes> {
        let mut problems = Vec::new();
        let body = Document::from_markdown(&self.body, &base.body).unwrap_or_else(|faults| {
            problems.extend(faults.iter().map(told));
            Document::default()
        });
        let lead = match self.lead(c, base.lead.as_ref()).await? {
            Ok(lead) => lead,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        if !problems.is_empty() {
            return Err(web::Error::Invalid(problems));
        }
        Ok(Changes {
            headline: Some(self.headline.clone()),
            standfirst: Some(self.standfirst.clone()),
            kicker: Some(self.kicker.clone()),
            dateline: Some(self.dateline.clone()),
            bylines: Some(names(&self.bylines)),
            topics: Some(words(&self.topics)),
            body: Some(body),
            lead: Some(lead),
        })
    }

    /// The picture above the text. One that was just chosen brings the words it has in the library.
    async fn lead(&self, c: &mut Conn, before: Option<&Lead>) -> web::Result<Result<Option<Lead>, Problem>> {
        let media = self.lead_media.trim().trim_start_matches("/media/").to_owned();
        if media.is_empty() {
            return Ok(Ok(None));
        }
        let typed =
            |text: &str, known: &str| if text.trim().is_empty() { known.to_owned() } else { text.to_owned() };
        if let Some(before) = before.filter(|before| before.media == media) {
            let (alt, caption, credit) =
                (self.lead_alt.clone(), self.lead_caption.clone(), self.lead_credit.clone());
            return Ok(Ok(Some(Lead { alt, caption, credit, ..before.clone() })));
        }
        let known = store::pictures(c, &[media.as_str()]).await?.remove(&media);
        let Some(known) = known else {
            return Ok(Err(Problem::new("lead_media", Sentence::key("newsroom-error-picture"))));
        };
        Ok(Ok(Some(Lead {
            media,
            width: known.width,
            height: known.height,
            alt: typed(&self.lead_alt, &known.words.alt),
            caption: typed(&self.lead_caption, &known.words.caption),
            credit: typed(&self.lead_credit, &known.words.credit),
        })))
    }
}

/// Names, one a line; of a single line, with commas between.
fn names(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let split: Vec<&str> = match lines.as_slice() {
        [only] => only.split(',').collect(),
        more => more.to_vec(),
    };
    split.into_iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What cannot be read in the text, as a sentence.
fn told(fault: &Fault) -> Problem {
    let (sentence, what) = match &fault.wrong {
        Wrong::Address(address) => (Sentence::key("newsroom-fault-address"), address.as_str()),
        Wrong::Picture(key) => (Sentence::key("newsroom-fault-picture"), key.as_str()),
        Wrong::Braces(name) => (Sentence::key("newsroom-fault-braces"), name.as_str()),
        Wrong::Gallery => (Sentence::key("newsroom-fault-gallery"), ""),
        Wrong::Weight => (Sentence::key("newsroom-fault-weight"), ""),
    };
    let what: String = what.chars().take(80).collect();
    Problem::new("body", sentence.number("line", fault.line).with("what", what))
}

/// The field of the form that a field of the actions is called.
pub(super) fn field_of(name: &str) -> &str {
    match name {
        "lead" => "lead_media",
        "lead.alt" => "lead_alt",
        "lead.caption" => "lead_caption",
        "lead.credit" => "lead_credit",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_on_lines_or_between_commas() {
        assert_eq!(names("Jo Larsen, Ada Lind"), ["Jo Larsen", "Ada Lind"]);
        assert_eq!(names("Jo Larsen, Hamburg\n\nAda Lind\n"), ["Jo Larsen, Hamburg", "Ada Lind"]);
        assert_eq!(words("tide-gate, town  harbour"), ["tide-gate", "town", "harbour"]);
    }
}
