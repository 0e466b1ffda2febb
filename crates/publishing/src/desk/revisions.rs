//! `/desk/articles/{id}/revisions`: every save of a story, and any two of them side by side.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use document::{BlockDiff, Change, Document, Run, WordsChanged, diff, diff_words};
use serde::{Deserialize, Serialize};
use web::{Error, Form, Path, Result, Sentence};

use super::story::{Heading, May};
use super::{Body, lead, place};
use crate::actions;
use crate::model::{Lead, Revision};
use crate::newsroom::Look;
use crate::pages::{Pairs, value};
use crate::{Desk, Newsroom, Story, store};

/// A block beside what it was.
pub(super) type Part = BlockDiff;

/// Revisions on a page.
const MOST: usize = 50;

/// What one text has and the other has not.
pub(super) fn parts(mine: &Document, theirs: &Document) -> Vec<Part> {
    diff(theirs, mine)
}

#[derive(Debug, Serialize)]
struct Line {
    number: i64,
    at: i64,
    by: String,
    cause: &'static str,
    words: i64,
    published: Option<i64>,
    /// Where it is compared with the one before.
    changes: Option<String>,
}

#[derive(Debug, Serialize)]
struct ListPage {
    story: Heading,
    may: May,
    revisions: Vec<Line>,
    /// The two that are chosen at first.
    chosen: (i64, i64),
    next: Option<String>,
}

impl Body for ListPage {
    const TEMPLATE: &'static str = "publishing/desk-revisions.html";
}

fn path(id: i64) -> String {
    format!("/desk/articles/{id}/revisions")
}

pub(super) async fn index(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    query: Pairs,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let number = |name| value(&query.0, name).and_then(|text| text.parse::<i64>().ok());
    if let (Some(a), Some(b)) = (number("a"), number("b")) {
        return Ok(lead(&format!("{}/{}..{}", path(id), a.min(b), a.max(b))));
    }
    let before = number("before").unwrap_or(i64::MAX);
    let read = desk.web.db.read(async |c| {
        let (story, may) = opened(c, (&desk, &room, id)).await?;
        let most = i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1);
        Ok::<_, Error>((story, may, store::revisions(c, id, before, most).await?))
    });
    let (story, may, rows) = read.await?;
    let (rows, next) = web::page_of(rows, MOST, |row| row.number);
    let newest = rows.first().map_or(0, |row| row.number);
    let page = ListPage {
        chosen: (newest - 1, newest),
        next: next.map(|number| format!("{}?before={number}", path(id))),
        revisions: rows.into_iter().map(|row| line(id, row)).collect(),
        story,
        may,
    };
    desk.sheet(&at, (&path(id), desk.say("newsroom-title-revisions", &[])), page, StatusCode::OK).await
}

fn line(id: i64, row: Revision) -> Line {
    let changes = (row.number > 1).then(|| format!("{}/{}..{}", path(id), row.number - 1, row.number));
    Line {
        number: row.number,
        at: row.at,
        by: row.name,
        cause: row.cause.as_str(),
        words: row.words,
        published: row.published,
        changes,
    }
}

/// The head of a story's page, and what whoever looks may do.
pub(super) async fn opened(
    c: &mut Conn,
    (desk, room, id): (&Desk, &Newsroom, i64),
) -> Result<(Heading, May)> {
    let look = Look::at(c, room, id).await?;
    let stake = store::stake(c, id, room.hand.user, look.work.shared).await?;
    Ok((Heading::of(&look, desk.web.clock.now()), May::of(room, &look, stake)))
}

/// A field that changed.
#[derive(Debug, Serialize)]
struct Field {
    /// The end of the key of its words.
    name: &'static str,
    runs: Vec<Run>,
}

#[derive(Debug, Serialize)]
struct ComparePage {
    story: Heading,
    may: May,
    old: Line,
    new: Line,
    fields: Vec<Field>,
    blocks: Vec<BlockDiff>,
    words: WordsChanged,
    is_same: bool,
}

impl Body for ComparePage {
    const TEMPLATE: &'static str = "publishing/desk-compare.html";
}

pub(super) async fn compare(
    State(desk): State<Desk>,
    at: AtDesk,
    Path((id, range)): Path<(i64, String)>,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let numbers = range.split_once("..").and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    let (a, b): (i64, i64) = numbers.ok_or(Error::NotFound)?;
    let turn = desk.comparing.turn().await?;
    let read = desk.web.db.read(async |c| {
        let (story, may) = opened(c, (&desk, &room, id)).await?;
        Ok::<_, Error>((story, may, kept(c, id, a).await?, kept(c, id, b).await?))
    });
    let (story, may, (old, before), (new, after)) = read.await?;
    let compared = turn.work(move || (fields(&before, &after), diff(&before.body, &after.body)));
    let (fields, blocks) = compared.await?;
    let runs = blocks.iter().flat_map(|block| &block.parts).flat_map(|part| &part.runs);
    let page = ComparePage {
        words: WordsChanged::of(runs.chain(fields.iter().flat_map(|field| &field.runs))),
        is_same: fields.is_empty() && blocks.iter().all(|block| block.change == Change::Same),
        old: line(id, old),
        new: line(id, new),
        story,
        may,
        fields,
        blocks,
    };
    let place = format!("{}/{a}..{b}", path(id));
    desk.sheet(&at, (&place, desk.say("newsroom-title-compare", &[])), page, StatusCode::OK).await
}

async fn kept(c: &mut Conn, id: i64, number: i64) -> Result<(Revision, Story)> {
    let revision = store::revision(c, id, number).await?.ok_or(Error::NotFound)?;
    Ok((revision, store::story_at(c, id, number).await?.ok_or(Error::NotFound)?))
}

fn fields(old: &Story, new: &Story) -> Vec<Field> {
    let of = |story: &Story| {
        let lead = story.lead.clone().unwrap_or_default();
        let Lead { media, alt, caption, credit, .. } = lead;
        [
            ("headline", story.headline.clone()),
            ("standfirst", story.standfirst.clone()),
            ("kicker", story.kicker.clone().unwrap_or_default()),
            ("dateline", story.dateline.clone().unwrap_or_default()),
            ("bylines", story.bylines.join(", ")),
            ("topics", story.topics.join(", ")),
            ("lead-media", media),
            ("lead-alt", alt),
            ("lead-caption", caption),
            ("lead-credit", credit),
        ]
    };
    let pairs = of(old).into_iter().zip(of(new)).filter(|((_, old), (_, new))| old != new);
    pairs.map(|((name, old), (_, new))| Field { name, runs: diff_words(&old, &new) }).collect()
}

/// Which words are brought back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    number: String,
    revision: String,
    token: String,
}

pub(super) async fn restore(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(chosen): Form<Chosen>,
) -> Result<Response> {
    let room = desk.sender(&at, &chosen.token)?;
    let number = |text: &str| text.parse::<i64>().map_err(|_| Error::NotFound);
    let made = actions::restore(&room, id, number(&chosen.number)?, number(&chosen.revision)?).await;
    match made {
        Ok(made) => Ok(lead(&format!("{}?saved={}", place(id), made.number))),
        Err(Error::Conflict(_)) => Err(Error::Conflict(Sentence::key("newsroom-error-moved"))),
        Err(error) => Err(error),
    }
}
