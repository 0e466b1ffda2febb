//! The light view: every page of readers again under `/lite`, cut down to its words.
//!
//! There is no second set of templates. A request for `/lite/town/pier` is answered as one for `/town/pier`, by the same
//! router and handler, with the same status; what comes back is cut (`lite/cut.rs`) just before it is sent. So a light page
//! cannot tell more than the full one, nor something else. It is kept under a key of its own, for as long as the full one.

mod cut;

use std::sync::Arc;

use axum::http::uri::{PathAndQuery, Uri};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use locale::Language;

use crate::app::Ready;
use crate::cache::PageKey;
use crate::error::{Error, Failure, Result};
use crate::state::State;
use crate::stored::Stored;

use self::cut::Cut;

/// Where the light pages are.
const PREFIX: &str = "/lite";

/// First parts of addresses under which there is nothing to cut, or nothing for readers.
const WITHOUT: [&str; 10] =
    ["account", "api", "assets", "cards", "desk", "healthz", "lite", "media", "oembed", "readyz"];

/// Which view of the paper an address asks for.
pub(crate) enum View {
    /// The page itself.
    Full,
    /// The light one of the page at this address.
    Light(Uri),
    /// A light one of what has none.
    Nowhere,
}

impl View {
    /// The view that an address asks for.
    pub(crate) fn of(uri: &Uri) -> Self {
        let Some(rest) = uri.path().strip_prefix(PREFIX) else { return Self::Full };
        let path = match rest {
            "" => "/",
            rest if rest.starts_with('/') => rest,
            _ => return Self::Full,
        };
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let Ok(address) = PathAndQuery::try_from(format!("{path}{query}")) else { return Self::Nowhere };
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = Some(address);
        match Uri::from_parts(parts) {
            Ok(full) if has_light(path) => Self::Light(full),
            _ => Self::Nowhere,
        }
    }

    /// Turns a request into the one for the full page.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no light view.
    pub(crate) fn ask<B>(&self, request: &mut Request<B>) -> Result<()> {
        match self {
            Self::Full => Ok(()),
            Self::Light(full) => {
                *request.uri_mut() = full.clone();
                // The light view is for readers: whoever has a token gets nothing more here.
                request.headers_mut().remove(header::AUTHORIZATION);
                request.headers_mut().remove(header::COOKIE);
                Ok(())
            }
            Self::Nowhere => Err(Error::NotFound),
        }
    }

    /// The path of the full page, if this is a light view of one.
    pub(crate) fn full_path(&self) -> Option<&str> {
        match self {
            Self::Light(full) => Some(full.path()),
            Self::Full | Self::Nowhere => None,
        }
    }

    /// The same answer, or that there is nothing here where a light view was asked of what is no page.
    pub(crate) fn of_pages_only(&self, response: Response) -> Response {
        let extensions = response.extensions();
        let page = extensions.get::<Ready>().is_some_and(|Ready(stored)| is_html(&stored.headers));
        let fine = page || response.status().is_redirection() || extensions.get::<Failure>().is_some();
        if fine || matches!(self, Self::Full) { response } else { Error::NotFound.into_response() }
    }

    /// Cuts an answer to the view: a page to its words, a redirection to the light page of where it leads.
    pub(crate) async fn dress(&self, state: &State, mut response: Response) -> Response {
        if matches!(self, Self::Full) {
            return response;
        }
        lead_on(response.headers_mut());
        let Some(Ready(full)) = response.extensions_mut().remove::<Ready>() else { return response };
        let key = response.extensions_mut().remove::<PageKey>();
        let light = match &key {
            // Not by the address that was asked for, which may carry a query that no page knows.
            Some(key) => {
                let name = light(key.as_str()).unwrap_or_else(|| format!("{PREFIX}{}", key.as_str()));
                state.pages.beside(name, (&full, state.clock.now()), || cut(state, &full, key.as_str())).await
            }
            None => cut(state, &full, self.address()).map(Arc::new),
        };
        match light {
            Ok(light) => {
                response.extensions_mut().insert(Ready(light));
                response
            }
            Err(error) => {
                tracing::error!(%error, "a light page could not be made");
                crate::app::plain_status(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Something went wrong on our side.\n",
                )
            }
        }
    }

    fn address(&self) -> &str {
        match self {
            Self::Light(full) => full.path_and_query().map_or("/", PathAndQuery::as_str),
            Self::Full | Self::Nowhere => "/",
        }
    }
}

/// The light view of an address (path, query and fragment), if it has one: `/lite/town?after=5` for `/town?after=5`.
pub(crate) fn light(address: &str) -> Option<String> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at_checked(end)?;
    has_light(path).then(|| format!("{PREFIX}{}{rest}", if path == "/" { "" } else { path }))
}

/// Whether a path is one of this paper, and may be that of a page: those of files have a point, those of pages have none.
fn has_light(path: &str) -> bool {
    let Some(inside) = path.strip_prefix('/') else { return false };
    let first = inside.split('/').next().unwrap_or_default();
    !(inside.starts_with('/') || path.contains(['\\', '.']) || WITHOUT.contains(&first))
}

fn is_html(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

fn lead_on(headers: &mut HeaderMap) {
    let place = headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).and_then(light);
    if let Some(value) = place.and_then(|place| HeaderValue::from_str(&place).ok()) {
        headers.insert(header::LOCATION, value);
    }
}

/// The light view of a page whose own address is `address`.
fn cut(state: &State, full: &Stored, address: &str) -> Result<Stored> {
    let html = str::from_utf8(&full.identity).map_err(Error::internal)?;
    let code = full.headers.get(header::CONTENT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = code.and_then(Language::from_code).unwrap_or(state.site.language);
    let theme = state.dress.theme();
    let cut = Cut {
        base_url: &state.site.base_url,
        // Pages of what is not there are the same wherever they are asked for.
        full: if full.status == StatusCode::NOT_FOUND { "/" } else { address },
        is_canonical: full.status == StatusCode::OK,
        css: &theme.assets.address("lite.css"),
        to_full: &state.sentence(language, "web-full-version", &[]),
        picture: &state.sentence(language, "web-picture", &[]),
    };
    let mut headers = full.headers.clone();
    headers.remove(header::ETAG);
    headers.remove(header::LINK);
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    let text = cut.apply(html).map_err(Error::internal)?;
    Ok(Stored::new(full.status, headers, text.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_a_light_view_and_nothing_else_has() {
        for (full, expected) in [
            ("/", "/lite"),
            ("/?before=1#x", "/lite?before=1#x"),
            ("/town", "/lite/town"),
            ("/town/pier/comments?after=1.5#c1.2", "/lite/town/pier/comments?after=1.5#c1.2"),
            ("/literature", "/lite/literature"),
        ] {
            assert_eq!(light(full).as_deref(), Some(expected));
        }
        for none in [
            "",
            "town",
            "#main",
            "?after=1",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "https://elsewhere.example/",
            "mailto:mo@paper.example",
            "/lite",
            "/lite/town",
            "/api/v1/articles",
            "/media/x",
            "/desk",
            "/feed.atom",
            "/town/feed.rss",
            "/robots.txt",
            "/.well-known/security.txt",
            "/assets/lite.css",
        ] {
            assert_eq!(light(none), None, "{none}");
        }
    }

    #[test]
    fn a_light_address_is_that_of_a_page() {
        let path = |text: &'static str| match View::of(&Uri::from_static(text)) {
            View::Full => "full".to_owned(),
            View::Nowhere => "nowhere".to_owned(),
            View::Light(full) => full.to_string(),
        };
        for (address, expected) in [
            ("/", "full"),
            ("/literature/x", "full"),
            ("/lite", "/"),
            ("/lite?q=1", "/?q=1"),
            ("/lite/town/pier?after=1", "/town/pier?after=1"),
            ("/lite/lite", "nowhere"),
            ("/lite/lite/town", "nowhere"),
            ("/lite//elsewhere.example/x", "nowhere"),
            ("/lite/media/x", "nowhere"),
            ("/lite/desk/reading", "nowhere"),
            ("/lite/account/sign-in", "nowhere"),
            ("/lite/feed.atom", "nowhere"),
        ] {
            assert_eq!(path(address), expected, "{address}");
        }
    }
}
