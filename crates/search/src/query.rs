//! What a reader asked: words, phrases, exclusions and filters. Any text can be read; nothing in it is an error.

use locale::{Date, Language};

use crate::Section;
use crate::words::words;

/// What is read of a query, in characters; more is no question.
pub(crate) const LONGEST: usize = 300;
/// Words and phrases that are looked for, and those that are excluded.
const MOST_PARTS: usize = 12;
/// Words of a phrase.
const MOST_WORDS: usize = 12;
/// The shortest beginning that stands for words: `har*`.
const SHORTEST_BEGINNING: usize = 3;

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: PartKind,
    /// Its words as typed.
    pub(crate) words: Vec<String>,
    /// Whether what has it is left out.
    pub(crate) without: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// One word, or what the rules for words make of it: `rock-solid`.
    Word,
    /// Words in quotation marks.
    Phrase,
    /// A word that ends in an asterisk.
    Beginning,
}

/// The section with this slug or title.
pub(crate) fn section<'a>(sections: &'a [Section], name: &str) -> Option<&'a Section> {
    let name = name.trim().to_lowercase();
    sections.iter().find(|section| section.slug == name || section.title.to_lowercase() == name)
}

/// A query with its filters. The filters stand in `q` (`speaker:lind`) or in fields of their own, which go first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) parts: Vec<Part>,
    /// The slug of a section.
    pub(crate) section: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) speaker: Option<String>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

impl Asked {
    /// Reads what was typed into the field for words. A section that the paper does not have is words: `Section: 8`.
    pub(crate) fn read(q: &str, sections: &[Section]) -> Self {
        let mut asked = Self::default();
        let q: String = q.chars().take(LONGEST).collect();
        for piece in pieces(&q) {
            asked.take(piece, sections);
        }
        asked
    }

    /// Whether there is anything to look for.
    pub(crate) fn is_empty(&self) -> bool {
        let filters = [&self.section, &self.author, &self.speaker];
        self.parts.is_empty()
            && filters.iter().all(|f| f.is_none())
            && self.from.is_none()
            && self.to.is_none()
    }

    fn take(&mut self, piece: Piece, sections: &[Section]) {
        if let Some(name) = &piece.filter
            && self.filter(name, &piece.text, sections)
        {
            return;
        }
        let typed = match &piece.filter {
            Some(name) => format!("{name} {}", piece.text),
            None => piece.text,
        };
        let found: Vec<String> = words(&typed).map(|word| word.written.to_owned()).take(MOST_WORDS).collect();
        let beginning = !piece.quoted && typed.ends_with('*') && found.len() == 1;
        let long = found.first().is_some_and(|word| word.chars().count() >= SHORTEST_BEGINNING);
        let kind = match (piece.quoted, beginning && long) {
            (true, _) => PartKind::Phrase,
            (false, true) => PartKind::Beginning,
            (false, false) => PartKind::Word,
        };
        let same = self.parts.iter().filter(|part| part.without == piece.without).count();
        if !found.is_empty() && same < MOST_PARTS {
            self.parts.push(Part { kind, words: found, without: piece.without });
        }
    }

    /// Whether this is a filter, with a value that it can have; else it is words like any other.
    fn filter(&mut self, name: &str, value: &str, sections: &[Section]) -> bool {
        let slot = match name.to_lowercase().as_str() {
            "section" | "ressort" | "قسم" => {
                let Some(found) = section(sections, value) else { return false };
                self.section = Some(found.slug.clone());
                return true;
            }
            "author" | "autor" | "autorin" | "كاتب" => &mut self.author,
            "speaker" | "sprecher" | "sprecherin" | "قائل" => &mut self.speaker,
            "from" | "von" | "من" => return date(value).map(|day| self.from = Some(day)).is_some(),
            "to" | "bis" | "إلى" => return date(value).map(|day| self.to = Some(day)).is_some(),
            _ => return false,
        };
        let real = words(value).next().is_some();
        if real {
            *slot = Some(value.to_owned());
        }
        real
    }
}

/// A day as browsers send it: `2025-01-14`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str, digits| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
    if !(plain(year, 4) && plain(month, 2) && plain(day, 2)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A piece of a query: what stands between spaces, or in quotation marks.
#[derive(Debug, Default)]
struct Piece {
    text: String,
    quoted: bool,
    without: bool,
    filter: Option<String>,
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟')
}

fn pieces(q: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut now = Piece::default();
    let mut flush = |piece: &mut Piece| {
        let piece = std::mem::take(piece);
        if !piece.text.is_empty() || piece.filter.is_some() {
            all.push(piece);
        }
    };
    for c in q.chars() {
        if is_quote(c) {
            if now.quoted {
                flush(&mut now);
            } else {
                if !now.text.is_empty() {
                    flush(&mut now);
                }
                now.quoted = true;
            }
        } else if c.is_whitespace() && !now.quoted {
            flush(&mut now);
        } else if matches!(c, '-' | '−' | '–') && !now.quoted && now.text.is_empty() && now.filter.is_none()
        {
            now.without = true;
        } else if c == ':' && !now.quoted && now.filter.is_none() && is_name(&now.text) {
            now.filter = Some(std::mem::take(&mut now.text));
        } else {
            now.text.push(c);
        }
    }
    flush(&mut now);
    all
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 12 && text.chars().all(char::is_alphabetic)
}

/// The languages that are looked in: those that are the [`Language::family`] of themselves.
pub(crate) const LANGUAGES: [Language; 3] = [Language::EnGb, Language::DeDe, Language::Ar];

#[cfg(test)]
mod tests {
    use super::*;

    fn part(kind: PartKind, words: &[&str], without: bool) -> Part {
        Part { kind, words: words.iter().map(|w| (*w).to_owned()).collect(), without }
    }

    #[test]
    fn a_query_is_words_phrases_exclusions_and_filters() {
        use PartKind::{Beginning, Phrase, Word};
        let asked = Asked::read(
            "harbour -\"rope line\" „Hafen offen“ swim* rock-solid speaker:\"Ada Lind\" from:2025-01-02 -tram",
            &[],
        );
        assert_eq!(
            asked.parts,
            [
                part(Word, &["harbour"], false),
                part(Phrase, &["rope", "line"], true),
                part(Phrase, &["Hafen", "offen"], false),
                part(Beginning, &["swim"], false),
                part(Word, &["rock", "solid"], false),
                part(Word, &["tram"], true),
            ]
        );
        assert_eq!(asked.speaker.as_deref(), Some("Ada Lind"));
        assert_eq!(asked.from, Date::new(2025, 1, 2));
        assert_eq!(Asked::read("الميناء قائل:ليند", &[]).speaker.as_deref(), Some("ليند"));
    }

    #[test]
    fn every_language_is_looked_in() {
        assert!(Language::ALL.iter().all(|language| LANGUAGES.contains(&language.family())));
    }

    #[test]
    fn what_is_no_filter_is_words() {
        let asked = Asked::read("http://x.example to:tomorrow speaker: Note: a* Section:8", &[]);
        let typed: Vec<String> = asked.parts.iter().map(|part| part.words.join(" ")).collect();
        assert_eq!(typed, ["http x example", "to tomorrow", "speaker", "Note", "a", "Section 8"]);
        assert!(asked.speaker.is_none() && asked.to.is_none() && asked.section.is_none());
    }

    #[test]
    fn nothing_in_particular_is_nothing() {
        for q in ["", "  ", "\"", "-", "--", "\"\"", "- -\"", ":", "*", "\u{0}", "()", "\"(\" -"] {
            assert!(Asked::read(q, &[]).is_empty(), "{q}");
        }
        assert!(Asked::read(&"many words ".repeat(1_000), &[]).parts.len() <= MOST_PARTS);
    }

    #[test]
    fn days_are_days() {
        assert!(date("2025-02-28").is_some());
        for text in ["2025-02-30", "2025-2-3", "tomorrow", "", "2025-01-01x", "-025-01-01"] {
            assert!(date(text).is_none(), "{text}");
        }
    }
}
