//! `/desk/articles/{id}/plan`: the day a story is planned for, its embargo, and who may read it; the form beside it.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use locale::{Value, Zone};
use web::{Error, Form, Path, Problem, Result, Sentence};

use super::aside::{after, wrong};
use super::said::Said;
use super::story::{How, May, page};
use super::when::{self, When};
use crate::actions::Plan;
use crate::model::{Step, Work};
use crate::newsroom::Look;
use crate::{Desk, Newsroom, store};

/// What the form of a plan was made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    shared: bool,
    /// Moments, microseconds since 1970 UTC.
    planned: Option<i64>,
    embargo: Option<i64>,
}

impl Seen {
    pub(super) fn of(work: &Work) -> Self {
        Self { shared: work.shared, planned: work.planned, embargo: work.embargo }
    }

    fn plan(self) -> Plan {
        let (shared, planned, embargo) = (Some(self.shared), Some(self.planned), Some(self.embargo));
        Plan { shared, planned, embargo, note: String::new() }
    }
}

impl Said {
    /// The form of the plan as it is made of this.
    pub(super) fn on(self, seen: Seen, zone: &Zone) -> Self {
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

pub(super) async fn update(
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
