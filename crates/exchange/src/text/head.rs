//! Date lines, bylines and datelines.

use locale::ParsedDate;

use super::words::{self, has};

/// Most words a line may have to be read as a date line.
const DATE_WORDS: usize = 18;

/// A date line.
#[derive(Debug, Clone)]
pub(super) struct DateLine {
    pub(super) value: ParsedDate,
    /// The line speaks of a change, not of the first publication.
    pub(super) updated: bool,
    /// Names on the same line ("By Jo Smith | 14 January 2025").
    pub(super) names: Vec<String>,
}

/// Whether a text starts with the name of a month.
pub(super) fn starts_with_month(text: &str) -> bool {
    let word = text.split([' ', '.', ',']).next().unwrap_or_default();
    locale::parse_date(&format!("1 {word} 2000")).is_some_and(|_| word.chars().any(char::is_alphabetic))
}

/// Reads a line that is a date and nothing else that matters.
///
/// The whole line is tried first; else the longest run of words that is a date, where all other words only keep a
/// date company ("published", "at", a weekday) or are a byline.
pub(super) fn date_line(text: &str) -> Option<DateLine> {
    let parts: Vec<&str> = text.split(' ').collect();
    if parts.len() > DATE_WORDS || !text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    if let Some(value) = locale::parse_date(text) {
        return Some(DateLine { value, updated: is_updated(&parts), names: Vec::new() });
    }
    let (start, end, value) = longest_date(&parts)?;
    let before = parts.get(..start)?;
    let after = parts.get(end..)?;
    let names = byline(&before.join(" ")).or_else(|| byline(&after.join(" "))).unwrap_or_default();
    let company = |part: &&str| {
        let bare = part.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        bare.is_empty()
            || has(words::DATE_COMPANY, &bare)
            || has(words::CALENDAR, &bare)
            || bare.chars().all(|c| c.is_ascii_digit() || ".:apm".contains(c))
    };
    let rest = before.iter().chain(after).filter(|part| !company(part)).count();
    let first_piece = before.join(" ").trim_end_matches(['|', '·', '•', '-', '–', ',', ' ', '/']).to_owned();
    // "Kiel, 14. Januar 2025": a place before the date, where the date ends the line.
    let place = names.is_empty() && after.is_empty() && is_place(&first_piece);
    if rest > 0 && names.is_empty() && !place {
        return None;
    }
    Some(DateLine { value, updated: is_updated(before), names })
}

fn is_place(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    (1..=3).contains(&words.len()) && words.iter().all(|word| is_name_word(word))
}

fn is_updated(parts: &[&str]) -> bool {
    let bare = |part: &str| part.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words = parts.iter().map(|part| bare(part)).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    has(words::UPDATED, &first)
        || (matches!(first.as_str(), "last" | "zuletzt") && has(words::UPDATED, &second))
}

/// The first, longest run of up to nine words that is a date: start, end, value.
fn longest_date(parts: &[&str]) -> Option<(usize, usize, ParsedDate)> {
    (0..parts.len()).find_map(|start| {
        (1..=9.min(parts.len() - start)).rev().find_map(|length| {
            let run = parts.get(start..start + length)?.join(" ");
            if !run.chars().any(|c| c.is_ascii_digit()) {
                return None;
            }
            let run = run.trim_matches(|c: char| "|·•,;()–—".contains(c) || c == ' ');
            locale::parse_date(run).map(|value| (start, start + length, value))
        })
    })
}

/// The names of a byline, or `None` where the line is none.
pub(super) fn byline(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches(['|', '·', '•', '–', '-', ',', ' ']);
    let lower = text.to_lowercase();
    const STARTS: [&str; 12] = [
        "by: ",
        "by ",
        "von: ",
        "von ",
        "words: ",
        "words by ",
        "text: ",
        "author: ",
        "autor: ",
        "autorin: ",
        "written by ",
        "story by ",
    ];
    let start = STARTS.iter().find(|start| lower.starts_with(**start))?;
    if !text.starts_with(char::is_uppercase) && !matches!(*start, "by " | "von ") {
        return None;
    }
    let names: String = text.chars().skip(start.chars().count()).collect();
    // A post or place behind the name is not the name; neither is a second piece of the line.
    let names = names.split(['|', '•', '·', '(', ';']).next().unwrap_or_default().trim();
    let pieces: Vec<&str> = names
        .split([',', '&'])
        .flat_map(|piece| piece.split(" and "))
        .flat_map(|piece| piece.split(" und "))
        .map(|piece| piece.trim().trim_start_matches("and ").trim_start_matches("und "))
        .filter(|piece| !piece.is_empty())
        .collect();
    if !pieces.first().is_some_and(|piece| is_name(piece)) || names.ends_with(['.', '?', '!']) {
        return None;
    }
    let people: Vec<String> = pieces
        .iter()
        .enumerate()
        .filter(|(place, piece)| *place == 0 || (is_name(piece) && piece.contains(' ') && !is_post(piece)))
        .map(|(_, piece)| (*piece).to_owned())
        .collect();
    let known =
        people.len() == pieces.len() || pieces.iter().all(|piece| super::lines::word_count(piece) <= 6);
    known.then_some(people)
}

/// Two to five capitalised words, with the small words that names have; or one, for agencies and pen names.
pub(super) fn is_name(text: &str) -> bool {
    const SMALL: [&str; 14] =
        ["von", "van", "de", "der", "den", "la", "le", "du", "da", "di", "al", "bin", "zu", "ter"];
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let capital = words.iter().filter(|word| is_name_word(word)).count();
    (1..=5).contains(&words.len())
        && capital >= 1
        && words.first().is_some_and(|word| is_name_word(word) || SMALL.contains(word))
        && words.iter().all(|word| is_name_word(word) || SMALL.contains(word))
}

fn is_name_word(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || "-.'’".contains(c))
}

/// "Political Correspondent", "Chief Reporter": a post, not a second author.
fn is_post(text: &str) -> bool {
    const POSTS: [&str; 18] = [
        "correspondent",
        "reporter",
        "editor",
        "writer",
        "staff",
        "desk",
        "agency",
        "agencies",
        "columnist",
        "critic",
        "redaktion",
        "korrespondent",
        "korrespondentin",
        "redakteur",
        "redakteurin",
        "news",
        "times",
        "press",
    ];
    let lower = text.to_lowercase();
    lower.split(' ').any(|word| POSTS.contains(&word))
}

/// A dateline at the start of a paragraph: what it says, and the text after it.
///
/// `KIEL, 14 Jan – `, `Kiel (dpa) – `, `LONDON, Jan 14 (Reuters) - `, `Kiel. `, `Kiel – `. A dash must follow, and a
/// capital, a figure or a quotation mark after that, so that "Peace – at last" is left alone.
pub(super) fn dateline(text: &str) -> Option<(&str, &str)> {
    let (cut, width) =
        text.char_indices().take(70).find_map(|(at, _)| dash_at(text, at).map(|width| (at, width))).or_else(
            || {
                let at = text.find("). ").filter(|at| *at < 50)?;
                Some((at + 1, 2))
            },
        )?;
    let (line, rest) = (text.get(..cut)?.trim(), text.get(cut + width..)?.trim_start());
    let next = rest.chars().next()?;
    let goes_on = next.is_uppercase() || next.is_ascii_digit() || "\"“„»«‘‚'".contains(next);
    (goes_on && is_dateline(line)).then_some((line, rest))
}

fn dash_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    [" – ", " — ", " - ", " -- ", "— "].iter().find(|dash| rest.starts_with(**dash)).map(|dash| dash.len())
}

fn is_dateline(line: &str) -> bool {
    let (place, more) =
        line.split_at_checked(line.find([',', '(']).unwrap_or(line.len())).unwrap_or((line, ""));
    let places: Vec<&str> = place.split(['/', ' ']).filter(|word| !word.is_empty()).collect();
    if !(1..=4).contains(&places.len()) || !places.iter().all(|word| is_name_word(word)) {
        return false;
    }
    let shouted = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let agency = more.rsplit_once('(').is_some_and(|(_, inside)| {
        let inside = inside.trim_end_matches(')').to_lowercase();
        inside.split(['/', ',']).any(|name| has(words::AGENCIES, name.trim()))
    });
    let dated = more.chars().any(|c| c.is_ascii_digit()) && super::lines::word_count(more) <= 6;
    agency || dated || (more.is_empty() && (shouted || places.len() <= 2))
}

/// A date with a year inside a dateline: "Kiel, 14. Januar 2025".
pub(super) fn date_in(dateline: &str) -> Option<ParsedDate> {
    let parts: Vec<&str> = dateline.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    longest_date(&parts).map(|(_, _, value)| value)
}
