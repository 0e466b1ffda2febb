//! An import: how far it is, what became of the stories, and what may be done with it.

use accounts::{Ask, AtDesk, Bar, PublisherAtDesk, Unproved};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Error, Head, Page, Path, Query, Result, ShownProblem, page_of};

use super::{FORM, PATH, head};
use crate::Importer;
use crate::model::{Import, Line, MOST_TOLD};
use crate::store;

/// Stories of the report on one page.
const SHOWN: usize = 100;
/// How often a page renews itself while there is something to see, in seconds.
const RENEWS: &str = "5";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    after: Option<i64>,
    /// The page stays as it is.
    still: Option<String>,
}

/// A count with its name.
#[derive(Debug, Serialize)]
struct Count {
    title: String,
    count: i64,
}

/// A story of which something is to be said.
#[derive(Debug, Serialize)]
struct Told {
    label: String,
    /// The line of the file; 0 where that says nothing.
    line: i64,
    how: &'static str,
    /// The story at the desk.
    url: Option<String>,
    words: Vec<String>,
}

impl From<Line> for Told {
    fn from(line: Line) -> Self {
        Self {
            label: line.label,
            line: line.line,
            how: line.how.as_str(),
            url: line.article.map(|id| format!("/desk/articles/{id}/edit")),
            words: line.words,
        }
    }
}

#[derive(Debug, Serialize)]
struct ImportPage {
    head: Head,
    desk: Bar,
    token: String,
    /// The proof that the form asks for.
    proof: Option<Ask>,
    problems: Vec<ShownProblem>,
    url: String,
    system: &'static str,
    /// Kilobytes of the file.
    size: i64,
    /// When it was sent, microseconds since 1970 UTC.
    at: i64,
    state: &'static str,
    is_working: bool,
    /// Whether nothing is stored so far.
    is_trial: bool,
    may_run: bool,
    may_end: bool,
    may_stop: bool,
    /// Whether the page renews itself.
    renews: bool,
    total: i64,
    done: i64,
    rate: i64,
    latest: String,
    problem: Option<String>,
    counts: Vec<Count>,
    others: Vec<Count>,
    told: Vec<Told>,
    /// Stories of which nothing stands here, though something is to be said.
    untold: i64,
    next: Option<String>,
    #[serde(skip)]
    code: StatusCode,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "exchange/import.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn status(&self) -> StatusCode {
        self.code
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(crate) async fn show(
    State(importer): State<Importer>,
    PublisherAtDesk(at): PublisherAtDesk,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    page(&importer, &at, (id, &asked), None).await
}

/// The page, with what is wrong with the proof that was sent with it.
pub(super) async fn page(
    importer: &Importer,
    at: &AtDesk,
    (id, asked): (i64, &Asked),
    wrong: Option<&Unproved>,
) -> Result<Response> {
    let web = &importer.web;
    let after = asked.after.unwrap_or(0);
    let rows = i64::try_from(SHOWN).unwrap_or(0) + 1;
    let found = web.db.read(async |c| {
        let import = store::import(c, id).await?.ok_or(Error::NotFound)?;
        Ok::<_, Error>((import, store::lines(c, id, after, rows).await?))
    });
    let (import, lines) = found.await?;
    let (lines, next) = page_of(lines, SHOWN, |line| line.number);
    let state = import.state;
    let renews = state.is_working() && asked.still.is_none() && wrong.is_none();
    let code = wrong.map_or(StatusCode::OK, Unproved::code);
    let url = format!("{PATH}/{id}");
    let told = |why: &Unproved| {
        let sentence = importer.told(&why.sentence);
        ShownProblem { field: "current".to_owned(), sentence }
    };
    let page = ImportPage {
        head: head(import.name.clone()),
        desk: at.bar(web),
        token: at.token(web, FORM),
        proof: importer.door.asks(at, &url).await?,
        problems: wrong.map(told).into_iter().collect(),
        system: import.system.title(),
        size: (import.size / 1_000).max(1),
        at: import.created,
        state: state.as_str(),
        is_working: state.is_working(),
        is_trial: import.run == 1,
        may_run: state.may_run(),
        may_end: state.may_end(),
        may_stop: state == crate::model::State::Running,
        renews,
        total: import.total,
        done: import.counts.done,
        rate: import.rate(),
        latest: import.latest.clone(),
        problem: import.problem.clone(),
        counts: counts(importer, &import),
        others: import
            .others
            .iter()
            .map(|(title, count)| Count { title: title.clone(), count: *count })
            .collect(),
        told: lines.into_iter().map(Told::from).collect(),
        untold: (import.counts.told - MOST_TOLD).max(0),
        next: next.map(|number| format!("{url}?after={number}")),
        url,
        code,
    };
    let mut response = web.personal(&page.url, &page).await?;
    if renews {
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(RENEWS));
    }
    Ok(response)
}

/// What became of the stories, in the order in which it matters.
fn counts(importer: &Importer, import: &Import) -> Vec<Count> {
    let counts = &import.counts;
    let all = [
        (importer.say("exchange-count-published"), counts.published),
        (importer.say("exchange-count-planned"), counts.planned),
        (importer.say("exchange-count-drafts"), counts.drafts),
        (importer.say("exchange-count-known"), counts.known),
        (importer.say("exchange-count-left-out"), counts.left_out),
        (importer.say("exchange-count-losses"), counts.losses),
        (importer.say("exchange-count-absent"), counts.absent),
        (importer.say("exchange-count-addresses"), import.addresses),
    ];
    let is_shown = |count: &Count| count.count > 0 || !import.state.is_open();
    let all = all.into_iter().map(|(title, count)| Count { title, count });
    all.filter(|count| is_shown(count)).collect()
}
