//! Joins the features: what one needs of another is a small trait that it defines and this file implements.

mod beside;
mod duties;
mod subjects;
mod upkeep;

use std::sync::Arc;

use axum::Router;
use database::{BoxFuture, Conn};
use locale::Locales;
use storage::Storage;
use tasks::Runner;
use web::{App, FormTokens, Identity, NavItem, PageCache, Proxies, Setup, State, Theme};

use crate::cli::paper::Paper;
use crate::config::Config;

pub use duties::sections;

/// A paper, ready to serve.
pub struct Program {
    /// Answers requests.
    pub app: App,
    /// The newsroom's hand on the articles.
    pub desk: publishing::Desk,
    /// What all handlers share.
    pub web: State,
    /// Runs the background work.
    pub runner: Runner,
    /// Counts the readers, if the paper wants it.
    pub counter: Option<reading::Counter>,
}

/// Joins a paper whose readers type `base_url`.
///
/// # Errors
/// A sentence that says what is wrong with a setting, the theme or the database.
pub async fn program(config: &Config, paper: &Paper, base_url: String) -> Result<Program, String> {
    let identity = Identity::load(&paper.db).await.map_err(|e| e.to_string())?;
    let site = identity.at(base_url)?;
    let locales = Arc::new(Locales::load().map_err(|e| e.to_string())?);
    let theme = Theme::load(config.theme.as_deref(), locales.clone(), &site.zone)?;
    let secret = web::secret(&paper.db).await.map_err(|e| e.to_string())?;
    let web = State::new(Setup {
        db: paper.db.clone(),
        clock: paper.clock.clone(),
        site,
        theme,
        locales,
        tokens: FormTokens::new(secret),
        pages: PageCache::new(config.page_cache),
        proxies: Proxies::new(config.proxies.clone()),
        nav: Box::new(nav),
    });
    let storage = Storage::Folder(config.data.join("media"));
    let house = imprint::House::new(web.clone(), duties::facts(config, &storage), sections());
    let desk = publishing::Desk::new(web.clone(), Arc::new(beside::Companions::new(web.clone())), storage);
    let guards = comments::Guards { min_seconds: config.comment_min_seconds, rate: config.comment_rate };
    let subjects = Arc::new(subjects::Articles::new(web.clone()));
    let routes = Router::new()
        .merge(publishing::routes(desk.clone()))
        .merge(comments::routes(web.clone(), subjects, guards))
        .merge(jobs::routes())
        .merge(imprint::routes(house))
        .merge(reading::routes(reading::Desk::new(web.clone(), duties::stories(web.clone()))))
        .route("/api/v1/openapi.json", axum::routing::get(describe));
    let runner = runner(&web).await.map_err(|e| e.to_string())?;
    let counter = config.reading_counts.then(|| reading::Counter::new(web.clone()));
    Ok(Program { app: App::new(web.clone(), routes), desk, web, runner, counter })
}

/// The main navigation: the sections, then the job board.
fn nav(c: &mut Conn) -> BoxFuture<'_, database::Result<Vec<NavItem>>> {
    Box::pin(async move {
        let sections = publishing::sections(c).await?;
        let mut items: Vec<NavItem> = sections
            .into_iter()
            .map(|section| NavItem { url: section.url(), title: section.title })
            .collect();
        if jobs::has_boards(c).await? {
            items.push(NavItem { title: "Jobs".to_owned(), url: "/jobs".to_owned() });
        }
        Ok(items)
    })
}

/// The background work of all features.
async fn runner(web: &State) -> database::Result<Runner> {
    let mut runner = Runner::new(web.db.clone(), web.clock.clone());
    for (kind, handler) in [jobs::tasks(web.clone()), upkeep::comment_keys(web.clone())] {
        runner = runner.with(kind, handler);
    }
    let input = (web.ids.next(), web.ids.next(), web.clock.now());
    web.db
        .write(&input, |c, (first, second, now)| {
            Box::pin(async move {
                jobs::schedule(c, *first, *now).await?;
                upkeep::schedule(c, *second, *now).await
            })
        })
        .await?;
    Ok(runner)
}

/// The description of the whole API.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    let info = utoipa::openapi::InfoBuilder::new()
        .title("Courant")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Articles, comments, jobs and readers of a paper. Errors are application/problem+json (RFC 9457).",
        ))
        .build();
    let mut all = utoipa::openapi::OpenApiBuilder::new().info(info).build();
    for part in
        [publishing::openapi(), comments::openapi(), jobs::openapi(), imprint::openapi(), reading::openapi()]
    {
        all.merge(part);
    }
    all
}

async fn describe() -> impl axum::response::IntoResponse {
    let text = openapi().to_json().unwrap_or_default();
    (
        [
            (axum::http::header::CONTENT_TYPE, "application/json"),
            (axum::http::header::CACHE_CONTROL, "public, max-age=300"),
        ],
        text,
    )
}
