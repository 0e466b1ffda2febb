//! The embedded Fluent messages.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::plain::Plain;
use crate::{Language, number};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../locales");

/// A translation file that cannot be used. Names the file, so that a translator finds the line.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no folder `locales/<code>`.
    #[error("there are no translations for {0}")]
    NoFolder(Language),
    /// A file is not UTF-8 text.
    #[error("{0} is not UTF-8 text")]
    NotText(String),
    /// A message does not follow the Fluent syntax (<https://projectfluent.org/fluent/guide/>).
    #[error("{file}, line {line}: {problem}")]
    Syntax {
        /// The path below `locales/`.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What the parser says.
        problem: String,
    },
    /// A message key stands in two files of one language.
    #[error("{file}: the message \"{key}\" exists already")]
    Twice {
        /// The path below `locales/`.
        file: String,
        /// The key of the second message.
        key: String,
    },
    /// A number function could not be added to the bundle.
    #[error("the messages of {language} cannot be prepared: {problem}")]
    Bundle {
        /// The language of the bundle.
        language: Language,
        /// What Fluent says.
        problem: String,
    },
}

/// What a message puts into a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A text, inserted as it is.
    Str(String),
    /// A whole number: chooses the plural form, and is grouped when shown (1,234 or 1.234). A message that shows
    /// a year writes `NUMBER($year, useGrouping: 0)`.
    Int(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Str(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Str(text)
    }
}

impl From<i64> for Value {
    fn from(whole: i64) -> Self {
        Self::Int(whole)
    }
}

/// All messages of all languages, ready to be formatted from any thread. A language is read when it is first asked for: a
/// paper speaks one or two, and each takes a megabyte and some milliseconds.
pub struct Locales {
    /// The only file that is read, where not all are.
    only: Option<&'static str>,
    english: Messages,
    others: [OnceLock<Option<Messages>>; 3],
}

struct Messages {
    bundle: FluentBundle<FluentResource>,
    plain: Plain,
}

impl Locales {
    /// Reads the embedded files of British English.
    ///
    /// # Errors
    /// The first file that is not Fluent, with the line; or a key that stands twice.
    pub fn load() -> Result<Self, Error> {
        Self::load_files(None)
    }

    /// Reads one file name (such as `dates.ftl`) of each language.
    pub(crate) fn load_only(name: &'static str) -> Result<Self, Error> {
        Self::load_files(Some(name))
    }

    fn load_files(only: Option<&'static str>) -> Result<Self, Error> {
        Ok(Self { only, english: Messages::load(Language::EnGb, only)?, others: Default::default() })
    }

    /// Whether the files of a language can be read.
    ///
    /// # Errors
    /// As [`Locales::load`].
    pub fn check(language: Language) -> Result<(), Error> {
        Messages::load(language, None).map(|_| ())
    }

    /// The message in this language. A missing key comes back as `«key»`: visible on the page and in every test
    /// that looks for `«`, but no failure for the reader. A missing argument shows as its name in braces.
    #[must_use]
    pub fn text(&self, language: Language, key: &str, args: &[(&str, Value)]) -> String {
        let Messages { bundle, plain } = self.messages(language);
        plain.text(key, args).unwrap_or_else(|| resolved(bundle, language, (key, args)))
    }

    /// The keys of every message of a language, sorted, those that it borrows from its family with them.
    #[must_use]
    pub fn keys(language: Language) -> BTreeSet<&'static str> {
        let folders = [language.family(), language].into_iter().filter_map(|one| FILES.get_dir(one.code()));
        let files = folders.flat_map(Dir::files).filter_map(include_dir::File::contents_utf8);
        files.flat_map(message_keys).collect()
    }

    fn messages(&self, language: Language) -> &Messages {
        let [american, german, arabic] = &self.others;
        let place = match language {
            Language::EnGb => return &self.english,
            Language::EnUs => american,
            Language::DeDe => german,
            Language::Ar => arabic,
        };
        // Files that cannot be read do not pass the tests; English words are better than none.
        place.get_or_init(|| Messages::load(language, self.only).ok()).as_ref().unwrap_or(&self.english)
    }
}

impl Messages {
    fn load(language: Language, only: Option<&str>) -> Result<Self, Error> {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)?]);
        // Isolation marks around placeholders end up in feeds, titles and attributes. Only text that runs from right to
        // left needs them there: a Latin name would drag the full stop behind it to its other side.
        bundle.set_use_isolating(language.dir() == "rtl");
        bundle.set_formatter(Some(formatter(language)));
        bundle.add_builtins().map_err(|problem| Error::Bundle { language, problem: problem.to_string() })?;
        let plain = Plain::new(language.dir() == "rtl");
        let mut loaded = Self { bundle, plain };
        if language.family() != language {
            loaded.add_folder(language.family(), only, false)?;
        }
        loaded.add_folder(language, only, language.family() != language)?;
        Ok(loaded)
    }

    /// Adds the files of a folder; with `over` their messages stand in the place of those that are there.
    fn add_folder(&mut self, language: Language, only: Option<&str>, over: bool) -> Result<(), Error> {
        let folder = FILES.get_dir(language.code()).ok_or(Error::NoFolder(language))?;
        for file in folder.files() {
            let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if !name.ends_with(".ftl") || only.is_some_and(|only| only != name) {
                continue;
            }
            let path = file.path().display().to_string();
            let source = file.contents_utf8().ok_or_else(|| Error::NotText(path.clone()))?;
            let resource = resource(&path, source)?;
            self.plain.add(&resource);
            if over {
                self.bundle.add_resource_overriding(resource);
            } else {
                self.bundle.add_resource(resource).map_err(|problems| twice(&path, &problems))?;
            }
        }
        Ok(())
    }
}

/// The message as Fluent itself puts it together.
fn resolved(
    bundle: &FluentBundle<FluentResource>,
    language: Language,
    (key, args): (&str, &[(&str, Value)]),
) -> String {
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("«{key}»");
    };
    let mut given = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        given.set(*name, fluent(value, language));
    }
    let mut problems = Vec::new();
    bundle.format_pattern(pattern, Some(&given), &mut problems).into_owned()
}

fn resource(file: &str, source: &str) -> Result<FluentResource, Error> {
    FluentResource::try_new(source.to_owned()).map_err(|(_, problems)| {
        let first = problems.first();
        let before = first.map_or(0, |problem| problem.pos.start);
        let line = 1 + source.bytes().take(before).filter(|byte| *byte == b'\n').count();
        let problem = first.map_or_else(|| "not Fluent".to_owned(), ToString::to_string);
        Error::Syntax { file: file.to_owned(), line, problem }
    })
}

fn twice(file: &str, problems: &[FluentError]) -> Error {
    let key = problems.iter().find_map(|problem| match problem {
        FluentError::Overriding { id, .. } => Some(id.clone()),
        _ => None,
    });
    Error::Twice { file: file.to_owned(), key: key.unwrap_or_default() }
}

/// A message starts in the first column with its key and an equals sign; terms start with a hyphen and comments
/// with a number sign (Fluent 1.0, Entry).
fn message_keys(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic())).filter_map(
        |line| {
            let (key, _) = line.split_once('=')?;
            Some(key.trim())
        },
    )
}

fn identifier(language: Language) -> Result<LanguageIdentifier, Error> {
    language.code().parse().map_err(|problem| Error::Bundle { language, problem: format!("{problem:?}") })
}

fn fluent(value: &Value, language: Language) -> FluentValue<'_> {
    match value {
        Value::Str(text) => FluentValue::String(Cow::Borrowed(text)),
        Value::Int(whole) => counted(*whole, language),
    }
}

/// A number that chooses the right plural. In Arabic its last two digits do (CLDR: `n % 100 = 3..10` is few), and the
/// rules that Fluent calls look at all of it: from 103 on the last two stand for it, and the currency, which no message
/// uses, carries what is shown.
fn counted(whole: i64, language: Language) -> FluentValue<'static> {
    let end = whole % 100;
    if language != Language::Ar || whole < 100 || end < 3 {
        return FluentValue::from(whole);
    }
    let options = FluentNumberOptions { currency: Some(whole.to_string()), ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(f64::from(i32::try_from(end).unwrap_or(0)), options))
}

type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// Fluent takes a plain function, which cannot carry the language; hence one per language.
fn formatter<M>(language: Language) -> Formatter<M> {
    match language {
        Language::EnGb | Language::EnUs => |value, _| grouped(value, Language::EnGb),
        Language::DeDe => |value, _| grouped(value, Language::DeDe),
        Language::Ar => |value, _| grouped(value, Language::Ar),
    }
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(given) = value else { return None };
    let shown = given.options.currency.clone().unwrap_or_else(|| given.as_string().into_owned());
    if !given.options.use_grouping {
        return Some(shown);
    }
    shown.parse().ok().map(|whole| number(whole, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_messages_read_as_fluent_puts_them_together() {
        let locales = Locales::load().unwrap();
        let mut plain = 0;
        for language in Language::ALL {
            Locales::check(language).unwrap();
            let Messages { bundle, plain: messages } = locales.messages(language);
            for key in Locales::keys(language) {
                let names = messages.arguments(key);
                let args: Vec<_> = names.iter().map(|name| (*name, Value::from("Ada & أدا"))).collect();
                let Some(text) = messages.text(key, &args) else { continue };
                assert_eq!(text, resolved(bundle, language, (key, &args)), "{language} {key}");
                plain += 1;
            }
        }
        assert!(plain > 1_000, "{plain} messages are plain");
        let count = [("count", Value::Int(2))];
        assert_eq!(locales.text(Language::EnGb, "comments-count", &count), "2 comments");
    }
}
