//! `/desk/articles/{id}/live`: posting to live coverage from a phone, with or without JavaScript.

mod entry;
mod form;

use accounts::{AtDesk, Bar, Scope};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use database::Conn;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Error, Form, Head, Page, Path, Result};

use self::form::{Fields, FormView};
use super::lead;
use crate::model::{Coverage, Cursor, Deed, Entry, LiveState, NewEntry, Stake, Verdict, typed, verdict};
use crate::newsroom::Look;
use crate::pages::{Pairs, value};
use crate::{Desk, Newsroom, actions, store};

/// Entries of one page.
const ENTRIES: i64 = 30;
/// The longest beginning of an entry in the list, in characters.
const BEGINNING: usize = 140;
/// What the form of a state is called in its token.
const STATE: &str = "live-state";
/// The same of a post.
const POST: &str = "live-post";

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/desk/articles/{id}/live", get(show).post(create))
        .route("/desk/articles/{id}/live/state", post(set_state))
        .route("/desk/articles/{id}/live/{entry}", get(entry::edit).post(entry::update))
        .route("/desk/articles/{id}/live/{entry}/pin", post(entry::pin))
        .route("/desk/articles/{id}/live/{entry}/removal", post(entry::remove))
}

/// The live coverage of a story as its reporters see it.
#[derive(Debug, Serialize)]
struct LivePage {
    head: Head,
    desk: Bar,
    story: Story,
    /// `active`, `paused`, `ended`, or none where it was never opened.
    state: Option<&'static str>,
    last: Option<i64>,
    /// The states it can be brought to, with the words of their buttons.
    states: Vec<Choice>,
    state_token: String,
    form: FormView,
    entries: Vec<Line>,
    older: Option<String>,
    #[serde(skip)]
    code: StatusCode,
}

/// The story it belongs to.
#[derive(Debug, Serialize)]
struct Story {
    headline: String,
    /// Where this page is.
    place: String,
    /// Where the story is worked on.
    desk: String,
    /// Where readers see the story.
    url: String,
    is_published: bool,
}

#[derive(Debug, Serialize)]
struct Choice {
    state: &'static str,
    title: String,
}

/// An entry in the list.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    name: String,
    url: String,
    byline: String,
    posted: i64,
    revision: i64,
    key_event: bool,
    pinned: bool,
    removed: bool,
    token: String,
}

impl Page for LivePage {
    const TEMPLATE: &'static str = "publishing/desk-live.html";

    fn status(&self) -> StatusCode {
        self.code
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// A story whose live coverage somebody may post to. To everybody else it does not exist here.
async fn reported(c: &mut Conn, room: &Newsroom, id: i64) -> Result<Look> {
    let look = Look::at(c, room, id).await?;
    actions::allowed(c, room, &look.article, Deed::Report).await?;
    Ok(look)
}

/// Where the coverage of a story is posted to.
pub(super) fn place(id: i64) -> String {
    format!("/desk/articles/{id}/live")
}

async fn show(State(desk): State<Desk>, at: AtDesk, Path(id): Path<i64>, query: Pairs) -> Result<Response> {
    let before = match value(&query.0, "before") {
        Some(text) => Some(Cursor::parse(text).ok_or(Error::NotFound)?),
        None => None,
    };
    let form = FormView::blank(&desk.web, &at, POST);
    send(&desk, &at, (id, before), form).await
}

/// The page with a form as it stands.
async fn send(
    desk: &Desk,
    at: &AtDesk,
    (id, before): (i64, Option<Cursor>),
    form: FormView,
) -> Result<Response> {
    let room = desk.by(&at.actor);
    let from = before.unwrap_or(Cursor { published: i64::MAX, id: i64::MAX });
    let read = desk.web.db.read(async |c| {
        let look = reported(c, &room, id).await?;
        let coverage = store::coverage(c, id).await?;
        let rows = store::entries(c, id, from, ENTRIES + 1).await?;
        Ok::<_, Error>((look, coverage, rows))
    });
    let (look, coverage, mut rows) = read.await?;
    let most = usize::try_from(ENTRIES).unwrap_or(usize::MAX);
    let has_more = rows.len() > most;
    rows.truncate(most);
    let older = rows.last().filter(|_| has_more);
    let older = older.map(|last| format!("{}?before={}", place(id), last.cursor()));
    let say = |key: &str| desk.web.sentence(desk.web.site.language, key, &[]);
    let line = |row: Entry| Line {
        id: row.id.to_string(),
        name: row.title.unwrap_or_else(|| markup::excerpt(&row.plain, BEGINNING)),
        url: format!("{}/{}", place(id), row.id),
        byline: row.byline,
        posted: row.posted,
        revision: row.revision,
        key_event: row.key_event,
        pinned: row.pinned,
        removed: row.removed.is_some(),
        token: at.token(&desk.web, &entry::purpose(row.id)),
    };
    let choice = |state: LiveState| {
        let title = say(&format!("publishing-desk-live-to-{}", state.as_str()));
        Choice { state: state.as_str(), title }
    };
    let page = LivePage {
        head: Head { noindex: true, ..Head::website(say("publishing-desk-live-title"), "") },
        desk: at.bar(&desk.web),
        story: story(&look),
        state: coverage.map(|coverage| coverage.state.as_str()),
        last: coverage.and_then(|coverage| coverage.last),
        states: open_states(at, &look, coverage).into_iter().map(choice).collect(),
        state_token: at.token(&desk.web, &format!("{STATE}:{id}")),
        code: form.code,
        form,
        entries: rows.into_iter().map(line).collect(),
        older,
    };
    desk.web.personal(&place(id), &page).await
}

fn story(look: &Look) -> Story {
    let article = &look.article;
    Story {
        headline: look.story.headline.clone(),
        place: place(article.id),
        desk: super::place(article.id),
        url: article.url(),
        is_published: article.state == crate::model::ArticleState::Published,
    }
}

/// The states that somebody may bring a coverage to.
fn open_states(at: &AtDesk, look: &Look, coverage: Option<Coverage>) -> Vec<LiveState> {
    let publishes =
        verdict(at.actor.role, Deed::Publish, look.article.state, Stake::default()) == Verdict::Yes;
    match coverage.map(|coverage| coverage.state) {
        Some(LiveState::Active) => vec![LiveState::Paused, LiveState::Ended],
        Some(LiveState::Paused) => vec![LiveState::Active, LiveState::Ended],
        None | Some(LiveState::Ended) if publishes => vec![LiveState::Active],
        None | Some(LiveState::Ended) => Vec::new(),
    }
}

async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    at.actor.may(Scope::ArticlesWrite)?;
    let mut form = FormView::again(&desk.web, &at, (POST, &fields));
    if !at.is_ours(&desk.web, &fields.token, POST) {
        form.refuse_whole(&desk.web, "stale");
        return send(&desk, &at, (id, None), form).await;
    }
    let new = NewEntry {
        title: fields.title.clone(),
        body: typed(fields.body.as_deref().unwrap_or_default()),
        byline: String::new(),
        key_event: fields.key_event.is_some(),
        pinned: fields.pinned.is_some(),
        posted: None,
    };
    match actions::post_entry(&desk.by(&at.actor), id, &new, Some(&fields.key)).await {
        Ok(posted) => Ok(lead(&format!("{}#entry-{}", place(id), posted.entry.id))),
        Err(Error::Invalid(problems)) => {
            form.refuse(&desk.web, &problems);
            send(&desk, &at, (id, None), form).await
        }
        Err(Error::Conflict(sentence)) if sentence.is(actions::POSTED) => {
            // The words of before are posted; those of now are an entry of their own, under another key.
            let fields = Fields { key: desk.web.ids.next().to_string(), ..fields };
            let mut form = FormView::again(&desk.web, &at, (POST, &fields));
            form.refuse_whole(&desk.web, "posted");
            send(&desk, &at, (id, None), form).await
        }
        Err(Error::Conflict(_)) => {
            form.refuse_whole(&desk.web, "closed");
            send(&desk, &at, (id, None), form).await
        }
        Err(error) => Err(error),
    }
}

/// The fields of a button that changes the state.
#[derive(Default, Deserialize)]
#[serde(default)]
struct StateFields {
    state: String,
    token: String,
}

async fn set_state(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(fields): Form<StateFields>,
) -> Result<Response> {
    at.actor.may(Scope::ArticlesWrite)?;
    let state = LiveState::parse(&fields.state);
    let (true, Some(state)) = (at.is_ours(&desk.web, &fields.token, &format!("{STATE}:{id}")), state) else {
        let mut form = FormView::blank(&desk.web, &at, POST);
        form.refuse_whole(&desk.web, "stale");
        return send(&desk, &at, (id, None), form).await;
    };
    actions::cover(&desk.by(&at.actor), id, state).await?;
    Ok(lead(&place(id)))
}
