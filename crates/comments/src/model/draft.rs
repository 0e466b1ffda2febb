//! What somebody wants to post, and what can be wrong with it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use locale::Value;
use sha2::{Digest as _, Sha256};
use web::{Problem, Sentence};

/// Most characters of a comment (Unicode scalar values of what was typed).
pub const MAX_TEXT: usize = 5_000;
/// Most characters of a name.
pub const MAX_NAME: usize = 60;
/// Most characters of an e-mail address (RFC 5321, 4.5.3.1.3, as corrected by erratum 1690).
pub const MAX_EMAIL: usize = 254;

/// What somebody typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The comment it answers.
    pub parent: Option<i64>,
    /// The name.
    pub name: String,
    /// The address, empty for none.
    pub email: String,
    /// The words, in Markdown.
    pub text: String,
}

/// The parts of a draft that is fine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The name on one line.
    pub name: String,
    /// The address.
    pub email: Option<String>,
    /// The words as typed, lines ending in LF.
    pub source: String,
    /// The words as safe HTML.
    pub html: String,
}

/// One thing that is wrong with a draft: the field, and the sentence's key with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// `text`, `name`, `email` or `form`.
    pub field: &'static str,
    /// The key of the sentence.
    pub key: &'static str,
    /// What the sentence names.
    pub args: Vec<(&'static str, Value)>,
}

impl Flaw {
    /// A flaw whose sentence names nothing.
    #[must_use]
    pub fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, key, args: Vec::new() }
    }

    /// The same with a number for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, number: impl TryInto<i64>) -> Self {
        self.args.push((name, Value::Int(number.try_into().unwrap_or(i64::MAX))));
        self
    }
}

impl From<&Flaw> for Problem {
    fn from(flaw: &Flaw) -> Self {
        let sentence = flaw
            .args
            .iter()
            .fold(Sentence::key(flaw.key), |sentence, (name, value)| sentence.with(name, value.clone()));
        Self::new(flaw.field, sentence)
    }
}

impl Draft {
    /// Checks every field.
    ///
    /// # Errors
    /// All flaws, in the order of the form.
    pub fn check(&self) -> Result<Text, Vec<Flaw>> {
        match (check_text(&self.text), check_name(&self.name), check_email(&self.email)) {
            (Ok((source, html)), Ok(name), Ok(email)) => Ok(Text { name, email, source, html }),
            (text, name, email) => Err([text.err(), name.err(), email.err()].into_iter().flatten().collect()),
        }
    }

    /// What makes two submissions the same, as 43 characters.
    #[must_use]
    pub fn digest(&self, subject: i64) -> String {
        fingerprint(&[&subject.to_string(), &parent_text(self.parent), &self.name, &self.email, &self.text])
    }

    /// The key of a form without one: the same words from the same page of the same network are one comment.
    #[must_use]
    pub fn derived_key(&self, subject: i64, network: &str, token_second: i64) -> String {
        let parts = [&self.digest(subject), network, &token_second.to_string()];
        format!("d:{}", fingerprint(&parts))
    }
}

fn parent_text(parent: Option<i64>) -> String {
    parent.map(|id| id.to_string()).unwrap_or_default()
}

/// SHA-256 over parts that cannot run into one another.
fn fingerprint(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

fn check_text(text: &str) -> Result<(String, String), Flaw> {
    let source = text.replace("\r\n", "\n").replace('\r', "\n");
    let got = source.chars().count();
    if got > MAX_TEXT {
        return Err(too_long(got));
    }
    match markup::comment(&source) {
        Ok(rendered) => Ok((source, rendered.html.into_string())),
        Err(markup::Problem::Empty) => Err(Flaw::new("text", "comments-error-empty")),
        Err(markup::Problem::Control { line, .. }) => {
            Err(Flaw::new("text", "comments-error-control").with("line", line))
        }
        Err(markup::Problem::TooLong { .. } | markup::Problem::TooLarge { .. }) => Err(too_long(got)),
    }
}

fn too_long(got: usize) -> Flaw {
    Flaw::new("text", "comments-error-long").with("max", MAX_TEXT).with("got", got)
}

fn check_name(name: &str) -> Result<String, Flaw> {
    use markup::Problem as Fault;
    markup::single_line(name, MAX_NAME).map_err(|problem| match problem {
        Fault::Empty => Flaw::new("name", "comments-error-name-missing"),
        Fault::Control { line, .. } => Flaw::new("name", "comments-error-control").with("line", line),
        Fault::TooLong { .. } | Fault::TooLarge { .. } => {
            Flaw::new("name", "comments-error-name-long").with("max", MAX_NAME)
        }
    })
}

/// Only what is surely no address is refused: whether one works, only a letter to it can tell.
fn check_email(email: &str) -> Result<Option<String>, Flaw> {
    let email = email.trim();
    if email.is_empty() {
        return Ok(None);
    }
    let odd = |c: char| c.is_whitespace() || c.is_control();
    let fine = email.chars().count() <= MAX_EMAIL
        && !email.contains(odd)
        && email.split_once('@').is_some_and(|(user, host)| {
            let dotted =
                host.split_once('.').is_some_and(|(left, right)| !left.is_empty() && !right.is_empty());
            !user.is_empty() && dotted && !host.contains('@') && !host.ends_with('.')
        });
    if fine { Ok(Some(email.to_owned())) } else { Err(Flaw::new("email", "comments-error-email")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, email: &str, text: &str) -> Draft {
        Draft { parent: None, name: name.into(), email: email.into(), text: text.into() }
    }

    fn keys(draft: &Draft) -> Vec<&'static str> {
        draft.check().err().unwrap_or_default().iter().map(|flaw| flaw.key).collect()
    }

    #[test]
    fn every_flaw_has_its_sentence() {
        let long = "ä".repeat(MAX_TEXT + 1);
        for (given, key) in [
            (draft("A", "", " \n "), "comments-error-empty"),
            (draft("A", "", &long), "comments-error-long"),
            (draft("A", "", "one\ntwo\u{0}"), "comments-error-control"),
            (draft(" ", "", "x"), "comments-error-name-missing"),
            (draft(&"n".repeat(61), "", "x"), "comments-error-name-long"),
            (draft("a\u{202e}b", "", "x"), "comments-error-control"),
            (draft("A", "nobody", "x"), "comments-error-email"),
            (draft("A", "a@b", "x"), "comments-error-email"),
            (draft("A", "a@b@c.de", "x"), "comments-error-email"),
            (draft("A", "a b@c.de", "x"), "comments-error-email"),
            (draft("A", &format!("{}@example.org", "x".repeat(250)), "x"), "comments-error-email"),
        ] {
            assert_eq!(keys(&given), [key], "{given:?}");
        }
        assert_eq!(keys(&draft("", "x", "")).len(), 3);
        let fine = draft(" Ann  B. ", " a@example.org ", "one\r\ntwo").check().unwrap();
        assert_eq!((fine.name.as_str(), fine.email.as_deref()), ("Ann B.", Some("a@example.org")));
        assert_eq!(fine.source, "one\ntwo");
        assert!(draft("A", "", &"ä".repeat(MAX_TEXT)).check().is_ok());
    }

    #[test]
    fn digests_tell_every_part_apart() {
        let one = draft("ab", "", "c");
        assert_eq!(one.digest(1), one.clone().digest(1));
        for other in [draft("a", "b", "c"), draft("ab", "c", ""), Draft { parent: Some(1), ..one.clone() }] {
            assert_ne!(one.digest(1), other.digest(1));
        }
        assert_ne!(one.digest(1), one.digest(2));
        assert_ne!(one.derived_key(1, "net", 1), one.derived_key(1, "net", 2));
    }
}
