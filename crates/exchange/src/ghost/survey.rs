//! Both ways through the file.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::ops::ControlFlow;

use locale::Language;
use web::Sentence;

use super::gated::{FOR_MEMBERS, has_blocks};
use super::lexical;
use super::rows::{Fields, Reader, number, read, text};
use crate::html::{Shot, clean_line, plain};
use crate::moments;
use crate::outside::{MOST_TEXT, Named, Post, Standing, Text};
use crate::refused::Refused;

/// What all of the file says, and what its stories refer to.
#[derive(Debug, Default)]
pub struct Survey {
    /// The version of Ghost.
    pub version: String,
    /// The language of the site, if the paper speaks it.
    pub language: Option<Language>,
    /// How many stories there are.
    pub posts: usize,
    /// What else there is, with how many.
    pub others: BTreeMap<Sentence, usize>,
    users: HashMap<String, String>,
    tags: HashMap<String, Tag>,
    /// By story: place and tag, place and author.
    tagged: HashMap<String, Vec<(i64, String)>>,
    written: HashMap<String, Vec<(i64, String)>>,
    /// By story: the words of the picture above it.
    said: HashMap<String, (String, String)>,
}

/// Why a story is no published one, as the end of a sentence.
const MEMBERS: &str = "exchange-kept-members";

#[derive(Debug)]
struct Tag {
    named: Named,
    /// For the newsroom alone.
    is_internal: bool,
}

/// Goes through a whole file.
///
/// # Errors
/// [`Refused`] where it is no export of Ghost, or not in order.
pub fn survey(file: impl Read) -> Result<Survey, Refused> {
    let mut survey = Survey::default();
    read(file, &mut survey)?;
    for list in survey.tagged.values_mut().chain(survey.written.values_mut()) {
        list.sort_by_key(|(place, _)| *place);
    }
    Ok(survey)
}

/// Hands out the stories of a file in their order, until there is no more or nobody wants more.
///
/// # Errors
/// As [`survey`].
pub fn posts(
    file: impl Read,
    survey: &Survey,
    take: &mut dyn FnMut(Post) -> ControlFlow<()>,
) -> Result<(), Refused> {
    read(file, &mut Posts { survey, take })
}

impl Reader for Survey {
    fn wants(&self, table: &str) -> bool {
        matches!(
            table,
            "posts"
                | "users"
                | "tags"
                | "posts_tags"
                | "posts_authors"
                | "posts_meta"
                | "settings"
                | "comments"
                | "members"
        )
    }

    fn meta(&mut self, meta: Fields) {
        self.version = clean_line(&text(&meta, "version"));
    }

    fn row(&mut self, table: &str, row: Fields) -> bool {
        let id = text(&row, "id");
        match table {
            "posts" if is_page(&row) => self.count(Sentence::key("exchange-other-pages")),
            "posts" => self.posts += 1,
            // Of people nothing but the name is kept: the row holds their address and their password.
            "users" => {
                self.users.insert(id, text(&row, "name"));
            }
            "tags" => {
                let named = Named { slug: text(&row, "slug"), name: text(&row, "name") };
                let is_internal = text(&row, "visibility") == "internal"
                    || named.name.starts_with('#')
                    || named.slug.starts_with("hash-");
                self.tags.insert(id, Tag { named, is_internal });
            }
            "posts_tags" => push(&mut self.tagged, &row, "tag_id"),
            "posts_authors" => push(&mut self.written, &row, "author_id"),
            "posts_meta" => {
                let said = (text(&row, "feature_image_alt"), text(&row, "feature_image_caption"));
                self.said.insert(text(&row, "post_id"), said);
            }
            "settings" if matches!(text(&row, "key").as_str(), "lang" | "default_locale" | "locale") => {
                self.language = Language::from_code(&text(&row, "value"));
            }
            "settings" => {}
            "comments" => self.count(Sentence::key("exchange-other-comments")),
            _ => self.count(Sentence::key("exchange-other-members")),
        }
        true
    }
}

fn push(into: &mut HashMap<String, Vec<(i64, String)>>, row: &Fields, name: &str) {
    into.entry(text(row, "post_id")).or_default().push((number(row, "sort_order"), text(row, name)));
}

fn is_page(row: &Fields) -> bool {
    text(row, "type") == "page" || text(row, "page") == "1"
}

struct Posts<'a> {
    survey: &'a Survey,
    take: &'a mut dyn FnMut(Post) -> ControlFlow<()>,
}

impl Reader for Posts<'_> {
    fn wants(&self, table: &str) -> bool {
        table == "posts"
    }

    fn row(&mut self, _: &str, row: Fields) -> bool {
        is_page(&row) || (self.take)(self.survey.post(&row)).is_continue()
    }
}

impl Survey {
    fn count(&mut self, what: Sentence) {
        *self.others.entry(what).or_default() += 1;
    }

    fn post(&self, row: &Fields) -> Post {
        let of = |name| text(row, name);
        let (id, uuid, slug) = (of("id"), of("uuid"), of("slug"));
        let mut losses = Vec::new();
        let mut tags = Vec::new();
        for (_, tag) in self.tagged.get(&id).into_iter().flatten() {
            match self.tags.get(tag) {
                Some(tag) if tag.is_internal => {
                    let name = clean_line(&tag.named.name);
                    losses.push(Sentence::key("exchange-lost-internal-tag").with("name", name));
                }
                Some(tag) => tags.push(tag.named.clone()),
                None => {}
            }
        }
        if ["codeinjection_head", "codeinjection_foot"].into_iter().any(|name| !of(name).trim().is_empty()) {
            losses.push(Sentence::key("exchange-lost-code"));
        }
        let (body, why) = body(row, &mut losses);
        let is_gated = body.as_ref().is_some_and(|text| has_blocks(text.as_str()));
        let why = why.or_else(|| is_gated.then(|| Sentence::key(FOR_MEMBERS)));
        let standing = standing(row, &mut losses).unless(why, &mut losses);
        let section = (!tags.is_empty()).then(|| tags.remove(0));
        Post {
            title: markup::escape(&of("title")),
            paths: vec![format!("/{slug}/")],
            slug,
            is_too_long: body.is_none(),
            text: body.unwrap_or(Text::Html(String::new())),
            excerpt: markup::escape(&of("custom_excerpt")),
            bylines: self.bylines(row, &id),
            section,
            topics: tags,
            standing,
            lead: self.lead(row, &id),
            losses,
            ..Post::new(if uuid.is_empty() { format!("{id}:{}", of("slug")) } else { uuid }, 0)
        }
    }

    fn bylines(&self, row: &Fields, id: &str) -> Vec<String> {
        let several = self.written.get(id).into_iter().flatten().filter_map(|(_, user)| self.users.get(user));
        let several: Vec<String> = several.map(|name| markup::escape(name)).collect();
        if !several.is_empty() {
            return several;
        }
        self.users.get(&text(row, "author_id")).map(|name| markup::escape(name)).into_iter().collect()
    }

    fn lead(&self, row: &Fields, id: &str) -> Option<Shot> {
        let (now, before) = (text(row, "feature_image"), text(row, "image"));
        let url = if now.is_empty() { before } else { now };
        let (alt, caption) = self.said.get(id).cloned().unwrap_or_default();
        let or = |own: String, name| if own.is_empty() { text(row, name) } else { own };
        let (alt, caption) = (or(alt, "feature_image_alt"), or(caption, "feature_image_caption"));
        let url = url.replace("__GHOST_URL__", "");
        (!url.is_empty()).then(|| Shot {
            url,
            alt: clean_line(&alt),
            caption: plain(&caption),
            ..Shot::default()
        })
    }
}

/// What nobody can be sure that everybody saw is published to nobody.
fn standing(row: &Fields, losses: &mut Vec<Sentence>) -> Standing {
    let at = moments::iso(&text(row, "published_at"));
    match (text(row, "status").as_str(), text(row, "visibility").as_str()) {
        ("published", "" | "public") => {
            at.map_or_else(|| Standing::Kept(Sentence::key("exchange-kept-timeless")), Standing::Published)
        }
        ("published", _) => Standing::Kept(Sentence::key(MEMBERS)),
        ("scheduled", visibility) => {
            let why = (!matches!(visibility, "" | "public")).then(|| Sentence::key(MEMBERS));
            at.map_or(Standing::Draft, Standing::Planned).unless(why, losses)
        }
        ("sent", _) => Standing::Kept(Sentence::key("exchange-kept-mail")),
        _ => Standing::Draft,
    }
}

/// The text of a story, none where it is too long to be read; and why readers may not see all of it.
fn body(row: &Fields, losses: &mut Vec<Sentence>) -> (Option<Text>, Option<Sentence>) {
    let long = |text: &str| text.len() > MOST_TEXT;
    for name in ["html", "lexical", "markdown", "mobiledoc", "plaintext"] {
        let found = text(row, name);
        if found.trim().is_empty() {
            continue;
        }
        if long(&found) {
            return (None, None);
        }
        let read = match name {
            "html" => Some(Text::Html(found)),
            "lexical" => match lexical::read(&found) {
                Some(read) => {
                    let unread =
                        |card: &String| Sentence::key("exchange-lost-unread").with("card", card.as_str());
                    losses.extend(read.unread.iter().map(unread));
                    return (Some(Text::Html(read.html)), read.why);
                }
                None => None,
            },
            "markdown" => Some(Text::Markdown(found)),
            "mobiledoc" => lexical::cards(&found),
            _ => {
                losses.push(Sentence::key("exchange-lost-formatting"));
                let paragraphs = found.split("\n\n").map(|words| format!("<p>{}</p>", markup::escape(words)));
                Some(Text::Html(paragraphs.collect()))
            }
        };
        if let Some(read) = read {
            return (Some(read), None);
        }
    }
    (Some(Text::Html(String::new())), None)
}
