//! Articles and everything they stand in: sections, authors, pictures, the front page, and what machines read of them:
//! feeds, sitemaps, preview cards.
//!
//! The program makes one [`Desk`], gives it what stands beside an article ([`Beside`]) and serves [`routes`]. What
//! changes the paper is in [`actions`]; each of them is one transaction and drops the pages it changes.

pub mod actions;
pub mod api;
mod card;
mod comparing;
mod desk;
mod fronts;
mod joins;
mod json_ld;
pub mod model;
mod newsroom;
mod pages;
mod store;
mod tasks;
mod websub;

use std::sync::Arc;

use accounts::Door;
use axum::Router;
use axum::extract::FromRef;
use axum::routing::get;
use database::{Conn, Result};
use document::Document;
use storage::Storage;
use tokio::sync::Semaphore;
use web::Outbound;

pub use api::openapi;
pub use desk::{Waiting, waiting};
pub use fronts::{FrontView, PinnedStory, front, front_draft};
pub use joins::{ADVERTS, About, Adverts, Alone, Beside, Companions, Link, Notice, Sought, TalkView};
pub use model::{
    Article, ArticleState, Author, Changes, Correction, Coverage, Entry, EntryChanges, Focus, FrontBlock,
    FrontPin, FrontPlan, FrontSlot, LICENCES, Lead, LiveState, Missing, NewArticle, NewEntry, NewPicture,
    NewSection, NewTopic, Picture, PictureChanges, PictureDuty, PictureWords, Profile, ProfileChanges,
    Section, Story, Topic, TopicChanges,
};
pub use newsroom::Newsroom;

pub use crate::tasks::{copies, erasures, schedule, tasks};
pub use crate::websub::hub;

/// What the handlers and actions of this feature share; cheap to clone.
#[derive(Clone)]
pub struct Desk {
    pub(crate) web: web::State,
    pub(crate) beside: Arc<dyn Beside>,
    pub(crate) storage: Storage,
    pub(crate) outbound: Outbound,
    /// Where passwords are tried that are asked for once more.
    pub(crate) door: Door,
    /// Whether readers may read the versions of a story.
    pub(crate) public_history: bool,
    /// Turns at drawing a preview card: each keeps a processor busy for a moment.
    pub(crate) cards: Arc<Semaphore>,
    /// Turns at comparing versions.
    pub(crate) comparing: comparing::Turns,
    /// The turn at reading a picture: pixels of a large one take hundreds of megabytes.
    pub(crate) decoding: Arc<Semaphore>,
    /// Turns at sending a picture: each is held in memory.
    pub(crate) sending: Arc<Semaphore>,
    /// The stories that open pages follow.
    pub(crate) streams: pages::live::stream::Streams,
}

/// Preview cards that are drawn at once.
const CARDS_AT_ONCE: usize = 2;
/// Pictures that are received at once.
const PICTURES_AT_ONCE: usize = 3;

impl Desk {
    /// Joins the paper, the features beside this one, and the place where pictures lie.
    #[must_use]
    pub fn new(web: web::State, beside: Arc<dyn Beside>, storage: Storage) -> Self {
        let turns = |most| Arc::new(Semaphore::new(most));
        let (cards, decoding, sending) = (turns(CARDS_AT_ONCE), turns(1), turns(PICTURES_AT_ONCE));
        let streams = pages::live::stream::Streams::default();
        Self {
            door: Door::new(web.clone()),
            web,
            beside,
            storage,
            outbound: Outbound::new(),
            public_history: true,
            cards,
            comparing: comparing::Turns::default(),
            decoding,
            sending,
            streams,
        }
    }

    /// The same, with the versions of stories open to readers or not.
    #[must_use]
    pub fn with_public_history(self, public_history: bool) -> Self {
        Self { public_history, ..self }
    }

    /// The same, with the door of the whole paper, so that passwords wait in one line.
    #[must_use]
    pub fn with_door(self, door: Door) -> Self {
        Self { door, ..self }
    }

    /// How many open pages follow live coverage in this process.
    #[must_use]
    pub fn followers(&self) -> usize {
        self.streams.readers()
    }

    /// The same, with another way to the outside: for tests whose hub is on this machine.
    #[must_use]
    pub fn with_outbound(self, outbound: Outbound) -> Self {
        Self { outbound, ..self }
    }
}

impl FromRef<Desk> for web::State {
    fn from_ref(desk: &Desk) -> Self {
        desk.web.clone()
    }
}

/// The routes of readers and of the API.
pub fn routes(desk: Desk) -> Router<web::State> {
    Router::new()
        .route("/", get(pages::front::show))
        .route("/robots.txt", get(pages::robots::show))
        .route("/sitemap.xml", get(pages::sitemap::show))
        .route("/sitemap/{part}", get(pages::sitemap::part))
        .route("/news-sitemap.xml", get(pages::news_sitemap::show))
        .route("/llms.txt", get(pages::robots::guide))
        .route("/.well-known/security.txt", get(pages::well_known::security))
        .route("/.well-known/tdmrep.json", get(pages::well_known::mining))
        .route("/oembed", get(pages::oembed::show))
        .route("/cards/{name}", get(pages::card::show))
        .route("/media/{*key}", get(pages::media::show))
        .route("/topics", get(pages::topics::index))
        .route("/topics/{slug}", get(pages::topics::show))
        .route("/authors", get(pages::authors::index))
        .route("/authors/{slug}", get(pages::authors::show))
        .route("/archive", get(pages::archive::index))
        .route("/archive/{year}", get(pages::archive::year))
        .route("/archive/{year}/{month}", get(pages::archive::month))
        .route("/corrections", get(pages::corrections::index))
        .route("/{section}", get(pages::section::show))
        .route("/{section}/{slug}", get(pages::article::show))
        .route("/{section}/{slug}/history", get(pages::history::index))
        .route("/{section}/{slug}/history/{number}", get(pages::history::show))
        .route("/{section}/{slug}/live/events", get(pages::live::stream::show))
        .route("/{section}/{slug}/live/{entry}", get(pages::live::permalink::show))
        .merge(pages::feed::routes())
        .merge(api::routes())
        .merge(desk::routes())
        .with_state(desk)
}

/// The same routes, answering for addresses that stories had: 301 to where a story is that moved (308 for what is sent,
/// so that a comment is not lost), 410 where one was taken away with a reason. For everything below such an address
/// too, whichever feature it belongs to.
pub fn with_old_addresses(routes: Router<web::State>, desk: Desk) -> Router<web::State> {
    routes.layer(axum::middleware::from_fn_with_state(desk, pages::elsewhere::answer))
}

/// The article at `/{section}/{slug}`, if readers see it at `now`: what the features beside this one ask for.
///
/// # Errors
/// The database's.
pub async fn about(c: &mut Conn, section: &str, slug: &str, now: i64) -> Result<Option<About>> {
    if !model::is_slug(section) || !model::is_slug(slug) {
        return Ok(None);
    }
    store::about(c, section, slug, now).await
}

/// The same by id.
///
/// # Errors
/// The database's.
pub async fn about_by_id(c: &mut Conn, id: i64, now: i64) -> Result<Option<About>> {
    store::about_by_id(c, id, now).await
}

/// All sections in the order of the navigation.
///
/// # Errors
/// The database's.
pub async fn sections(c: &mut Conn) -> Result<Vec<Section>> {
    store::sections(c).await
}

/// The newest article with this slug in any section, if readers see it at `now`.
///
/// # Errors
/// The database's.
pub async fn id_by_slug(c: &mut Conn, slug: &str, now: i64) -> Result<Option<i64>> {
    store::id_by_slug(c, slug, now).await
}

/// Published articles behind a cursor, the oldest first, also those whose time lies ahead; with the words beside their
/// text: what readers were told about them, and their live entries.
///
/// # Errors
/// The database's.
pub async fn published_after(
    c: &mut Conn,
    after: model::Cursor,
    most: i64,
) -> Result<Vec<(Article, Vec<String>)>> {
    let articles = store::published_after(c, after, most).await?;
    with_words(c, articles).await
}

/// These articles in whatever state, with the words beside their text, in no order; locked until the transaction ends. For whoever stores a copy of them: an older one must not be stored over a newer one.
///
/// # Errors
/// The database's.
pub async fn locked(c: &mut Conn, ids: &[i64]) -> Result<Vec<(Article, Vec<String>)>> {
    store::lock_articles(c, ids).await?;
    let articles = store::articles(c, ids).await?;
    with_words(c, articles).await
}

async fn with_words(c: &mut Conn, articles: Vec<Article>) -> Result<Vec<(Article, Vec<String>)>> {
    let mut all = Vec::with_capacity(articles.len());
    for article in articles {
        let words = words_beside(c, article.id).await?;
        all.push((article, words));
    }
    Ok(all)
}

/// The words of a story beside its text: what readers were told about it, and its newest live entries.
///
/// # Errors
/// The database's.
pub async fn words_beside(c: &mut Conn, id: i64) -> Result<Vec<String>> {
    let told = store::corrections(c, id).await?.into_iter().map(|told| told.text);
    let live = store::live_words(c, id).await?;
    Ok(told.chain(live).collect())
}

/// Those of these articles that readers see at `now`, in no order.
///
/// # Errors
/// The database's.
pub async fn readable(c: &mut Conn, ids: &[i64], now: i64) -> Result<Vec<Article>> {
    let mut found = store::articles(c, ids).await?;
    found.retain(|article| article.is_readable(now));
    Ok(found)
}

/// Those of these articles that are published, also those whose time lies ahead; in no order.
///
/// # Errors
/// The database's.
pub async fn published_ids(c: &mut Conn, ids: &[i64]) -> Result<Vec<i64>> {
    store::still_published(c, ids).await
}

/// How many pictures wait for their copies, and since when the oldest of them does, in microseconds since 1970 UTC.
///
/// # Errors
/// The database's.
pub async fn pictures_waiting(c: &mut Conn) -> Result<(i64, i64)> {
    store::waiting(c).await
}

/// The articles of an author with ids above `after`, in order.
///
/// # Errors
/// The database's.
pub async fn articles_of_author(c: &mut Conn, author: i64, after: i64, most: i64) -> Result<Vec<i64>> {
    store::of_author(c, author, after, most).await
}

/// A headline as readers see it wherever it stands: that of a retracted story says so, in its own language.
#[must_use]
pub fn shown_headline(
    web: &web::State,
    retracted: bool,
    language: locale::Language,
    words: String,
) -> String {
    pages::headline(web, retracted, language, words)
}

/// The path of an article, whatever its state.
///
/// # Errors
/// [`web::Error::NotFound`], or the database's.
pub async fn address(desk: &Desk, id: i64) -> web::Result<String> {
    let article = desk.web.db.read(async |c| store::article(c, id).await).await?;
    article.map(|article| article.url()).ok_or(web::Error::NotFound)
}

/// The path of an article of the same section with the same headline and text: what an import that runs twice would
/// make again.
///
/// # Errors
/// [`web::Error::Invalid`] where the story itself is not in order, or the database's.
pub async fn same_story(desk: &Desk, new: &NewArticle) -> web::Result<Option<String>> {
    let story = model::story(new.story.clone()).map_err(web::Error::Invalid)?;
    let headline = story.headline.as_str();
    let read = desk.web.db.read(async |c| store::same_headline(c, new.section_id, headline).await).await?;
    let same =
        read.into_iter().find(|(_, _, body)| Document::parse(body).is_ok_and(|body| body == story.body));
    Ok(same.map(|(section, slug, _)| model::url(&section, &slug)))
}
