//! The words of a picture, its licence, and who sees it.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use web::{Error, Form, FormState, Path, Result};

use super::show::{self, FIELDS};
use super::{PATH, lead, ours, say};
use crate::model::PictureChanges;
use crate::{Desk, actions};

/// The fields of the form; what is missing is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    alt: String,
    decorative: String,
    caption: String,
    credit: String,
    licence: String,
    licence_other: String,
    terms: String,
    expires: String,
    shared: String,
    revision: i64,
    token: String,
}

impl Fields {
    fn typed(&self) -> FormState {
        FormState::new(&FIELDS)
            .with("alt", &self.alt)
            .with("decorative", &self.decorative)
            .with("caption", &self.caption)
            .with("credit", &self.credit)
            .with("licence", &self.licence)
            .with("licence_other", &self.licence_other)
            .with("terms", &self.terms)
            .with("expires", &self.expires)
            .with("shared", &self.shared)
    }
}

pub(crate) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    ours(&desk, &at, &fields.token)?;
    let mut form = fields.typed();
    let expires = expiry(&desk, &fields.expires, &mut form);
    let licence = if fields.licence == "other" { &fields.licence_other } else { &fields.licence };
    if fields.licence == "other" && licence.trim().is_empty() {
        form.refuse("licence_other", say(&desk, "media-error-licence"));
    }
    if !form.is_fine() {
        return again(&desk, &at, (id, form), StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let changes = PictureChanges {
        alt: Some(fields.alt.clone()),
        caption: Some(fields.caption.clone()),
        credit: Some(fields.credit.clone()),
        decorative: Some(!fields.decorative.is_empty()),
        licence: Some(licence.clone()),
        terms: Some(fields.terms.clone()),
        expires: Some(expires),
        shared: Some(!fields.shared.is_empty()),
        revision: Some(fields.revision),
        ..PictureChanges::default()
    };
    match actions::update_picture(&desk.by(&at.actor), id, &changes).await {
        Ok(_) => Ok(lead(&format!("{PATH}/{id}?done=words"))),
        Err(Error::Invalid(problems)) => {
            for problem in desk.shown(&problems) {
                form.refuse(&problem.field, problem.sentence);
            }
            again(&desk, &at, (id, form), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Error::Conflict(_)) => {
            form.refuse("form", say(&desk, "media-error-faster"));
            again(&desk, &at, (id, form), StatusCode::CONFLICT).await
        }
        Err(error) => Err(error),
    }
}

/// The end of the day that was typed, on the paper's clock.
fn expiry(desk: &Desk, text: &str, form: &mut FormState) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let day = locale::parse_date(text).and_then(|date| locale::end_of_day(date.date(), &desk.web.site.zone));
    if day.is_none() {
        form.refuse("expires", say(desk, "media-error-expires"));
    }
    day
}

/// The page with what was typed. What is kept stands beside it where somebody else saved it, and is what the next try is based on.
async fn again(
    desk: &Desk,
    at: &AtDesk,
    (id, form): (i64, FormState),
    status: StatusCode,
) -> Result<Response> {
    let room = desk.by(&at.actor);
    let read = desk.web.db.read(async |c| show::read(c, &room, id).await).await?;
    let words = read.picture.words.clone();
    let mut page = show::page(desk, at, read, &form);
    if status == StatusCode::CONFLICT {
        page = page.with_theirs(desk, &words);
    }
    page.status = status;
    desk.web.personal(&format!("{PATH}/{id}"), &page).await
}
