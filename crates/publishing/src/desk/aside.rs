//! What stands beside a story: how far it is and the way on, its plan, its people, its notes, what happened.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use serde::Serialize;
use web::{Error, Form, Path, Problem, Result, Sentence};

use super::happened::Happened;
use super::list::Choice;
use super::notes::Notes;
use super::plan::Seen;
use super::said::Said;
use super::story::{How, May, page};
use super::{lead, place};
use crate::actions;
use crate::model::{Step, Workflow};
use crate::newsroom::Look;
use crate::{Desk, Newsroom, store};

#[derive(Debug, Serialize)]
struct Person {
    id: String,
    name: String,
    owns: bool,
}

/// What the newsroom knows of a story.
#[derive(Debug, Serialize)]
pub(super) struct Beside {
    workflow: String,
    /// The revision that was approved, where newer words came since.
    outdated: Option<i64>,
    /// The steps that whoever looks may make: ends of keys of the words, and names.
    steps: Vec<Way>,
    shared: bool,
    /// When readers see it at the earliest, microseconds since 1970 UTC.
    embargo: Option<i64>,
    people: Vec<Person>,
    colleagues: Vec<Choice>,
    /// Who else has it open.
    others: Vec<String>,
    /// Its live coverage, for those who may post to it.
    live: Option<Live>,
    /// Where it is, or will be.
    address: String,
    /// Whether that is theirs to change.
    may_move: bool,
    /// What readers are told where it was.
    gone: Option<String>,
    /// Its words were removed for good: it never comes back.
    is_erased: bool,
    notes: Notes,
    events: Vec<Happened>,
    said: Said,
}

/// The live coverage of a story.
#[derive(Debug, Serialize)]
struct Live {
    url: String,
    /// `active`, `paused` or `ended`; nothing where it can be started.
    state: Option<&'static str>,
}

/// A step.
#[derive(Debug, Serialize)]
struct Way {
    name: &'static str,
    key: String,
    /// Whether it is the one that leads on.
    is_next: bool,
}

/// Events that are shown.
const EVENTS: i64 = 60;

impl Beside {
    pub(super) async fn read(
        c: &mut Conn,
        (desk, room): (&Desk, &Newsroom),
        (look, may): (&Look, May),
        said: &Said,
    ) -> Result<Self> {
        let (id, work, zone) = (look.article.id, &look.work, &desk.web.site.zone);
        let now = desk.web.clock.now();
        // A plan that was refused is shown as it was typed, what was emptied too.
        let is_typed = said.embargo_was.is_some();
        let said = if is_typed { said.clone() } else { said.clone().on(Seen::of(work), zone) };
        let people = store::people(c, id).await?;
        let colleagues = if may.give { store::colleagues(c).await? } else { Vec::new() };
        let present = store::present(c, id, actions::lately(now)).await?;
        let others = present.into_iter().filter(|who| Some(who.user) != room.hand.user).map(|who| who.name);
        let events = store::events_beside(c, id, EVENTS).await?;
        let notes = Notes::of(store::notes(c, id, actions::NOTES).await?, &look.story);
        let live = live(c, look, may).await?;
        Ok(Self {
            workflow: work.workflow.as_str().replace('_', "-"),
            outdated: work.outdated(&look.article),
            steps: if work.erased { Vec::new() } else { ways(look, may) },
            live,
            address: look.article.url(),
            may_move: may.moves(&look.article) && !work.erased,
            gone: work.gone.clone(),
            is_erased: work.erased,
            shared: said.shared == "yes",
            embargo: work.embargo,
            colleagues: colleagues
                .into_iter()
                .filter(|(user, _)| !people.iter().any(|(known, ..)| known == user))
                .map(|(user, title)| Choice { value: user.to_string(), title, is_chosen: false })
                .collect(),
            people: people
                .into_iter()
                .map(|(user, name, owns)| Person { id: user.to_string(), name, owns })
                .collect(),
            others: others.collect(),
            notes,
            events: events.into_iter().map(Happened::from).collect(),
            said,
        })
    }
}

async fn live(c: &mut Conn, look: &Look, may: May) -> Result<Option<Live>> {
    if !may.report || look.work.erased {
        return Ok(None);
    }
    let coverage = store::coverage(c, look.article.id).await?;
    let state = coverage.map(|coverage| coverage.state.as_str());
    let url = super::live::place(look.article.id);
    Ok((state.is_some() || may.publish).then_some(Live { url, state }))
}

fn ways(look: &Look, may: May) -> Vec<Way> {
    let next = match look.work.workflow {
        Workflow::Idea | Workflow::Draft | Workflow::ChangesRequested => Step::Submit,
        Workflow::Submitted | Workflow::Approved => Step::Approve,
    };
    let open = |step: &Step| look.work.after(*step, &look.article).is_some() && may.step(*step);
    let way =
        |step: Step| Way { name: step.as_str(), key: step.as_str().replace('_', "-"), is_next: step == next };
    Step::ALL.into_iter().filter(open).map(way).collect()
}

/// What became of a small form: the story again, or why not.
pub(super) async fn after(
    desk: &Desk,
    at: &AtDesk,
    (room, id, done): (&Newsroom, i64, &str),
    (result, said): (Result<()>, Said),
) -> Result<Response> {
    match result {
        Ok(()) => Ok(lead(&format!("{}?done={done}", place(id)))),
        Err(Error::Invalid(problems)) => {
            page(desk, at, (room, id), How { said, problems, ..How::default() }).await
        }
        Err(Error::Conflict(_)) => {
            let notice = Some(desk.say("newsroom-error-moved", &[]));
            let code = Some(StatusCode::CONFLICT);
            page(desk, at, (room, id), How { said, notice, code, ..How::default() }).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn take_over(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    actions::stay(&room, id, actions::Wish::Take).await?;
    Ok(lead(&place(id)))
}

pub(super) async fn step(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    let step = Step::parse(&said.step).ok_or(Error::NotFound)?;
    let revision = said.revision.parse().unwrap_or(-1);
    let made = actions::step(&room, id, (step, revision), &said.note).await.map(|_| ());
    after(&desk, &at, (&room, id, "step"), (made, said)).await
}

pub(super) fn wrong(field: &str, sentence: Sentence) -> Error {
    Error::Invalid(vec![Problem::new(field, sentence)])
}

pub(super) async fn give(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    let user = said.user.parse().map_err(|_| Error::NotFound)?;
    let owns = match said.part.as_str() {
        "owner" => Some(true),
        "writer" => Some(false),
        "none" => None,
        _ => return Err(Error::NotFound),
    };
    let made = actions::give(&room, id, user, owns).await;
    after(&desk, &at, (&room, id, "people"), (made, said)).await
}

pub(super) async fn end_mention(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    actions::end_mention(&room, id).await?;
    Ok(lead("/desk"))
}
