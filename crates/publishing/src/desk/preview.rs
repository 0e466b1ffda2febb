//! The newest words of a story as readers will see them: for the newsroom, and by a link for somebody without an account.

pub(super) mod media;

use accounts::AtDesk;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use database::Conn;
use locale::Language;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::{CachePolicy, Error, Form, Page, Path, Result, TokenProblem};

use super::revisions::opened;
use super::story::Heading;
use super::{Body, lead};
use crate::actions;
use crate::model::{Article, Story};
use crate::newsroom::Look;
use crate::pages::article::{ArticlePage, unseen};
use crate::pages::{Pairs, value};
use crate::{Desk, store};

const HOUR: i64 = 3_600_000_000;
/// For how many hours a link may be good: a day, a week.
const HOURS: [i64; 2] = [24, 168];

/// What a preview says about itself.
#[derive(Debug, Serialize)]
struct Shown {
    revision: i64,
    /// Where the story is worked on, for the newsroom.
    back: Option<String>,
    /// The same at the width of a phone, or at its full width.
    other: Option<String>,
    is_narrow: bool,
    /// Until when the link is good, microseconds since 1970 UTC.
    until: Option<i64>,
}

/// A story as readers will see it, marked as a preview. Reading it is counted nowhere.
#[derive(Debug, Serialize)]
pub(crate) struct PreviewPage {
    #[serde(flatten)]
    story: Value,
    shown: Shown,
    #[serde(skip)]
    language: Language,
}

impl PreviewPage {
    /// The page, with its pictures from below `media`: readers do not find one that no story shows them.
    fn of(story: &ArticlePage, shown: Shown, media: &str) -> Result<Self> {
        let language = story.spoken();
        let mut story = serde_json::to_value(story).map_err(Error::internal)?;
        media::lead_to(&mut story, media);
        Ok(Self { story, shown, language })
    }
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "publishing/preview.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(super) async fn show(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    query: Pairs,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let path = format!("/desk/articles/{id}/preview");
    let is_narrow = value(&query.0, "width") == Some("phone");
    let other = if is_narrow { path.clone() } else { format!("{path}?width=phone") };
    let read = desk.web.db.read(async |c| {
        let look = Look::at(c, &room, id).await?;
        let story = unseen(c, &desk, &look.article, &look.story).await?;
        Ok::<_, Error>((look.article.revision, story))
    });
    let (revision, story) = read.await?;
    let back = Some(super::place(id));
    let shown = Shown { revision, back, other: Some(other), is_narrow, until: None };
    // The newsroom finds them on its own shelf.
    send(&desk, &path, &PreviewPage::of(&story, shown, "/desk/media/file/")?).await
}

async fn send(desk: &Desk, path: &str, page: &PreviewPage) -> Result<Response> {
    let mut response = desk.web.personal(path, page).await?;
    // The address of a link is its secret.
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// How long a link is to be good.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    hours: String,
    token: String,
}

#[derive(Debug, Serialize)]
struct LinkPage {
    story: Heading,
    /// The link, once: it is kept nowhere.
    link: Option<String>,
    until: Option<i64>,
}

impl Body for LinkPage {
    const TEMPLATE: &'static str = "publishing/desk-preview-link.html";
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(wish): Form<Wish>,
) -> Result<Response> {
    let room = desk.sender(&at, &wish.token)?;
    let hours = HOURS.into_iter().find(|hours| hours.to_string() == wish.hours).unwrap_or(24);
    let number = actions::note_preview(&room, id, hours).await?;
    let until = desk.web.clock.now().saturating_add(hours * HOUR);
    let link = desk.web.absolute(&address(&desk, (id, number), until));
    let (story, _) = desk.web.db.read(async |c| opened(c, (&desk, &room, id)).await).await?;
    let path = format!("/desk/articles/{id}/previews");
    let page = LinkPage { story, link: Some(link), until: Some(until) };
    desk.sheet(&at, (&path, desk.say("newsroom-title-link", &[])), page, StatusCode::OK).await
}

pub(super) async fn delete(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(wish): Form<Wish>,
) -> Result<Response> {
    let room = desk.sender(&at, &wish.token)?;
    actions::end_previews(&room, id).await?;
    Ok(lead(&format!("{}?done=previews", super::place(id))))
}

/// What a link is signed for: the story, how often its links were ended, and until when it is good.
fn purpose((id, number): (i64, i64), until: i64) -> String {
    format!("preview:{id}:{number}:{until}")
}

/// The path that shows a story to whoever has it.
fn address(desk: &Desk, story: (i64, i64), until: i64) -> String {
    let token = desk.web.tokens.issue(&purpose(story, until), desk.web.clock.now());
    format!("/preview/{}.{until:x}.{token}", story.0)
}

/// `GET /preview/{token}`: the story behind a link. Whatever is wrong with it, there is no such page.
pub(crate) async fn guest(State(desk): State<Desk>, Path(token): Path<String>) -> Result<Response> {
    let read = desk.web.db.read(async |c| {
        let (article, words, until) = behind(c, &desk, &token).await?;
        Ok::<_, Error>((article.revision, unseen(c, &desk, &article, &words).await?, until))
    });
    let (revision, story, until) = read.await?;
    let shown = Shown { revision, back: None, other: None, is_narrow: false, until: Some(until) };
    send(&desk, "/preview", &PreviewPage::of(&story, shown, &format!("/preview/{token}/media/"))?).await
}

/// What stands behind a link: the story, its newest words, and until when it is good.
///
/// # Errors
/// [`Error::NotFound`], whatever is wrong with the link.
async fn behind(c: &mut Conn, desk: &Desk, token: &str) -> Result<(Article, Story, i64)> {
    let mut parts = token.splitn(3, '.');
    let (id, until, seal) = (parts.next(), parts.next(), parts.next());
    let id = id.and_then(|id| id.parse::<i64>().ok()).ok_or(Error::NotFound)?;
    let until = until.and_then(|until| i64::from_str_radix(until, 16).ok()).ok_or(Error::NotFound)?;
    let seal = seal.ok_or(Error::NotFound)?;
    let article = store::article(c, id).await?.ok_or(Error::NotFound)?;
    let work = store::work(c, id).await?;
    let work = work.unwrap_or_else(|| crate::model::Work::unknown(article.state));
    let now = desk.web.clock.now();
    // The token's own age says nothing: how long it is good is signed with it.
    let is_ours = match desk.web.tokens.check(seal, &purpose((id, work.previews), until), now) {
        Ok(_) | Err(TokenProblem::Old) => true,
        Err(TokenProblem::Missing | TokenProblem::Forged) => false,
    };
    if !is_ours || until <= now {
        return Err(Error::NotFound);
    }
    let words = actions::working(c, &article, &work).await?;
    Ok((article, words, until))
}
