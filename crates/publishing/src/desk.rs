//! The newsroom's pages: what a writer, an editor and a publisher do with a browser, complete without scripts. Every one of
//! them asks what its reader may through [`Look`](crate::newsroom::Look) and the actions, never by itself.

mod address;
mod aside;
mod beginning;
mod calendar;
mod conflict;
mod deletion;
mod fields;
mod happened;
mod list;
pub(crate) mod live;
pub(crate) mod media;
mod notes;
mod plan;
mod preview;
mod publication;
mod review;
mod revisions;
mod said;
mod sections;
mod story;
mod takedown;
mod waiting;
mod when;

use accounts::{AtDesk, Bar, Scope};
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use locale::Value;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, Problem, Result, Sentence, ShownProblem};

use crate::{Desk, Newsroom};

pub(crate) use preview::guest;
pub use waiting::{Waiting, waiting};

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/desk/articles", get(list::index))
        .route("/desk/articles/new", get(beginning::new).post(beginning::create))
        .route("/desk/articles/{id}", get(story::show))
        .route("/desk/articles/{id}/edit", get(story::edit).post(story::update))
        .route("/desk/articles/{id}/presence", post(aside::take_over))
        .route("/desk/articles/{id}/steps", post(aside::step))
        .route("/desk/articles/{id}/notes", post(notes::create))
        .route("/desk/articles/{id}/notes/{note}/resolution", post(notes::settle))
        .route("/desk/articles/{id}/plan", post(plan::update))
        .route("/desk/articles/{id}/people", post(aside::give))
        .route("/desk/articles/{id}/publish", get(publication::new).post(publication::create))
        .route("/desk/articles/{id}/publish/review", get(review::show))
        .route("/desk/articles/{id}/unpublish", get(publication::removal).post(publication::delete))
        .route("/desk/articles/{id}/takedown", get(takedown::new).post(takedown::create))
        .route("/desk/articles/{id}/address", get(address::edit).post(address::update))
        .route("/desk/articles/{id}/deletion", get(deletion::new).post(deletion::create))
        .route("/desk/articles/{id}/unschedule", post(publication::unschedule))
        .route("/desk/articles/{id}/revisions", get(revisions::index).post(revisions::restore))
        .route("/desk/articles/{id}/revisions/{range}", get(revisions::compare))
        .route("/desk/articles/{id}/preview", get(preview::show))
        .route("/desk/articles/{id}/previews", post(preview::create))
        .route("/desk/articles/{id}/previews/end", post(preview::delete))
        .route("/preview/{token}", get(guest))
        .route("/preview/{token}/media/{*key}", get(preview::media::show))
        .route("/desk/calendar", get(calendar::show))
        .route("/desk/calendar/{id}", post(calendar::update))
        .route("/desk/mentions/{id}/end", post(aside::end_mention))
        .route("/desk/sections", get(sections::index).post(sections::create))
        .route("/desk/sections/{id}", post(sections::update))
        .merge(live::routes())
        .merge(media::routes())
}

/// The name of the token of all forms here.
const FORM: &str = "newsroom";

/// What a page of the newsroom shows.
pub(crate) trait Body: Serialize + Send + Sync {
    /// The template.
    const TEMPLATE: &'static str;
}

/// A page of the newsroom: what it shows, under the bar of the desk.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet<T> {
    head: Head,
    desk: Bar,
    /// Of every form on it.
    token: String,
    #[serde(flatten)]
    body: T,
    #[serde(skip)]
    code: StatusCode,
}

impl<T: Body> Page for Sheet<T> {
    const TEMPLATE: &'static str = T::TEMPLATE;

    fn status(&self) -> StatusCode {
        self.code
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

impl Desk {
    /// Words in the language of the paper.
    pub(crate) fn say(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.web.sentence(self.web.site.language, key, args)
    }

    /// A sentence in the same language.
    pub(crate) fn told(&self, sentence: &Sentence) -> String {
        sentence.text(&self.web.locales, self.web.site.language)
    }

    /// What is to be mended, in the same language.
    pub(crate) fn shown(&self, problems: &[Problem]) -> Vec<ShownProblem> {
        self.web.shown(self.web.site.language, problems)
    }

    /// Sends a page to somebody at the desk.
    async fn sheet<T: Body>(
        &self,
        at: &AtDesk,
        (path, title): (&str, String),
        body: T,
        code: StatusCode,
    ) -> Result<Response> {
        let head = Head { noindex: true, ..Head::website(title, "") };
        let page = Sheet { head, desk: at.bar(&self.web), token: at.token(&self.web, FORM), body, code };
        let mut response = self.web.personal(path, &page).await?;
        // Addresses here tell of what is not published. Without any referrer browsers would send no origin with a form.
        response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        Ok(response)
    }

    /// The newsroom in the hands of somebody who may write; for everybody else its pages do not exist.
    fn writer(&self, at: &AtDesk) -> Result<Newsroom> {
        if at.actor.has(Scope::ArticlesRead) { Ok(self.by(&at.actor)) } else { Err(Error::NotFound) }
    }

    /// The same for a form, which has to carry its token.
    fn sender(&self, at: &AtDesk, token: &str) -> Result<Newsroom> {
        let room = self.writer(at)?;
        if at.is_ours(&self.web, token, FORM) {
            return Ok(room);
        }
        Err(Error::Stale(at.token(&self.web, FORM)))
    }
}

/// Leads on after a form.
fn lead(to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// Where a story is worked on.
fn place(id: i64) -> String {
    format!("/desk/articles/{id}/edit")
}
