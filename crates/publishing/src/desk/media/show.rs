//! One picture: what is known of it, where it stands, and the forms that change it.

use std::collections::BTreeMap;

use accounts::{AtDesk, Bar};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, FormState, Head, Page, Path, Query, Result, ShownProblem};

use super::{FORM, PATH, licence, opened, say};
use crate::model::{
    ArticleState, Deed, LICENCES, Picture, PictureDeed, PictureWords, Verdict, author_url, media_url,
    picture_verdict, verdict,
};
use crate::store::{self, Spot};
use crate::{Desk, Newsroom, actions};

/// Stories that are looked at for the list of where it stands.
const SPOTS: i64 = 60;
/// The box that the picture is shown in to be clicked on, in CSS pixels: it fits the narrowest phone without being made
/// smaller, so that a click means the same point for the browser and for us.
const VIEW: (u32, u32) = (288, 432);
/// The fields of the words, in the order of the page.
pub(super) const FIELDS: [&str; 9] =
    ["alt", "decorative", "caption", "credit", "licence", "licence_other", "terms", "expires", "shared"];
/// What may have been done before the page was asked for.
const DONE: [&str; 4] = ["words", "focus", "file", "sent"];

/// The query of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    done: String,
    metadata: Option<String>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    title: String,
}

#[derive(Debug, Serialize)]
struct Place {
    headline: String,
    url: String,
    /// Whether readers see it, will see it, or do not: in words.
    state: String,
}

/// A point of nine, as a button.
#[derive(Debug, Serialize)]
struct Point {
    value: &'static str,
    title: String,
    is_on: bool,
}

#[derive(Debug, Serialize)]
struct Note {
    title: String,
    text: String,
}

/// The picture as it is kept.
#[derive(Debug, Serialize)]
struct Shown {
    url: String,
    key: String,
    src: String,
    width: u32,
    height: u32,
    /// The size that it is clicked on in, in CSS pixels.
    view: (u32, u32),
    title: String,
    name: String,
    alt: String,
    created: i64,
    sender: Option<String>,
    is_proposed: bool,
    /// Whether its copies are still being made.
    is_waiting: bool,
    focus: String,
    focus_x: u8,
    focus_y: u8,
    revision: i64,
    snippet: String,
    licence: String,
}

#[derive(Debug, Serialize)]
pub(super) struct PicturePage {
    head: Head,
    desk: Bar,
    picture: Shown,
    /// What was done, as a sentence.
    done: Option<String>,
    values: BTreeMap<&'static str, String>,
    errors: BTreeMap<&'static str, Option<String>>,
    problems: Vec<ShownProblem>,
    /// What somebody else saved since, beside what was typed.
    theirs: Vec<Note>,
    licences: Vec<Choice>,
    points: Vec<Point>,
    places: Vec<Place>,
    authors: Vec<Place>,
    /// Stories that the reader of this page may not know of.
    others: usize,
    /// What the file says of itself; none where it was not asked for.
    notes: Option<Vec<Note>>,
    may_change: bool,
    may_delete: bool,
    may_read_notes: bool,
    is_used: bool,
    token: String,
    #[serde(skip)]
    pub(super) status: StatusCode,
}

impl Page for PicturePage {
    const TEMPLATE: &'static str = "publishing/desk_media_picture.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn status(&self) -> StatusCode {
        self.status
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// Everything that the page is made of, from one moment.
pub(super) struct Read {
    pub(super) picture: Picture,
    sender: Option<String>,
    spots: Vec<(Spot, bool)>,
    authors: Vec<(String, String)>,
    may: [bool; 3],
}

pub(super) async fn read(c: &mut Conn, room: &Newsroom, id: i64) -> Result<Read> {
    let picture = actions::picture_for(c, room, id, PictureDeed::See).await?;
    let (user, now) = (room.hand.user.unwrap_or(0), room.desk.web.clock.now());
    let stake = store::picture_stake(c, &picture, user, now).await?;
    let may = [PictureDeed::Change, PictureDeed::Delete, PictureDeed::Metadata]
        .map(|deed| picture_verdict(&room.hand, deed, stake) == Verdict::Yes);
    let mut spots = Vec::new();
    for spot in store::spots(c, id, SPOTS).await? {
        let state = ArticleState::parse(&spot.state).unwrap_or(ArticleState::Draft);
        let is_read = state == ArticleState::Published && spot.published.is_some_and(|at| at <= now);
        let stake = store::stake(c, spot.id, room.hand.user, spot.shared).await?;
        let may_know = is_read || verdict(room.hand.role, Deed::Read, state, stake) == Verdict::Yes;
        spots.push((spot, may_know));
    }
    let authors = store::shown_by(c, &picture.key).await?;
    let sender = match picture.sender {
        Some(sender) => store::name_of(c, sender).await?,
        None => None,
    };
    Ok(Read { picture, sender, spots, authors, may })
}

/// The fields with what is kept.
pub(super) fn kept(desk: &Desk, picture: &Picture) -> FormState {
    let PictureWords { alt, caption, credit, decorative, licence, terms, expires } = &picture.words;
    let is_code = licence.is_empty() || LICENCES.contains(&licence.as_str());
    let (code, other) = if is_code { (licence.as_str(), "") } else { ("other", licence.as_str()) };
    let flag = |on: bool| if on { "1" } else { "" };
    let day = expires.map(|at| locale::date_only(at, &desk.web.site.zone)).unwrap_or_default();
    FormState::new(&FIELDS)
        .with("alt", alt)
        .with("decorative", flag(*decorative))
        .with("caption", caption)
        .with("credit", credit)
        .with("licence", code)
        .with("licence_other", other)
        .with("terms", terms)
        .with("expires", day)
        .with("shared", flag(picture.shared))
}

/// The page with its forms as they are.
pub(super) fn page(desk: &Desk, at: &AtDesk, read: Read, form: &FormState) -> PicturePage {
    let Read { picture, sender, spots, authors, may: [may_change, may_delete, may_read_notes] } = read;
    let now = desk.web.clock.now();
    let is_used = !spots.is_empty() || !authors.is_empty();
    let others = spots.iter().filter(|(_, may_know)| !may_know).count();
    let points = points(desk, &picture);
    let shown = shown(desk, picture, sender);
    PicturePage {
        head: Head { noindex: true, ..Head::website(shown.title.clone(), "") },
        desk: at.bar(&desk.web),
        done: None,
        values: form.values().into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
        errors: form.errors().into_iter().map(|(name, error)| (name, error.map(str::to_owned))).collect(),
        problems: form.problems(),
        theirs: Vec::new(),
        licences: LICENCES
            .iter()
            .map(|code| Choice { value: code, title: licence(desk, code) })
            .chain([Choice { value: "other", title: say(desk, "media-licence-other") }])
            .collect(),
        points,
        places: spots
            .into_iter()
            .filter(|(_, known)| *known)
            .map(|(spot, _)| place(desk, spot, now))
            .collect(),
        authors: authors
            .into_iter()
            .map(|(name, slug)| Place {
                headline: name,
                url: author_url(&slug),
                state: say(desk, "media-place-author"),
            })
            .collect(),
        others,
        notes: None,
        may_change,
        may_delete,
        may_read_notes,
        is_used,
        token: at.token(&desk.web, FORM),
        status: StatusCode::OK,
        picture: shown,
    }
}

impl PicturePage {
    /// The same with something that is wrong with a part of the page.
    pub(super) fn with_problem(mut self, field: &str, sentence: String, status: StatusCode) -> Self {
        self.problems.push(ShownProblem { field: field.to_owned(), sentence });
        self.status = status;
        self
    }

    /// Says what stands there by somebody else's hand.
    pub(super) fn with_theirs(mut self, desk: &Desk, words: &PictureWords) -> Self {
        let note = |key: &str, text: String| Note { title: say(desk, key), text };
        self.theirs = vec![
            note("media-label-alt", words.alt.clone()),
            note("media-label-caption", words.caption.clone()),
            note("media-label-credit", words.credit.clone()),
            note("media-label-licence", licence(desk, &words.licence)),
            note("media-label-terms", words.terms.clone()),
        ];
        self
    }
}

fn place(desk: &Desk, spot: Spot, now: i64) -> Place {
    let state = match (spot.state.as_str(), spot.published) {
        ("published", Some(at)) if at <= now => "media-place-published",
        ("published", _) => "media-place-planned",
        _ => "media-place-draft",
    };
    let untitled = || say(desk, "media-place-untitled");
    Place {
        headline: if spot.headline.is_empty() { untitled() } else { spot.headline },
        url: format!("/desk/articles/{}", spot.id),
        state: say(desk, state),
    }
}

fn shown(desk: &Desk, picture: Picture, sender: Option<String>) -> Shown {
    let url = format!("{PATH}/{}", picture.id);
    let words = &picture.words;
    let title = [&words.caption, &words.alt, &picture.name].into_iter().find(|text| !text.is_empty());
    Shown {
        src: format!("{url}/file?width=960&v={}", picture.revision),
        view: view(picture.width, picture.height),
        title: title.cloned().unwrap_or_else(|| say(desk, "media-untitled")),
        snippet: snippet(&picture),
        licence: licence(desk, &words.licence),
        focus: picture.focus.classes(),
        focus_x: picture.focus.x,
        focus_y: picture.focus.y,
        is_waiting: picture.copies.is_empty() && picture.original.is_some(),
        is_proposed: picture.proposed,
        alt: words.alt.clone(),
        url,
        width: picture.width,
        height: picture.height,
        key: picture.key,
        name: picture.name,
        created: picture.created,
        revision: picture.revision,
        sender,
    }
}

/// The size within the box, never enlarged beyond it.
pub(super) fn view(width: u32, height: u32) -> (u32, u32) {
    let (wide, tall) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (most_wide, most_tall) = (u64::from(VIEW.0), u64::from(VIEW.1));
    let by_width = (most_wide, (tall * most_wide / wide).max(1));
    let size = if by_width.1 > most_tall { ((wide * most_tall / tall).max(1), most_tall) } else { by_width };
    (u32::try_from(size.0).unwrap_or(VIEW.0), u32::try_from(size.1).unwrap_or(VIEW.1))
}

/// What is pasted into a text: the picture in Markdown, its words without what would end them.
fn snippet(picture: &Picture) -> String {
    let plain = |text: &str| {
        text.replace(['[', ']', '"', '\\'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (alt, caption) = (plain(&picture.words.alt), plain(&picture.words.caption));
    let title = if caption.is_empty() { String::new() } else { format!(" \"{caption}\"") };
    format!("![{alt}]({}{title})", media_url(&picture.key))
}

/// The nine points, as values of the form: per cent from the left and from the top.
fn points(desk: &Desk, picture: &Picture) -> Vec<Point> {
    const POINTS: [&str; 9] =
        ["0-0", "50-0", "100-0", "0-50", "50-50", "100-50", "0-100", "50-100", "100-100"];
    let at = format!("{}-{}", picture.focus.x, picture.focus.y);
    POINTS
        .into_iter()
        .map(|value| Point { value, title: say(desk, &format!("media-point-{value}")), is_on: value == at })
        .collect()
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    opened(&at)?;
    let room = desk.by(&at.actor);
    let read = desk.web.db.read(async |c| read(c, &room, id).await).await?;
    let form = kept(&desk, &read.picture);
    let original = read.picture.original.clone();
    let mut page = page(&desk, &at, read, &form);
    page.done =
        DONE.contains(&asked.done.as_str()).then(|| say(&desk, &format!("media-done-{}", asked.done)));
    page.may_read_notes &= original.is_some();
    if let Some(original) = original.filter(|_| page.may_read_notes && asked.metadata.is_some()) {
        page.notes = Some(notes(&desk, &original).await?);
    }
    desk.web.personal(&format!("{PATH}/{id}"), &page).await
}

/// What the file that was sent says of itself.
async fn notes(desk: &Desk, original: &str) -> Result<Vec<Note>> {
    let file =
        desk.storage.get(original).await.map_err(|error| web::Error::Unavailable(error.to_string()))?;
    let Some(file) = file else { return Ok(Vec::new()) };
    let told =
        tokio::task::spawn_blocking(move || imaging::origin(&file)).await.map_err(web::Error::internal)?;
    let texts = [
        ("creator", told.creator),
        ("credit", told.credit),
        ("caption", told.caption),
        ("copyright", told.copyright),
        ("terms", told.terms),
        ("licence", told.licence),
    ];
    let notes = told.notes.into_iter().map(|(note, text)| (note.as_str(), text));
    Ok(texts
        .into_iter()
        .chain(notes)
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| Note { title: say(desk, &format!("media-note-{name}")), text })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_clicked_on_in_a_box_that_fits_a_phone() {
        assert_eq!(view(1_920, 1_280), (288, 192));
        assert_eq!(view(300, 400), (288, 384));
        assert_eq!(view(100, 1_000), (43, 432));
        assert_eq!(view(10_000, 1), (288, 1));
        assert_eq!(view(0, 0), (288, 288));
    }

    #[test]
    fn words_do_not_end_their_snippet() {
        let words = PictureWords {
            alt: "A [big] \"pier\"".into(),
            caption: "At \"dawn\"".into(),
            ..Default::default()
        };
        let picture = Picture { key: "ab/x.jpg".into(), words, ..Picture::default() };
        assert_eq!(snippet(&picture), "![A big pier](/media/ab/x.jpg \"At dawn\")");
    }
}
