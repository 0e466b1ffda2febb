//! By what two stories are related: their topics, the people who speak in them, their authors, and the words of
//! headline and standfirst. Pure: the counting happens where the database is.

use std::collections::BTreeSet;

use document::quotations;
use locale::Language;

use super::{Story, slugify};

/// People and words of one story that are looked at: a list of two hundred speakers says nothing about its subject.
const PEOPLE: usize = 12;
const WORDS: usize = 16;
/// Stories looked at for one term; one that more of them share says little.
pub(crate) const PER_TERM: i64 = 40;
/// The least score of a relation: a topic always reaches it, an author or a single word never does.
pub(crate) const LEAST: i64 = 150;

/// Something a story can share with another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    /// As stored: kind and value with a colon between.
    pub(crate) name: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Topic,
    Person,
    Word,
    Author,
}

impl Term {
    /// What sharing it is worth if `others` other stories have it too: the rarer, the more.
    pub(crate) fn weight(&self, others: usize) -> i64 {
        let (base, floor) = match self.kind {
            Kind::Topic => (300, LEAST),
            Kind::Person => (240, 20),
            Kind::Word => (100, 0),
            Kind::Author => (60, 0),
        };
        let others = i64::try_from(others).unwrap_or(PER_TERM);
        (base * 4 / (3 + others.max(1))).max(floor)
    }
}

/// The terms of a story whose topics and authors have these ids.
pub(crate) fn terms(story: &Story, language: Language, topics: &[i64], authors: &[i64]) -> BTreeSet<Term> {
    let term = |kind, name| Term { name, kind };
    let of_topics = topics.iter().map(|id| term(Kind::Topic, format!("topic:{id}")));
    let of_authors = authors.iter().map(|id| term(Kind::Author, format!("author:{id}")));
    let people = people(story).into_iter().map(|name| term(Kind::Person, format!("person:{name}")));
    let words = words(story, language).into_iter().map(|word| term(Kind::Word, format!("word:{word}")));
    of_topics.chain(of_authors).chain(people).chain(words).collect()
}

/// The names of those who speak. "The defendant" or "Jette" is somebody else in every story, so a name has two words
/// and no article.
fn people(story: &Story) -> BTreeSet<String> {
    let speakers = quotations(&story.body).into_iter().filter_map(|quotation| quotation.speaker);
    let names = speakers.filter(|name| {
        let first = name.split_whitespace().next().unwrap_or("").to_lowercase();
        let article = ["a", "an", "the", "der", "die", "das", "ein", "eine"].contains(&first.as_str());
        name.split_whitespace().nth(1).is_some() && !article
    });
    names.map(|name| slugify(&name, Language::DeDe)).filter(|name| !name.is_empty()).take(PEOPLE).collect()
}

fn words(story: &Story, language: Language) -> Vec<String> {
    let kicker = story.kicker.as_deref().unwrap_or("");
    let language = language.family();
    let text = [kicker, &story.headline, &story.standfirst].join(" ").to_lowercase();
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let letters = word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
        if !letters || common(language).contains(&word) {
            continue;
        }
        let word = format!("{}:{}", language.code(), stem(word, language));
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(WORDS);
    words
}

/// The word without its commonest endings: enough that boat meets boats, and Rechnung meets Rechnungen.
fn stem(word: &str, language: Language) -> &str {
    let endings: &[&str] = match language {
        Language::EnGb | Language::EnUs => &["ies", "es", "s", "ing", "ed"],
        Language::DeDe => &["ern", "en", "er", "es", "em", "n", "e", "s"],
        Language::Ar => &["ات", "ون", "ين", "ان", "ها", "ة"],
    };
    let word = if language == Language::Ar { without_article(word) } else { word };
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|cut| cut.chars().count() >= 4 && !word.ends_with("ss")).unwrap_or(word)
}

/// An Arabic word without the article that is written together with it.
fn without_article(word: &str) -> &str {
    let rest = ["وال", "بال", "ال"].into_iter().find_map(|article| word.strip_prefix(article));
    rest.filter(|rest| rest.chars().count() >= 3).unwrap_or(word)
}

/// Arabic words of that kind.
const ARABIC: [&str; 77] = [
    "الذي",
    "التي",
    "الذين",
    "اللذين",
    "اللاتي",
    "هذا",
    "هذه",
    "هؤلاء",
    "ذلك",
    "تلك",
    "أولئك",
    "كانت",
    "كانوا",
    "يكون",
    "تكون",
    "ليست",
    "ليس",
    "لكن",
    "ولكن",
    "لأن",
    "حتى",
    "خلال",
    "بين",
    "بينما",
    "عندما",
    "حيث",
    "منذ",
    "أيضا",
    "أيضًا",
    "غير",
    "بعض",
    "كل",
    "جميع",
    "أكثر",
    "أقل",
    "قال",
    "قالت",
    "وقال",
    "وقالت",
    "يقول",
    "تقول",
    "اليوم",
    "أمس",
    "العام",
    "السنة",
    "الشهر",
    "الأسبوع",
    "مدينة",
    "المدينة",
    "الأول",
    "الأولى",
    "الثاني",
    "الثانية",
    "الآن",
    "هناك",
    "هنا",
    "كما",
    "أمام",
    "تحت",
    "فوق",
    "عليه",
    "عليها",
    "فيها",
    "منها",
    "إليه",
    "إليها",
    "بعد",
    "قبل",
    "دون",
    "بدون",
    "ضمن",
    "نحو",
    "حول",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "الناس",
];

/// Words of four letters and more that stand in any story.
fn common(language: Language) -> &'static [&'static str] {
    match language {
        Language::EnGb | Language::EnUs => &[
            "about", "after", "again", "against", "ahead", "along", "also", "always", "among", "another",
            "around", "away", "back", "because", "been", "before", "behind", "being", "between", "both",
            "came", "come", "comes", "could", "does", "done", "down", "each", "even", "every", "first",
            "five", "four", "from", "gets", "give", "given", "goes", "going", "have", "having", "here",
            "hour", "hours", "into", "itself", "just", "keep", "last", "later", "least", "less", "like",
            "long", "made", "make", "makes", "many", "month", "months", "more", "most", "much", "must",
            "never", "next", "nobody", "nothing", "once", "only", "other", "over", "part", "people", "said",
            "same", "says", "second", "seven", "several", "should", "since", "some", "still", "such", "take",
            "takes", "than", "that", "their", "them", "then", "there", "these", "they", "thing", "things",
            "this", "those", "three", "through", "time", "today", "took", "town", "under", "until", "upon",
            "very", "want", "wants", "week", "weeks", "well", "went", "were", "what", "when", "where",
            "which", "while", "whom", "whose", "will", "with", "within", "without", "would", "year", "years",
            "your",
        ],
        Language::DeDe => &[
            "aber", "alle", "allem", "allen", "aller", "alles", "also", "andere", "anderen", "auch", "beim",
            "bereits", "bleibt", "dabei", "damit", "dann", "darf", "dass", "dazu", "dein", "deine", "denen",
            "denn", "deren", "dessen", "diese", "diesem", "diesen", "dieser", "dieses", "doch", "dort",
            "drei", "durch", "eine", "einem", "einen", "einer", "eines", "erst", "erste", "ersten", "etwas",
            "fünf", "gegen", "geht", "gibt", "haben", "hatte", "hatten", "heute", "hier", "ihre", "ihrem",
            "ihren", "ihrer", "immer", "jahr", "jahre", "jahren", "jede", "jeder", "jetzt", "kann", "kein",
            "keine", "keinen", "kommt", "können", "leute", "leuten", "letzte", "letzten", "macht", "mehr",
            "muss", "müssen", "nach", "nicht", "nichts", "noch", "nur", "oder", "ohne", "sagt", "sagte",
            "schon", "sehr", "sein", "seine", "seinem", "seinen", "seiner", "seit", "selbst", "sich", "sich",
            "sind", "sollen", "sollte", "sonst", "stadt", "tage", "tagen", "über", "unter", "viel", "viele",
            "vier", "vom", "wann", "waren", "warum", "weil", "weiter", "welche", "wenn", "werden", "wieder",
            "will", "wird", "woche", "wochen", "wollen", "worden", "wurde", "wurden", "zehn", "zwei",
            "zwischen",
        ],
        Language::Ar => &ARABIC,
    }
}

#[cfg(test)]
mod tests {
    use document::{Attribution, Block, Document};

    use super::*;

    fn names(story: &Story, language: Language) -> Vec<String> {
        terms(story, language, &[7], &[9]).into_iter().map(|term| term.name).collect()
    }

    #[test]
    fn a_story_is_known_by_its_topics_people_and_words() {
        let quote = |name: &str| Block::quotation("Yes.", Attribution::speaker(name));
        let body = Document::new(vec![quote("Imke Thaysen"), quote("Jette"), quote("The defendant")]);
        let story = Story { headline: "Nine boats at the gate of the town".into(), body, ..Story::default() };
        let wanted = [
            "author:9",
            "person:imke-thaysen",
            "topic:7",
            "word:en-GB:boat",
            "word:en-GB:gate",
            "word:en-GB:nine",
        ];
        assert_eq!(names(&story, Language::EnGb), wanted);
    }

    #[test]
    fn inflected_words_meet() {
        let word =
            |text: &str, language| words(&Story { headline: text.into(), ..Story::default() }, language);
        assert_eq!(word("Boat", Language::EnGb), word("boats", Language::EnGb));
        assert_eq!(word("Rechnung", Language::DeDe), word("Rechnungen", Language::DeDe));
        assert_ne!(word("Gate", Language::EnGb), word("Gate", Language::DeDe));
        assert_eq!(word("boat", Language::EnUs), word("boats", Language::EnGb));
        assert_eq!(word("الميناء", Language::Ar), word("ميناء", Language::Ar));
        assert_eq!(word("السباحة", Language::Ar), word("سباحة", Language::Ar));
        assert!(word("with that 2025 a", Language::EnGb).is_empty());
    }

    #[test]
    fn rare_things_weigh_more_and_a_topic_always_enough() {
        let term = |kind| Term { name: String::new(), kind };
        assert!(term(Kind::Word).weight(1) > term(Kind::Word).weight(9));
        assert!(term(Kind::Topic).weight(40) >= LEAST && term(Kind::Person).weight(1) >= LEAST);
        assert!(term(Kind::Word).weight(0) < LEAST && term(Kind::Author).weight(1) < LEAST);
    }
}
