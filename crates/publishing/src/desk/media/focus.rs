//! What is not to be cut off: a click on the picture, or one of nine points.

use accounts::AtDesk;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use web::{Error, Form, Path, Result, Sentence};

use super::show::view;
use super::{PATH, lead, ours};
use crate::model::{PictureChanges, PictureDeed};
use crate::{Desk, actions};

/// The fields. A click on `<input type=image name=at>` sends `at.x` and `at.y`: pixels of the shown box from its top left
/// corner, whichever way the page runs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    #[serde(rename = "at.x")]
    x: Option<u32>,
    #[serde(rename = "at.y")]
    y: Option<u32>,
    point: String,
    revision: i64,
    token: String,
}

pub(crate) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    ours(&desk, &at, &fields.token)?;
    let room = desk.by(&at.actor);
    let picture =
        desk.web.db.read(async |c| actions::picture_for(c, &room, id, PictureDeed::Change).await).await?;
    let click = fields.x.zip(fields.y);
    let chosen = match click {
        // A key on the picture sends the corner, and means none.
        Some((0, 0)) => None,
        Some((x, y)) => {
            let (width, height) = view(picture.width, picture.height);
            Some((per_cent(x, width), per_cent(y, height)))
        }
        None => point(&fields.point),
    };
    let place = format!("{PATH}/{id}");
    let Some((x, y)) = chosen else { return Ok(lead(&format!("{place}#focus"))) };
    let changes = PictureChanges {
        focus_x: Some(x),
        focus_y: Some(y),
        revision: Some(fields.revision),
        ..PictureChanges::default()
    };
    match actions::update_picture(&room, id, &changes).await {
        Ok(_) => Ok(lead(&format!("{place}?done=focus#focus"))),
        Err(Error::Conflict(_)) => Err(Error::Conflict(Sentence::key("media-error-faster"))),
        Err(error) => Err(error),
    }
}

fn per_cent(pixel: u32, of: u32) -> i64 {
    let part = u64::from(pixel) * 100 / u64::from(of.max(1));
    i64::try_from(part.min(100)).unwrap_or(100)
}

fn point(text: &str) -> Option<(i64, i64)> {
    let (x, y) = text.split_once('-')?;
    let number = |digits: &str| digits.parse::<i64>().ok().filter(|part| (0..=100).contains(part));
    Some((number(x)?, number(y)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_parts_of_what_was_clicked_on() {
        assert_eq!(
            (per_cent(0, 288), per_cent(144, 288), per_cent(288, 288), per_cent(900, 288)),
            (0, 50, 100, 100)
        );
        assert_eq!(
            (point("0-100"), point("7-101"), point("x"), point("")),
            (Some((0, 100)), None, None, None)
        );
    }
}
