//! A story of another system, whichever it was, and how it becomes one of the paper.

use std::collections::{BTreeMap, HashMap};

use document::{Document, Figure};
use locale::Language;
use publishing::{Lead, NewTopic, Story};
use web::Sentence;

use crate::html::{self, Options, Shot, clean_line, plain};
use crate::lost::Loss;
use crate::wordpress::pieces;

/// The longest text of one story that is looked at, in bytes (4 MiB): twice what the paper stores of one.
pub const MOST_TEXT: usize = 4 * 1024 * 1024;
/// Characters of a headline, a standfirst, a name, a title of a topic, and of an alternative text.
const HEADLINE: usize = 200;
const STANDFIRST: usize = 500;
const NAME: usize = 100;
const TITLE: usize = 60;
const ALT: usize = 1_000;
const CREDIT: usize = 200;
/// Names over a story and topics under it.
const MOST: usize = 10;
/// Characters of a headline that is made of the first words of a text.
const OPENING: usize = 70;

/// Something with an address and a name: a category, a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The last part of its address there.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Whether readers saw it there. Times are microseconds since 1970 UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Since then.
    Published(i64),
    /// From then on.
    Planned(i64),
    /// It was being written.
    Draft,
    /// Not everybody did, or it cannot be said since when; why, as the end of a sentence.
    Kept(Sentence),
}

impl Standing {
    /// The same for a story of which `why` not everybody saw everything: one that was published is kept, and of one that was to
    /// come out it is said.
    pub(crate) fn unless(self, why: Option<Sentence>, losses: &mut Vec<Sentence>) -> Self {
        match (self, why) {
            (Self::Published(_), Some(why)) => Self::Kept(why),
            (standing, why) => {
                losses.extend(why.filter(|_| matches!(standing, Self::Planned(_))));
                standing
            }
        }
    }
}

/// The text of a story as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// Markup.
    Html(String),
    /// Markup of WordPress, with its shortcodes; in its older editor line breaks mean something.
    WordPress(String),
    /// Markdown.
    Markdown(String),
}

impl Text {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Html(text) | Self::WordPress(text) | Self::Markdown(text) => text,
        }
    }
}

/// A story of another system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// What it is called there.
    pub id: String,
    /// The line of the file it begins on; 0 where that says nothing.
    pub line: usize,
    /// Its title, as markup.
    pub title: String,
    /// The last part of its address there; may be empty.
    pub slug: String,
    /// Addresses it had there, path and query.
    pub paths: Vec<String>,
    /// Its text.
    pub text: Text,
    /// What stands for it in lists, as markup; may be empty.
    pub excerpt: String,
    /// Names of its authors in order.
    pub bylines: Vec<String>,
    /// Where it stood; `None` where that says nothing.
    pub section: Option<Named>,
    /// What it is about.
    pub topics: Vec<Named>,
    /// Whether readers saw it.
    pub standing: Standing,
    /// The picture above it.
    pub lead: Option<Shot>,
    /// Pictures of its text by what they are called there.
    pub shelf: HashMap<String, Shot>,
    /// Pictures that belong to it, in order: what a gallery without a list of its own shows.
    pub own: Vec<Shot>,
    /// Whether readers may comment.
    pub comments: bool,
    /// What the reader of the file could not take of it.
    pub losses: Vec<Sentence>,
    /// Its text is longer than [`MOST_TEXT`] and was not read to its end.
    pub is_too_long: bool,
}

impl Post {
    /// A story of which nothing is known.
    #[must_use]
    pub fn new(id: String, line: usize) -> Self {
        Self {
            id,
            line,
            title: String::new(),
            slug: String::new(),
            paths: Vec::new(),
            text: Text::Html(String::new()),
            excerpt: String::new(),
            bylines: Vec::new(),
            section: None,
            topics: Vec::new(),
            standing: Standing::Draft,
            lead: None,
            shelf: HashMap::new(),
            own: Vec::new(),
            comments: true,
            losses: Vec::new(),
            is_too_long: false,
        }
    }

    /// What people know it by: its title, else its name there.
    #[must_use]
    pub fn label(&self) -> String {
        let title = plain(&self.title);
        let name = if title.is_empty() { self.id.clone() } else { title };
        name.chars().take(80).collect()
    }
}

/// A picture that the paper has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Its key.
    pub key: String,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
    /// Who made it, as the paper's library says; may be empty.
    pub credit: String,
}

/// A story in the paper's own shape.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// Its words; without topics.
    pub story: Story,
    /// The topics it is about.
    pub topics: Vec<NewTopic>,
    /// All pictures it wants, the one above the text first.
    pub shots: Vec<Shot>,
    /// What did not come through.
    pub losses: Vec<Loss>,
}

/// The paper's story of one of another system; `find` knows the pictures that the paper has.
#[must_use]
pub fn drafted(post: &Post, language: Language, find: &dyn Fn(&Shot) -> Option<Held>) -> Drafted {
    let mut losses: Vec<Loss> = post.losses.iter().cloned().map(Loss::from).collect();
    let known = |shot: &Shot| known(post, shot);
    let figure = |shot: &Shot| {
        let shot = known(shot);
        find(&shot).map(|held| as_figure(&shot, &held))
    };
    let body = body(post, &figure, &mut losses);
    let lead = post.lead.as_ref().map(&known);
    let shots = lead.iter().cloned().chain(body.shots.iter().map(&known)).collect();
    let shown = lead.as_ref().and_then(|shot| find(shot).map(|held| as_lead(shot, &held)));
    if let (Some(shot), None) = (&lead, &shown) {
        losses.push(Sentence::key("exchange-lost-lead").with("url", shot.url.as_str()).into());
    }
    let absent = body.shots.iter().filter(|shot| find(&known(shot)).is_none()).count();
    if absent > 0 {
        losses.push(Sentence::key("exchange-lost-pictures").number("count", absent).into());
    }
    losses.extend(body.losses.iter().map(|(lost, times)| Loss { what: lost.sentence(), times: *times }));
    let words = document::plain_text(&body.document);
    let story = Story {
        headline: headline(post, &words, !body.document.is_empty(), &mut losses),
        standfirst: shortened(&plain(&post.excerpt), (STANDFIRST, "exchange-lost-standfirst"), &mut losses),
        bylines: bylines(post, &mut losses),
        body: body.document,
        lead: shown,
        ..Story::default()
    };
    Drafted { story, topics: topics(post, language, &mut losses), shots, losses }
}

fn body(post: &Post, find: &dyn Fn(&Shot) -> Option<Figure>, losses: &mut Vec<Loss>) -> html::Body {
    let options = Options { lines: false, find };
    match &post.text {
        Text::Html(html) => html::read([html::Piece::Html(html)], &options),
        Text::WordPress(text) => {
            let options = Options { lines: !text.contains("<!-- wp:"), find };
            html::read(pieces(text, &post.shelf, &post.own), &options)
        }
        Text::Markdown(text) => {
            let document = Document::from_markdown(text, &Document::default()).unwrap_or_else(|_| {
                losses.push(Sentence::key("exchange-lost-markdown").into());
                Document::from_paragraphs(text.split("\n\n"))
            });
            html::Body { document, shots: Vec::new(), losses: BTreeMap::new() }
        }
    }
}

/// A picture with what is known of it beside the text, its words as long as they may be.
fn known(post: &Post, shot: &Shot) -> Shot {
    let none = Shot::default();
    let more = shot.id.as_ref().and_then(|id| post.shelf.get(id)).unwrap_or(&none);
    let or = |own: &str, more: &str| if own.is_empty() { more.to_owned() } else { own.to_owned() };
    Shot {
        // The whole picture, where the text shows a copy.
        url: or(&more.url, &shot.url),
        alt: cut(&or(&shot.alt, &more.alt), ALT),
        // A caption that the text leaves out is not shown there.
        caption: cut(&shot.caption, ALT),
        credit: cut(&or(&shot.credit, &more.credit), CREDIT),
        id: shot.id.clone(),
    }
}

fn cut(text: &str, most: usize) -> String {
    markup::excerpt(&clean_line(text), most)
}

fn as_figure(shot: &Shot, held: &Held) -> Figure {
    let alt = if shot.alt.is_empty() { &shot.caption } else { &shot.alt };
    let alt = cut(alt, ALT);
    Figure {
        media: held.key.clone(),
        decorative: alt.trim().is_empty(),
        alt,
        caption: cut(&shot.caption, ALT),
        credit: cut(if shot.credit.is_empty() { &held.credit } else { &shot.credit }, CREDIT),
        width: held.width,
        height: held.height,
    }
}

fn as_lead(shot: &Shot, held: &Held) -> Lead {
    let Figure { media, alt, caption, credit, width, height, .. } = as_figure(shot, held);
    Lead { media, width, height, alt, caption, credit }
}

fn headline(post: &Post, words: &str, shows_something: bool, losses: &mut Vec<Loss>) -> String {
    let title = plain(&post.title);
    if !title.is_empty() {
        return shortened(&title, (HEADLINE, "exchange-lost-headline"), losses);
    }
    let first = words.lines().next().unwrap_or_default();
    let opening = markup::excerpt(&clean_line(first), OPENING);
    if !opening.is_empty() {
        losses.push(Sentence::key("exchange-lost-title-words").with("words", opening.as_str()).into());
        return opening;
    }
    // A text of pictures alone has its address.
    let address = clean_line(&post.slug.replace('-', " "));
    if shows_something && !address.is_empty() {
        losses.push(Sentence::key("exchange-lost-title-address").into());
        return cut(&address, HEADLINE);
    }
    String::new()
}

/// A text of at most so many characters; `key` says what is lost where it is longer.
fn shortened(text: &str, (most, key): (usize, &'static str), losses: &mut Vec<Loss>) -> String {
    let kept = markup::excerpt(text, most);
    if kept != text {
        losses.push(Sentence::key(key).number("count", most).with("text", text).into());
    }
    kept
}

fn bylines(post: &Post, losses: &mut Vec<Loss>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in &post.bylines {
        let name = markup::excerpt(&plain(name), NAME);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    if let Some((_, left)) = names.split_at_checked(MOST).filter(|(_, left)| !left.is_empty()) {
        let lost = Sentence::key("exchange-lost-authors").number("count", MOST);
        losses.push(lost.with("names", left.join(", ")).into());
    }
    names.truncate(MOST);
    names
}

fn topics(post: &Post, language: Language, losses: &mut Vec<Loss>) -> Vec<NewTopic> {
    let (mut topics, mut left): (Vec<NewTopic>, Vec<String>) = (Vec::new(), Vec::new());
    for named in &post.topics {
        let (slug, title) = (address_of(named, language), cut(&plain(&named.name), TITLE));
        if slug.is_empty() || title.is_empty() {
            left.push(named.name.clone());
        } else if !topics.iter().any(|topic| topic.slug.as_ref() == Some(&slug)) {
            if topics.len() < MOST {
                topics.push(NewTopic { slug: Some(slug), title, description: String::new(), language });
            } else {
                left.push(title);
            }
        }
    }
    if !left.is_empty() {
        losses.push(Sentence::key("exchange-lost-topics").with("names", left.join(", ")).into());
    }
    topics
}

/// The address of a section or topic: the one it had, if it is one, else made of it or of its name; may be empty.
#[must_use]
pub fn address_of(named: &Named, language: Language) -> String {
    use publishing::model::{is_slug, slugify};
    if is_slug(&named.slug) {
        return named.slug.clone();
    }
    let made = slugify(&named.slug, language);
    if made.is_empty() { slugify(&plain(&named.name), language) } else { made }
}
