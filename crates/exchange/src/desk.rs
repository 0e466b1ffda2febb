//! `/desk/imports`: a paper of another system moves in, for publishers (row `import.run` of the access matrix).

pub(crate) mod change;
pub(crate) mod create;
pub(crate) mod index;
pub(crate) mod show;

use accounts::AtDesk;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use web::{Error, Head, Result, Sentence};

use crate::Importer;

/// The path of the room.
pub(crate) const PATH: &str = "/desk/imports";
/// What its form tokens are issued for.
const FORM: &str = "import";

impl Importer {
    /// Words in the language of the paper.
    fn say(&self, key: &str) -> String {
        self.web.sentence(self.web.site.language, key, &[])
    }

    fn told(&self, sentence: &Sentence) -> String {
        sentence.text(&self.web.locales, self.web.site.language)
    }

    /// Whether a form was given by us.
    fn is_ours(&self, at: &AtDesk, token: &str) -> Result<()> {
        if at.is_ours(&self.web, token, FORM) {
            return Ok(());
        }
        Err(Error::Forbidden(Sentence::key("exchange-error-token")))
    }
}

fn head(title: String) -> Head {
    Head { noindex: true, ..Head::website(title, "") }
}

/// Leads to an import, after something was done.
fn lead(id: i64) -> Response {
    let to = HeaderValue::from_str(&format!("{PATH}/{id}")).unwrap_or(HeaderValue::from_static(PATH));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
