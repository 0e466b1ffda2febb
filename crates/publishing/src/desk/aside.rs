//! What stands beside a story: how far it is and the way on, its plan, its people, what was said, what happened.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use locale::{Value, Zone};
use serde::{Deserialize, Serialize};
use web::{Error, Form, Path, Problem, Result, Sentence};

use super::list::Choice;
use super::story::{How, May, page};
use super::when::{self, When};
use super::{lead, place};
use crate::actions::{self, Plan};
use crate::model::{Step, Work, Workflow};
use crate::newsroom::Look;
use crate::{Desk, Newsroom, store};

/// What was typed into the small forms.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Said {
    #[serde(skip_serializing)]
    token: String,
    #[serde(skip_serializing)]
    step: String,
    #[serde(skip_serializing)]
    revision: String,
    note: String,
    /// A day.
    planned: String,
    #[serde(skip_serializing)]
    shared: String,
    /// A day and a time of day.
    embargo_day: String,
    embargo_time: String,
    /// What the form of the plan was made of: moments, microseconds since 1970 UTC, and `yes`.
    planned_was: Option<String>,
    embargo_was: Option<String>,
    shared_was: Option<String>,
    #[serde(skip_serializing)]
    user: String,
    #[serde(skip_serializing)]
    part: String,
}

/// What the form of a plan was made of.
#[derive(Clone, Copy, Debug)]
struct Seen {
    shared: bool,
    /// Moments, microseconds since 1970 UTC.
    planned: Option<i64>,
    embargo: Option<i64>,
}

impl Seen {
    fn of(work: &Work) -> Self {
        Self { shared: work.shared, planned: work.planned, embargo: work.embargo }
    }

    fn plan(self) -> Plan {
        let (shared, planned, embargo) = (Some(self.shared), Some(self.planned), Some(self.embargo));
        Plan { shared, planned, embargo, note: String::new() }
    }
}

#[derive(Debug, Serialize)]
struct Person {
    id: String,
    name: String,
    owns: bool,
}

/// Something that happened.
#[derive(Debug, Serialize)]
struct Happened {
    at: i64,
    by: String,
    /// The end of a key of the words.
    action: String,
    detail: String,
    revision: i64,
}

/// What the newsroom knows of a story.
#[derive(Debug, Serialize)]
pub(super) struct Beside {
    workflow: String,
    /// The steps that whoever looks may make: ends of keys of the words, and names.
    steps: Vec<Way>,
    shared: bool,
    /// When readers see it at the earliest, microseconds since 1970 UTC.
    embargo: Option<i64>,
    people: Vec<Person>,
    colleagues: Vec<Choice>,
    /// Who else has it open.
    others: Vec<String>,
    events: Vec<Happened>,
    said: Said,
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
/// Events that have words of their own.
const ACTIONS: [&str; 18] = [
    "create",
    "submit",
    "withdraw",
    "request_changes",
    "approve",
    "publish",
    "schedule",
    "unschedule",
    "unpublish",
    "correct",
    "embargo",
    "take_over",
    "give",
    "take",
    "note",
    "preview",
    "previews_ended",
    "legal",
];

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
        let events = store::events(c, id, EVENTS).await?;
        Ok(Self {
            workflow: work.workflow.as_str().replace('_', "-"),
            steps: ways(work.workflow, may),
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
            events: events.into_iter().map(Happened::from).collect(),
            said,
        })
    }
}

impl Said {
    /// The form of the plan as it is made of this.
    fn on(self, seen: Seen, zone: &Zone) -> Self {
        let moment = |at: Option<i64>| Some(at.map(|at| at.to_string()).unwrap_or_default());
        let shared = if seen.shared { "yes" } else { "" };
        let (embargo_day, embargo_time) = seen.embargo.map(|at| when::fields(at, zone)).unwrap_or_default();
        Self {
            planned: seen.planned.map(|at| when::fields(at, zone).0).unwrap_or_default(),
            planned_was: moment(seen.planned),
            embargo_day,
            embargo_time,
            embargo_was: moment(seen.embargo),
            shared: shared.to_owned(),
            shared_was: Some(shared.to_owned()),
            ..self
        }
    }

    /// What the form was made of; where it does not say, of what there is.
    fn seen(&self, work: &Work) -> Seen {
        let moment = |was: &Option<String>, is: Option<i64>| match was.as_deref().map(str::trim) {
            None => is,
            Some(text) => text.parse().ok(),
        };
        Seen {
            shared: self.shared_was.as_deref().map_or(work.shared, |was| was == "yes"),
            planned: moment(&self.planned_was, work.planned),
            embargo: moment(&self.embargo_was, work.embargo),
        }
    }
}

impl From<store::Event> for Happened {
    fn from(event: store::Event) -> Self {
        let known = ACTIONS.contains(&event.action.as_str());
        let action = if known { event.action.replace('_', "-") } else { "other".to_owned() };
        // What a moment says stands in the plan already.
        let detail = if event.action == "embargo" { String::new() } else { event.detail };
        Self { at: event.at, by: event.name, action, detail, revision: event.revision }
    }
}

fn ways(from: Workflow, may: May) -> Vec<Way> {
    let next = match from {
        Workflow::Idea | Workflow::Draft | Workflow::ChangesRequested => Step::Submit,
        Workflow::Submitted | Workflow::Approved => Step::Approve,
    };
    let open = Step::open(from).into_iter().filter(|step| may.step(*step));
    let way =
        |step: Step| Way { name: step.as_str(), key: step.as_str().replace('_', "-"), is_next: step == next };
    open.map(way).collect()
}

/// What became of a small form: the story again, or why not.
async fn after(
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

pub(super) async fn note(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    let mut made = Ok(());
    if said.note.trim().is_empty() {
        made = Err(wrong("note", Sentence::key("newsroom-error-note")));
    }
    if made.is_ok() {
        made = actions::plan(&room, id, &Plan { note: said.note.clone(), ..Plan::default() }).await;
    }
    after(&desk, &at, (&room, id, "note"), (made, said)).await
}

fn wrong(field: &str, sentence: Sentence) -> Error {
    Error::Invalid(vec![Problem::new(field, sentence)])
}

pub(super) async fn plan(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    let read = desk.web.db.read(async |c| {
        let look = Look::at(c, &room, id).await?;
        let stake = store::stake(c, id, room.hand.user, look.work.shared).await?;
        let may = May::of(&room, &look, stake);
        Ok::<_, Error>((look.work, may))
    });
    let (work, may) = read.await?;
    let seen = said.seen(&work);
    let plan = match planned(&desk, &said, (may, seen)) {
        Ok(plan) => plan,
        Err(error) => return after(&desk, &at, (&room, id, "plan"), (Err(error), said)).await,
    };
    match plan.keep(&room, id, &seen.plan()).await {
        Err(Error::Conflict(_)) => clash(&desk, &at, (&room, id), (&plan, seen, said)).await,
        made => after(&desk, &at, (&room, id, "plan"), (made, said)).await,
    }
}

/// The plan that a form asks for. What is as the form was made stays untouched, whatever became of it since; what somebody
/// may not change is not in their form.
fn planned(desk: &Desk, said: &Said, (may, seen): (May, Seen)) -> Result<Plan> {
    let zone = &desk.web.site.zone;
    let made = Said::default().on(seen, zone);
    let planned = match said.planned.trim() {
        same if same == made.planned => None,
        "" => Some(None),
        text => {
            let day = when::day(text).and_then(|day| when::start(day, zone));
            Some(Some(day.ok_or_else(|| wrong("planned", Sentence::key("newsroom-error-day")))?))
        }
    };
    // Some browsers send seconds too.
    let time: String = said.embargo_time.trim().chars().take(5).collect();
    let embargo = match (said.embargo_day.trim(), time.as_str()) {
        ("", _) => seen.embargo.map(|_| None),
        same if same == (made.embargo_day.as_str(), made.embargo_time.as_str()) => None,
        (day, time) => match when::read(day, if time.is_empty() { "00:00" } else { time }, zone) {
            // Of two the later: an embargo is broken by what comes too early.
            When::At(at) | When::Twice(_, at) => Some(Some(at)),
            When::Never => return Err(wrong("embargo", Sentence::key("newsroom-error-never"))),
            When::Unread => return Err(wrong("embargo", Sentence::key("newsroom-error-moment"))),
        },
    };
    let shared = said.shared == "yes";
    Ok(Plan {
        shared: (may.step(Step::Submit) && shared != seen.shared).then_some(shared),
        planned,
        embargo: embargo.filter(|_| may.publish),
        note: String::new(),
    })
}

/// The page where somebody else changed the same of a plan: it says what, and keeps what was typed for a second time.
async fn clash(
    desk: &Desk,
    at: &AtDesk,
    (room, id): (&Newsroom, i64),
    (plan, seen, typed): (&Plan, Seen, Said),
) -> Result<Response> {
    let work = desk.web.db.read(async |c| Look::at(c, room, id).await.map(|look| look.work)).await?;
    let site = &desk.web.site;
    let mut said = typed.clone().on(Seen::of(&work), &site.zone);
    let mut problems = Vec::new();
    let mut tell = |field: &str, key: &str, is: Option<String>| {
        let key = format!("newsroom-clash-{key}{}", if is.is_some() { "" } else { "-none" });
        let args: Vec<_> = is.into_iter().map(|is| ("when", Value::Str(is))).collect();
        problems.push(Problem::new(field, Sentence::words(desk.say(&key, &args))));
    };
    if let Some(wanted) = plan.planned {
        if work.planned != seen.planned && work.planned != wanted {
            let day = work.planned.map(|at| locale::house_date(at, &site.zone, site.language));
            tell("planned", "planned", day);
        }
        said.planned = typed.planned;
    }
    if let Some(wanted) = plan.embargo {
        if work.embargo != seen.embargo && work.embargo != wanted {
            let moment = work.embargo.map(|at| locale::house_moment(at, &site.zone, site.language));
            tell("embargo", "embargo", moment);
        }
        (said.embargo_day, said.embargo_time) = (typed.embargo_day, typed.embargo_time);
    }
    if let Some(shared) = plan.shared {
        said.shared = if shared { "yes".to_owned() } else { String::new() };
    }
    let code = Some(StatusCode::CONFLICT);
    page(desk, at, (room, id), How { said, problems, code, ..How::default() }).await
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
