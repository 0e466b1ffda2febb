//! A theme is tried on: the pages of readers as they would be in it, below an address of the desk, and kept by nobody.
//!
//! The handler of that address knows who may look, and answers with [`try_on`]. The program then asks itself for the page,
//! as a reader without an account would, by the same router and handlers ([`crate::lite`] does the same for the light
//! view). Only the theme is another, for as long as that takes, and what comes back is led below the address of the desk.

use std::cell::Cell;
use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, Uri, header};
use axum::response::Response;
use bytes::Bytes;
use locale::Language;
use lol_html::errors::RewritingError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};

use crate::app::{Ready, plain_status};
use crate::client::Peer;
use crate::error::{Error, Result};
use crate::page::CachePolicy;
use crate::state::State;
use crate::stored::{SURROGATE_KEY, Stored};
use crate::theme::Theme;

/// First parts of addresses under which there is nothing for readers to look at.
const NOT_FOR_READERS: [&str; 6] = ["account", "api", "desk", "healthz", "preview", "readyz"];
/// First parts of addresses that are the same in every theme: links to them are left alone.
const SAME: [&str; 3] = ["cards", "media", "oembed"];
/// How a style sheet begins an address of a file of its theme that is not relative to itself.
const IN_STYLE: [&str; 3] = ["(/assets/", "(\"/assets/", "('/assets/"];

/// What is said above every page, so that nobody takes it for the paper.
#[derive(Clone, Debug)]
pub struct FittingNote {
    /// The language of the words.
    pub language: Language,
    /// What this is.
    pub words: String,
    /// The text of the link that leads back.
    pub back: String,
    /// Where it leads.
    pub url: String,
}

/// A request for a page of readers in another theme.
#[derive(Clone)]
pub(crate) struct Fitting {
    pub(crate) theme: Arc<Theme>,
    /// The path below which its pages are.
    at: String,
    /// The page: path and query.
    address: Uri,
    note: Arc<FittingNote>,
}

/// The answer to a request below the path `at`: the page of readers at `address` (path and query) in this theme. Whoever
/// gives it has made sure that the theme may be seen.
///
/// # Errors
/// [`Error::NotFound`] where readers have no page there.
pub fn try_on(theme: Arc<Theme>, (at, address): (&str, &str), note: FittingNote) -> Result<Response> {
    let address = PathAndQuery::try_from(address).map_err(|_| Error::NotFound)?;
    let path = address.path();
    if !path.starts_with('/') || path.starts_with("//") || NOT_FOR_READERS.contains(&first(path)) {
        return Err(Error::NotFound);
    }
    let (at, address, note) = (at.to_owned(), Uri::from(address), Arc::new(note));
    let mut response = Response::default();
    response.extensions_mut().insert(Fitting { theme, at, address, note });
    Ok(response)
}

/// The first part of a path.
fn first(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or_default()
}

impl Fitting {
    /// The request of a reader for the page: with a language and an address, without anything that names a person.
    pub(crate) fn request(&self, headers: &HeaderMap, from: IpAddr) -> Request<Body> {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = self.address.clone();
        for name in [header::HOST, header::ACCEPT_LANGUAGE] {
            if let Some(value) = headers.get(&name) {
                request.headers_mut().insert(name, value.clone());
            }
        }
        request.extensions_mut().insert(Peer((from, 0).into()));
        request
    }

    /// The answer as it is sent to whoever tries the theme on.
    pub(crate) fn dress(&self, state: &State, mut response: Response) -> Response {
        let base_url = &state.site.base_url;
        let place = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        if let Some(place) = place.and_then(|place| self.below(base_url, place))
            && let Ok(value) = HeaderValue::from_str(&place)
        {
            response.headers_mut().insert(header::LOCATION, value);
        }
        if let Some(Ready(full)) = response.extensions_mut().remove::<Ready>() {
            match self.stored(base_url, &full) {
                Ok(stored) => {
                    response.extensions_mut().insert(Ready(Arc::new(stored)));
                }
                Err(error) => {
                    tracing::error!(%error, "a page in a theme that is tried on could not be made");
                    let words = "Something went wrong on our side.\n";
                    response = plain_status(StatusCode::INTERNAL_SERVER_ERROR, words);
                }
            }
        }
        unkept(response.headers_mut());
        response
    }

    fn stored(&self, base_url: &str, full: &Stored) -> Result<Stored, RewritingError> {
        let mut headers = full.headers.clone();
        for name in [header::ETAG, header::LAST_MODIFIED, header::LINK] {
            headers.remove(name);
        }
        headers.remove(SURROGATE_KEY);
        unkept(&mut headers);
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        let text = || str::from_utf8(&full.identity).unwrap_or_default();
        let bytes: Bytes = if kind.starts_with("text/html") {
            self.page(base_url, text())?.into()
        } else if kind.starts_with("text/css") {
            self.style(text()).into()
        } else {
            full.identity.clone()
        };
        Ok(Stored::new(full.status, headers, bytes))
    }

    fn style(&self, css: &str) -> String {
        let lead = |css: String, begin: &str| {
            css.replace(begin, &begin.replace("/assets/", &format!("{}/assets/", self.at)))
        };
        IN_STYLE.into_iter().fold(css.to_owned(), lead)
    }

    /// A page whose links and files are those of the theme that is tried on.
    fn page(&self, base_url: &str, html: &str) -> Result<String, RewritingError> {
        let is_told = Cell::new(false);
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("body > *", |e| {
                // The links that skip to a part of the page stay first.
                if e.tag_name() != "a" && !is_told.replace(true) {
                    e.before(&self.note(), ContentType::Html);
                }
                Ok(())
            }))
            .append_element_content_handler(
                element!("a[href], area[href]", |e| self.lead(e, ("href", base_url)))
            )
            .append_element_content_handler(element!("form[action]", |e| self.lead(e, ("action", base_url))))
            .append_element_content_handler(element!("link[href]", |e| self.load(e, "href")))
            .append_element_content_handler(element!("script[src], img[src]", |e| self.load(e, "src")))
            .append_element_content_handler(element!("img[srcset], source[srcset]", |e| {
                let all = e.get_attribute("srcset").unwrap_or_default();
                let one = |one: &str| self.file(one.trim()).unwrap_or_else(|| one.to_owned());
                e.set_attribute("srcset", &all.split(',').map(one).collect::<Vec<_>>().join(","))?;
                Ok(())
            }));
        rewrite_str(html, settings)
    }

    fn note(&self) -> String {
        let FittingNote { language, words, back, url } = &*self.note;
        let (words, back, url, dir) = (escaped(words), escaped(back), escaped(url), language.dir());
        format!(
            "<aside class=\"frame\" lang=\"{language}\" dir=\"{dir}\" aria-label=\"{words}\"><p>{words} \
             <a href=\"{url}\">{back}</a></p></aside>\n"
        )
    }

    /// Leads a link or a form to the same page in this theme.
    fn lead(&self, element: &mut Element<'_, '_>, (name, base_url): (&str, &str)) -> HandlerResult {
        let address = element.get_attribute(name).unwrap_or_default();
        if let Some(place) = self.below(base_url, &address) {
            element.set_attribute(name, &place)?;
        }
        Ok(())
    }

    /// Takes a file from this theme.
    fn load(&self, element: &mut Element<'_, '_>, name: &str) -> HandlerResult {
        if let Some(place) = self.file(&element.get_attribute(name).unwrap_or_default()) {
            element.set_attribute(name, &place)?;
        }
        Ok(())
    }

    fn file(&self, address: &str) -> Option<String> {
        address.starts_with("/assets/").then(|| format!("{}{address}", self.at))
    }

    /// Where the page at an address of this paper is in the theme that is tried on.
    fn below(&self, base_url: &str, address: &str) -> Option<String> {
        let inside = match address.strip_prefix(base_url) {
            Some("") => "/",
            Some(rest) => rest,
            None => address,
        };
        if !inside.starts_with('/') || inside.starts_with("//") || inside.contains('\\') {
            return None;
        }
        let end = inside.find(['?', '#']).unwrap_or(inside.len());
        let (path, rest) = inside.split_at_checked(end)?;
        let part = first(path);
        let elsewhere = NOT_FOR_READERS.contains(&part) || SAME.contains(&part);
        (!elsewhere).then(|| format!("{}{}{rest}", self.at, if path == "/" { "" } else { path }))
    }
}

/// What nobody keeps and no search engine finds.
fn unkept(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(CachePolicy::Personal.header()));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
