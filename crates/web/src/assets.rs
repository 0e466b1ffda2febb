//! Files of the theme: served under a name with the hash of their content, for ever, and under their own name for
//! an hour.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use crate::app;
use crate::error::{Error, Result};
use crate::extract::Path;
use crate::page::CachePolicy;
use crate::state::State;
use crate::stored::Stored;

/// One file.
pub(crate) struct Asset {
    media_type: &'static str,
    hash: String,
    bytes: Bytes,
}

impl Asset {
    pub(crate) fn new(name: &str, bytes: Bytes) -> Self {
        let digest = Sha256::digest(&bytes);
        let hash = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Self { media_type: media_type(name), hash, bytes }
    }

    fn stored(&self, policy: CachePolicy) -> Stored {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(policy.header()));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        app::security_headers(&mut headers);
        Stored::new(StatusCode::OK, headers, self.bytes.clone())
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// All files, by both of their names.
#[derive(Default)]
pub(crate) struct Assets {
    addresses: HashMap<String, String>,
    files: HashMap<String, Arc<Stored>>,
}

impl Assets {
    pub(crate) fn add(&mut self, name: &str, asset: Asset) {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let hashed = format!("{stem}.{}.{extension}", asset.hash);
        self.files.insert(name.to_owned(), Arc::new(asset.stored(CachePolicy::Hour)));
        self.files.insert(hashed.clone(), Arc::new(asset.stored(CachePolicy::Forever)));
        self.addresses.insert(name.to_owned(), format!("/assets/{hashed}"));
    }

    /// A file by one of its names: its media type and its bytes.
    pub(crate) fn get(&self, name: &str) -> Option<(&'static str, Bytes)> {
        self.files.get(name).map(|stored| (media_type(name), stored.identity.clone()))
    }

    /// A file by one of its names, as it is sent.
    pub(crate) fn file(&self, name: &str) -> Option<Arc<Stored>> {
        self.files.get(name).cloned()
    }

    /// The paths of the hashed names, by name.
    pub(crate) fn addresses(&self) -> HashMap<String, String> {
        self.addresses.clone()
    }

    /// The path of the hashed name.
    pub(crate) fn address(&self, name: &str) -> String {
        self.addresses.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }
}

/// `GET /assets/{name}`
pub(crate) async fn show(
    axum::extract::State(state): axum::extract::State<State>,
    Path(name): Path<String>,
) -> Result<Response> {
    let stored = state.dress.file(&name).ok_or(Error::NotFound)?;
    let mut response = Response::default();
    response.extensions_mut().insert(app::Ready(stored));
    Ok(response)
}
