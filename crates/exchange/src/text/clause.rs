//! Words and sentence ends of a paragraph, outside its quotation marks.

use super::words::{self, has};

/// A word or a single mark.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) lower: String,
    /// Place in characters of the paragraph.
    pub(super) start: usize,
}

impl Token {
    /// A capitalised word that may belong to a name.
    pub(super) fn is_name_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase) && !has(words::CALENDAR, &self.lower)
    }

    /// A small word inside names.
    pub(super) fn joins_names(&self) -> bool {
        matches!(
            self.lower.as_str(),
            "von"
                | "van"
                | "de"
                | "der"
                | "den"
                | "la"
                | "le"
                | "du"
                | "da"
                | "di"
                | "al"
                | "bin"
                | "zu"
                | "ter"
        ) && self.text == self.lower
    }

    pub(super) fn is_mark(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    pub(super) fn says(&self) -> bool {
        (has(words::SAYING_ENGLISH, &self.lower) || has(words::SAYING_GERMAN, &self.lower))
            && self.text == self.lower
    }
}

/// The tokens between two places, in characters.
pub(super) fn tokens(chars: &[char], from: usize, to: usize) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = from;
    let to = to.min(chars.len());
    while let Some(c) = chars.get(at).filter(|_| at < to) {
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        let end = if c.is_alphanumeric() { word_end(chars, at, to) } else { at + 1 };
        let text: String = chars.get(at..end).unwrap_or_default().iter().collect();
        found.push(Token { lower: text.to_lowercase(), text, start: at });
        at = end;
    }
    found
}

/// A word goes on over a hyphen, apostrophe or stop inside it, and over the stop of a short form.
fn word_end(chars: &[char], start: usize, to: usize) -> usize {
    let letter = |at: usize| at < to && chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let mut end = start;
    while letter(end)
        || (end > start && chars.get(end).is_some_and(|c| "-'’./".contains(*c)) && letter(end + 1))
    {
        end += 1;
    }
    if end < to && chars.get(end) == Some(&'.') && is_short_form(chars, end) {
        end += 1;
    }
    end
}

/// Whether the stop at this place belongs to a short form or an initial.
fn is_short_form(chars: &[char], stop: usize) -> bool {
    let start = word_start(chars, stop);
    let word: String = chars.get(start..stop).unwrap_or_default().iter().collect();
    let initial = stop - start == 1 && word.chars().all(char::is_uppercase);
    initial || has(words::ABBREVIATIONS, &word.to_lowercase())
}

fn word_start(chars: &[char], end: usize) -> usize {
    const LONGEST: usize = 40;
    let back = chars.get(..end).unwrap_or_default().iter().rev().take(LONGEST);
    end - back.take_while(|c| c.is_alphanumeric() || **c == '.').count()
}

/// Where sentences start, in characters: after a stop outside quotation marks that white space and a capital or a
/// quotation mark follow, and after a quotation that is itself a whole sentence.
pub(super) fn sentence_starts(chars: &[char], quotes: &[(usize, usize)]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut quotes = quotes.iter().peekable();
    let mut at = 0;
    while at < chars.len() {
        if let Some((open, close)) = quotes.peek().filter(|(open, _)| *open <= at) {
            let last = chars
                .get(*open + 1..*close)
                .and_then(|inside| inside.iter().rev().find(|c| !c.is_whitespace()));
            at = (close + 1).max(at + 1);
            if last.is_some_and(|c| ".!?…".contains(*c)) && starts_anew(chars, at) {
                starts.push(at);
            }
            quotes.next();
            continue;
        }
        let stop = chars.get(at).is_some_and(|c| ".!?…".contains(*c));
        if stop && starts_anew(chars, at + 1) && !goes_on(chars, at) {
            starts.push(at + 1);
        }
        at += 1;
    }
    starts
}

fn starts_anew(chars: &[char], at: usize) -> bool {
    let mut rest = chars.get(at..).unwrap_or_default().iter().skip_while(|c| ")]".contains(**c));
    if !rest.next().is_some_and(|c| c.is_whitespace()) {
        return false;
    }
    rest.find(|c| !c.is_whitespace()).is_some_and(|c| !c.is_lowercase() && !",;:–—-".contains(*c))
}

/// A stop after a short form, an initial, or the day of a date.
fn goes_on(chars: &[char], stop: usize) -> bool {
    if chars.get(stop) != Some(&'.') {
        return false;
    }
    let start = word_start(chars, stop);
    let word = chars.get(start..stop).unwrap_or_default();
    if !word.is_empty() && word.len() <= 2 && word.iter().all(char::is_ascii_digit) {
        let rest: String = chars.get(stop + 1..).unwrap_or_default().iter().skip(1).take(14).collect();
        let next = rest.split([' ', ',', '.']).next().unwrap_or_default().to_lowercase();
        return !has(words::SENTENCE_OPENERS, &next) && !has(words::PRONOUNS, &next);
    }
    is_short_form(chars, stop)
}
