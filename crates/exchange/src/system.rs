//! The file of another system, whichever it is.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use locale::{Language, Zone};
use web::Sentence;

use crate::outside::Post;
use crate::refused::Refused;
use crate::{ghost, wordpress};

/// Bytes of a file that are read at once.
const AT_ONCE: usize = 64 * 1024;

/// Whose export it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// WXR of WordPress.
    WordPress,
    /// JSON of Ghost.
    Ghost,
}

impl System {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::WordPress, Self::Ghost];

    /// Its name as stored, and in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WordPress => "wordpress",
            Self::Ghost => "ghost",
        }
    }

    /// Its name as people write it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::WordPress => "WordPress",
            Self::Ghost => "Ghost",
        }
    }

    /// The system of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.as_str() == name)
    }

    /// Whose export begins so: markup is WordPress's, an object of JSON Ghost's.
    #[must_use]
    pub fn recognised(beginning: &[u8]) -> Option<Self> {
        let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
        match beginning.iter().find(|byte| !byte.is_ascii_whitespace())? {
            b'<' => Some(Self::WordPress),
            b'{' => Some(Self::Ghost),
            _ => None,
        }
    }
}

/// What a file says as a whole.
#[derive(Debug)]
pub enum Survey {
    /// Of WordPress.
    WordPress(wordpress::Survey),
    /// Of Ghost.
    Ghost(ghost::Survey),
}

impl Survey {
    /// Goes through a whole file.
    ///
    /// # Errors
    /// [`Refused`] where it is no export of this system, or not in order.
    pub fn of(system: System, file: impl Read) -> Result<Self, Refused> {
        let file = BufReader::with_capacity(AT_ONCE, file);
        match system {
            System::WordPress => wordpress::survey(file).map(Self::WordPress),
            System::Ghost => ghost::survey(file).map(Self::Ghost),
        }
    }

    /// Hands out the stories of the file in their order, until there is no more or nobody wants more.
    ///
    /// # Errors
    /// As [`Survey::of`].
    pub fn posts(
        &self,
        file: impl Read,
        zone: &Zone,
        take: &mut dyn FnMut(Post) -> ControlFlow<()>,
    ) -> Result<(), Refused> {
        let file = BufReader::with_capacity(AT_ONCE, file);
        match self {
            Self::WordPress(survey) => wordpress::posts(file, survey, zone, take),
            Self::Ghost(survey) => ghost::posts(file, survey, take),
        }
    }

    /// How many stories there are.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::WordPress(survey) => survey.posts,
            Self::Ghost(survey) => survey.posts,
        }
    }

    /// What else there is, with how many.
    #[must_use]
    pub fn others(&self) -> &BTreeMap<Sentence, usize> {
        match self {
            Self::WordPress(survey) => &survey.others,
            Self::Ghost(survey) => &survey.others,
        }
    }

    /// The language of the site, if the paper speaks it.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::WordPress(survey) => survey.language,
            Self::Ghost(survey) => survey.language,
        }
    }

    /// The name under which what is taken is noted: a site is the same one with and without TLS.
    #[must_use]
    pub fn source(&self) -> String {
        match self {
            Self::WordPress(survey) => {
                let site = survey.site.split_once("://").map_or(survey.site.as_str(), |(_, site)| site);
                format!("wordpress:{}", site.trim_start_matches("www.").trim_end_matches('/'))
            }
            Self::Ghost(_) => "ghost".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_its_beginning() {
        for (beginning, system) in [
            ("<?xml version=\"1.0\"?>", Some(System::WordPress)),
            ("\u{feff}\n<rss>", Some(System::WordPress)),
            ("  {\"db\": []}", Some(System::Ghost)),
            ("PK\u{3}\u{4}", None),
            ("", None),
        ] {
            assert_eq!(System::recognised(beginning.as_bytes()), system, "{beginning:?}");
        }
        assert!(System::ALL.into_iter().all(|system| System::parse(system.as_str()) == Some(system)));
    }
}
