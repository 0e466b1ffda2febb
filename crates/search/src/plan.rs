//! From a query to expressions over terms: what is found, and what of it comes first.
//!
//! Results come in ranks, and within a rank the newest is first: (0) every word in the headline, (1) the words side by
//! side, or each of them with weight, (2) some word in the headline, (3) every word as one of its own, (4) the rest, which
//! has some word in a compound only. An article that is about the words is so never hidden by the news of the day, nor one
//! with *Eis* by what is about the *Eisenbahn*, and a page of results needs no more than itself of the index.

use std::collections::BTreeSet;

use database::search::Wanted;
use locale::Language;

use crate::entry::{language_term, name_terms, section_term};
use crate::query::{LANGUAGES, Part, PartKind};
use crate::stop::is_stop;
use crate::words::{fold, is_compound_of, is_first, stem, tongue};

/// How many ranks there are.
pub(crate) const RANKS: usize = 5;

/// The words that a beginning stands for, in a language: known from the vocabulary, folded.
pub(crate) type Beginnings = Vec<(Language, String, Vec<String>)>;

/// What narrows a search beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filters {
    pub(crate) section: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) speaker: Option<String>,
}

/// A search as expressions.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Everything that is found.
    pub(crate) all: Wanted,
    /// The same, rank by rank, without overlap.
    pub(crate) ranks: [Wanted; RANKS],
    /// What puts something that is found into one of the first ranks: short questions, without what is known of it.
    pub(crate) better: [Wanted; RANKS - 1],
    /// The compounds that words are looked for in: where there are none, the question for the fourth rank is not needed.
    pub(crate) compounds: Option<Wanted>,
    /// What is marked in the results.
    pub(crate) marks: Marks,
}

/// The words to mark, by language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    stems: BTreeSet<(Language, String)>,
    firsts: BTreeSet<(Language, String)>,
    letters: BTreeSet<char>,
}

impl Marks {
    /// Whether a word of a text is one that was looked for.
    pub(crate) fn hits(&self, written: &str, language: Language) -> bool {
        // Neither folding nor stemming changes a first letter that is ASCII: most words need no closer look.
        let first = written.chars().next().map(|c| c.to_ascii_lowercase());
        if first.is_none_or(|first| first.is_ascii_alphanumeric() && !self.letters.contains(&first)) {
            return false;
        }
        let language = language.family();
        let folded = fold(written, language);
        let compound = |first: &str| is_compound_of(&folded, first);
        self.stems.contains(&(language, stem(&folded, language)))
            || self.firsts.iter().any(|(of, first)| *of == language && compound(first))
    }
}

/// One part of a query in one language.
struct Term {
    /// Somewhere in the text.
    whole: Wanted,
    /// At the beginning of a compound, where it may stand there.
    compound: Option<Wanted>,
    headline: Wanted,
    strong: Wanted,
    /// Its words in order, without marks, for the question whether parts stand side by side.
    run: Option<Vec<String>>,
    /// Whether it is one word, so that it is in a text where it has weight.
    single: bool,
}

impl Term {
    /// Somewhere in the text, be it in a compound.
    fn plain(&self) -> Wanted {
        match &self.compound {
            Some(compound) => Wanted::Any(vec![self.whole.clone(), compound.clone()]),
            None => self.whole.clone(),
        }
    }
}

/// The plan for articles.
pub(crate) fn for_articles(parts: &[Part], filters: &Filters, beginnings: &Beginnings) -> Plan {
    plan(parts, filters, beginnings, true)
}

/// The plan for comments: they have no headline and nobody is quoted in them.
pub(crate) fn for_comments(parts: &[Part], filters: &Filters, beginnings: &Beginnings) -> Plan {
    plan(parts, filters, beginnings, false)
}

fn plan(parts: &[Part], filters: &Filters, beginnings: &Beginnings, articles: bool) -> Plan {
    let mut marks = Marks::default();
    let terms = LANGUAGES.map(|language| {
        let wanted = looked_for(parts, language);
        wanted.iter().for_each(|part| mark(&mut marks, part, language, beginnings));
        wanted.into_iter().map(|part| term(part, language, beginnings)).collect::<Vec<Term>>()
    });
    let compounds: Vec<Wanted> = terms.iter().flatten().filter_map(|term| term.compound.clone()).collect();
    let compounds = (!compounds.is_empty()).then_some(Wanted::Any(compounds));
    let (mut all, mut last) = (Vec::new(), Vec::new());
    let (mut better, mut found) = ([const { Vec::new() }; RANKS - 1], [const { Vec::new() }; RANKS - 1]);
    for (language, terms) in LANGUAGES.into_iter().zip(&terms) {
        let mut around = narrowed(filters);
        if terms.is_empty() {
            around.push(Wanted::Term(language_term(language)));
        }
        let without = parts.iter().filter(|part| part.without);
        let without: Vec<Wanted> = without.map(|part| term(part, language, beginnings).plain()).collect();
        let within = |wanted: Vec<Wanted>| {
            let wanted = wanted.into_iter().chain(around.iter().cloned()).collect();
            Wanted::Except(Box::new(Wanted::All(wanted)), without.clone())
        };
        for (rank, of) in ranks(terms, articles, compounds.is_some()).into_iter().enumerate() {
            if let (Some(better), Some(found)) = (better.get_mut(rank), found.get_mut(rank)) {
                found.push(within(std::iter::once(of.better.clone()).chain(of.also).collect()));
                better.push(of.better);
            }
        }
        let every = within(terms.iter().map(Term::plain).collect());
        // Where words are looked for in compounds, the last rank has what they alone bring.
        if compounds.is_none() || terms.iter().any(|term| term.compound.is_some()) {
            last.push(every.clone());
        }
        all.push(every);
    }
    let (all, better, found) = (Wanted::Any(all), better.map(Wanted::Any), found.map(Wanted::Any));
    let [first, second, third, fourth] = found;
    let at = |rank: usize, wanted: Wanted| {
        Wanted::Except(Box::new(wanted), better.iter().take(rank).cloned().collect())
    };
    let ranks = [at(0, first), at(1, second), at(2, third), at(3, fourth), at(4, Wanted::Any(last))];
    Plan { ranks, all, better, compounds, marks }
}

/// The parts that are looked for: not the words that every text has, unless there are no others.
fn looked_for(parts: &[Part], language: Language) -> Vec<&Part> {
    let wanted: Vec<&Part> = parts.iter().filter(|part| !part.without).collect();
    let common = |part: &Part| {
        part.kind == PartKind::Word && part.words.iter().all(|word| is_stop(&fold(word, language), language))
    };
    let rare: Vec<&Part> = wanted.iter().copied().filter(|part| !common(part)).collect();
    if rare.is_empty() { wanted } else { rare }
}

fn mark(marks: &mut Marks, part: &Part, language: Language, beginnings: &Beginnings) {
    let single = part.words.len() == 1;
    for word in &part.words {
        let folded = fold(word, language);
        marks.letters.extend(folded.chars().next());
        if single || !is_stop(&folded, language) {
            if single && part.kind == PartKind::Word && language == Language::DeDe && is_first(&folded) {
                marks.firsts.insert((language, folded.clone()));
            }
            marks.stems.insert((language, stem(&folded, language)));
        }
        if part.kind == PartKind::Beginning {
            let known = known(beginnings, language, &folded);
            marks.stems.extend(known.map(|word| (language, stem(word, language))));
        }
    }
}

fn known<'b>(
    beginnings: &'b Beginnings,
    language: Language,
    first: &str,
) -> impl Iterator<Item = &'b String> {
    let of = beginnings.iter().find(|(of, typed, _)| *of == language && typed == first);
    of.into_iter().flat_map(|(_, _, words)| words)
}

fn term(part: &Part, language: Language, beginnings: &Beginnings) -> Term {
    let folded: Vec<String> = part.words.iter().map(|word| fold(word, language)).collect();
    let stems: Vec<String> = match (part.kind, folded.first()) {
        (PartKind::Beginning, Some(first)) => {
            let words = known(beginnings, language, first).chain([first]);
            let stems: BTreeSet<String> = words.map(|word| stemmed(word, language)).collect();
            return any_of(&stems);
        }
        _ => folded.iter().map(|word| stemmed(word, language)).collect(),
    };
    let marked = |mark: char| stems.iter().map(|stem| format!("{mark}{stem}")).collect::<Vec<_>>();
    let compound = match (part.kind, language, folded.as_slice()) {
        (PartKind::Word, Language::DeDe, [word]) if is_first(word) => Some(Wanted::Term(format!("3d{word}"))),
        _ => None,
    };
    let whole = Wanted::Phrase(stems.clone());
    let strong = Wanted::All(marked('2').into_iter().map(Wanted::Term).collect());
    let headline = Wanted::Phrase(marked('1'));
    Term { whole, compound, headline, strong, single: stems.len() == 1, run: Some(stems) }
}

fn stemmed(folded: &str, language: Language) -> String {
    format!("{}{}", tongue(language), stem(folded, language))
}

fn any_of(stems: &BTreeSet<String>) -> Term {
    let any =
        |mark: &str| Wanted::Any(stems.iter().map(|stem| Wanted::Term(format!("{mark}{stem}"))).collect());
    Term { whole: any(""), compound: None, headline: any("1"), strong: any("2"), run: None, single: true }
}

/// What puts a text into a rank, and what has to be asked beside it: a word with weight is a word of the text, but
/// weighty words need not be the phrase.
struct Rank {
    better: Wanted,
    also: Vec<Wanted>,
}

/// The ranks but the last one. The fourth tells apart what has the words from what has `compounds` of them.
fn ranks(terms: &[Term], articles: bool, compounds: bool) -> [Rank; RANKS - 1] {
    let all = |of: fn(&Term) -> &Wanted| Wanted::All(terms.iter().map(|term| of(term).clone()).collect());
    let any = |of: fn(&Term) -> &Wanted| Wanted::Any(terms.iter().map(|term| of(term).clone()).collect());
    let run: Option<Vec<Vec<String>>> = terms.iter().map(|term| term.run.clone()).collect();
    let run = run.filter(|run| run.len() > 1);
    let side_by_side = run.map_or(Wanted::Nothing, |run| Wanted::Phrase(run.concat()));
    let none = || Rank { better: Wanted::Nothing, also: Vec::new() };
    let whole = if compounds { all(|term| &term.whole) } else { Wanted::Nothing };
    let whole = Rank { better: whole, also: Vec::new() };
    if !articles {
        return [none(), Rank { better: side_by_side, also: Vec::new() }, none(), whole];
    }
    let plain = || terms.iter().map(Term::plain);
    let phrases = terms.iter().filter(|term| !term.single).map(Term::plain);
    let headline = Rank { better: all(|term| &term.headline), also: Vec::new() };
    let weight = Wanted::Any(vec![side_by_side, all(|term| &term.strong)]);
    let weight = Rank { better: weight, also: phrases.collect() };
    if terms.len() < 2 {
        return [headline, weight, none(), whole];
    }
    [headline, weight, Rank { better: any(|term| &term.headline), also: plain().collect() }, whole]
}

fn narrowed(filters: &Filters) -> Vec<Wanted> {
    let section = filters.section.as_deref().map(|slug| Wanted::Term(section_term(slug)));
    let author = filters.author.as_deref().map(|name| Wanted::Phrase(name_terms('4', name)));
    let speaker = filters.speaker.as_deref().map(|name| Wanted::Phrase(name_terms('5', name)));
    section.into_iter().chain(author).chain(speaker).collect()
}
