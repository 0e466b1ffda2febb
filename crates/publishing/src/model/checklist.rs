//! What is looked at before a story goes out. Some of it holds a story back, the rest is said and left to the editor.

use document::{Kind, links, plain_text};
use web::Sentence;

use super::{Missing, PictureDuty, Story, story_to_publish};

/// The longest headline that search engines and feeds show whole, in characters (Google's rule for news articles).
const HEADLINE: usize = 110;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// There is a headline and a text.
    Words,
    /// Every picture says what it shows.
    Alt,
    /// Every picture says who made it.
    Credit,
    /// Every picture may be used.
    Licence,
    /// No mark of what is still to come.
    ToCome,
    /// The embargo is over by then.
    Embargo,
    /// Somebody else than its last writer has looked.
    Eyes,
    /// A lawyer has looked, where the section wants it.
    Legal,
    /// Readers are told what changed, or it is said that they need not be.
    Told,
    /// Links lead somewhere and have words.
    Links,
    /// The headline is no longer than others show.
    Headline,
    /// There is a name over it.
    Byline,
    /// There is a topic under it.
    Topics,
}

impl Rule {
    /// The end of the keys of its words.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Alt => "alt",
            Self::Credit => "credit",
            Self::Licence => "licence",
            Self::ToCome => "to-come",
            Self::Embargo => "embargo",
            Self::Eyes => "eyes",
            Self::Legal => "legal",
            Self::Told => "told",
            Self::Links => "links",
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Topics => "topics",
        }
    }

    /// Whether a story waits until it holds.
    fn holds_back(self) -> bool {
        !matches!(self, Self::Links | Self::Headline | Self::Byline | Self::Topics)
    }
}

/// How it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Light {
    /// In order.
    Fine,
    /// To think about.
    Warns,
    /// Not like this.
    Stops,
}

/// What was found of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) rule: Rule,
    pub(crate) light: Light,
    /// Where, in the words of the story; of its words themselves, what is missing.
    pub(crate) places: Vec<Sentence>,
}

/// What is known beside the words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts<'a> {
    /// When it is to come out, microseconds since 1970 UTC.
    pub(crate) at: i64,
    /// Until when it must not.
    pub(crate) embargo: Option<i64>,
    /// Whether another pair of eyes is wanted and has not looked.
    pub(crate) wants_eyes: bool,
    /// Whether a lawyer is wanted and nobody said that one has looked.
    pub(crate) wants_lawyer: bool,
    /// Whether readers know the story already and nobody said what changed.
    pub(crate) wants_kind: bool,
    /// What the pictures lack: the same that a publication is refused for.
    pub(crate) duties: &'a [PictureDuty],
    /// Links to pages of the paper that readers do not find.
    pub(crate) dead: &'a [String],
}

/// Everything that is looked at, in the order of the page.
pub(crate) fn checklist(story: &Story, facts: Facts<'_>) -> Vec<Finding> {
    let told = |places: Vec<String>| places.into_iter().map(Sentence::words).collect::<Vec<_>>();
    let yes = |wrong: bool| if wrong { told(vec![String::new()]) } else { Vec::new() };
    let found = [
        (Rule::Words, story_to_publish(story).into_iter().map(|problem| problem.sentence).collect()),
        (Rule::ToCome, told(to_come(story))),
        (Rule::Embargo, yes(facts.embargo.is_some_and(|until| until > facts.at))),
        (Rule::Eyes, yes(facts.wants_eyes)),
        (Rule::Legal, yes(facts.wants_lawyer)),
        (Rule::Told, yes(facts.wants_kind)),
        (Rule::Links, told(bad_links(story, facts.dead))),
        (Rule::Headline, yes(story.headline.chars().count() > HEADLINE)),
        (Rule::Byline, yes(story.bylines.is_empty())),
        (Rule::Topics, yes(story.topics.is_empty())),
    ];
    let mut list: Vec<Finding> = found.into_iter().map(|(rule, places)| finding(rule, places)).collect();
    let pictures = [Rule::Alt, Rule::Credit, Rule::Licence].map(|rule| pictures(rule, facts.duties));
    list.splice(1..1, pictures);
    list
}

fn finding(rule: Rule, places: Vec<Sentence>) -> Finding {
    let light = match (places.is_empty(), rule.holds_back()) {
        (true, _) => Light::Fine,
        (false, true) => Light::Stops,
        (false, false) => Light::Warns,
    };
    let places = places.into_iter().filter(|place| *place != Sentence::words("")).collect();
    Finding { rule, light, places }
}

/// What the pictures lack under a rule. It holds the story back where its publication would be refused for it.
fn pictures(rule: Rule, duties: &[PictureDuty]) -> Finding {
    let rule_of = |missing: Missing| match missing {
        Missing::Alt => Rule::Alt,
        Missing::Credit => Rule::Credit,
        Missing::Licence | Missing::Expired => Rule::Licence,
    };
    let owed: Vec<&PictureDuty> = duties.iter().filter(|duty| rule_of(duty.missing) == rule).collect();
    let light = match (owed.is_empty(), owed.iter().any(|duty| duty.blocks)) {
        (true, _) => Light::Fine,
        (false, true) => Light::Stops,
        (false, false) => Light::Warns,
    };
    Finding { rule, light, places: owed.into_iter().map(|duty| Sentence::words(&duty.name)).collect() }
}

/// Words beside those marked as "to come", which newsrooms write TK since no English word has these letters together.
fn to_come(story: &Story) -> Vec<String> {
    let text = plain_text(&story.body);
    let lead = story.lead.iter().flat_map(|lead| [&lead.caption, &lead.credit, &lead.alt]);
    let rest = [&story.headline, &story.standfirst].into_iter().chain(&story.kicker).chain(lead);
    let figures = story.body.content.iter().flat_map(|block| match &block.kind {
        Kind::Figure(figure) => std::slice::from_ref(figure),
        Kind::Gallery(figures) => figures.as_slice(),
        _ => &[],
    });
    let captions = figures.flat_map(|figure| [&figure.caption, &figure.credit, &figure.alt]);
    rest.chain(captions)
        .map(String::as_str)
        .chain(text.lines())
        .filter(|line| is_to_come(line))
        .map(start)
        .collect()
}

fn is_to_come(line: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "TK" | "TKTK" | "TKK"))
}

/// The beginning of a line, enough to find it by.
fn start(line: &str) -> String {
    const LONG: usize = 80;
    let short: String = line.trim().chars().take(LONG).collect();
    if line.trim().chars().count() > LONG { format!("{short}…") } else { short }
}

fn bad_links(story: &Story, dead: &[String]) -> Vec<String> {
    let is_bad = |href: &str, text: &str| {
        let host =
            href.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
        text.trim().is_empty()
            || host.is_some_and(|host| !host.contains('.') && !host.starts_with('['))
            || dead.iter().any(|path| path == href)
    };
    links(&story.body)
        .into_iter()
        .filter(|link| is_bad(&link.href, &link.text))
        .map(|link| link.href)
        .collect()
}

#[cfg(test)]
mod tests {
    use document::{Block, Document, Inline, Mark};

    use super::*;

    fn good() -> Story {
        Story {
            headline: "Harbour opens".into(),
            bylines: vec!["Ada Lind".into()],
            topics: vec!["tide-gate".into()],
            body: Document::from_paragraphs(["The ban ends in May."]),
            ..Story::default()
        }
    }

    fn lights(story: &Story, facts: Facts<'_>) -> Vec<(Rule, Light)> {
        let found = checklist(story, facts).into_iter().filter(|found| found.light != Light::Fine);
        found.map(|found| (found.rule, found.light)).collect()
    }

    #[test]
    fn a_story_in_order_has_nothing_against_it() {
        assert_eq!(lights(&good(), Facts::default()), []);
        assert_eq!(checklist(&good(), Facts::default()).len(), 13, "everything is shown");
    }

    #[test]
    fn pictures_owe_what_a_publication_is_refused_for() {
        let duty = |missing: Missing, blocks: bool| PictureDuty {
            field: "lead",
            picture: 7,
            name: "Pier".into(),
            missing,
            blocks,
        };
        let duties = [duty(Missing::Alt, true), duty(Missing::Credit, false), duty(Missing::Expired, true)];
        let facts = Facts { duties: &duties, ..Facts::default() };
        let wanted = [(Rule::Alt, Light::Stops), (Rule::Credit, Light::Warns), (Rule::Licence, Light::Stops)];
        assert_eq!(lights(&good(), facts), wanted);
        let found = checklist(&good(), facts);
        assert_eq!(
            found.iter().filter(|one| one.places == [Sentence::words("Pier")]).count(),
            3,
            "each says which"
        );
    }

    #[test]
    fn what_is_to_come_holds_it_back() {
        for words in ["It cost TK euros.", "Name TKTK said so.", "[TK]"] {
            let story = Story { body: Document::from_paragraphs([words]), ..good() };
            assert_eq!(lights(&story, Facts::default()), [(Rule::ToCome, Light::Stops)], "{words}");
        }
        let fine = Story { body: Document::from_paragraphs(["TKmaxx and the ATK, tk"]), ..good() };
        assert_eq!(lights(&fine, Facts::default()), []);
        assert_eq!(lights(&Story { headline: "TK opens".into(), ..good() }, Facts::default()).len(), 1);
    }

    #[test]
    fn the_newsrooms_own_rules_hold_it_back() {
        let early = Facts { at: 5, embargo: Some(6), ..Facts::default() };
        assert_eq!(lights(&good(), early), [(Rule::Embargo, Light::Stops)]);
        assert_eq!(lights(&good(), Facts { at: 6, ..early }), []);
        let wants = Facts { wants_eyes: true, wants_lawyer: true, wants_kind: true, ..Facts::default() };
        let stops = [(Rule::Eyes, Light::Stops), (Rule::Legal, Light::Stops), (Rule::Told, Light::Stops)];
        assert_eq!(lights(&good(), wants), stops);
    }

    #[test]
    fn what_an_editor_may_leave_is_only_said() {
        let bare = Story { bylines: Vec::new(), topics: Vec::new(), headline: "x".repeat(111), ..good() };
        let warns = [Rule::Headline, Rule::Byline, Rule::Topics].map(|rule| (rule, Light::Warns));
        assert_eq!(lights(&bare, Facts::default()), warns);
        let link = |href: &str| {
            let marks = vec![Mark::Link { href: href.into() }];
            let text = vec![Inline::marked("here", marks)];
            Story { body: Document::new(vec![Block::new(Kind::Paragraph(text))]), ..good() }
        };
        let dead = ["/town/gone".to_owned()];
        let facts = Facts { dead: &dead, ..Facts::default() };
        assert_eq!(lights(&link("https://council.example/a"), facts), []);
        assert_eq!(lights(&link("/town/there"), facts), []);
        for href in ["https://council", "/town/gone"] {
            assert_eq!(lights(&link(href), facts), [(Rule::Links, Light::Warns)], "{href}");
        }
    }
}
