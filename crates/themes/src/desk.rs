//! `/desk/themes`: the room of themes, for publishers. What changes something wants the password, where it was not typed
//! within ten minutes.

pub(crate) mod index;
pub(crate) mod preview;
pub(crate) mod theme;

use accounts::{AtDesk, By};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Serialize;
use web::{Client, Error, Result, Sentence};

use crate::Themes;
use crate::model::{Choice, Kept, Which};

pub(crate) const PATH: &str = "/desk/themes";
/// What the tokens of the forms in this room are for.
const FORM: &str = "themes";

/// A theme as a page shows it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    name: String,
    /// Where it is chosen and removed.
    url: String,
    /// The paper in it.
    preview: String,
    is_built_in: bool,
    is_active: bool,
    /// Whether it was worn before the active one.
    is_previous: bool,
    /// When it came, microseconds since 1970 UTC; none of the built-in one.
    added: Option<i64>,
    by: Option<String>,
    files: i64,
}

impl Line {
    fn new(themes: &Themes, kept: Option<Kept>, choice: Choice) -> Self {
        let which = Which::from(kept.as_ref().map(|kept| kept.id));
        let url = format!("{PATH}/{which}");
        let (name, added, by, files) = match kept {
            Some(Kept { name, added, by, files, .. }) => (name, Some(added), by, files),
            None => (themes.say(&Sentence::key("themes-built-in")), None, None, 0),
        };
        Self {
            name,
            preview: format!("{url}/preview"),
            url,
            is_built_in: which == Which::BuiltIn,
            is_active: which == choice.active,
            is_previous: choice.back() == Some(which),
            added,
            by,
            files,
        }
    }
}

impl Themes {
    /// Words in the language of the paper.
    fn say(&self, sentence: &Sentence) -> String {
        sentence.text(&self.web.locales, self.web.site.language)
    }

    /// Whether a form is one that this person was given.
    fn ours(&self, at: &AtDesk, token: &str) -> Result<()> {
        let is_ours = at.is_ours(&self.web, token, FORM);
        if is_ours { Ok(()) } else { Err(Error::Forbidden(Sentence::key("accounts-error-token"))) }
    }
}

fn by(at: &AtDesk, client: &Client) -> By {
    By { user: Some(at.actor.user_id), network: client.network() }
}

/// What was done leads on.
fn lead(path: &str) -> Response {
    let mut response = Redirect::to(path).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}
