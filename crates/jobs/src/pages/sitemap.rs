//! `GET /jobs-sitemap.xml`: live adverts only, with the time of their last change.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Page, PageKey, State as Web};

use crate::store::{self, Cursor};

/// The most addresses one sitemap may hold is 50,000 (sitemaps.org); a board of a newspaper stays far below.
const MOST: i64 = 10_000;

#[derive(Debug, Serialize)]
struct Entry {
    loc: String,
    lastmod: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Sitemap {
    urls: Vec<Entry>,
    #[serde(skip)]
    expires: Option<i64>,
}

impl Page for Sitemap {
    const TEMPLATE: &'static str = "publishing/sitemap.xml";
    const CONTENT_TYPE: &'static str = "application/xml";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec!["jobs".to_owned()]
    }

    fn expires(&self) -> Option<i64> {
        self.expires
    }
}

pub(crate) async fn show(State(web): State<Web>) -> web::Result<Response> {
    web.shared(PageKey::new("/jobs-sitemap.xml"), async {
        let now = web.clock.now();
        web.db
            .read(async |c| {
                let live = store::newest(c, now, Cursor::START, MOST).await?;
                let expires = live.iter().map(|advert| advert.ends).min();
                let entry = |advert: &store::Advert| Entry {
                    loc: web.absolute(&advert.url()),
                    lastmod: Some(advert.changed),
                };
                Ok(Sitemap { urls: live.iter().map(entry).collect(), expires })
            })
            .await
    })
    .await
}
