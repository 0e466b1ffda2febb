//! `/desk/articles`: the stories of the newsroom.

use std::collections::HashMap;

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use serde::Serialize;
use web::{Error, Result};

use super::{Body, place, when};
use crate::model::{
    ArticleState, Cursor, Deed, LiveState, Section, Stake, Verdict, Whose, Workflow, verdict,
};
use crate::pages::{Pairs, value};
use crate::store::{InWork, Wanted};
use crate::{Desk, Newsroom, actions, store};

const PATH: &str = "/desk/articles";
/// Stories on a page.
const MOST: usize = 30;
/// Words of a headline that are looked for.
const WORDS: usize = 3;
/// The tabs in their order: what has words that readers do not see, step by step, then what they will see, see and saw.
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
    /// How far its newest words are, where that is another thing: those of a published story that was handed in.
    pub(super) step: Option<&'static str>,
    /// Where its live coverage is posted to, while there is one and for those who may.
    pub(super) live: Option<String>,
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
        let lines = lines(c, (&desk, &room), rows).await?;
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
        "unpublished" => store::taken_back(c, wanted, after, most).await,
        _ => store::in_work(c, wanted, after, most).await,
    }
}

/// Rows with the names over them and who has them open.
pub(super) async fn lines(
    c: &mut Conn,
    (desk, room): (&Desk, &Newsroom),
    rows: Vec<InWork>,
) -> database::Result<Vec<Line>> {
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
            step: step_of(&row),
            live: live_of(room, &row),
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

/// How far the newest words are of a story that readers see, or saw; nothing where nobody handed them in.
fn step_of(row: &InWork) -> Option<&'static str> {
    use Workflow::{Approved, ChangesRequested, Submitted};
    let is_apart = row.is_ahead || row.state == ArticleState::Unpublished;
    let is_in_hands = matches!(row.workflow, Submitted | ChangesRequested | Approved);
    (is_apart && is_in_hands).then(|| row.workflow.as_str())
}

/// Where somebody posts to the live coverage of a story that goes on.
fn live_of(room: &Newsroom, row: &InWork) -> Option<String> {
    let stake = Stake { owns: row.is_theirs, ..Stake::default() };
    let may = verdict(room.hand.role, Deed::Report, row.state, stake) == Verdict::Yes;
    let goes_on = matches!(row.coverage, Some(LiveState::Active | LiveState::Paused));
    (may && goes_on).then(|| super::live::place(row.id))
}

pub(super) fn choices(sections: &[Section], chosen: &str) -> Vec<Choice> {
    let choice = |section: &Section| Choice {
        value: section.slug.clone(),
        title: section.title.clone(),
        is_chosen: section.slug == chosen,
    };
    sections.iter().map(choice).collect()
}
