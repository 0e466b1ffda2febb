//! A message, and the addresses it may go to.

use std::fmt;
use std::str::FromStr as _;

use lettre::message::Mailbox;
use serde::{Deserialize, Serialize};

/// The longest subject, in characters: more than any list of mails shows.
const LONGEST_SUBJECT: usize = 200;
/// The most that a body may weigh, in bytes.
const LONGEST_BODY: usize = 256 << 10;

/// Why something is no address or no message; sentences for a terminal or a log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The address is none.
    #[error("\"{0}\" is no e-mail address")]
    Address(String),
    /// The subject is empty, too long, or holds a line break.
    #[error("a subject is one line of 1 to {LONGEST_SUBJECT} characters")]
    Subject,
    /// The body is too long.
    #[error("a mail has at most {LONGEST_BODY} bytes")]
    Body,
}

/// A mailbox that can stand in a header: `name@example.org`, with or without a name before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(Mailbox);

impl Address {
    /// Reads `ida@paper.example` or `Ida <ida@paper.example>`.
    ///
    /// # Errors
    /// [`Refused::Address`]; also for line breaks and other control characters, which would begin a header of their own.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let refused = || Refused::Address(text.to_owned());
        if text.contains(char::is_control) {
            return Err(refused());
        }
        Mailbox::from_str(text.trim()).map(Self).map_err(|_| refused())
    }

    /// The address of somebody called `name`.
    ///
    /// # Errors
    /// [`Refused::Address`] where one of the two cannot stand in a header.
    pub fn named(name: &str, email: &str) -> Result<Self, Refused> {
        let refused = || Refused::Address(format!("{name} <{email}>"));
        if name.contains(char::is_control) {
            return Err(refused());
        }
        let email = email.trim().parse().map_err(|_| refused())?;
        let name = name.trim();
        Ok(Self(Mailbox::new((!name.is_empty()).then(|| name.to_owned()), email)))
    }

    /// The part behind the `@`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.email.domain()
    }

    pub(crate) fn mailbox(&self) -> Mailbox {
        self.0.clone()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Address {
    type Error = Refused;

    fn try_from(text: String) -> Result<Self, Refused> {
        Self::parse(&text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

/// One mail to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who receives it.
    pub to: Address,
    /// One line.
    pub subject: String,
    /// The words, plain, with `\n` between lines.
    pub text: String,
    /// The same as HTML, where there is one.
    pub html: Option<String>,
    /// The moment after which it is worth nothing and is sent no more, microseconds since 1970 UTC: the end of the
    /// link in it.
    pub until: Option<i64>,
}

impl Message {
    /// A plain message.
    ///
    /// # Errors
    /// [`Refused::Subject`] or [`Refused::Body`].
    pub fn plain(to: Address, subject: &str, text: String) -> Result<Self, Refused> {
        let subject = subject.trim();
        if subject.is_empty()
            || subject.chars().count() > LONGEST_SUBJECT
            || subject.contains(char::is_control)
        {
            return Err(Refused::Subject);
        }
        let message = Self { to, subject: subject.to_owned(), text, html: None, until: None };
        message.weighed()
    }

    /// The same with HTML beside the words.
    ///
    /// # Errors
    /// [`Refused::Body`].
    pub fn with_html(self, html: String) -> Result<Self, Refused> {
        Self { html: Some(html), ..self }.weighed()
    }

    /// The same with an end.
    #[must_use]
    pub fn until(self, moment: i64) -> Self {
        Self { until: Some(moment), ..self }
    }

    fn weighed(self) -> Result<Self, Refused> {
        let bytes = self.text.len() + self.html.as_ref().map_or(0, String::len);
        if bytes > LONGEST_BODY { Err(Refused::Body) } else { Ok(self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_begin_a_header() {
        for good in ["ida@paper.example", " Ida <ida@paper.example> ", "\"Ida, B.\" <ida@paper.example>"] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        for wrong in [
            "",
            "ida",
            "ida@",
            "@paper.example",
            "ida@paper.example\r\nBcc: all@paper.example",
            "ida@paper.example\n",
            "ida@paper.example, mo@paper.example",
            "Ida\r\nBcc: x <ida@paper.example>",
        ] {
            assert!(Address::parse(wrong).is_err(), "{wrong:?}");
        }
        assert!(Address::named("Ida\nBcc: x", "ida@paper.example").is_err());
        assert_eq!(Address::named("", "ida@paper.example").unwrap().to_string(), "ida@paper.example");
    }

    #[test]
    fn an_address_comes_back_as_it_was_stored() {
        for name in ["Ida", "Ida, B. \"the pen\"", "Jürgen Öhler", "إيدا"] {
            let address = Address::named(name, "ida@paper.example").unwrap();
            let stored = serde_json::to_string(&address).unwrap();
            assert_eq!(serde_json::from_str::<Address>(&stored).unwrap(), address, "{stored}");
        }
    }

    #[test]
    fn a_subject_is_one_line() {
        let to = || Address::parse("ida@paper.example").unwrap();
        for wrong in ["", "  ", "a\r\nBcc: x@y.example", "a\nb", &"a".repeat(201)] {
            assert_eq!(Message::plain(to(), wrong, String::new()), Err(Refused::Subject), "{wrong:?}");
        }
        assert_eq!(Message::plain(to(), "a", "x".repeat(LONGEST_BODY + 1)), Err(Refused::Body));
        let fine = Message::plain(to(), " a ", String::new()).unwrap();
        assert_eq!(fine.subject, "a");
        assert!(fine.with_html("x".repeat(LONGEST_BODY + 1)).is_err());
    }
}
