//! `/.well-known/`: whom to tell of a fault in the paper's security, and what may be mined.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use locale::{Language, rfc3339_utc};
use serde_json::json;
use web::{CachePolicy, Error, Result};

use crate::Desk;

const DAY: i64 = 86_400_000_000;
/// Days for which the contact is promised; the standard recommends less than a year (RFC 9116, 2.5.5).
const PROMISED: i64 = 180;

/// `GET /.well-known/security.txt` (RFC 9116); there is none without a contact.
pub(crate) async fn security(State(desk): State<Desk>) -> Result<Response> {
    let contact = desk.web.site.machines.security_contact.as_ref().ok_or(Error::NotFound)?;
    let today = desk.web.clock.now().div_euclid(DAY);
    let own = desk.web.absolute("/.well-known/security.txt");
    let mut languages: Vec<&str> =
        Language::ALL.iter().filter_map(|language| language.code().split('-').next()).collect();
    languages.dedup();
    let text = format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: {}\nCanonical: {own}\n",
        rfc3339_utc((today + PROMISED) * DAY),
        languages.join(", "),
    );
    Ok(kept("text/plain; charset=utf-8", text))
}

/// `GET /.well-known/tdmrep.json` (TDM Reservation Protocol, 6.1); there is none where nothing is reserved.
pub(crate) async fn mining(State(desk): State<Desk>) -> Result<Response> {
    let mining = &desk.web.site.machines.mining;
    if !mining.reserved {
        return Err(Error::NotFound);
    }
    let rule = match &mining.policy {
        Some(policy) => json!({ "location": "/", "tdm-reservation": 1, "tdm-policy": policy }),
        None => json!({ "location": "/", "tdm-reservation": 1 }),
    };
    Ok(kept("application/json", json!([rule]).to_string()))
}

fn kept(kind: &'static str, text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, CachePolicy::Hour.header())];
    (headers, text).into_response()
}
