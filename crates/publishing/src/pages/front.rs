//! `GET /`: the front page, and `GET /?preview=…`: the one that is being arranged.

use std::time::Duration;

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Result};

use super::filling::{Filled, fill};
use super::teaser::{Teaser, counted, teasers};
use super::{Pairs, value};
use crate::Desk;
use crate::joins::{ADVERTS, Adverts};
use crate::json_ld;
use crate::model::{Arrangement, Source};
use crate::store;

/// What the token of a preview is for.
const PURPOSE: &str = "front-preview";
/// How long a preview link is good: a working day, and the night before it.
const LIFE: Duration = Duration::from_hours(24);

#[derive(Debug, Serialize)]
struct FrontPage {
    head: Head,
    preview: Option<Preview>,
    lead: Option<Teaser>,
    second: Vec<Teaser>,
    latest: Vec<Teaser>,
    blocks: Vec<Block>,
    adverts: Option<minijinja::Value>,
    #[serde(skip)]
    tags: Vec<String>,
    #[serde(skip)]
    expires: Option<i64>,
    #[serde(skip)]
    renews: Option<i64>,
}

/// What stands over a page that readers do not see yet.
#[derive(Debug, Serialize)]
struct Preview {
    revision: i64,
    /// Pinned stories that readers cannot see, so that others stand in their places.
    waiting: usize,
}

#[derive(Debug, Serialize)]
struct Block {
    title: String,
    url: String,
    language: Language,
    articles: Vec<Teaser>,
}

impl Page for FrontPage {
    const TEMPLATE: &'static str = "publishing/front.html";

    fn policy(&self) -> CachePolicy {
        if self.preview.is_some() { CachePolicy::Personal } else { CachePolicy::Shared }
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

    fn noindex(&self) -> bool {
        self.preview.is_some()
    }
}

pub(crate) async fn show(State(desk): State<Desk>, query: Pairs) -> Result<Response> {
    if let Some(token) = value(&query.0, "preview") {
        return preview(&desk, token).await;
    }
    let make = async {
        let adverts = desk.beside.adverts(desk.web.site.language).await?;
        let read = desk.web.db.page(async |c| {
            let arrangement = store::front(c).await?.map(|front| front.arrangement).unwrap_or_default();
            read(c, &desk, (&arrangement, None)).await
        });
        Ok(read.await?.beside(adverts))
    };
    desk.web.shared(PageKey::new("/"), make).await
}

/// The path that shows the draft to whoever has it, for a day.
pub(crate) fn preview_path(desk: &Desk) -> String {
    format!("/?preview={}", desk.web.tokens.issue(PURPOSE, desk.web.clock.now()))
}

/// The draft as readers would see it. A token that is no good shows nothing, not the page that readers see: an editor
/// would take that for the draft.
async fn preview(desk: &Desk, token: &str) -> Result<Response> {
    let age = desk.web.tokens.check(token, PURPOSE, desk.web.clock.now()).map_err(|_| Error::NotFound)?;
    if age > LIFE {
        return Err(Error::NotFound);
    }
    let page = desk.web.db.read(async |c| {
        let draft = store::front_draft(c).await?.ok_or(Error::NotFound)?;
        read(c, desk, (&draft.arrangement, Some(draft.revision))).await
    });
    let adverts = desk.beside.adverts(desk.web.site.language).await?;
    desk.web.personal("/", &page.await?.beside(adverts)).await
}

async fn read(
    c: &mut Conn,
    desk: &Desk,
    (arrangement, draft): (&Arrangement, Option<i64>),
) -> Result<FrontPage> {
    let (site, now) = (&desk.web.site, desk.web.clock.now());
    let Filled { lead, second, latest, blocks, waiting, ends } = fill(c, arrangement, now).await?;
    let mut tags: Vec<String> = ["front", "arrangement", ADVERTS].map(str::to_owned).into();
    tags.extend(blocks.iter().filter_map(|block| match block.source {
        Source::Topic(id) => Some(format!("topic-title:{id}")),
        Source::Section(_) => None,
    }));
    let sizes = (lead.len(), second.len(), latest.len());
    let mut rows: Vec<store::Teaser> = lead.into_iter().chain(second).chain(latest).collect();
    let mut heads = Vec::new();
    for block in blocks {
        heads.push((block.title, block.url, block.language, block.rows.len()));
        rows.extend(block.rows);
    }
    // One look for the authors and comments of the whole page.
    let all = teasers(c, desk, rows).await?;
    tags.extend(counted(&all));
    let mut all = all.into_iter();
    let lead = all.by_ref().take(sizes.0).next();
    let second = all.by_ref().take(sizes.1).collect();
    let latest = all.by_ref().take(sizes.2).collect();
    let blocks = heads.into_iter().map(|(title, url, language, stories)| Block {
        title,
        url,
        language,
        articles: all.by_ref().take(stories).collect(),
    });
    let blocks = blocks.collect();
    let image = lead.as_ref().and_then(|lead: &Teaser| lead.picture.as_ref());
    let head = Head {
        canonical: draft.is_none().then(|| desk.web.absolute("/")),
        feed: Some("/feed.atom".to_owned()),
        image: image.map(|picture| desk.web.absolute(&picture.src)),
        json_ld: Some(json_ld::of_paper(site)),
        noindex: draft.is_some(),
        ..Head::website(site.name.clone(), site.tagline.clone())
    };
    let renews = store::next_publication(c, now).await?.into_iter().chain(ends).min();
    let preview = draft.map(|revision| Preview { revision, waiting });
    let (adverts, expires) = (None, None);
    Ok(FrontPage { head, preview, lead, second, latest, blocks, adverts, tags, expires, renews })
}

impl FrontPage {
    /// The page with these adverts.
    fn beside(mut self, adverts: Option<Adverts>) -> Self {
        if let Some(Adverts { value, expires }) = adverts {
            (self.adverts, self.expires) = (Some(value), expires);
        }
        self
    }
}
