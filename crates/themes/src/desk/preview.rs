//! `/desk/themes/{id}/preview`: the pages of readers in a theme that they do not see.

use accounts::PublisherAtDesk;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use web::{Error, FittingNote, Result, Sentence, try_on};

use super::{Line, PATH};
use crate::model::{Choice, Which};
use crate::{Themes, store};

/// The part of an address behind which the paper begins.
const PREVIEW: &str = "/preview";

pub(crate) async fn show(
    State(themes): State<Themes>,
    PublisherAtDesk(_): PublisherAtDesk,
    uri: Uri,
) -> Result<Response> {
    let inside = uri.path().strip_prefix(PATH).and_then(|rest| rest.strip_prefix('/'));
    let (id, page) = inside.and_then(|rest| rest.split_once(PREVIEW)).ok_or(Error::NotFound)?;
    let which = Which::parse(id).ok_or(Error::NotFound)?;
    let kept = match which {
        Which::BuiltIn => None,
        Which::Kept(id) => {
            let kept = themes.web.db.glance(async |c| store::one(c, id).await).await?;
            Some(kept.ok_or(Error::NotFound)?)
        }
    };
    let theme = themes
        .made(which)
        .await?
        .map_err(|trouble| Error::Conflict(Sentence::key("themes-error-broken").with("trouble", trouble)))?;
    let Line { name, url, preview, .. } = Line::new(&themes, kept, Choice::default());
    let note = FittingNote {
        language: themes.web.site.language,
        words: themes.say(&Sentence::key("themes-preview-note").with("name", name)),
        back: themes.say(&Sentence::key("themes-preview-back")),
        url,
    };
    let page = if page.is_empty() { "/" } else { page };
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    try_on(theme, (&preview, &format!("{page}{query}")), note)
}
