//! `/desk/sections`: the sections of the paper, and what they want before a story goes out.

use accounts::{AtDesk, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use locale::Language;
use serde::{Deserialize, Serialize};
use web::{Error, Form, Path, Problem, Result, ShownProblem};

use super::list::Choice;
use super::{Body, lead};
use crate::actions::{self, SectionChanges};
use crate::{Desk, NewSection, store};

const PATH: &str = "/desk/sections";

#[derive(Debug, Serialize)]
struct Line {
    id: String,
    slug: String,
    title: String,
    description: String,
    position: i64,
    two_eyes: bool,
    legal: bool,
    problems: Vec<ShownProblem>,
}

#[derive(Debug, Serialize)]
struct SectionsPage {
    sections: Vec<Line>,
    /// What was typed for another.
    added: Typed,
    languages: Vec<Choice>,
    problems: Vec<ShownProblem>,
    notice: Option<String>,
}

impl Body for SectionsPage {
    const TEMPLATE: &'static str = "publishing/desk-sections.html";
}

/// The fields of a section.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Typed {
    slug: String,
    title: String,
    description: String,
    position: String,
    language: String,
    two_eyes: String,
    legal: String,
    #[serde(skip_serializing)]
    token: String,
}

impl Typed {
    fn changes(&self) -> SectionChanges {
        SectionChanges {
            title: self.title.clone(),
            description: self.description.clone(),
            position: self.position.trim().parse().unwrap_or(-1),
            two_eyes: self.two_eyes == "yes",
            legal: self.legal == "yes",
        }
    }
}

fn may(at: &AtDesk) -> Result<()> {
    if at.actor.has(Scope::ArticlesPublish) { Ok(()) } else { Err(Error::NotFound) }
}

pub(super) async fn index(State(desk): State<Desk>, at: AtDesk) -> Result<Response> {
    may(&at)?;
    page(&desk, &at, None, (Typed::default(), Vec::new())).await
}

/// The page; `changed` is the section that was typed for, none for a new one.
async fn page(
    desk: &Desk,
    at: &AtDesk,
    changed: Option<i64>,
    (typed, problems): (Typed, Vec<Problem>),
) -> Result<Response> {
    let read = desk
        .web
        .db
        .read(async |c| Ok::<_, Error>((store::sections(c).await?, store::section_rules(c).await?)));
    let (sections, rules) = read.await?;
    let problems = desk.shown(&problems);
    let code = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let next = sections.iter().map(|section| section.position).max().unwrap_or(-1) + 1;
    let lines = sections.into_iter().map(|section| {
        let rule = rules.iter().find(|(id, ..)| *id == section.id);
        let line = Line {
            id: section.id.to_string(),
            slug: section.slug,
            title: section.title,
            description: section.description,
            position: section.position,
            two_eyes: rule.is_some_and(|(_, eyes, _)| *eyes),
            legal: rule.is_some_and(|(.., legal)| *legal),
            problems: Vec::new(),
        };
        if changed != Some(section.id) {
            return line;
        }
        Line {
            title: typed.title.clone(),
            description: typed.description.clone(),
            two_eyes: typed.two_eyes == "yes",
            legal: typed.legal == "yes",
            problems: problems.clone(),
            ..line
        }
    });
    let lines = lines.collect();
    let mut added = if changed.is_none() { typed.clone() } else { Typed::default() };
    if added.position.is_empty() {
        added.position = next.to_string();
    }
    let language = Language::from_code(&added.language).unwrap_or(desk.web.site.language);
    let choice = |one: Language| Choice {
        value: one.code().to_owned(),
        title: desk.say(&format!("newsroom-language-{}", one.code().to_lowercase()), &[]),
        is_chosen: one == language,
    };
    let body = SectionsPage {
        sections: lines,
        added,
        languages: Language::ALL.into_iter().map(choice).collect(),
        problems: if changed.is_none() { problems } else { Vec::new() },
        notice: None,
    };
    desk.sheet(at, (PATH, desk.say("newsroom-title-sections", &[])), body, code).await
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    may(&at)?;
    desk.sender(&at, &typed.token)?;
    let changes = typed.changes();
    let new = NewSection {
        slug: typed.slug.trim().to_owned(),
        title: changes.title.clone(),
        description: changes.description.clone(),
        language: Language::from_code(&typed.language).unwrap_or(desk.web.site.language),
        position: changes.position,
    };
    let made = match actions::create_section(&desk, &new).await {
        Ok(id) => actions::update_section(&desk, id, &changes).await,
        Err(error) => Err(error),
    };
    answer(&desk, &at, None, (made, typed)).await
}

pub(super) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    may(&at)?;
    desk.sender(&at, &typed.token)?;
    let made = actions::update_section(&desk, id, &typed.changes()).await;
    answer(&desk, &at, Some(id), (made, typed)).await
}

async fn answer(
    desk: &Desk,
    at: &AtDesk,
    changed: Option<i64>,
    (made, typed): (Result<()>, Typed),
) -> Result<Response> {
    match made {
        Ok(()) => Ok(lead(PATH)),
        Err(Error::Invalid(problems)) => page(desk, at, changed, (typed, problems)).await,
        Err(error) => Err(error),
    }
}
