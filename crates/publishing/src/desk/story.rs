//! `/desk/articles/{id}/edit`: a story in its form, and beside it all that the newsroom knows of it.

use std::collections::BTreeMap;

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use locale::Value;
use serde::Serialize;
use web::{Error, Form, Path, Problem, Result, Sentence, ShownProblem};

use super::aside::Beside;
use super::conflict::{Conflict, Three};
use super::fields::{Typed, field_of};
use super::list::state_of;
use super::said::Said;
use super::{Body, lead, place};
use crate::actions::{self, Save, Saved};
use crate::model::{Article, ArticleState, Cause, Deed, Stake, Verdict, verdict};
use crate::newsroom::Look;
use crate::pages::{Pairs, value};
use crate::{Desk, Newsroom, store};

/// What somebody may do to a story.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct May {
    edit: bool,
    submit: bool,
    pub(super) review: bool,
    pub(super) publish: bool,
    pub(super) unpublish: bool,
    pub(super) restore: bool,
    pub(super) give: bool,
    preview: bool,
    pub(super) delete: bool,
    pub(super) report: bool,
}

impl May {
    pub(super) fn of(room: &Newsroom, look: &Look, stake: Stake) -> Self {
        let state = look.article.known_state(room.now());
        let may = |deed| verdict(room.hand.role, deed, state, stake) == Verdict::Yes;
        Self {
            edit: may(Deed::Edit),
            submit: may(Deed::Submit),
            review: may(Deed::Review),
            publish: may(Deed::Publish),
            unpublish: may(Deed::Unpublish),
            restore: may(Deed::Restore),
            give: may(Deed::ChangeOwner),
            preview: may(Deed::Preview),
            delete: may(Deed::Delete),
            report: may(Deed::Report),
        }
    }

    /// Whether a story's address is theirs to change: that of a published one is an editor's.
    pub(super) fn moves(self, article: &Article) -> bool {
        self.edit && (self.publish || article.state != ArticleState::Published)
    }

    pub(super) fn step(self, step: crate::model::Step) -> bool {
        use crate::model::Step::{Approve, RequestChanges, Submit, Withdraw};
        match step {
            Submit | Withdraw => self.submit,
            RequestChanges | Approve => self.review,
        }
    }
}

/// What the script of the editor is told.
#[derive(Debug, Serialize)]
struct Editor {
    id: String,
    language: &'static str,
    dir: &'static str,
    user: String,
}

/// A story at the top of its pages.
#[derive(Debug, Serialize)]
pub(super) struct Heading {
    pub(super) id: String,
    pub(super) headline: String,
    pub(super) state: &'static str,
    pub(super) language: &'static str,
    pub(super) section: String,
    /// Where readers find it, if they do.
    pub(super) url: Option<String>,
    pub(super) published: Option<i64>,
    pub(super) revision: i64,
    /// Whether the newest words are ahead of what readers see.
    pub(super) is_ahead: bool,
}

impl Heading {
    pub(super) fn of(look: &Look, now: i64) -> Self {
        let article = &look.article;
        Self {
            id: article.id.to_string(),
            headline: look.story.headline.clone(),
            state: state_of(article.state, look.work.workflow, article.published, now),
            language: article.language.code(),
            section: article.section.title.clone(),
            url: article.is_readable(now).then(|| article.url()),
            published: article.published,
            revision: article.revision,
            is_ahead: look.work.live.is_some(),
        }
    }
}

#[derive(Debug, Serialize)]
struct StoryPage {
    story: Heading,
    may: May,
    editor: Editor,
    values: BTreeMap<&'static str, String>,
    errors: BTreeMap<String, String>,
    problems: Vec<ShownProblem>,
    /// What just happened: a sentence.
    notice: Option<String>,
    /// Somebody else who holds it.
    holder: Option<String>,
    /// Whether the form holds words that were just sent and are not on the disk.
    was_sent: bool,
    conflict: Option<Conflict>,
    beside: Beside,
    /// Topics to choose from.
    topics: Vec<String>,
}

impl Body for StoryPage {
    const TEMPLATE: &'static str = "publishing/desk-story.html";
}

/// How a story is shown: as it is, or after something that could not be done.
#[derive(Default)]
pub(super) struct How {
    pub(super) typed: Option<Typed>,
    pub(super) said: Said,
    pub(super) problems: Vec<Problem>,
    pub(super) notice: Option<String>,
    pub(super) code: Option<StatusCode>,
    pub(super) conflict: Option<Conflict>,
    pub(super) holder: Option<String>,
}

pub(super) async fn show(State(desk): State<Desk>, at: AtDesk, Path(id): Path<i64>) -> Result<Response> {
    let room = desk.writer(&at)?;
    desk.web.db.read(async |c| Look::at(c, &room, id).await.map(|_| ())).await?;
    Ok(lead(&place(id)))
}

pub(super) async fn edit(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    query: Pairs,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    desk.web.db.read(async |c| Look::at(c, &room, id).await.map(|_| ())).await?;
    // Whoever opens it is there for a minute; the script says so again. Who may only read it is not.
    let _ = actions::stay(&room, id, actions::Wish::Stay).await;
    let done = value(&query.0, "done").unwrap_or("");
    let saved = value(&query.0, "saved").and_then(|number| number.parse::<i64>().ok());
    let notice = notice(&desk, &room, id, (done, saved)).await?;
    page(&desk, &at, (&room, id), How { notice, ..How::default() }).await
}

/// What the address says that just happened, if it did.
async fn notice(
    desk: &Desk,
    room: &Newsroom,
    id: i64,
    (done, saved): (&str, Option<i64>),
) -> Result<Option<String>> {
    const DONE: [&str; 13] = [
        "step",
        "note",
        "resolved",
        "reopened",
        "plan",
        "people",
        "published",
        "scheduled",
        "unscheduled",
        "unpublished",
        "previews",
        "address",
        "takedown",
    ];
    if DONE.contains(&done) {
        return Ok(Some(desk.say(&format!("newsroom-done-{done}"), &[])));
    }
    let Some(saved) = saved else { return Ok(None) };
    let newest = desk.web.db.read(async |c| store::revision(c, id, saved).await).await?;
    let mine = newest.filter(|revision| revision.user == room.hand.user);
    let site = &desk.web.site;
    Ok(mine.map(|revision| {
        let time = locale::clock(revision.at, &site.zone, site.language);
        desk.say("newsroom-saved", &[("time", Value::Str(time))])
    }))
}

pub(super) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let is_ours = at.is_ours(&desk.web, &typed.token, super::FORM);
    let revision = typed.revision.parse::<i64>().unwrap_or(-1);
    let changes = desk.web.db.read(async |c| {
        let look = Look::at(c, &room, id).await?;
        let base = match look.article.revision == revision {
            true => Some(look.story.clone()),
            false => store::story_at(c, id, revision).await?,
        };
        let changes = typed.changes(c, base.as_ref().unwrap_or(&look.story)).await?;
        Ok::<_, Error>((base, changes))
    });
    let (base, changes) = match changes.await {
        Ok(read) => read,
        Err(Error::Invalid(problems)) => return refuse(&desk, &at, (&room, id), typed, problems).await,
        Err(error) => return Err(error),
    };
    if !is_ours {
        let problem = Problem::new("form", Sentence::key("newsroom-error-token"));
        return refuse(&desk, &at, (&room, id), typed, vec![problem]).await;
    }
    if !typed.take.is_empty() {
        // Whoever held it has their last save in the story: what follows is a conflict where it is newer than this form.
        actions::stay(&room, id, actions::Wish::Take).await?;
    }
    let key = Some(typed.key.clone()).filter(|key| !key.is_empty());
    let save = Save { revision, changes: changes.clone(), cause: Cause::Manual, key };
    match actions::save(&room, id, &save).await {
        Ok(Saved::Yes(revision)) => Ok(lead(&format!("{}?saved={}", place(id), revision.number))),
        Ok(Saved::Behind(newest)) => {
            let (newest, theirs) = *newest;
            let number = newest.number;
            let three = Three { base, changes, theirs };
            let turn = desk.comparing.wait().await?;
            let (mut typed, conflict) = turn.work(move || three.settle(typed, &newest)).await?;
            // Whoever saves once more has seen both.
            typed.revision = number.to_string();
            typed.key = key_of(&desk);
            let (typed, conflict) = (Some(typed), Some(conflict));
            let how = How { typed, conflict, code: Some(StatusCode::CONFLICT), ..How::default() };
            page(&desk, &at, (&room, id), how).await
        }
        Ok(Saved::Held(name)) => {
            let (holder, code) = (Some(name), Some(StatusCode::LOCKED));
            page(&desk, &at, (&room, id), How { typed: Some(typed), holder, code, ..How::default() }).await
        }
        Err(Error::Invalid(problems)) => refuse(&desk, &at, (&room, id), typed, problems).await,
        Err(error) => Err(error),
    }
}

async fn refuse(
    desk: &Desk,
    at: &AtDesk,
    story: (&Newsroom, i64),
    typed: Typed,
    problems: Vec<Problem>,
) -> Result<Response> {
    page(desk, at, story, How { typed: Some(typed), problems, ..How::default() }).await
}

fn key_of(desk: &Desk) -> String {
    format!("form-{}", desk.web.ids.next())
}

/// The page of a story.
pub(super) async fn page(
    desk: &Desk,
    at: &AtDesk,
    (room, id): (&Newsroom, i64),
    how: How,
) -> Result<Response> {
    let asked = how.code;
    let body = desk.web.db.read(async |c| read(c, (desk, room, id), how).await).await?;
    let refused = (!body.problems.is_empty()).then_some(StatusCode::UNPROCESSABLE_ENTITY);
    let code = asked.or(refused).unwrap_or(StatusCode::OK);
    let headline = Some(body.story.headline.clone()).filter(|headline| !headline.is_empty());
    let title = headline.unwrap_or_else(|| desk.say("newsroom-untitled", &[]));
    desk.sheet(at, (&place(id), title), body, code).await
}

async fn read(c: &mut Conn, (desk, room, id): (&Desk, &Newsroom, i64), how: How) -> Result<StoryPage> {
    let look = Look::at(c, room, id).await?;
    let now = desk.web.clock.now();
    let stake = store::stake(c, id, room.hand.user, look.work.shared).await?;
    let may = May::of(room, &look, stake);
    let present = store::present(c, id, actions::lately(now)).await?;
    let holder = present.iter().find(|who| who.holds && Some(who.user) != room.hand.user);
    let typed =
        how.typed.clone().unwrap_or_else(|| Typed::of(&look.story, look.article.revision, key_of(desk)));
    let mut problems = desk.shown(&how.problems);
    problems.iter_mut().for_each(|one| one.field = field_of(&one.field).to_owned());
    let mut errors = BTreeMap::new();
    for one in &problems {
        errors.entry(one.field.clone()).or_insert_with(|| one.sentence.clone());
    }
    let beside = Beside::read(c, (desk, room), (&look, may), &how.said).await?;
    Ok(StoryPage {
        story: Heading::of(&look, now),
        editor: Editor {
            id: id.to_string(),
            language: look.article.language.code(),
            dir: look.article.language.dir(),
            user: room.hand.user.unwrap_or(0).to_string(),
        },
        holder: how.holder.clone().or_else(|| holder.map(|who| who.name.clone())),
        was_sent: how.typed.is_some(),
        topics: store::topics(c, "", TOPICS).await?.into_iter().map(|topic| topic.slug).collect(),
        values: typed.values(),
        notice: how.notice.clone(),
        may,
        errors,
        problems,
        conflict: how.conflict,
        beside,
    })
}

/// Topics to choose from.
const TOPICS: i64 = 200;
