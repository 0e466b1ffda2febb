//! `GET /preview/{token}/media/{key}`: a picture of a story that readers do not see, for whoever has the link to its preview.
//!
//! `/media` and the shelf of the desk have nothing for them. Here is what stands in the newest words of that one story, as long as
//! the link is good, and nothing else: neither what it showed before nor what another story shows.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;
use web::{CachePolicy, Error, Path, Result};

use super::behind;
use crate::model::{is_key, picture_kind};
use crate::{Desk, actions, store};

/// Where the pictures of a page come from for readers.
const READERS: &str = "/media/";

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path((token, key)): Path<(String, String)>,
) -> Result<Response> {
    if !is_key(&key) {
        return Err(Error::NotFound);
    }
    let read = desk.web.db.page(async |c| {
        let (_, story, _) = behind(c, &desk, &token).await?;
        let at = store::media_at(c, &key).await?.ok_or(Error::NotFound)?;
        let stands = actions::pictures_of(&story).contains(at.key.as_str());
        if stands { Ok(at) } else { Err(Error::NotFound) }
    });
    let at = read.await?;
    let bytes = match desk.storage.get(&at.place).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            tracing::error!(key, "a picture that a preview shows is missing from the storage");
            return Err(Error::NotFound);
        }
        Err(storage::Error::Key(_)) => return Err(Error::NotFound),
        Err(error) => return Err(Error::Unavailable(error.to_string())),
    };
    let kind = picture_kind(&at.kind).unwrap_or("application/octet-stream");
    let mut known = HeaderMap::new();
    for (name, value) in [
        (header::CACHE_CONTROL, CachePolicy::Personal.header()),
        (header::CONTENT_TYPE, kind),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // The address holds the secret of the link, and names what nobody is to find.
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        known.insert(name, HeaderValue::from_static(value));
    }
    Ok((known, bytes).into_response())
}

/// Lets the pictures of a page come from below `to` instead of `/media/`: their addresses, and nothing that is said anywhere.
pub(super) fn lead_to(page: &mut Value, to: &str) {
    match page {
        Value::Object(members) => members.iter_mut().for_each(|(name, value)| match value {
            Value::String(text) => match name.as_str() {
                "src" | "srcset" => *text = moved(text, to),
                "body_html" => *text = within(text, to),
                _ => {}
            },
            other => lead_to(other, to),
        }),
        Value::Array(values) => values.iter_mut().for_each(|value| lead_to(value, to)),
        _ => {}
    }
}

/// An address, or a list of addresses with widths.
fn moved(list: &str, to: &str) -> String {
    let one = |address: &str| match address.strip_prefix(READERS) {
        Some(key) => format!("{to}{key}"),
        None => address.to_owned(),
    };
    list.split(", ").map(one).collect::<Vec<_>>().join(", ")
}

/// The text of a story: in it the pictures, and no word. A `<` of the text is written `&lt;`, and within the attributes of a
/// picture stands neither `"` nor `>`.
fn within(html: &str, to: &str) -> String {
    let mut parts = html.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push('<');
        match part.split_once('>') {
            Some((tag, after)) if tag.starts_with("img ") || tag.starts_with("source ") => {
                out.push_str(&format!("{}>{after}", attributes(tag, to)));
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// The attributes of a picture, each of them `name="value"`.
fn attributes(tag: &str, to: &str) -> String {
    let mut is_address = false;
    let pieces = tag.split('"').map(|piece| {
        let piece = if is_address { moved(piece, to) } else { piece.to_owned() };
        is_address = piece.ends_with(" src=") || piece.ends_with(" srcset=");
        piece
    });
    pieces.collect::<Vec<_>>().join("\"")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pictures_come_from_elsewhere_and_words_stay() {
        let body = r#"<p>See <a href="/media/ab/x.jpg">/media/ab/x.jpg, /media/y</a> &lt;img src=</p><picture><source type="image/avif" srcset="/media/ab/x-1.avif 1w, /media/ab/x-2.avif 2w"><img src="/media/ab/x.jpg" alt="/media/ab/x.jpg"></picture>"#;
        let mut page = json!({
            "article": { "headline": "/media/x", "lead": { "src": "/media/cd/y.jpg", "srcset": "/media/cd/y-1.jpg 1w, /media/cd/y.jpg 2w",
                "alt": "/media/cd/y.jpg", "sources": [{ "srcset": "/media/cd/y.webp 2w" }] }, "body_html": body },
        });
        lead_to(&mut page, "/preview/t/media/");
        let lead = &page["article"]["lead"];
        assert_eq!(lead["src"], "/preview/t/media/cd/y.jpg");
        assert_eq!(lead["srcset"], "/preview/t/media/cd/y-1.jpg 1w, /preview/t/media/cd/y.jpg 2w");
        assert_eq!(lead["sources"][0]["srcset"], "/preview/t/media/cd/y.webp 2w");
        assert_eq!(
            (&lead["alt"], &page["article"]["headline"]),
            (&json!("/media/cd/y.jpg"), &json!("/media/x"))
        );
        let body = page["article"]["body_html"].as_str().unwrap();
        assert_eq!(
            body,
            r#"<p>See <a href="/media/ab/x.jpg">/media/ab/x.jpg, /media/y</a> &lt;img src=</p><picture><source type="image/avif" srcset="/preview/t/media/ab/x-1.avif 1w, /preview/t/media/ab/x-2.avif 2w"><img src="/preview/t/media/ab/x.jpg" alt="/media/ab/x.jpg"></picture>"#
        );
    }
}
