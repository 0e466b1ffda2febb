//! Where nothing is any more: the address of a story that moved, or that was taken away with a reason. Looked at only after
//! the pages themselves said that there is nothing, so that what readers see always wins.

use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Head, Page};

use crate::Desk;
use crate::model::{is_slug, old_path};
use crate::store::{self, Gone};

#[derive(Debug, Serialize)]
struct GonePage {
    head: Head,
    /// Empty where it is not told.
    headline: String,
    reason: String,
    at: Option<i64>,
    language: Language,
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "publishing/gone.html";

    fn status(&self) -> StatusCode {
        StatusCode::GONE
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// What is known of an address where there is no page.
enum Elsewhere {
    Moved(String),
    Gone(Gone),
}

pub(crate) async fn answer(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    // Another system's shortest addresses stand where the front page is.
    if uri.path() == "/"
        && uri.query().is_some_and(|query| query.contains("p="))
        && let Some(to) = before(&desk, (&method, &uri)).await
    {
        return to;
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let Some((section, slug, below)) = place(uri.path()) else {
        return before(&desk, (&method, &uri)).await.unwrap_or(response);
    };
    let now = desk.web.clock.now();
    let found = desk.web.db.page(async |c| {
        if let Some(gone) = store::gone(c, section, slug, now).await? {
            return Ok(Some(Elsewhere::Gone(gone)));
        }
        Ok::<_, database::Error>(store::moved_to(c, section, slug, now).await?.map(Elsewhere::Moved))
    });
    match found.await {
        Ok(Some(Elsewhere::Moved(to))) => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            lead(&method, &format!("{to}{below}{query}")).unwrap_or(response)
        }
        Ok(Some(Elsewhere::Gone(gone))) => {
            let page = page(&desk, gone);
            desk.web
                .personal(uri.path(), &page)
                .await
                .unwrap_or_else(axum::response::IntoResponse::into_response)
        }
        Ok(None) => before(&desk, (&method, &uri)).await.unwrap_or(response),
        Err(error) => web::Error::from(error).into_response(),
    }
}

/// The way to a story whose address this was in the system that it came from.
async fn before(desk: &Desk, (method, uri): (&Method, &Uri)) -> Option<Response> {
    let path = old_path(uri.path_and_query().map_or(uri.path(), PathAndQuery::as_str))?;
    let now = desk.web.clock.now();
    match desk.web.db.page(async |c| store::path_leads_to(c, &path, now).await).await {
        Ok(to) => lead(method, &to?),
        Err(error) => Some(web::Error::from(error).into_response()),
    }
}

/// Leads to another address; what is sent is sent there as it is. `None` where no header can hold the address.
fn lead(method: &Method, to: &str) -> Option<Response> {
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let status = if reads { StatusCode::MOVED_PERMANENTLY } else { StatusCode::PERMANENT_REDIRECT };
    let to = HeaderValue::from_str(to).ok()?;
    // Not for ever: another story may take the address.
    let kept = HeaderValue::from_static(CachePolicy::Hour.header());
    Some((status, [(header::LOCATION, to), (header::CACHE_CONTROL, kept)]).into_response())
}

/// Section, slug and what stands behind them in a path that may be that of a story.
fn place(path: &str) -> Option<(&str, &str, &str)> {
    let (section, rest) = path.strip_prefix('/')?.split_once('/')?;
    let end = rest.find('/').unwrap_or(rest.len());
    let (slug, below) = rest.split_at_checked(end)?;
    (is_slug(section) && is_slug(slug)).then_some((section, slug, below))
}

fn page(desk: &Desk, gone: Gone) -> GonePage {
    let title = desk.web.sentence(gone.language, "publishing-gone", &[]);
    let head = Head { noindex: true, ..Head::website(title, gone.reason.clone()) };
    GonePage { head, headline: gone.headline, reason: gone.reason, at: gone.at, language: gone.language }
}
