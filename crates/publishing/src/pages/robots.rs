//! `GET /robots.txt` (RFC 9309).

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use web::CachePolicy;

use crate::Desk;

pub(crate) async fn show(State(desk): State<Desk>) -> Response {
    let sitemap = desk.web.absolute("/sitemap.xml");
    let text = format!(
        "User-agent: *\nAllow: /\nDisallow: /desk\nDisallow: /account\nDisallow: /api\n\nSitemap: {sitemap}\n"
    );
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    ([kind, (header::CACHE_CONTROL, CachePolicy::Hour.header())], text).into_response()
}
