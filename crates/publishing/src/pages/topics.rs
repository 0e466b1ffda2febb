//! `GET /topics` and `GET /topics/{slug}`: what the paper follows, across sections.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Path, Result};

use super::index::{self, Entry, IndexPage};
use super::teaser::{self, Teaser, counted, teasers};
use super::{Pairs, after};
use crate::Desk;
use crate::json_ld;
use crate::model::{Cursor, is_slug, topic_tag, topic_url};
use crate::store;

#[derive(Debug, Serialize)]
struct TopicPage {
    head: Head,
    topic: About,
    articles: Vec<Teaser>,
    older: Option<String>,
    #[serde(skip)]
    id: i64,
    #[serde(skip)]
    renews: Option<i64>,
}

#[derive(Debug, Serialize)]
struct About {
    title: String,
    description: String,
    language: Language,
}

impl Page for TopicPage {
    const TEMPLATE: &'static str = "publishing/topic.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.topic.language)
    }

    fn tags(&self) -> Vec<String> {
        std::iter::once(topic_tag(self.id)).chain(counted(&self.articles)).collect()
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path(slug): Path<String>,
    query: Pairs,
) -> Result<Response> {
    let from = after(&query.0)?;
    if !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let key = PageKey::new(&topic_url(&slug)).with("after", from);
    let make = desk.web.db.page(async |c| read(c, &desk, &slug, from).await);
    desk.web.shared(key, make).await
}

async fn read(c: &mut Conn, desk: &Desk, slug: &str, from: Option<Cursor>) -> Result<TopicPage> {
    let topic = store::topic(c, slug).await?.ok_or(Error::NotFound)?;
    let newest = Cursor::newest(desk.web.clock.now());
    let rows = store::by_topic(c, topic.id, from.unwrap_or(newest).min(newest), teaser::ROWS).await?;
    // A topic nobody has read about yet would tell what the newsroom is working on.
    if rows.is_empty() && (from.is_none() || store::by_topic(c, topic.id, newest, 1).await?.is_empty()) {
        return Err(Error::NotFound);
    }
    let url = topic.url();
    let (rows, older) = teaser::paged(rows, &format!("{url}?after="));
    let page = from.map(|cursor| format!("?after={cursor}")).unwrap_or_default();
    let site = &desk.web.site;
    let topics = desk.web.sentence(topic.language, "publishing-topics", &[]);
    let steps =
        [(site.name.as_str(), "/"), (topics.as_str(), "/topics"), (topic.title.as_str(), url.as_str())];
    let head = Head {
        canonical: Some(desk.web.absolute(&format!("{url}{page}"))),
        feed: Some(format!("{url}/feed.atom")),
        json_ld: Some(json_ld::of_list(site, &steps)),
        ..Head::website(topic.title.clone(), topic.description.clone())
    };
    Ok(TopicPage {
        head,
        articles: teasers(c, desk, rows).await?,
        older,
        id: topic.id,
        renews: store::next_publication(c, newest.published).await?,
        topic: About { title: topic.title, description: topic.description, language: topic.language },
    })
}

pub(crate) async fn index(State(desk): State<Desk>, query: Pairs) -> Result<Response> {
    let from = index::from(&query.0)?;
    let key = PageKey::new("/topics").with("after", from.clone());
    let make = desk.web.db.read(async |c| all(c, &desk, from.as_deref()).await);
    desk.web.shared(key, make).await
}

async fn all(c: &mut Conn, desk: &Desk, from: Option<&str>) -> Result<IndexPage> {
    let now = desk.web.clock.now();
    let rows = store::topics_read(c, from.unwrap_or_default(), now, index::ROWS).await?;
    let entry = |topic: crate::model::Topic| {
        let entry = Entry {
            url: topic.url(),
            title: topic.title,
            text: topic.description,
            language: topic.language,
            picture: None,
        };
        (topic.slug, entry)
    };
    let renews = store::next_publication(c, now).await?;
    let rows = rows.into_iter().map(entry).collect();
    Ok(IndexPage::of(desk, ("topics", from), rows, renews))
}
