//! Both ways through the file.

use std::collections::{BTreeMap, HashMap};
use std::io::BufRead;
use std::ops::ControlFlow;

use locale::{Language, Zone};
use web::Sentence;

use super::gated;
use super::item::Item;
use super::walk::{Entry, walk};
use crate::html::{Shot, clean_line, plain};
use crate::moments;
use crate::outside::{Named, Post, Standing, Text};
use crate::refused::Refused;

/// What all of the file says, and what its stories refer to.
#[derive(Debug, Default)]
pub struct Survey {
    /// The address of the site.
    pub site: String,
    /// The language of the site, if the paper speaks it.
    pub language: Option<Language>,
    /// How many stories there are.
    pub posts: usize,
    /// What else there is, with how many.
    pub others: BTreeMap<Sentence, usize>,
    authors: HashMap<String, String>,
    shots: HashMap<String, Shot>,
    /// Pictures by the story that they were sent for.
    own: HashMap<String, Vec<String>>,
}

/// Goes through a whole file.
///
/// # Errors
/// [`Refused`] where it is no export of WordPress, or not in order.
pub fn survey(file: impl BufRead) -> Result<Survey, Refused> {
    let mut survey = Survey::default();
    let mut link = String::new();
    walk(file, &mut |entry| {
        match entry {
            Entry::Site("base_blog_url", text) => survey.site = text,
            Entry::Site("link", text) => link = text,
            Entry::Site(_, text) => survey.language = Language::from_code(&text),
            Entry::Author(login, name) => {
                survey.authors.insert(login, name);
            }
            Entry::Item(item) => survey.take(&item),
        }
        ControlFlow::Continue(())
    })?;
    if survey.site.is_empty() {
        survey.site = link;
    }
    Ok(survey)
}

/// Hands out the stories of a file in their order, until there is no more or nobody wants more.
///
/// # Errors
/// As [`survey`].
pub fn posts(
    file: impl BufRead,
    survey: &Survey,
    zone: &Zone,
    take: &mut dyn FnMut(Post) -> ControlFlow<()>,
) -> Result<(), Refused> {
    walk(file, &mut |entry| match entry {
        Entry::Item(item) if item.field("post_type") == "post" => take(survey.post(&item, zone)),
        _ => ControlFlow::Continue(()),
    })
}

impl Survey {
    fn take(&mut self, item: &Item) {
        for (what, many) in &item.comments {
            *self.others.entry(what.clone()).or_default() += many;
        }
        match item.field("post_type") {
            "post" => {
                self.posts += 1;
                return;
            }
            "attachment" => self.shelve(item),
            _ => {}
        }
        let what = match item.field("post_type") {
            "page" => Sentence::key("exchange-other-pages"),
            "attachment" => Sentence::key("exchange-other-files"),
            "nav_menu_item" => Sentence::key("exchange-other-menus"),
            "" => Sentence::key("exchange-other-untyped"),
            other => Sentence::key("exchange-other-type").with("name", clean_line(other)),
        };
        *self.others.entry(what).or_default() += 1;
    }

    fn shelve(&mut self, item: &Item) {
        let id = item.field("post_id").to_owned();
        let meta = |name| item.metas.get(name).map_or("", String::as_str);
        let shot = Shot {
            url: item.field("attachment_url").to_owned(),
            alt: plain(meta("_wp_attachment_image_alt")),
            caption: plain(item.field("excerpt")),
            credit: plain(meta("_media_credit")),
            id: Some(id.clone()),
        };
        if !matches!(item.field("post_parent"), "" | "0") {
            self.own.entry(item.field("post_parent").to_owned()).or_default().push(id.clone());
        }
        self.shots.insert(id, shot);
    }

    fn post(&self, item: &Item, zone: &Zone) -> Post {
        let id = match item.field("post_id") {
            "" => item.field("guid"),
            id => id,
        };
        let id = if id.is_empty() { item.field("link") } else { id };
        let text = item.field("content").to_owned();
        let mut losses = Vec::new();
        let terms = |domain: &str| {
            let of = item.terms.iter().filter(move |(of, _)| of == domain);
            of.map(|(_, named)| named.clone()).collect::<Vec<_>>()
        };
        let mut categories = terms("category");
        categories.retain(|category| category.slug != "uncategorized");
        let section = (!categories.is_empty()).then(|| categories.remove(0));
        if !item.comments.is_empty() {
            let many: usize = item.comments.values().sum();
            losses.push(Sentence::key("exchange-lost-comments").number("count", many));
        }
        let lead = item.metas.get("_thumbnail_id").and_then(|id| self.shots.get(id)).cloned();
        let own = self.own.get(id).into_iter().flatten().filter_map(|id| self.shots.get(id)).cloned();
        Post {
            title: item.field("title").to_owned(),
            slug: decoded(item.field("post_name")),
            paths: self.paths(item),
            excerpt: item.field("excerpt").to_owned(),
            bylines: self.bylines(item, terms("author"), &mut losses),
            section,
            // What else it was filed under is a subject.
            topics: terms("post_tag").into_iter().chain(terms("tag")).chain(categories).collect(),
            standing: standing(item, zone).unless(gated::why(&text), &mut losses),
            lead,
            shelf: ids(&text).filter_map(|id| Some((id.to_owned(), self.shots.get(id)?.clone()))).collect(),
            own: own.filter(|shot| is_picture(&shot.url)).collect(),
            comments: item.field("comment_status") != "closed",
            losses,
            is_too_long: item.is_too_long,
            text: Text::WordPress(text),
            ..Post::new(id.to_owned(), item.line)
        }
    }

    fn bylines(&self, item: &Item, several: Vec<Named>, losses: &mut Vec<Sentence>) -> Vec<String> {
        if !several.is_empty() {
            return several.into_iter().map(|named| named.name).collect();
        }
        let login = item.field("creator");
        if let Some(name) = self.authors.get(login).filter(|name| !name.is_empty()) {
            return vec![name.clone()];
        }
        // What somebody signs in with is for nobody else.
        if !login.is_empty() {
            losses.push(Sentence::key("exchange-lost-author").with("login", login));
        }
        Vec::new()
    }

    /// The addresses a story had on its own site.
    fn paths(&self, item: &Item) -> Vec<String> {
        let mut paths = Vec::new();
        let link = item.field("link");
        match link.split_once("://") {
            None => paths.push(link.to_owned()),
            Some((_, rest)) => {
                let (host, path) =
                    rest.find('/').and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
                if self.site.is_empty()
                    || self.site.split_once("://").is_some_and(|(_, site)| same_host(site, host))
                {
                    paths.push(path.to_owned());
                }
            }
        }
        let id = item.field("post_id");
        if !id.is_empty() {
            paths.push(format!("/?p={id}"));
        }
        paths
    }
}

/// Whether a file of the library is a picture, by its name: others are sound, film and paper.
fn is_picture(address: &str) -> bool {
    let ending = address.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif")
}

fn same_host(site: &str, host: &str) -> bool {
    let bare = |host: &str| {
        host.split('/').next().unwrap_or_default().trim_start_matches("www.").to_ascii_lowercase()
    };
    bare(site) == bare(host)
}

fn standing(item: &Item, zone: &Zone) -> Standing {
    let at = moments::sql(item.field("post_date_gmt"), &Zone::utc())
        .or_else(|| moments::sql(item.field("post_date"), zone))
        .or_else(|| moments::mail(item.field("pubDate")));
    match (item.field("status"), at) {
        ("publish", _) if !item.field("post_password").is_empty() => {
            Standing::Kept(Sentence::key("exchange-kept-password"))
        }
        ("publish", Some(at)) => Standing::Published(at),
        ("publish", None) => Standing::Kept(Sentence::key("exchange-kept-timeless")),
        ("", _) => Standing::Kept(Sentence::key("exchange-kept-unsaid")),
        ("future", Some(at)) => Standing::Planned(at),
        ("private", _) => Standing::Kept(Sentence::key("exchange-kept-private")),
        ("trash", _) => Standing::Kept(Sentence::key("exchange-kept-bin")),
        _ => Standing::Draft,
    }
}

/// A slug with its octets read.
fn decoded(slug: &str) -> String {
    let path = publishing::model::old_path(&format!("/{slug}"));
    path.map_or_else(|| slug.to_owned(), |path| path.trim_start_matches('/').to_owned())
}

/// What a text calls its pictures: `wp-image-12`, `ids="1,2"`.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    let images = text.split("wp-image-").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    let lists = text.split("ids=").skip(1).flat_map(|rest| {
        let list = rest.trim_start_matches(['"', '\'']);
        let end = list.find(|c: char| !c.is_ascii_digit() && c != ',' && c != ' ').unwrap_or(list.len());
        list.get(..end).unwrap_or_default().split([',', ' '])
    });
    images.chain(lists).filter(|id| !id.is_empty())
}
