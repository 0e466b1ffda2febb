//! Stories for measurements: words that nobody wrote, as often and as rare as in a real paper.
//!
//! The frequency of a word falls with its rank (Zipf 1949): a few words stand in nearly every story, most in hardly any.

use document::{Attribution, Block, Document, Inline, Kind};
use locale::Language;
use publishing::{NewArticle, Story};

use super::Chance;

/// Words of a language.
const VOCABULARY: usize = 60_000;
/// Authors, and people who are quoted.
const AUTHORS: u32 = 120;
const SPEAKERS: u32 = 600;
/// How far back the oldest story lies, in microseconds: twelve years.
const SPAN: i64 = 12 * 31_557_600_000_000;

const ENGLISH: &str = "the of to and a in is that for it on with as was by at from be this are have has had not but they \
    his her their said will would who which were been one two all more when there out up about into over than after also \
    harbour council town mayor water street school police court budget bridge tram station market vote plan summer winter \
    ferry museum theatre hospital museum library company workers union energy wind price rent house housing river storm";
const GERMAN: &str = "der die das und in zu den mit von für auf ist im dem nicht ein eine als auch es an werden aus er hat \
    dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur bis mehr durch \
    Hafen Stadtrat Straße Schule Polizei Gericht Haushalt Brücke Straßenbahn Bahnhof Markt Wahl Sommer Winter Fähre \
    Hafenmeister Krankenhaus Bücherei Unternehmen Gewerkschaft Energie Windpark Miete Wohnung Fluss Sturmflut Küste";

/// Makes stories, the same ones every time.
pub(super) struct Stories {
    english: Vec<String>,
    german: Vec<String>,
    /// The sum of the frequencies up to each rank.
    ranks: Vec<u64>,
    chance: Chance,
    now: i64,
    count: u32,
}

/// A section that stories stand in.
#[derive(Clone, Copy)]
pub(super) struct Home {
    pub(super) id: i64,
    pub(super) language: Language,
}

impl Stories {
    pub(super) fn new(count: u32, now: i64) -> Self {
        let mut sum = 0;
        let ranks = (0..VOCABULARY).map(|rank| {
            sum += 1_000_000_000 / (u64::try_from(rank).unwrap_or(0) + 3);
            sum
        });
        Self {
            english: vocabulary(
                ENGLISH,
                &[
                    "ba", "con", "der", "fi", "gra", "hol", "ing", "lan", "mer", "nor", "pre", "sta", "ter",
                    "ton", "vi", "wick",
                ],
            ),
            german: vocabulary(
                GERMAN,
                &[
                    "an", "be", "berg", "dorf", "en", "ge", "haus", "keit", "land", "licht", "mark", "sche",
                    "stein", "ung", "ver", "zeug",
                ],
            ),
            ranks: ranks.collect(),
            chance: Chance(0x5eed),
            now,
            count,
        }
    }

    /// The story with this number, in one of these sections. Later numbers are younger.
    pub(super) fn story(&mut self, number: u32, homes: &[Home]) -> Option<NewArticle> {
        let home = *homes.get(usize::try_from(self.chance.below(u32::try_from(homes.len()).ok()?)).ok()?)?;
        let step = SPAN / i64::from(self.count.max(1));
        let published = self.now - SPAN + step * i64::from(number) + i64::from(self.chance.below(1_000_000));
        let language = home.language;
        let words = 6 + self.chance.below(4);
        let story = Story {
            headline: self.sentence(language, words, 60),
            standfirst: self.sentence(language, 14, 0),
            bylines: vec![name(self.chance.below(AUTHORS), "Author")],
            body: self.body(language),
            ..Story::default()
        };
        Some(NewArticle {
            section_id: home.id,
            slug: Some(format!("story-{number}")),
            language: Some(language),
            story,
            comments: "open".to_owned(),
            published: Some(published),
            legal: false,
        })
    }

    fn body(&mut self, language: Language) -> Document {
        let lengths: Vec<u32> = (0..4).map(|_| 30 + self.chance.below(25)).collect();
        let paragraphs: Vec<String> =
            lengths.into_iter().map(|words| self.sentence(language, words, 0)).collect();
        let mut body = Document::from_paragraphs(paragraphs.iter().map(String::as_str));
        let speaker = Some(name(self.chance.below(SPEAKERS), "Speaker"));
        let said = vec![vec![Inline::text(&self.sentence(language, 18, 0))]];
        let attribution = Attribution { speaker, ..Attribution::default() };
        body.content.push(Block::new(Kind::Quotation { paragraphs: said, attribution }));
        body.assign_ids();
        body
    }

    /// Words of chance; the most frequent `without` of them stand in no headline.
    pub(super) fn sentence(&mut self, language: Language, words: u32, without: usize) -> String {
        let mut text = String::new();
        for n in 0..words {
            let rank = (0..20).map(|_| self.rank()).find(|rank| *rank >= without).unwrap_or(without);
            let list = if language == Language::DeDe { &self.german } else { &self.english };
            let word = list.get(rank).map_or("the", String::as_str);
            if n > 0 {
                text.push(' ');
            }
            text.push_str(word);
        }
        text.push('.');
        text
    }

    fn rank(&mut self) -> usize {
        let total = self.ranks.last().copied().unwrap_or(1);
        let point = (u64::from(self.chance.next()) << 16 | u64::from(self.chance.below(1 << 16))) % total;
        self.ranks.partition_point(|sum| *sum <= point)
    }
}

/// Real words for the first ranks, then made ones.
fn vocabulary(first: &str, syllables: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = first.split_ascii_whitespace().map(str::to_owned).collect();
    let base = syllables.len();
    for number in 0_usize.. {
        if all.len() >= VOCABULARY {
            break;
        }
        let (mut rest, mut word) = (number, String::new());
        for _ in 0..4 {
            word.push_str(rest.checked_rem(base).and_then(|n| syllables.get(n)).unwrap_or(&""));
            rest = rest.checked_div(base).unwrap_or(0);
        }
        all.push(word);
    }
    all
}

/// The same name for the same number.
fn name(number: u32, kind: &str) -> String {
    const FIRST: [&str; 12] =
        ["Ada", "Ben", "Cleo", "Dörte", "Emil", "Frida", "Gus", "Hanne", "Ida", "Jo", "Kaya", "Lars"];
    const LAST: [&str; 10] =
        ["Lind", "Larsen", "Müller", "Voss", "Hain", "Berg", "Okafor", "Rossi", "Weiß", "Novak"];
    let at = |list: &[&'static str], n: usize| list.get(n % list.len().max(1)).copied().unwrap_or("Jo");
    let n = usize::try_from(number).unwrap_or(0);
    let tail = if kind == "Speaker" { format!("-{}", at(&LAST, n / 120)) } else { String::new() };
    format!("{} {}{tail}", at(&FIRST, n), at(&LAST, n / 12))
}
