//! Asks for pages: no cookies, no redirects followed, bounded in time and size.

use std::time::Duration;

use url::Url;

/// The largest page that is read, in bytes.
const LARGEST: u64 = 16 << 20;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Named a robot, so that it is counted as none of the readers.
const NAME: &str = concat!("courant-audit-bot/", env!("CARGO_PKG_VERSION"));

pub(super) struct Client(ureq::Agent);

/// What came back. Names of headers are in lower case.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) text: String,
}

impl Client {
    pub(super) fn new() -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .user_agent(NAME)
            .build();
        Self(config.into())
    }

    /// Asks for a page; what is no text reads as none.
    pub(super) fn get(&self, address: &Url) -> Result<Answer, String> {
        let mut response = self.0.get(address.as_str()).call().map_err(|e| e.to_string())?;
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers =
            response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let body =
            response.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(|e| e.to_string())?;
        let text = String::from_utf8(body).unwrap_or_default();
        Ok(Answer { status: response.status().as_u16(), headers, text })
    }
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
