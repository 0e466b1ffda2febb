//! Names in a row of words: where they start and end, what is title and post, what is a person.

use super::clause::Token;
use super::words::{self, has};

/// The tokens between two places, as far as there are any.
pub(super) fn slice(tokens: &[Token], from: usize, to: usize) -> &[Token] {
    tokens.get(from..to.min(tokens.len())).unwrap_or_default()
}

pub(super) fn is_bare_name(tokens: &[Token]) -> bool {
    (1..=6).contains(&tokens.len())
        && tokens.iter().all(|token| token.is_name_word() || token.joins_names())
        && tokens.iter().any(Token::is_name_word)
        && tokens.first().is_some_and(|token| !has(words::SENTENCE_OPENERS, &token.lower))
}

pub(super) fn is_article(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "the"
            | "a"
            | "an"
            | "one"
            | "der"
            | "die"
            | "das"
            | "ein"
            | "eine"
            | "einer"
            | "dem"
            | "den"
            | "des"
            | "einem"
    )
}

pub(super) fn is_post(token: &Token) -> bool {
    has(words::POSTS, &token.lower) || is_title(token)
}

fn is_title(token: &Token) -> bool {
    let bare = token.lower.trim_end_matches('.');
    has(words::TITLES, bare)
        || (token.is_name_word()
            && words::TITLE_ENDINGS
                .iter()
                .any(|ending| bare.len() > ending.len() + 2 && bare.ends_with(ending)))
}

pub(super) fn is_adverb(token: &Token) -> bool {
    token.lower.len() > 4 && token.lower.ends_with("ly") && token.text == token.lower
}

/// Where the run starts that ends at a place.
pub(super) fn run_start(tokens: &[Token], last: usize) -> usize {
    let name = |at: usize| tokens.get(at).is_some_and(Token::is_name_word);
    let mut from = last;
    while let Some(before) = from.checked_sub(1) {
        let joined = (1..=2).find(|small| {
            let start = from.checked_sub(*small).filter(|start| *start > 0 && name(start - 1));
            start.is_some_and(|start| small_words(tokens, start) == *small)
        });
        match joined {
            _ if name(before) => from = before,
            Some(small) => from -= small + 1,
            None => break,
        }
    }
    from
}

/// Runs of capitalised words with the small words of names between them: first place, place behind the last.
pub(super) fn runs(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let name = |at: usize| tokens.get(at).is_some_and(Token::is_name_word);
    let mut at = 0;
    while at < tokens.len() {
        if !name(at) {
            at += 1;
            continue;
        }
        let from = at;
        while name(at) {
            at += 1;
            at += small_words(tokens, at);
        }
        runs.push((from, at));
    }
    runs
}

/// How many small words at a place go on with a name: "van Gogh", "von der Leyen". An article alone does not: "sagte
/// Lawrow der Zeitung".
fn small_words(tokens: &[Token], at: usize) -> usize {
    let name = |at: usize| tokens.get(at).is_some_and(Token::is_name_word);
    let small = |at: usize| tokens.get(at).is_some_and(Token::joins_names);
    let article = tokens.get(at).is_some_and(|token| matches!(token.lower.as_str(), "der" | "den" | "zu"));
    match (small(at) && !article, small(at + 1)) {
        (true, true) if name(at + 2) => 2,
        (true, false) if name(at + 1) => 1,
        _ => 0,
    }
}

/// Up to two articles or adjectives back stands a preposition: the name is not the subject.
pub(super) fn is_after_preposition(tokens: &[Token], from: usize) -> bool {
    let mut at = from;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { break };
        if has(words::PREPOSITIONS, &before.lower) {
            return true;
        }
        if before.is_mark() || before.is_name_word() || before.says() {
            return false;
        }
        at -= 1;
    }
    // The preposition itself is capitalised where it opens the sentence, and then part of the run.
    tokens.get(from).is_some_and(|token| has(words::PREPOSITIONS, &token.lower))
}

/// A run as a name: without the words that only open the sentence, without post and title before it.
pub(super) fn named(run: &[Token]) -> Option<String> {
    let open = run.iter().take_while(|token| has(words::SENTENCE_OPENERS, &token.lower)).count();
    let run = slice(run, open, run.len());
    let title = run.iter().rposition(is_title).map_or(0, |at| at + 1);
    let name = slice(run, title, run.len());
    let noble = name.len() == 1
        && title.checked_sub(1).and_then(|at| run.get(at)).is_some_and(|token| {
            matches!(
                token.lower.as_str(),
                "king"
                    | "queen"
                    | "prince"
                    | "princess"
                    | "pope"
                    | "lord"
                    | "lady"
                    | "sir"
                    | "dame"
                    | "papst"
                    | "könig"
                    | "königin"
            )
        });
    let kept = if name.is_empty() {
        run
    } else if noble {
        slice(run, title - 1, run.len())
    } else {
        name
    };
    let last = kept.last()?;
    if last.text != without_possessive(&last.text) {
        return None;
    }
    (kept.iter().any(Token::is_name_word)).then(|| joined(kept))
}

pub(super) fn without_possessive(text: &str) -> &str {
    text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text)
}

pub(super) fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A person by the look of the name: two to four words or a title, and nothing that marks a body or a place.
pub(super) fn is_full_name(tokens: &[Token], from: usize, to: usize) -> bool {
    let run = slice(tokens, from, to);
    let open = run.iter().take_while(|token| has(words::SENTENCE_OPENERS, &token.lower)).count();
    let run = slice(run, open, run.len());
    let title = run.iter().rposition(is_title).map_or(0, |at| at + 1);
    let name = slice(run, title, run.len());
    let near = from.checked_sub(1).and_then(|at| tokens.get(at));
    let place = near.is_some_and(|token| {
        matches!(token.lower.as_str(), "in" | "at" | "from" | "near" | "aus" | "nach" | "im")
    });
    let long = (2..=5).contains(&name.len()) && !place;
    !is_place_or_body(name) && !name.is_empty() && (long || title > 0)
}

pub(super) fn is_place_or_body(run: &[Token]) -> bool {
    run.iter().any(|token| has(words::NOT_A_PERSON, &token.lower))
}
