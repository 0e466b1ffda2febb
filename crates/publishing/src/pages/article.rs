//! `GET /{section}/{slug}`: the page everything else is for.

mod around;
mod parts;

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use document::{CorrectionKind, reading_minutes};
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Path, Result};

use self::around::{Around, around, pictures};
pub(crate) use self::parts::{Article, Byline, Change};
use self::parts::{Near, Shared, Subject};
use super::figure::{Figure, Known, with_copies};
use super::live::{self, Live};
use super::{Pairs, card, headline, oembed, value};
use crate::joins::{ADVERTS, About, Adverts, Companions, Link, Notice, TalkView};
use crate::json_ld;
use crate::model::{self, Correction, Cursor, Topic, is_listed, is_slug, url, versions};
use crate::store::{self, Published};
use crate::{Desk, Story, actions};

/// The page of an article.
#[derive(Debug, Serialize)]
pub(crate) struct ArticlePage {
    head: Head,
    article: Article,
    /// Stories near it by their subject.
    related: Vec<Near>,
    /// The stories before and after it in its section.
    previous: Option<Near>,
    next: Option<Near>,
    preview: Shared,
    /// Its live coverage.
    live: Option<Live>,
    talk: Option<minijinja::Value>,
    adverts: Option<minijinja::Value>,
    #[serde(skip)]
    tags: Vec<String>,
    #[serde(skip)]
    expires: Option<i64>,
    #[serde(skip)]
    renews: Option<i64>,
}

impl Page for ArticlePage {
    const TEMPLATE: &'static str = "publishing/article.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.article.language)
    }

    fn tags(&self) -> Vec<String> {
        self.tags.clone()
    }

    fn expires(&self) -> Option<i64> {
        self.expires
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }

    fn story(&self) -> Option<i64> {
        self.article.id.parse().ok()
    }
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path((section, slug)): Path<(String, String)>,
    query: Pairs,
) -> Result<Response> {
    if !is_slug(&section) || !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let (view, before) = (view(&query.0), live::before(&query.0)?);
    let key = PageKey::new(&url(&section, &slug))
        .with("before", before)
        .with("reply", view.reply)
        .with("after", view.after)
        .with("posted", view.notice.map(Notice::as_str));
    let now = desk.web.clock.now();
    let make = async {
        let read = desk.web.db.page(async |c| read(c, &desk, (&section, &slug), (&view, before, now)).await);
        let page = read.await?;
        let adverts = desk.beside.adverts(page.article.language).await?;
        Ok(page.beside(adverts))
    };
    desk.web.shared(key, make).await
}

/// What of the conversation is asked for; what is no positive id is not asked for.
fn view(query: &[(String, String)]) -> TalkView {
    let id = |name| value(query, name).and_then(|text| text.parse::<i64>().ok()).filter(|id| *id > 0);
    TalkView {
        reply: id("reply"),
        after: id("after"),
        notice: value(query, "posted").and_then(Notice::parse),
    }
}

async fn read(
    c: &mut Conn,
    desk: &Desk,
    (section, slug): (&str, &str),
    (view, before, now): (&TalkView, Option<Cursor>, i64),
) -> Result<ArticlePage> {
    let row = store::published(c, section, slug, now).await?.ok_or(Error::NotFound)?;
    let bylines: Vec<Byline> = store::authors_of(c, row.id).await?.into_iter().map(Byline::from).collect();
    let stands = live::Around { url: &url(section, slug), language: row.language, bylines: &bylines };
    let live = live::live(c, row.id, before, &stands).await?;
    let corrections = store::corrections(c, row.id).await?;
    // Words that came later than the first say so with their time.
    let may_differ = desk.public_history && row.updated.is_some();
    let has_history = may_differ && versions(&store::versions(c, row.id, now).await?).len() > 1;
    let topics = store::topics_of(c, row.id).await?;
    let around = around(c, &row, now).await?;
    let known = pictures(c, &row, &around.related).await?;
    let about = about(&row);
    let beside = desk.beside.article(c, &about, view).await?;
    let mut shown = page(&desk.web, row, (bylines, corrections, topics), (around, known, beside));
    shown.article.history = has_history.then(|| format!("{}/history", shown.article.url));
    Ok(ArticlePage { live, ..shown }.finished(&desk.web, before))
}

/// The page of a story as readers would see these words of it: without its conversation, its adverts and all that machines
/// read. For whoever may see what is not published.
pub(crate) async fn unseen(
    c: &mut Conn,
    desk: &Desk,
    of: &model::Article,
    story: &Story,
) -> Result<ArticlePage> {
    let known = store::known_media(c, &actions::pictures_of(story)).await?;
    let derived = actions::derived(desk, story, of.language, &known)?;
    let row = Published {
        id: of.id,
        slug: of.slug.clone(),
        language: of.language,
        headline: story.headline.clone(),
        standfirst: story.standfirst.clone(),
        kicker: story.kicker.clone(),
        dateline: story.dateline.clone(),
        html: derived.html,
        excerpt: derived.excerpt,
        words: derived.words,
        lead: story.lead.clone(),
        published: of.published.unwrap_or_else(|| desk.web.clock.now()),
        updated: None,
        retracted: false,
        section: of.section.clone(),
    };
    let corrections = store::corrections(c, of.id).await?;
    let mut topics = Vec::new();
    for slug in &story.topics {
        topics.extend(store::topic(c, slug).await?);
    }
    let known = pictures(c, &row, &[]).await?;
    let around = Around { related: Vec::new(), previous: None, next: None, renews: None };
    let bylines = story.bylines.iter().map(|name| Byline { name: name.clone(), url: None }).collect();
    let mut page =
        page(&desk.web, row, (bylines, corrections, topics), (around, known, Companions::default()));
    page.head = Head { noindex: true, ..Head::website(page.article.headline.clone(), page.head.description) };
    Ok(page)
}

impl ArticlePage {
    /// The language of its words.
    pub(crate) fn spoken(&self) -> Language {
        self.article.language
    }
}

fn about(row: &Published) -> About {
    let kicker = row.kicker.as_deref().unwrap_or("");
    About {
        id: row.id,
        url: url(&row.section.slug, &row.slug),
        headline: row.headline.clone(),
        section: Link { title: row.section.title.clone(), url: row.section.url() },
        language: row.language,
        dateline: row.dateline.clone(),
        topics: [kicker, &row.headline, &row.standfirst].join(" ").trim().to_owned(),
        retracted: row.retracted,
    }
}

/// What readers were told of these kinds, newest first.
fn told(all: &[Correction], which: impl Fn(CorrectionKind) -> bool) -> Vec<Change> {
    all.iter().filter(|correction| which(correction.kind)).cloned().map(Change::from).collect()
}

/// What a page changes with, besides what stands beside the story.
fn tags(id: &str, topics: &[Topic], around: &Around) -> impl Iterator<Item = String> {
    let others = around.related.iter().chain(&around.previous).chain(&around.next);
    std::iter::once(format!("article:{id}"))
        .chain(topics.iter().map(|topic| format!("topic-title:{}", topic.id)))
        .chain(others.map(|near| format!("story:{}", near.id)))
}

fn page(
    web: &web::State,
    row: Published,
    (bylines, corrections, topics): (Vec<Byline>, Vec<Correction>, Vec<Topic>),
    (around, known, beside): (Around, Known, Companions),
) -> ArticlePage {
    let title = headline(web, row.retracted, row.language, row.headline);
    let card = card::Words::new(&title, &row.section.title);
    let shown = card::preview(web, row.lead.as_ref(), (row.id, &card));
    let description = if row.standfirst.is_empty() { row.excerpt } else { row.standfirst.clone() };
    let article = Article {
        id: row.id.to_string(),
        url: url(&row.section.slug, &row.slug),
        section: Link { title: row.section.title.clone(), url: row.section.url() },
        kicker: row.kicker,
        headline: title.clone(),
        standfirst: row.standfirst,
        bylines,
        dateline: row.dateline,
        published: row.published,
        updated: row.updated.filter(|updated| *updated > row.published),
        minutes: reading_minutes(usize::try_from(row.words).unwrap_or(0), row.language.code()),
        words: row.words,
        language: row.language,
        lead: row.lead.map(|lead| Figure::above(lead, &known)),
        body_html: with_copies(row.html, &known),
        retraction: told(&corrections, |kind| kind == CorrectionKind::Retraction).into_iter().next(),
        typos: told(&corrections, |kind| kind == CorrectionKind::Typo),
        corrections: told(&corrections, |kind| is_listed(kind) && kind != CorrectionKind::Retraction),
        history: None,
        topics: topics.iter().map(Subject::from).collect(),
    };
    let head = Head {
        title: article.headline.clone(),
        json_ld: None,
        description,
        canonical: Some(web.absolute(&article.url)),
        kind: "article",
        image: Some(shown.url),
        feed: Some(format!("{}/feed.atom", article.section.url)),
        noindex: false,
        published: Some(article.published),
        updated: article.updated,
    };
    let tags = tags(&article.id, &topics, &around).chain(beside.tags).collect();
    let oembed = oembed::address(web, &web.absolute(&article.url));
    let preview = Shared { width: shown.width, height: shown.height, alt: shown.alt, oembed };
    let near = |row| Near::of(web, row, &known);
    ArticlePage {
        head,
        article,
        preview,
        related: around.related.into_iter().map(near).collect(),
        previous: around.previous.map(near),
        next: around.next.map(near),
        live: None,
        talk: beside.talk,
        adverts: None,
        tags,
        expires: None,
        renews: around.renews,
    }
}

impl ArticlePage {
    /// The page with these adverts.
    fn beside(mut self, adverts: Option<Adverts>) -> Self {
        self.tags.push(ADVERTS.to_owned());
        if let Some(Adverts { value, expires }) = adverts {
            (self.adverts, self.expires) = (Some(value), expires);
        }
        self
    }

    /// The page with what machines are told of all that is on it; `before` is where a page of older entries begins.
    fn finished(mut self, web: &web::State, before: Option<Cursor>) -> Self {
        let about = (&self.article, self.live.as_ref());
        self.head.json_ld = Some(json_ld::of_article(&web.site, about, &self.head));
        if let (Some(_), Some(before)) = (&self.live, before) {
            self.head.canonical = Some(web.absolute(&format!("{}?before={before}", self.article.url)));
        }
        if self.live.is_some() {
            self.head.feed = Some(format!("{}/feed.atom", self.article.url));
        }
        self
    }
}
