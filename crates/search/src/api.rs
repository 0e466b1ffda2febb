//! `GET /api/v1/search`: the same search for programs.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use locale::rfc3339_utc;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Error, FormState, Problem, Query, Result, Sentence};

use crate::Search;
use crate::find::{Cursor, Found, Question, answer};
use crate::highlight::{Piece, excerpt, marked};
use crate::pages::{passage, question};
use crate::plan::Marks;

#[derive(OpenApi)]
#[openapi(paths(index), tags((name = "search", description = "What is in the paper")))]
struct Doc;

/// What the API of this feature offers, for the paper's OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    /// Words, `"phrases"`, `-exclusions`, `beginnings*`; also filters: `section:`, `author:`, `speaker:`, `from:`, `to:`.
    q: Option<String>,
    /// The slug or the title of a section.
    section: Option<String>,
    /// A name over the article, or a part of it.
    author: Option<String>,
    /// The name of somebody who is quoted, or a part of it.
    speaker: Option<String>,
    /// The first day, such as `2025-01-14`.
    from: Option<String>,
    /// The last day.
    to: Option<String>,
    /// Whether to look in comments as well, where the paper allows it.
    comments: Option<bool>,
    /// Where the list goes on: `next` of the list before.
    after: Option<String>,
    /// How many, 1 to 100; 20 where it is not said.
    limit: Option<usize>,
}

/// Something found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchResult {
    /// `article` or `comment`.
    kind: &'static str,
    id: String,
    url: String,
    /// The headline of the article, with what was looked for marked; a comment has that of its article.
    headline: Vec<Piece>,
    /// The passage that shows why it was found.
    excerpt: Vec<Piece>,
    /// The section's title.
    section: String,
    /// Its authors; the name its writer gave, for a comment.
    names: Vec<String>,
    /// BCP 47.
    language: &'static str,
    /// When it was published or sent, RFC 3339 in UTC.
    at: String,
}

/// Results, best first, and among equals the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchResults {
    items: Vec<SearchResult>,
    /// How many there are in all, counted up to 10,000.
    count: i64,
    /// Whether there are more than were counted.
    more: bool,
    /// Send it as `after` for the results that follow.
    next: Option<String>,
    /// The query in another spelling, where this one finds little.
    suggestion: Option<String>,
}

/// Articles and, where asked for, comments that readers see.
#[utoipa::path(
    get, path = "/api/v1/search", tag = "search", operation_id = "search", params(Which),
    responses((status = 200, body = SearchResults, description = "A page of results"), (status = 400, description = "A query that cannot be read"),
              (status = 422, description = "A value that does not fit"))
)]
pub(crate) async fn index(State(search): State<Search>, Query(which): Query<Which>) -> Result<Response> {
    let limit = which.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(Error::Invalid(vec![Problem::new("limit", Sentence::key("search-error-limit"))]));
    }
    let after = match &which.after {
        Some(text) => Some(
            Cursor::parse(text)
                .ok_or_else(|| Error::Malformed("The query: after is no cursor of ours.".to_owned()))?,
        ),
        None => None,
    };
    let fields = ["q", "section", "author", "speaker", "from", "to"];
    let given = [&which.q, &which.section, &which.author, &which.speaker, &which.from, &which.to];
    let mut form = FormState::new(&fields);
    for (name, value) in fields.iter().zip(given) {
        form = form.with(name, value.as_deref().unwrap_or(""));
    }
    let comments = which.comments.unwrap_or(false);
    let read = search.web.db.read(async |c| {
        let sections = search.texts.sections(c).await?;
        let mut form = form.clone();
        let question = Question { after, comments, ..question(&search, &sections, &mut form) };
        if !form.is_fine() {
            return Err(Error::Invalid(form.problems().into_iter().map(Problem::from).collect()));
        }
        if question.asked.is_empty() {
            return Ok(crate::find::Answer::default());
        }
        Ok::<_, Error>(answer(&search, c, &question, limit).await?)
    });
    let found = read.await?;
    let items = found.results.iter().map(|it| result(&search, it, &found.marks)).collect();
    let next = found.next.map(|cursor| cursor.to_string());
    let list =
        SearchResults { items, count: found.count, more: found.more, next, suggestion: found.suggestion };
    let bytes = serde_json::to_vec(&list).map_err(Error::internal)?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(([kind, (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], bytes).into_response())
}

fn result(search: &Search, found: &Found, marks: &Marks) -> SearchResult {
    match found {
        Found::Article(it) => SearchResult {
            kind: "article",
            id: it.id.to_string(),
            url: search.web.absolute(&it.url),
            headline: marked(&it.headline, marks, it.language),
            excerpt: passage(it, marks),
            section: it.section.title.clone(),
            names: it.bylines.clone(),
            language: it.language.code(),
            at: rfc3339_utc(it.published),
        },
        Found::Comment(it) => SearchResult {
            kind: "comment",
            id: it.id.to_string(),
            url: search.web.absolute(&it.url),
            headline: marked(&it.about, &Marks::default(), it.language),
            excerpt: excerpt(&it.text, marks, it.language),
            section: it.section.title.clone(),
            names: vec![it.name.clone()],
            language: it.language.code(),
            at: rfc3339_utc(it.sent),
        },
    }
}
