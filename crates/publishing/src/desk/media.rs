//! `/desk/media`: the library of pictures.

mod file;
mod focus;
mod shelf;
mod show;
mod words;

use accounts::{AtDesk, Scope};
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use imaging::Refused;
use web::{Error, Result};

use crate::Desk;
use crate::model::{LICENCES, not_taken};

/// The path of the library.
const PATH: &str = "/desk/media";
/// What its form tokens are issued for.
const FORM: &str = "media";

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/desk/media", get(shelf::index).post(shelf::create))
        .route("/desk/media/{id}", get(show::show).post(words::update))
        .route("/desk/media/{id}/focus", post(focus::update))
        .route("/desk/media/{id}/file", get(file::show).post(file::update))
        .route("/desk/media/{id}/deletion", post(file::destroy))
        .route("/desk/media/file/{*key}", get(file::by_key))
}

/// Whoever reads stories has a way into the library; what they see there is asked of each picture.
fn opened(at: &AtDesk) -> Result<()> {
    if Scope::ArticlesRead.allows(at.actor.role) { Ok(()) } else { Err(Error::NotFound) }
}

/// The same for a form that changes something.
fn ours(desk: &Desk, at: &AtDesk, token: &str) -> Result<()> {
    opened(at)?;
    if at.is_ours(&desk.web, token, FORM) {
        return Ok(());
    }
    Err(Error::Stale(at.token(&desk.web, FORM)))
}

fn say(desk: &Desk, key: &str) -> String {
    desk.web.sentence(desk.web.site.language, key, &[])
}

/// Why a file was not taken, in the paper's language.
fn reason(desk: &Desk, refused: &Refused) -> String {
    desk.told(&not_taken(refused))
}

/// A licence as people read it.
fn licence(desk: &Desk, licence: &str) -> String {
    if LICENCES.contains(&licence) {
        return say(desk, &format!("media-licence-{}", licence.replace('.', "-")));
    }
    licence.to_owned()
}

/// Leads on after something was done.
fn lead(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static(PATH));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
