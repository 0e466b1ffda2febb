//! Whom a clause names as its speaker: the subject of a verb of saying, or the name after "according to", "by", "so".

use super::clause::Token;
use super::names::{
    is_adverb, is_after_preposition, is_article, is_bare_name, is_post, joined, named, run_start, runs, slice,
};
use super::words::{self, has};

/// A speaker as the sentence puts it.
pub(super) enum Who {
    Named(String),
    /// A pronoun.
    Person,
}

/// The speaker named before the opening mark.
pub(super) fn before_speaker(tokens: &[Token], at_start: bool) -> Option<Who> {
    let end = tokens.iter().rposition(|token| !token.is_mark()).map_or(0, |at| at + 1);
    let label = tokens.get(end).is_some_and(|token| token.text == ":");
    let body = slice(tokens, 0, end);
    let saying: Vec<usize> = (0..body.len()).filter(|at| body.get(*at).is_some_and(Token::says)).collect();
    if saying.is_empty() {
        let source = source_phrase(body);
        let all_name = || body.iter().all(|t| t.is_name_word() || t.joins_names());
        let name = || label && at_start && end <= 5 && all_name();
        return source.or_else(|| name().then(|| named(body).map(Who::Named)).flatten());
    }
    for verb in saying.iter().rev().take(4) {
        let from = verb.saturating_sub(2);
        if slice(body, from, *verb).iter().any(|token| has(words::PASSIVE, &token.lower)) {
            return None;
        }
        let Some(word) = body.get(*verb) else { continue };
        let clause = slice(body, 0, *verb);
        let participle = word.lower.ends_with("ing");
        let found = if participle { None } else { subject_before(clause, 0) };
        if found.is_some() {
            return found;
        }
        let inverts = has(words::SAYING_GERMAN, &word.lower)
            || matches!(word.lower.as_str(), "said" | "says" | "wrote");
        if inverts && let Some(who) = phrase_after(slice(body, verb + 1, body.len())) {
            return Some(who);
        }
    }
    source_phrase(body).or_else(|| first_subject(body))
}

/// "According to X", "laut X", "nach Angaben von X", "für X" are sources without a verb.
fn source_phrase(tokens: &[Token]) -> Option<Who> {
    let at = tokens.iter().position(|token| matches!(token.lower.as_str(), "according" | "laut"))?;
    let skip = if tokens.get(at + 1).is_some_and(|token| token.lower == "to") { 2 } else { 1 };
    phrase_after(slice(tokens, at + skip, tokens.len()))
}

/// The speaker named behind the closing mark.
pub(super) fn after_speaker(tokens: &[Token]) -> Option<Who> {
    let dash = tokens.first().is_some_and(|token| matches!(token.lower.as_str(), "–" | "—" | "-"));
    let from = tokens.iter().position(|token| !token.is_mark())?;
    let rest = slice(tokens, from, tokens.len());
    let first = rest.first()?;
    match first.lower.as_str() {
        "according" | "laut" => return source_phrase(rest),
        "so" => return phrase_after(slice(rest, 1, rest.len())),
        "and" | "but" | "und" | "aber" | "while" | "während" => return None,
        _ if first.says() => return phrase_after(slice(rest, 1, rest.len())),
        _ => {}
    }
    // A quotation set off by itself is signed: “…” — Sergey Lavrov
    if dash && rest.len() <= 5 && rest.iter().all(|token| token.is_name_word() || token.joins_names()) {
        return named(rest).map(Who::Named);
    }
    if let Some(at) = rest.iter().take(8).position(|token| token.lower == "zufolge") {
        return phrase_after(slice(rest, 0, at));
    }
    let rest = if first.lower == "wie" { slice(rest, 1, rest.len()) } else { rest };
    let verb = rest.iter().take(22).take_while(|token| token.text != ";").position(Token::says)?;
    let passive = verb > 0 && rest.get(verb - 1).is_some_and(|token| has(words::PASSIVE, &token.lower));
    if passive {
        return None;
    }
    subject_before(slice(rest, 0, verb), 0)
}

/// The subject that ends where the verb starts.
pub(super) fn subject_before(tokens: &[Token], depth: usize) -> Option<Who> {
    const DEEPEST: usize = 4;
    let mut end = tokens.len();
    while end > 0 && tokens.get(end - 1).is_some_and(|t| has(words::BETWEEN, &t.lower) || is_adverb(t)) {
        end -= 1;
    }
    let tokens = slice(tokens, 0, end);
    let last = tokens.last()?;
    if depth > DEEPEST {
        return None;
    }
    let rest = slice(tokens, 0, end - 1);
    match last.lower.as_str() {
        ")" => {
            let open = tokens.iter().rposition(|token| token.text == "(")?;
            return subject_before(slice(tokens, 0, open), depth + 1);
        }
        "," => return before_apposition(rest, depth),
        "who" | "that" => {
            let comma = usize::from(rest.last().is_some_and(|token| token.text == ","));
            return subject_before(slice(rest, 0, rest.len() - comma), depth + 1);
        }
        "and" | "und" => return first_subject(rest),
        _ => {}
    }
    if has(words::PRONOUNS, &last.lower) {
        return Some(Who::Person);
    }
    if !last.is_name_word() {
        return post_before(tokens).or_else(|| first_subject(tokens));
    }
    let from = run_start(tokens, end - 1);
    if is_after_preposition(tokens, from) {
        return post_before(tokens).or_else(|| owner_of_place(tokens, from, depth));
    }
    named(slice(tokens, from, end)).map(Who::Named)
}

/// `Ines Holm, the mayor of Kiel, said` and `the mayor, Ines Holm, said`: the name is on either side of the comma.
fn before_apposition(tokens: &[Token], depth: usize) -> Option<Who> {
    let comma = tokens.iter().rposition(|token| token.text == ",")?;
    let middle = slice(tokens, comma + 1, tokens.len());
    if is_bare_name(middle) {
        return named(middle).map(Who::Named);
    }
    subject_before(slice(tokens, 0, comma), depth + 1)
}

/// `President Ana Ruiz of Chile said`: the name before the preposition.
fn owner_of_place(tokens: &[Token], from: usize, depth: usize) -> Option<Who> {
    let before = tokens.get(from.checked_sub(1)?)?;
    let owner = tokens.get(from.checked_sub(2)?)?;
    (has(words::PREPOSITIONS, &before.lower) && owner.is_name_word())
        .then(|| subject_before(slice(tokens, 0, from - 1), depth + 1))
        .flatten()
}

/// The first name or pronoun of a clause that is not part of a prepositional phrase.
fn first_subject(tokens: &[Token]) -> Option<Who> {
    let opening = tokens.first().is_some_and(|token| has(words::PREPOSITIONS, &token.lower));
    let comma = tokens.iter().position(|token| token.text == ",").map_or(tokens.len(), |at| at + 1);
    let tokens = if opening { slice(tokens, comma, tokens.len()) } else { tokens };
    if tokens.iter().take(2).any(|token| has(words::PRONOUNS, &token.lower)) {
        return Some(Who::Person);
    }
    let (from, to) = runs(tokens).into_iter().find(|(from, _)| !is_after_preposition(tokens, *from))?;
    (from <= 4).then(|| named(slice(tokens, from, to)).map(Who::Named)).flatten()
}

/// `a spokesman for the ministry said`: the phrase back to the clause's start, if a post is in it.
fn post_before(tokens: &[Token]) -> Option<Who> {
    const LONGEST: usize = 8;
    let boundary = |token: &Token| {
        token.is_mark() || matches!(token.lower.as_str(), "and" | "but" | "und" | "that" | "dass")
    };
    let from = tokens.iter().rposition(boundary).map_or(0, |at| at + 1);
    let phrase = slice(tokens, from, tokens.len());
    let led = phrase.first().is_some_and(|token| is_article(token) || has(words::POSTS, &token.lower));
    (led && phrase.len() <= LONGEST && phrase.iter().any(is_post)).then(|| Who::Named(joined(phrase)))
}

/// The speaker named after a verb, "by" or "according to".
pub(super) fn phrase_after(tokens: &[Token]) -> Option<Who> {
    const LONGEST: usize = 14;
    let first = tokens.first()?;
    if has(words::PRONOUNS, &first.lower) && first.text == first.lower {
        return Some(Who::Person);
    }
    let ends = |(at, token): (usize, &Token)| {
        token.is_mark() || token.says() || (at > 0 && has(words::PHRASE_ENDS, &token.lower))
    };
    let end = tokens.iter().take(LONGEST).enumerate().position(|(at, token)| ends((at, token)));
    let phrase = slice(tokens, 0, end.unwrap_or(LONGEST));
    let genitive = |from: usize| {
        let before = from.checked_sub(1).and_then(|at| phrase.get(at));
        from > 1
            && before.is_some_and(|token| {
                matches!(token.lower.as_str(), "for" | "of" | "the" | "der" | "des" | "von")
            })
    };
    for (from, to) in runs(phrase) {
        let run = slice(phrase, from, to);
        let adjective = run.len() == 1
            && phrase.get(to).is_some_and(|next| !has(words::PREPOSITIONS, &next.lower) && !is_article(next));
        if !adjective && !genitive(from) && !run.iter().all(is_post) {
            return named(run).map(Who::Named);
        }
    }
    let behind = slice(tokens, phrase.len() + 1, tokens.len());
    let length = behind.iter().position(Token::is_mark).unwrap_or(behind.len());
    let apposition = slice(behind, 0, length);
    if tokens.get(phrase.len()).is_some_and(|token| token.text == ",") && is_bare_name(apposition) {
        return named(apposition).map(Who::Named);
    }
    (phrase.len() <= 9 && phrase.iter().any(is_post)).then(|| Who::Named(joined(phrase)))
}
