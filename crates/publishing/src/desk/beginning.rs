//! `/desk/articles/new`: the beginning of a story, as words or as an idea that somebody is to write.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{Error, Form, Problem, Result, Sentence, ShownProblem};

use super::list::{Choice, choices};
use super::{Body, lead, place, when};
use crate::actions::{self, Beginning};
use crate::model::{ArticleState, Deed, Stake, Story, Verdict, verdict, working_story};
use crate::pages::{Pairs, value};
use crate::{Desk, Newsroom, store};

const PATH: &str = "/desk/articles/new";

/// A story to be, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    section: String,
    headline: String,
    /// `idea`, or anything else for a draft.
    kind: String,
    note: String,
    /// A day.
    planned: String,
    /// The id of a colleague; nothing for whoever begins it.
    owner: String,
    token: String,
}

#[derive(Debug, Serialize)]
struct NewPage {
    sections: Vec<Choice>,
    headline: String,
    is_idea: bool,
    note: String,
    planned: String,
    /// Those it can be given to; nobody where that is not theirs to say.
    colleagues: Vec<Choice>,
    problems: Vec<ShownProblem>,
}

impl Body for NewPage {
    const TEMPLATE: &'static str = "publishing/desk-new.html";
}

pub(super) async fn new(State(desk): State<Desk>, at: AtDesk, query: Pairs) -> Result<Response> {
    let room = desk.writer(&at)?;
    let text = |name| value(&query.0, name).unwrap_or("").to_owned();
    let typed = Typed { section: text("section"), kind: text("kind"), ..Typed::default() };
    form(&desk, &at, &room, (&typed, &[])).await
}

async fn form(
    desk: &Desk,
    at: &AtDesk,
    room: &Newsroom,
    (typed, problems): (&Typed, &[Problem]),
) -> Result<Response> {
    let own = Stake { owns: true, ..Stake::default() };
    let gives = verdict(room.hand.role, Deed::ChangeOwner, ArticleState::Draft, own) == Verdict::Yes;
    let read = desk.web.db.read(async |c| {
        let colleagues = if gives { store::colleagues(c).await? } else { Vec::new() };
        Ok::<_, Error>((store::sections(c).await?, colleagues))
    });
    let (sections, colleagues) = read.await?;
    let code = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    // A page cannot hold NUL: a browser would send back a character that was never typed.
    let plain = |text: &str| text.replace('\0', "");
    let page = NewPage {
        sections: choices(&sections, &typed.section),
        headline: plain(&typed.headline),
        is_idea: typed.kind == "idea",
        note: plain(&typed.note),
        planned: plain(&typed.planned),
        colleagues: colleagues
            .into_iter()
            .filter(|(user, _)| Some(*user) != room.hand.user)
            .map(|(user, title)| {
                let value = user.to_string();
                Choice { is_chosen: value == typed.owner, value, title }
            })
            .collect(),
        problems: desk.shown(problems),
    };
    desk.sheet(at, (PATH, desk.say("newsroom-title-new", &[])), page, code).await
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let mut problems = Vec::new();
    if !at.is_ours(&desk.web, &typed.token, super::FORM) {
        problems.push(Problem::new("form", Sentence::key("newsroom-error-token")));
    }
    let section = desk.web.db.read(async |c| store::section(c, &typed.section).await).await?;
    let how = asked(&desk, &typed, &mut problems);
    if section.is_none() {
        problems.push(Problem::new("section", Sentence::key("newsroom-error-section")));
    }
    let (Some(section), true) = (section, problems.is_empty()) else {
        return form(&desk, &at, &room, (&typed, &problems)).await;
    };
    match actions::begin(&room, (section.id, &typed.headline), &how).await {
        Ok(id) => Ok(lead(&place(id))),
        Err(Error::Invalid(problems)) => form(&desk, &at, &room, (&typed, &problems)).await,
        Err(error) => Err(error),
    }
}

/// How it is to begin; what is to mend is said all at once.
fn asked(desk: &Desk, typed: &Typed, problems: &mut Vec<Problem>) -> Beginning {
    let mut wrong = |field: &str, key: &'static str| problems.push(Problem::new(field, Sentence::key(key)));
    let planned = match typed.planned.trim() {
        "" => None,
        text => {
            let day = when::day(text).and_then(|day| when::start(day, &desk.web.site.zone));
            if day.is_none() {
                wrong("planned", "newsroom-error-day");
            }
            day
        }
    };
    let owner = match typed.owner.trim() {
        "" => None,
        text => {
            let owner = text.parse().ok();
            if owner.is_none() {
                wrong("owner", "rules-owner-unknown");
            }
            owner
        }
    };
    let story = Story { headline: typed.headline.clone(), ..Story::default() };
    problems.extend(working_story(story).err().into_iter().flatten());
    Beginning { idea: typed.kind == "idea", note: typed.note.clone(), planned, owner }
}
