//! `/desk/articles/{id}/notes`: what was said beside a story, on all of it or on some of its words, and what is settled of it.

use accounts::AtDesk;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use web::{Error, Form, Path, Result, Sentence};

use super::aside::{after, wrong};
use super::said::Said;
use crate::actions::{self, NoteOn};
use crate::model::{Pointed, Story};
use crate::newsroom::Look;
use crate::store::Note;
use crate::{Desk, Newsroom};

/// A note as it is shown.
#[derive(Debug, Serialize)]
struct Shown {
    id: String,
    at: i64,
    by: String,
    text: String,
    /// The words of the story that it is about.
    quote: Option<String>,
    /// Whether they are no longer there.
    is_lost: bool,
    answers: Vec<Shown>,
    /// When it was settled, microseconds since 1970 UTC, and by whom.
    resolved: Option<i64>,
    resolver: String,
}

impl Shown {
    fn of(note: Note, pointed: &Pointed) -> Self {
        let is_lost = note.anchor.as_ref().is_some_and(|anchor| !pointed.holds(anchor));
        let (resolved, resolver) = note.resolved.unzip();
        Self {
            id: note.id.to_string(),
            at: note.at,
            by: note.name,
            text: note.text,
            quote: note.anchor.map(|anchor| anchor.exact),
            is_lost,
            answers: Vec::new(),
            resolved,
            resolver: resolver.unwrap_or_default(),
        }
    }
}

/// The notes beside a story, each with its answers.
#[derive(Debug, Serialize)]
pub(super) struct Notes {
    open: Vec<Shown>,
    /// What is settled: folded away, and still to be read.
    resolved: Vec<Shown>,
}

impl Notes {
    /// Notes in the order in which they were written.
    pub(super) fn of(notes: Vec<Note>, story: &Story) -> Self {
        let pointed = Pointed::of(story);
        let mut threads: Vec<Shown> = Vec::new();
        for note in notes {
            let to = note.answers_to.map(|id| id.to_string());
            let shown = Shown::of(note, &pointed);
            match threads.iter_mut().find(|thread| Some(&thread.id) == to.as_ref()) {
                Some(thread) => thread.answers.push(shown),
                // What it answers is older than the list.
                None => threads.push(shown),
            }
        }
        let (resolved, open) = threads.into_iter().partition(|thread| thread.resolved.is_some());
        Self { open, resolved }
    }
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    let made = write(&desk, (&room, id), &said).await;
    // Beside a step there is a note too: each form shows its own.
    let field =
        if said.answers_to.is_empty() { "say".to_owned() } else { format!("answer-{}", said.answers_to) };
    let made = made.map_err(|error| match error {
        Error::Invalid(mut problems) => {
            for one in &mut problems {
                one.field = if one.field == "anchor" { "about".to_owned() } else { field.clone() };
            }
            Error::Invalid(problems)
        }
        other => other,
    });
    let said = Said { say: said.note.clone(), note: String::new(), ..said };
    after(&desk, &at, (&room, id, "note"), (made, said)).await
}

async fn write(desk: &Desk, (room, id): (&Newsroom, i64), said: &Said) -> Result<()> {
    let on = if said.answers_to.is_empty() {
        point(desk, (room, id), &said.about).await?
    } else {
        NoteOn::Note(said.answers_to.parse().map_err(|_| Error::NotFound)?)
    };
    actions::add_note(room, id, &said.note, on).await.map(|_| ())
}

/// What a note is about: the story, or words of it as somebody typed or copied them.
async fn point(desk: &Desk, (room, id): (&Newsroom, i64), about: &str) -> Result<NoteOn> {
    if about.trim().is_empty() {
        return Ok(NoteOn::Story);
    }
    let look = desk.web.db.read(async |c| Look::at(c, room, id).await).await?;
    let found = Pointed::of(&look.story).find(about);
    found.map(NoteOn::Words).ok_or_else(|| wrong("anchor", Sentence::key("newsroom-error-about")))
}

pub(super) async fn settle(
    State(desk): State<Desk>,
    at: AtDesk,
    Path((id, note)): Path<(i64, i64)>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let room = desk.sender(&at, &said.token)?;
    let is_resolved = said.resolved == "yes";
    let made = actions::resolve_note(&room, (id, note), is_resolved).await;
    let done = if is_resolved { "resolved" } else { "reopened" };
    after(&desk, &at, (&room, id, done), (made, Said::default())).await
}
