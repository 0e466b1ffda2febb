//! Quotation marks: where quoted words start and end.
//!
//! Marks are paired with a stack, because quotations nest and because the same mark opens in one language and closes
//! in another. An apostrophe is never a mark: single marks count only where they hug a word from outside. A mark
//! that never closes costs at most its own quotation, never the ones behind it.

use std::collections::BTreeMap;

use super::lines;
use super::model::{Kind, Paragraph, Speech, Warning};
use super::speaker::{Context, People};
use super::words::{self, has};

/// Quotations in quotations that are followed.
const DEEPEST: usize = 6;
/// Unclosed marks after which a paragraph is given up; bounds the work on hostile input.
const MOST_UNCLOSED: usize = 12;
/// How far ahead a better close for a single mark is looked for, in characters.
const LOOK_AHEAD: usize = 300;

/// The places of the marks of one quotation, in characters: opening and closing.
pub(super) type Quote = (usize, usize);

/// Proposes the direct speech of all paragraphs.
pub(super) fn propose(paragraphs: &mut [Paragraph], warnings: &mut Vec<Warning>) {
    let people = People::of(paragraphs);
    let interview = Interview::of(paragraphs);
    let opens: Vec<bool> = paragraphs.iter().map(|paragraph| starts_with_mark(&paragraph.text)).collect();
    // The paragraphs whose last quotation runs on into the next.
    let mut running: Vec<usize> = Vec::new();
    for place in 0..paragraphs.len() {
        let Some(paragraph) = paragraphs.get(place).filter(|paragraph| paragraph.kind != Kind::Heading)
        else {
            continue;
        };
        let chars: Vec<char> = paragraph.text.chars().collect();
        if let Some(speech) = interview.answer(&paragraph.text, &chars) {
            set(paragraphs, place, speech);
            continue;
        }
        let (mut quotes, open) = pair(&chars);
        let mut runs_on = false;
        if let Some(open) = open {
            let credible = open == 0 || introduced(&chars, open);
            // English papers leave a quotation open at the end of a paragraph when the next goes on with it.
            runs_on = credible && opens.get(place + 1).copied().unwrap_or(false);
            if credible {
                quotes.push((open, chars.len()));
            }
            if !runs_on {
                warnings.push(Warning::OpenQuote { line: paragraph.line });
            }
        }
        let speakers = Context::new(&chars, &quotes, &people).speakers();
        let found = quotes.iter().zip(speakers);
        let speech = found.filter_map(|(quote, speaker)| speech(&chars, *quote, speaker)).collect();
        set(paragraphs, place, speech);
        share_speaker(paragraphs, &running, place);
        if !runs_on {
            running.clear();
        } else {
            running.push(place);
        }
    }
}

fn set(paragraphs: &mut [Paragraph], place: usize, speech: Vec<Speech>) {
    if let Some(paragraph) = paragraphs.get_mut(place) {
        paragraph.speech = speech;
    }
}

/// One quotation over several paragraphs has one speaker, wherever in it the name stands.
fn share_speaker(paragraphs: &mut [Paragraph], running: &[usize], place: usize) {
    let Some(before) = running.last() else { return };
    let speaker = |speech: Option<&Speech>| speech.and_then(|speech| speech.speaker.clone());
    let known = paragraphs.get(*before).and_then(|paragraph| speaker(paragraph.speech.last()));
    let own = paragraphs.get(place).and_then(|paragraph| speaker(paragraph.speech.first()));
    if let (Some(name), None) = (&known, &own)
        && let Some(first) = paragraphs.get_mut(place).and_then(|paragraph| paragraph.speech.first_mut())
    {
        first.speaker = Some(name.clone());
    }
    if let (None, Some(name)) = (known, own) {
        for place in running {
            let last = paragraphs.get_mut(*place).and_then(|paragraph| paragraph.speech.last_mut());
            if let Some(last) = last.filter(|last| last.speaker.is_none()) {
                last.speaker = Some(name.clone());
            }
        }
    }
}

/// One proposal; `None` where the marks hold no words or plainly a name ("the ship", "the film").
fn speech(chars: &[char], (open, close): Quote, speaker: Option<String>) -> Option<Speech> {
    let inside = chars.get(open + 1..close)?;
    let lead = inside.iter().take_while(|c| c.is_whitespace()).count();
    let trail = inside.iter().rev().take_while(|c| c.is_whitespace()).count();
    let (start, end) = (open + 1 + lead, close.checked_sub(trail)?);
    let text: String = chars.get(start..end)?.iter().collect();
    if !text.chars().any(char::is_alphanumeric) || (speaker.is_none() && is_a_name(chars, open, &text)) {
        return None;
    }
    Some(Speech { start_char: start, end_char: end, text, speaker, proposed: true })
}

/// A title or name in marks, judged by the word before it or by its capitals.
fn is_a_name(chars: &[char], open: usize, text: &str) -> bool {
    let from = open.saturating_sub(40);
    let before: String = chars.get(from..open).unwrap_or_default().iter().collect::<String>().to_lowercase();
    let last =
        before.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or_default();
    if before.trim_end().ends_with(|c: char| c.is_alphanumeric()) && has(words::NAMED_THINGS, last) {
        return true;
    }
    const SMALL: [&str; 14] =
        ["of", "the", "a", "an", "and", "in", "on", "to", "for", "der", "die", "das", "und", "von"];
    let sentence = text.ends_with(['.', '!', '?', ',', '…']);
    let mut count = 0;
    let capitals = text.split_whitespace().all(|word| {
        count += 1;
        SMALL.contains(&word) || !word.chars().next().is_some_and(char::is_lowercase)
    });
    capitals && count >= 2 && !sentence
}

/// The mark follows a colon, or a comma behind a word: what follows it is quoted even if it never closes.
fn introduced(chars: &[char], open: usize) -> bool {
    let before = chars.get(..open).unwrap_or_default().iter().rev().find(|c| !c.is_whitespace());
    before.is_some_and(|c| *c == ':' || *c == ',')
}

fn starts_with_mark(text: &str) -> bool {
    text.starts_with(['"', '“', '„', '»', '«', '‘', '‚', '›'])
}

/// Pairs the outermost marks. The second value is a double mark left open behind the last pair.
fn pair(chars: &[char]) -> (Vec<Quote>, Option<usize>) {
    let mut quotes = Vec::new();
    let mut unclosed = None;
    let mut from = 0;
    for _ in 0..MOST_UNCLOSED {
        let Some(open) = scan(chars, from, &mut quotes) else { break };
        if chars.get(open).is_some_and(|c| !"'‘‚’".contains(*c)) {
            unclosed = Some(open);
        }
        from = open + 1;
    }
    // An earlier mark that stayed open is not the running one: later pairs were found behind it.
    let last = quotes.last().map_or(0, |(_, close)| *close);
    (quotes, unclosed.filter(|open| *open >= last))
}

/// Adds the pairs from a place on; gives the outermost mark that never closed.
fn scan(chars: &[char], from: usize, quotes: &mut Vec<Quote>) -> Option<usize> {
    let mut stack: Vec<(char, usize)> = Vec::new();
    let mut at = from;
    while let Some(c) = chars.get(at) {
        if is_quote(*c) {
            let closed = (0..stack.len()).rev().find(|level| {
                stack.get(*level).is_some_and(|(open, place)| *place + 1 < at && closes(chars, at, *open))
            });
            if let Some(level) = closed {
                if level == 0
                    && let Some((_, open)) = stack.first()
                {
                    quotes.push((*open, at));
                }
                stack.truncate(level);
            } else if opens(chars, at) && stack.len() < DEEPEST {
                stack.push((*c, at));
            }
        }
        at += 1;
    }
    stack.first().map(|(_, open)| *open)
}

fn is_quote(c: char) -> bool {
    "\"“”„‟»«‘’‚'›‹".contains(c)
}

fn opens(chars: &[char], at: usize) -> bool {
    let Some(c) = chars.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    let after = chars.get(at + 1);
    let free = before.is_none_or(|c| c.is_whitespace() || "([{–—-/:„“»«‚‘›‹\"'…".contains(*c));
    let hugs = after.is_some_and(|c| !c.is_whitespace());
    let word = after.is_some_and(|c| c.is_alphanumeric());
    match c {
        '„' => hugs,
        '“' | '"' | '”' => free && hugs,
        '»' | '›' | '‹' => free && hugs,
        '«' => free,
        '‘' | '‚' => free && word,
        // '90s and rock 'n' roll are apostrophes.
        '\'' => {
            free && word && !after.is_some_and(|c| c.is_ascii_digit()) && chars.get(at + 2) != Some(&'\'')
        }
        _ => false,
    }
}

fn closes(chars: &[char], at: usize, open: char) -> bool {
    let Some(c) = chars.get(at) else { return false };
    let fits = match open {
        '"' => matches!(c, '"' | '”'),
        '“' => matches!(c, '”' | '"'),
        '„' => matches!(c, '“' | '”' | '"' | '‟'),
        '”' => *c == '”',
        '»' => *c == '«',
        '«' => *c == '»',
        '‘' => matches!(c, '’' | '\''),
        '‚' => matches!(c, '‘' | '’' | '\''),
        '\'' => matches!(c, '\'' | '’'),
        '›' => *c == '‹',
        '‹' => *c == '›',
        _ => false,
    };
    let after = chars.get(at + 1);
    let into_word = after.is_some_and(|c| c.is_alphanumeric());
    let after_space = at.checked_sub(1).and_then(|at| chars.get(at)).is_none_or(|c| c.is_whitespace());
    match open {
        _ if !fits => false,
        '"' | '“' | '”' => {
            !(after_space && after.is_some_and(|c| !c.is_whitespace() && !",.;:!?)".contains(*c)))
        }
        '‘' | '‚' | '\'' => !into_word && !after_space && !is_possessive(chars, at),
        _ => true,
    }
}

/// "the workers’ demands": after an s and before a space, while a mark that closes better is still to come.
fn is_possessive(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    if before != Some(&'s') || chars.get(at + 1).is_none_or(|c| *c != ' ') {
        return false;
    }
    let ahead = chars.get(at + 1..).unwrap_or_default();
    ahead.windows(2).take(LOOK_AHEAD).take_while(|pair| !matches!(pair, [_, '‘' | '"' | '“'])).any(|pair| {
        matches!(pair, [before, '’' | '\''] if ".,!?…".contains(*before))
            || matches!(pair, ['’' | '\'', after] if ",.;:!?)".contains(*after))
    })
}

/// An interview printed as `Name: words`. The labels that ask are told by their question marks.
struct Interview {
    answering: Vec<String>,
}

impl Interview {
    fn of(paragraphs: &[Paragraph]) -> Interview {
        let mut labels: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for paragraph in paragraphs.iter().filter(|paragraph| paragraph.kind == Kind::Text) {
            if let Some(label) = lines::speaker_label(&paragraph.text) {
                let (total, asking) = labels.entry(label).or_default();
                *total += 1;
                *asking += usize::from(paragraph.text.ends_with('?'));
            }
        }
        let total: usize = labels.values().map(|(total, _)| total).sum();
        let kept = labels.len() >= 2 && labels.len() <= 12 && total >= 4;
        let answering = labels
            .iter()
            .filter(|(label, (total, asking))| kept && asking * 2 < *total && !is_asking(label))
            .map(|(label, _)| (*label).to_owned())
            .collect();
        Interview { answering }
    }

    fn answer(&self, text: &str, chars: &[char]) -> Option<Vec<Speech>> {
        let label = lines::speaker_label(text)?;
        if !self.answering.iter().any(|known| known == label) {
            return None;
        }
        let speaker = (!matches!(label, "A" | "Antwort" | "Answer")).then(|| label.to_owned());
        let start = label.chars().count();
        speech(chars, (start, chars.len()), speaker).map(|speech| vec![speech])
    }
}

fn is_asking(label: &str) -> bool {
    matches!(label, "Q" | "F" | "Question" | "Frage" | "Note" | "Hinweis" | "Update")
}
