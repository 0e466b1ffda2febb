//! Who said it.
//!
//! For each quotation the words around it are read: the same sentence first (before an opening colon or comma, then
//! behind the closing mark, then the rest of the sentence before), then the sentence before, then the one behind. A
//! speaker is the subject of a verb of saying, or the name after "according to", "so", "laut". Where only a post is
//! named ("a spokesman for the ministry"), the post is the speaker. "He" and "she" mean the person named last in the
//! paragraph. What cannot be told stays empty: no speaker is better than a wrong one.

use std::collections::BTreeSet;

use super::clause::{self, Token};
use super::model::Paragraph;
use super::speech::Quote;
use super::words::{self, has};

/// How far around a quotation is read, in tokens.
const REACH: usize = 60;

/// A speaker as the sentence puts it.
enum Who {
    Named(String),
    /// A pronoun.
    Person,
}

/// The family names of the people that the page names in full.
pub(super) struct People(BTreeSet<String>);

impl People {
    /// Collects them.
    pub(super) fn of(paragraphs: &[Paragraph]) -> People {
        const MOST: usize = 2_000;
        let mut known = BTreeSet::new();
        for paragraph in paragraphs {
            let chars: Vec<char> = paragraph.text.chars().collect();
            let tokens = clause::tokens(&chars, 0, chars.len());
            for (from, to) in runs(&tokens) {
                let run = slice(&tokens, from, to);
                if known.len() < MOST
                    && is_full_name(&tokens, from, to)
                    && let Some(last) = run.last()
                {
                    known.insert(without_possessive(&last.text).to_owned());
                }
            }
        }
        People(known)
    }
}

/// One paragraph with its quotations.
pub(super) struct Context<'a> {
    chars: &'a [char],
    quotes: &'a [Quote],
    people: &'a People,
    /// The words outside the quotations.
    tokens: Vec<Token>,
    starts: Vec<usize>,
}

impl<'a> Context<'a> {
    /// Reads the paragraph's sentences.
    pub(super) fn new(chars: &'a [char], quotes: &'a [Quote], people: &'a People) -> Context<'a> {
        let mut tokens = Vec::new();
        let mut from = 0;
        for (open, close) in quotes {
            tokens.extend(clause::tokens(chars, from, *open));
            from = close + 1;
        }
        tokens.extend(clause::tokens(chars, from, chars.len()));
        let starts = clause::sentence_starts(chars, quotes);
        Context { chars, quotes, people, tokens, starts }
    }

    /// The speaker of each quotation, in order.
    pub(super) fn speakers(&self) -> Vec<Option<String>> {
        let mut speakers: Vec<Option<String>> = Vec::new();
        for place in 0..self.quotes.len() {
            let speaker = self.speaker(place, speakers.last());
            speakers.push(speaker);
        }
        speakers
    }

    fn speaker(&self, place: usize, previous: Option<&Option<String>>) -> Option<String> {
        let (open, close) = self.quotes.get(place).copied()?;
        let last_close = place.checked_sub(1).and_then(|at| self.quotes.get(at)).map(|(_, close)| *close);
        let next_open = self.quotes.get(place + 1).map_or(self.chars.len(), |(open, _)| *open);
        let start = self.starts.iter().rev().find(|start| **start <= open).copied().unwrap_or(0);
        let end = self.starts.iter().find(|start| **start > open).copied().unwrap_or(self.chars.len());
        let before = self.between(last_close.map_or(start, |close| start.max(close + 1)), open);
        let after = self.between(close + 1, end.min(next_open));
        let head = before_speaker(before, start == 0 && last_close.is_none());
        let introduced =
            before.last().is_some_and(|token| matches!(token.lower.as_str(), ":" | ",") || token.says());
        let who = match head {
            Some(who) if introduced => Some(who),
            head => self
                .asked_behind(close, end, next_open)
                .or_else(|| self.behind(after, before, close))
                .or(head),
        };
        if let Some(who) = who {
            return self.resolve(who, open);
        }
        let same_sentence = last_close.is_some_and(|close| close >= start);
        let alone = before.iter().all(|token| token.is_mark());
        if same_sentence || (alone && last_close.is_some_and(|close| self.only_space(close + 1, open))) {
            return previous.cloned().flatten();
        }
        if !alone || !after.iter().all(|token| token.is_mark()) {
            return None;
        }
        self.neighbours(start, end, next_open).and_then(|(who, at)| self.resolve(who, at))
    }

    /// `"Why?" Holm asked.`: after a question or exclamation the attribution looks like a new sentence.
    fn asked_behind(&self, close: usize, end: usize, next_open: usize) -> Option<Who> {
        if !self.last_inside(close).is_some_and(|c| "!?".contains(c)) || end > next_open {
            return None;
        }
        let next_end = self.starts.iter().find(|start| **start > end).copied().unwrap_or(self.chars.len());
        let tokens = self.between(close + 1, next_end.min(next_open));
        let verb = tokens.iter().take(6).position(Token::says)?;
        subject_before(slice(tokens, 0, verb), 0)
    }

    /// The attribution behind the closing mark in the same sentence.
    fn behind(&self, after: &[Token], before: &[Token], close: usize) -> Option<Who> {
        let first = after.first()?;
        let parted = self.last_inside(close).is_some_and(|c| ",.!?…–—".contains(c))
            || matches!(first.lower.as_str(), "," | "–" | "—" | "-");
        let tail = before.len().saturating_sub(3);
        let judged = before.iter().skip(tail).any(|token| has(words::JUDGING, &token.lower));
        if judged && matches!(first.lower.as_str(), "by" | "von" | "durch") {
            return phrase_after(slice(after, 1, after.len()));
        }
        (parted || first.says() || first.lower == "so").then(|| after_speaker(after)).flatten()
    }

    /// The sentence before, then the one behind; with the place up to which a pronoun looks back.
    fn neighbours(&self, start: usize, end: usize, next_open: usize) -> Option<(Who, usize)> {
        let earlier = self.starts.iter().rev().find(|other| **other < start).copied();
        let before = earlier.map(|from| (from, self.between(from, start)));
        if let Some((from, tokens)) = before
            && let Some(who) = before_speaker(tokens, false).or_else(|| after_speaker(tokens))
        {
            return Some((who, from.max(1)));
        }
        let later = self.starts.iter().find(|other| **other > end).copied().unwrap_or(self.chars.len());
        let behind = self.between(end, later.min(next_open));
        let verb = behind.iter().take(8).position(Token::says)?;
        subject_before(slice(behind, 0, verb), 0).map(|who| (who, start))
    }

    fn resolve(&self, who: Who, at: usize) -> Option<String> {
        match who {
            Who::Named(name) => Some(name),
            Who::Person => self.last_person(at),
        }
    }

    /// The person named last before a place.
    fn last_person(&self, at: usize) -> Option<String> {
        let to = self.tokens.partition_point(|token| token.start < at);
        let tokens = slice(&self.tokens, to.saturating_sub(REACH * 5), to);
        let runs = runs(tokens);
        let strong = runs.iter().rev().find(|(from, to)| {
            let last = slice(tokens, *from, *to).last();
            is_full_name(tokens, *from, *to) || last.is_some_and(|last| self.people.0.contains(&last.text))
        });
        let weak = || {
            runs.iter().rev().find(|(from, to)| {
                tokens.get(*to).is_some_and(|next| next.says() || next.lower.ends_with("ed"))
                    && !is_place_or_body(slice(tokens, *from, *to))
            })
        };
        let (from, to) = strong.or_else(weak)?;
        named(slice(tokens, *from, *to))
    }

    fn last_inside(&self, close: usize) -> Option<char> {
        self.chars.get(..close)?.iter().rev().find(|c| !c.is_whitespace()).copied()
    }

    fn only_space(&self, from: usize, to: usize) -> bool {
        self.chars.get(from..to).is_some_and(|gap| gap.iter().all(|c| c.is_whitespace() || "–—".contains(*c)))
    }

    /// The tokens outside quotations between two places, at most [`REACH`] nearest to the quotation.
    fn between(&self, from: usize, to: usize) -> &[Token] {
        let first = self.tokens.partition_point(|token| token.start < from);
        let end = self.tokens.partition_point(|token| token.start < to).max(first);
        slice(&self.tokens, first, end.min(first + REACH * 2))
    }
}

fn slice(tokens: &[Token], from: usize, to: usize) -> &[Token] {
    tokens.get(from..to.min(tokens.len())).unwrap_or_default()
}

/// The speaker named before the opening mark.
fn before_speaker(tokens: &[Token], at_start: bool) -> Option<Who> {
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
fn after_speaker(tokens: &[Token]) -> Option<Who> {
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
fn subject_before(tokens: &[Token], depth: usize) -> Option<Who> {
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

fn is_bare_name(tokens: &[Token]) -> bool {
    (1..=6).contains(&tokens.len())
        && tokens.iter().all(|token| token.is_name_word() || token.joins_names())
        && tokens.iter().any(Token::is_name_word)
        && tokens.first().is_some_and(|token| !has(words::SENTENCE_OPENERS, &token.lower))
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
fn phrase_after(tokens: &[Token]) -> Option<Who> {
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

fn is_article(token: &Token) -> bool {
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

fn is_post(token: &Token) -> bool {
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

fn is_adverb(token: &Token) -> bool {
    token.lower.len() > 4 && token.lower.ends_with("ly") && token.text == token.lower
}

/// Where the run starts that ends at a place.
fn run_start(tokens: &[Token], last: usize) -> usize {
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
fn runs(tokens: &[Token]) -> Vec<(usize, usize)> {
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
fn is_after_preposition(tokens: &[Token], from: usize) -> bool {
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
fn named(run: &[Token]) -> Option<String> {
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

fn without_possessive(text: &str) -> &str {
    text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text)
}

fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A person by the look of the name: two to four words or a title, and nothing that marks a body or a place.
fn is_full_name(tokens: &[Token], from: usize, to: usize) -> bool {
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

fn is_place_or_body(run: &[Token]) -> bool {
    run.iter().any(|token| has(words::NOT_A_PERSON, &token.lower))
}
