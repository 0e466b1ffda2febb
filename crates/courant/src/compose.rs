//! Joins the features: what one needs of another is a small trait that it defines and this file implements.

mod beside;
mod dress;
mod duties;
pub(crate) mod found;
mod front;
pub mod law;
pub mod rebuild;
mod refresh;
mod subjects;
mod upkeep;

use std::sync::Arc;

use axum::Router;
use database::{BoxFuture, Conn};
use locale::Locales;
use storage::Storage;
use tasks::Runner;
use utoipa::OpenApi;
use utoipa::openapi::ComponentsBuilder;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use web::{App, FormTokens, Identity, NavItem, NavTitle, Outbound, PageCache, Proxies, Setup, State, Theme};

pub use duties::sections;
pub use found::Follower;

use crate::cli::paper::Paper;
use crate::config::{self, Config};

/// A paper, ready to serve.
pub struct Program {
    /// Answers requests.
    pub app: App,
    /// The newsroom's hand on the articles.
    pub desk: publishing::Desk,
    /// The door of people with an account.
    pub door: accounts::Door,
    /// What all handlers share.
    pub web: State,
    /// Runs the background work.
    pub runner: Runner,
    /// Follows the comments with the index of the search.
    pub follower: Follower,
    /// The themes of the paper.
    pub themes: themes::Themes,
    /// Counts the readers, if the paper wants it.
    pub counter: Option<reading::Counter>,
}

/// Joins a paper whose readers type `base_url`.
///
/// # Errors
/// A sentence that says what is wrong with a setting, the theme or the database.
pub async fn program(config: &Config, paper: &Paper, base_url: String) -> Result<Program, String> {
    let web = state(config, paper, base_url).await?;
    let storage = Storage::Folder(config.data.join("media"));
    let house = imprint::House::new(web.clone(), duties::facts(config, &storage), sections());
    let library = Arc::new(found::Found::new(web.clone()));
    let found = search::Search::new(web.clone(), library, config.search_comments);
    let beside = Arc::new(beside::Companions::new(web.clone(), found.clone()));
    let desk = publishing::Desk::new(web.clone(), beside, storage.clone());
    let desk = desk.with_public_history(config.public_history);
    let guards = comments::Guards { min_seconds: config.comment_min_seconds, rate: config.comment_rate };
    let subjects = Arc::new(subjects::Articles::new(web.clone()));
    let follower = Follower::new(web.db.clone(), web.clock.clone(), config.search_comments);
    let mails = config.mail.server.is_none().then(|| config.data.join("mail"));
    let counts = reading::Desk::new(web.clone(), duties::stories(web.clone()));
    let front = front::sections(web.clone(), (desk.clone(), counts.clone()), config.data.clone());
    let door = accounts::Door::new(web.clone()).with_mails(mails).with_front(front);
    let door = door.with_sign_on(config.sign_on.clone(), caller(config, &web.site.base_url)?);
    let desk = desk.with_door(door.clone());
    let themes = dress::themes(config, &web, &door);
    themes.refresh().await.map_err(|e| e.to_string())?;
    let paper_of = (web.clone(), desk.clone(), door.clone());
    let importer = exchange::Importer::new(paper_of, storage, config.data.clone());
    let routes = Router::new()
        .merge(publishing::routes(desk.clone()))
        .merge(comments::routes(web.clone(), subjects, guards))
        .merge(jobs::routes())
        .merge(search::routes(found))
        .merge(imprint::routes(house))
        .merge(accounts::routes(door.clone()))
        .merge(reading::routes(counts))
        .merge(themes::routes(themes.clone()))
        .merge(exchange::routes(importer.clone()))
        .route("/api/v1/openapi.json", axum::routing::get(describe));
    let app = App::within(web.clone(), law::over(routes, &web), |all| {
        publishing::with_old_addresses(all, desk.clone())
    });
    let mailer = config.mail.mailer(&config.data, (&web.site.name, &web.site.base_url))?;
    let (mails, send) = mail::tasks(Arc::new(mailer), web.clock.clone());
    let runner = runner(&web, &desk, &follower).await.map_err(|e| e.to_string())?.with(mails, send);
    let more = accounts::tasks(&door).into_iter().chain(exchange::tasks(&importer));
    let runner = more.fold(runner, |all, (kind, handler)| all.with(kind, handler));
    let counter = config.reading_counts.then(|| reading::Counter::new(web.clone()));
    Ok(Program { app, desk, door, web, runner, follower, themes, counter })
}

/// What all handlers share.
async fn state(config: &Config, paper: &Paper, base_url: String) -> Result<State, String> {
    let identity = Identity::load(&paper.db).await.map_err(|e| e.to_string())?;
    let mut site = identity.at(base_url)?;
    site.machines = config.machines.clone();
    site.language = config.language.unwrap_or(site.language);
    let locales = Arc::new(Locales::load().map_err(|e| e.to_string())?);
    let theme = Theme::load(config.theme.as_deref(), locales.clone(), &site.zone)?;
    let secret = web::secret(&paper.db).await.map_err(|e| e.to_string())?;
    Ok(State::new(Setup {
        db: paper.db.clone(),
        clock: paper.clock.clone(),
        site,
        theme,
        locales,
        tokens: FormTokens::new(secret),
        pages: PageCache::new(config.page_cache),
        proxies: Proxies::new(config.proxies.clone()),
        nav: Box::new(nav),
    }))
}

/// How the provider of sign-ins is called: at a public address, or on this machine by a paper that is tried out on it.
pub(crate) fn caller(config: &Config, base_url: &str) -> Result<Outbound, String> {
    let here = |address: &str| config::sign_on::is_here(address);
    match config.sign_on.as_ref().filter(|sign_on| here(&sign_on.issuer)) {
        None => Ok(Outbound::new()),
        Some(_) if here(base_url) => Ok(Outbound::on_loopback()),
        Some(_) => {
            Err("oidc-issuer: a provider on this machine signs in for a trial on this machine only"
                .to_owned())
        }
    }
}

/// The main navigation: the sections, then the job board.
fn nav(c: &mut Conn) -> BoxFuture<'_, database::Result<Vec<NavItem>>> {
    Box::pin(async move {
        let sections = publishing::sections(c).await?;
        let mut items: Vec<NavItem> = sections
            .into_iter()
            .map(|section| NavItem { url: section.url(), title: NavTitle::Name(section.title) })
            .collect();
        if jobs::has_boards(c).await? {
            items.push(NavItem { title: NavTitle::Message("web-jobs"), url: "/jobs".to_owned() });
        }
        Ok(items)
    })
}

/// The background work of all features.
async fn runner(web: &State, desk: &publishing::Desk, follower: &Follower) -> database::Result<Runner> {
    let mut runner = Runner::new(web.db.clone(), web.clock.clone());
    let handlers = [
        jobs::tasks(web.clone()),
        publishing::tasks(desk.clone()),
        publishing::copies(desk.clone()),
        publishing::erasures(desk.clone()),
        publishing::hub(desk.clone()),
        refresh::authors(web.clone()),
        refresh::conversations(web.clone()),
        rebuild::task(follower.clone(), web.ids.clone()),
    ];
    for (kind, handler) in handlers.into_iter().chain(upkeep::handlers(web)) {
        runner = runner.with(kind, handler);
    }
    let input = (web, web.clock.now(), follower.searched);
    web.db
        .write(&input, |c, (web, now, searched)| {
            Box::pin(async move {
                jobs::schedule(c, web.ids.next(), *now).await?;
                accounts::schedule(c, web.ids.next(), *now).await?;
                exchange::schedule(c, web.ids.next(), *now).await?;
                upkeep::schedule(c, [(); upkeep::IDS].map(|()| web.ids.next()), *now).await?;
                rebuild::schedule(c, web.ids.next(), *now, *searched).await?;
                // A secret of a day that is over waits for no turn.
                reading::forget(c, *now, &web.site.zone).await?;
                publishing::schedule(c, web.ids.next(), *now).await
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
    let bearer = Http::builder()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token that courant token create printed. Its scopes stand beside each call."));
    let parts = ComponentsBuilder::new().security_scheme("bearer", SecurityScheme::Http(bearer.build()));
    let mut all = utoipa::openapi::OpenApiBuilder::new().info(info).components(Some(parts.build())).build();
    let features = [publishing::openapi(), comments::openapi(), jobs::openapi(), search::openapi()];
    let house = [imprint::openapi(), reading::openapi(), Docs::openapi()];
    for part in features.into_iter().chain(house) {
        all.merge(part);
    }
    all
}

#[derive(OpenApi)]
#[openapi(paths(describe))]
struct Docs;

/// This description.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", operation_id = "describe",
    responses((status = 200, body = Object, content_type = "application/json", description = "OpenAPI 3.1"))
)]
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
