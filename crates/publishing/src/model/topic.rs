//! Topics, and what the paper says of its authors.

use locale::Language;
use web::{Problem, Sentence};

use super::rules::{line, problem};
use super::{Author, Lead, is_key, is_slug, slugify};

/// The longest title and description of a topic, in characters.
const TOPIC: (usize, usize) = (60, 300);
/// The longest role and biography of an author.
const PROFILE: (usize, usize) = (80, 1_200);
/// The longest address of a mailbox (RFC 5321, 4.5.3.1.3, without the brackets).
const EMAIL: usize = 254;

/// A subject that stories are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Id.
    pub id: i64,
    /// Last part of the address.
    pub slug: String,
    /// Name as shown.
    pub title: String,
    /// A sentence or two about it; may be empty.
    pub description: String,
    /// The language of its words.
    pub language: Language,
}

impl Topic {
    /// Its path.
    #[must_use]
    pub fn url(&self) -> String {
        topic_url(&self.slug)
    }
}

/// A topic to be, or what an existing one becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTopic {
    /// Last part of the address; made from the title where there is none.
    pub slug: Option<String>,
    /// Name as shown, up to 60 characters.
    pub title: String,
    /// A sentence or two about it, up to 300 characters; may be empty.
    pub description: String,
    /// The language of its words.
    pub language: Language,
}

impl NewTopic {
    /// The topic in order, under the id it will have.
    ///
    /// # Errors
    /// Every problem there is.
    pub(crate) fn checked(&self, id: i64) -> Result<Topic, Vec<Problem>> {
        let mut found = Vec::new();
        let title = line(&mut found, "title", &self.title, TOPIC.0);
        if title.is_empty() && found.is_empty() {
            found.push(problem("title", Sentence::key("rules-topic-title")));
        }
        let description = line(&mut found, "description", &self.description, TOPIC.1);
        let slug = self.slug.clone().unwrap_or_else(|| slugify(&title, self.language));
        if !is_slug(&slug) && (self.slug.is_some() || found.is_empty()) {
            found.push(problem("slug", Sentence::key("rules-slug")));
        }
        let topic = Topic { id, slug, title, description, language: self.language };
        if found.is_empty() { Ok(topic) } else { Err(found) }
    }
}

/// What a topic's change says: `None` leaves a field as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicChanges {
    /// Name as shown.
    pub title: Option<String>,
    /// A sentence or two about it.
    pub description: Option<String>,
}

/// Everything the paper says of an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Name and address.
    pub author: Author,
    /// The line under the name, such as "Court reporter"; may be empty.
    pub role: String,
    /// A few sentences; may be empty.
    pub biography: String,
    /// Where readers reach them, if they are to.
    pub email: Option<String>,
    /// Their photograph.
    pub photo: Option<Lead>,
}

/// What an author's change says: `None` leaves a field as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileChanges {
    /// Name as shown.
    pub name: Option<String>,
    /// The line under the name, up to 80 characters; empty takes it away.
    pub role: Option<String>,
    /// A few sentences, up to 1,200 characters; empty takes them away.
    pub biography: Option<String>,
    /// The address readers may write to; empty takes it away.
    pub email: Option<String>,
    /// Key of the photograph in the media store; empty takes it away.
    pub photo: Option<String>,
}

impl ProfileChanges {
    /// The change in order.
    ///
    /// # Errors
    /// Every problem there is.
    pub(crate) fn checked(&self) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let name = self.name.as_ref().map(|name| line(&mut found, "name", name, 100));
        if name.as_deref() == Some("") && found.is_empty() {
            found.push(problem("name", Sentence::key("rules-author-name")));
        }
        let role = self.role.as_ref().map(|role| line(&mut found, "role", role, PROFILE.0));
        let biography = self.biography.as_ref().map(|text| line(&mut found, "biography", text, PROFILE.1));
        let email = self.email.as_ref().map(|email| email.trim().to_owned());
        if email.as_deref().is_some_and(|email| !email.is_empty() && !is_mailbox(email)) {
            found.push(problem("email", Sentence::key("rules-email")));
        }
        let photo = self.photo.clone();
        if photo.as_deref().is_some_and(|key| !key.is_empty() && !is_key(key)) {
            found.push(problem("photo", Sentence::key("rules-picture-key")));
        }
        let changes = Self { name, role, biography, email, photo };
        if found.is_empty() { Ok(changes) } else { Err(found) }
    }
}

/// Whether `text` is plainly one mailbox, and holds nothing that a `mailto:` link would read as more.
fn is_mailbox(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b))
    };
    let parts = text.split_once('@');
    text.len() <= EMAIL && parts.is_some_and(|(name, host)| part(name) && part(host) && host.contains('.'))
}

/// The path of a topic.
#[must_use]
pub fn topic_url(slug: &str) -> String {
    format!("/topics/{slug}")
}

/// The path of an author.
#[must_use]
pub fn author_url(slug: &str) -> String {
    format!("/authors/{slug}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes() {
        for good in ["a@b.example", "fenja.aldag+desk@hollenwiek-packet.example"] {
            assert!(is_mailbox(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@b.example?cc=x",
            "a@b@c.example",
            "ä@b.example",
        ] {
            assert!(!is_mailbox(bad), "{bad}");
        }
    }

    #[test]
    fn a_topic_finds_its_address() {
        let new = NewTopic { title: " The  tide gate ".into(), ..NewTopic::default() };
        let topic = new.checked(7).unwrap();
        assert_eq!((topic.url().as_str(), topic.title.as_str()), ("/topics/the-tide-gate", "The tide gate"));
        let fields = |new: NewTopic| {
            new.checked(7).unwrap_err().into_iter().map(|problem| problem.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(NewTopic::default()), ["title"]);
        assert_eq!(fields(NewTopic { title: "!?".into(), ..NewTopic::default() }), ["slug"]);
        assert_eq!(
            fields(NewTopic {
                title: "x".repeat(61),
                description: "x".repeat(301),
                slug: Some("A".into()),
                ..NewTopic::default()
            }),
            ["title", "description", "slug"]
        );
    }
}
