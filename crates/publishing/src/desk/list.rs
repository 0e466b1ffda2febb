//! `/desk/articles`: the stories of the newsroom, and the beginning of another.

use std::collections::HashMap;

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use serde::{Deserialize, Serialize};
use web::{Error, Form, Problem, Result, Sentence, ShownProblem};

use super::{Body, lead, place, when};
use crate::model::{ArticleState, Cursor, Section, Whose, Workflow};
use crate::pages::{Pairs, value};
use crate::store::{InWork, Wanted};
use crate::{Changes, Desk, Newsroom, actions, store};

const PATH: &str = "/desk/articles";
/// Stories on a page.
const MOST: usize = 30;
/// Words of a headline that are looked for.
const WORDS: usize = 3;
/// The tabs in their order: what readers do not see, step by step, then what they will see, see and saw.
const TABS: [&str; 9] = [
    "work",
    "idea",
    "draft",
    "submitted",
    "changes_requested",
    "approved",
    "scheduled",
    "published",
    "unpublished",
];

/// A story in a list.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) url: String,
    pub(super) headline: String,
    pub(super) language: &'static str,
    pub(super) section: String,
    pub(super) bylines: Vec<String>,
    /// How far it is: a key of the words, `scheduled`, `published` and `unpublished` among them.
    pub(super) state: &'static str,
    pub(super) is_ahead: bool,
    /// Microseconds since 1970 UTC, like those below.
    pub(super) planned: Option<i64>,
    pub(super) changed: i64,
    pub(super) published: Option<i64>,
    /// Who has it open.
    pub(super) open: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Tab {
    name: &'static str,
    url: String,
    is_current: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) title: String,
    pub(super) is_chosen: bool,
}

#[derive(Debug, Serialize)]
struct ListPage {
    /// What just happened: a sentence.
    notice: Option<String>,
    tabs: Vec<Tab>,
    state: &'static str,
    sections: Vec<Choice>,
    mine: bool,
    day: String,
    q: String,
    /// Whether something narrows the list beside the tab.
    is_narrowed: bool,
    stories: Vec<Line>,
    next: Option<String>,
}

impl Body for ListPage {
    const TEMPLATE: &'static str = "publishing/desk-articles.html";
}

/// What somebody asked for.
#[derive(Debug, Default)]
struct Asked {
    state: &'static str,
    section: String,
    mine: bool,
    day: String,
    q: String,
}

impl Asked {
    fn of(query: &[(String, String)]) -> Self {
        let text = |name| value(query, name).unwrap_or("").trim().to_owned();
        let state = value(query, "state").and_then(|name| TABS.into_iter().find(|tab| *tab == name));
        Self {
            state: state.unwrap_or("work"),
            section: text("section"),
            mine: text("mine") == "yes",
            day: text("day"),
            q: text("q").chars().take(100).collect(),
        }
    }

    fn url(&self, state: &str, after: Option<Cursor>) -> String {
        let mut pairs = vec![("state", state.to_owned())];
        let rest = [("section", &self.section), ("day", &self.day), ("q", &self.q)];
        pairs.extend(
            rest.into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name, value.clone())),
        );
        if self.mine {
            pairs.push(("mine", "yes".to_owned()));
        }
        pairs.extend(after.map(|after| ("after", after.to_string())));
        format!("{PATH}?{}", serde_urlencoded::to_string(&pairs).unwrap_or_default())
    }

    fn wanted(&self, desk: &Desk, room: &Newsroom, sections: &[Section]) -> Wanted {
        let zone = &desk.web.site.zone;
        let day = when::day(&self.day)
            .and_then(|day| Some((when::start(day, zone)?, locale::end_of_day(day, zone)? + 1)));
        let section =
            sections.iter().find(|section| section.slug == self.section).map_or(0, |section| section.id);
        Wanted {
            workflow: Workflow::parse(self.state).map_or("", Workflow::as_str),
            section,
            mine: if self.mine { room.hand.user.unwrap_or(0) } else { 0 },
            days: day.unwrap_or_default(),
            words: patterns(&self.q),
            ..wanted(room)
        }
    }
}

/// All stories that somebody may see.
pub(super) fn wanted(room: &Newsroom) -> Wanted {
    Wanted {
        whose: Whose::of(&room.hand),
        workflow: "",
        section: 0,
        mine: 0,
        days: (0, 0),
        words: patterns(""),
    }
}

/// Patterns for the words of a query.
fn patterns(text: &str) -> [(String, String); WORDS] {
    let mut words = text.split_whitespace().map(|word| {
        let plain: String = word
            .chars()
            .flat_map(|c| if matches!(c, '%' | '_' | '!') { vec!['!', c] } else { vec![c] })
            .collect();
        (format!("%{}%", plain.to_lowercase()), format!("%{plain}%"))
    });
    std::array::from_fn(|_| words.next().unwrap_or_else(|| ("%".to_owned(), "%".to_owned())))
}

pub(super) async fn index(State(desk): State<Desk>, at: AtDesk, query: Pairs) -> Result<Response> {
    let room = desk.writer(&at)?;
    let asked = Asked::of(&query.0);
    let after = crate::pages::after(&query.0)?;
    let read = desk.web.db.read(async |c| {
        let sections = store::sections(c).await?;
        let wanted = asked.wanted(&desk, &room, &sections);
        let rows = rows(c, (&wanted, asked.state), after, desk.web.clock.now()).await?;
        let (rows, next) = web::page_of(rows, MOST, |row| cursor(row, asked.state));
        let lines = lines(c, &desk, rows).await?;
        Ok::<_, Error>((sections, lines, next))
    });
    let (sections, stories, next) = read.await?;
    let tab = |name| Tab { name, url: asked.url(name, None), is_current: name == asked.state };
    let is_after_deletion = value(&query.0, "done") == Some("deleted");
    let page = ListPage {
        notice: is_after_deletion.then(|| desk.say("newsroom-done-deleted", &[])),
        tabs: TABS.into_iter().map(tab).collect(),
        sections: choices(&sections, &asked.section),
        is_narrowed: asked.mine || !(asked.section.is_empty() && asked.day.is_empty() && asked.q.is_empty()),
        next: next.map(|next| asked.url(asked.state, Some(next))),
        state: asked.state,
        mine: asked.mine,
        day: asked.day,
        q: asked.q,
        stories,
    };
    desk.sheet(&at, (PATH, desk.say("newsroom-title-stories", &[])), page, StatusCode::OK).await
}

fn cursor(row: &InWork, state: &str) -> Cursor {
    let place =
        if matches!(state, "scheduled" | "published") { row.published.unwrap_or(0) } else { row.changed };
    Cursor { published: place, id: row.id }
}

async fn rows(
    c: &mut Conn,
    (wanted, state): (&Wanted, &str),
    after: Option<Cursor>,
    now: i64,
) -> database::Result<Vec<InWork>> {
    let after = after.unwrap_or(Cursor::newest(i64::MAX));
    let most = i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1);
    match state {
        "scheduled" => store::come_out(c, wanted, (now, i64::MAX), after, most).await,
        "published" => store::come_out(c, wanted, (i64::MIN, now), after, most).await,
        "unpublished" => store::in_work(c, wanted, ArticleState::Unpublished, after, most).await,
        _ => store::in_work(c, wanted, ArticleState::Draft, after, most).await,
    }
}

/// Rows with the names over them and who has them open.
pub(super) async fn lines(c: &mut Conn, desk: &Desk, rows: Vec<InWork>) -> database::Result<Vec<Line>> {
    let now = desk.web.clock.now();
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut bylines = store::bylines(c, &ids).await?;
    let mut open: HashMap<i64, Vec<String>> = HashMap::new();
    for (id, name) in store::open_now(c, actions::lately(now)).await? {
        open.entry(id).or_default().push(name);
    }
    Ok(rows
        .into_iter()
        .map(|row| Line {
            url: place(row.id),
            state: state_of(row.state, row.workflow, row.published, now),
            bylines: bylines.remove(&row.id).unwrap_or_default(),
            open: open.remove(&row.id).unwrap_or_default(),
            id: row.id.to_string(),
            headline: row.headline,
            language: row.language.code(),
            section: row.section,
            is_ahead: row.is_ahead,
            planned: row.planned,
            changed: row.changed,
            published: row.published,
        })
        .collect())
}

/// How far a story is, in one word.
pub(super) fn state_of(
    state: ArticleState,
    workflow: Workflow,
    published: Option<i64>,
    now: i64,
) -> &'static str {
    match state {
        ArticleState::Draft => workflow.as_str(),
        ArticleState::Published if published.is_some_and(|at| at > now) => "scheduled",
        ArticleState::Published | ArticleState::Unpublished => state.as_str(),
    }
}

pub(super) fn choices(sections: &[Section], chosen: &str) -> Vec<Choice> {
    let choice = |section: &Section| Choice {
        value: section.slug.clone(),
        title: section.title.clone(),
        is_chosen: section.slug == chosen,
    };
    sections.iter().map(choice).collect()
}

/// A story to be.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Beginning {
    section: String,
    headline: String,
    token: String,
}

#[derive(Debug, Serialize)]
struct NewPage {
    sections: Vec<Choice>,
    headline: String,
    problems: Vec<ShownProblem>,
}

impl Body for NewPage {
    const TEMPLATE: &'static str = "publishing/desk-new.html";
}

pub(super) async fn new(State(desk): State<Desk>, at: AtDesk, query: Pairs) -> Result<Response> {
    let section = value(&query.0, "section").unwrap_or("").to_owned();
    form(&desk, &at, &Beginning { section, ..Beginning::default() }, Vec::new()).await
}

async fn form(desk: &Desk, at: &AtDesk, typed: &Beginning, problems: Vec<Problem>) -> Result<Response> {
    desk.writer(at)?;
    let sections = desk.web.db.read(async |c| store::sections(c).await).await?;
    let code = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sections = choices(&sections, &typed.section);
    let page = NewPage { sections, headline: typed.headline.clone(), problems: desk.shown(&problems) };
    desk.sheet(at, ("/desk/articles/new", desk.say("newsroom-title-new", &[])), page, code).await
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Form(typed): Form<Beginning>,
) -> Result<Response> {
    let room = desk.sender(&at, &typed.token)?;
    let read = desk.web.db.read(async |c| store::section(c, &typed.section).await);
    let Some(section) = read.await? else {
        let problem = Problem::new("section", Sentence::key("newsroom-error-section"));
        return form(&desk, &at, &typed, vec![problem]).await;
    };
    let changes = Changes { headline: Some(typed.headline.clone()), ..Changes::default() };
    // Looked at first: a draft without its headline would be left behind.
    if let Err(problems) = crate::model::working_story(changes.applied(crate::Story::default())) {
        return form(&desk, &at, &typed, problems).await;
    }
    match actions::begin(&room, section.id, &typed.headline).await {
        Ok(id) => Ok(lead(&place(id))),
        Err(Error::Invalid(problems)) => form(&desk, &at, &typed, problems).await,
        Err(error) => Err(error),
    }
}
