//! Reading.

use accounts::{Actor, MaybeActor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Error, Path, Query, Result, Sentence, page_of};

use super::json;
use super::shapes::{ArticleDetail, ArticleItem, ArticleList, SectionItem, SectionList};
use crate::Desk;
use crate::model::{ArticleState, Cursor, Whose, is_slug, problem};
use crate::newsroom::Look;
use crate::store;

/// Which articles.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    /// The slug of a section; all sections where there is none.
    section: Option<String>,
    /// `draft`, `published` (also what comes out later) or `unpublished`. Needs the scope `articles:read`; without it
    /// the list is what readers see.
    state: Option<String>,
    /// Where the list goes on: `next` of the list before.
    after: Option<String>,
    /// How many, 1 to 100; 20 where it is not said.
    limit: Option<usize>,
}

/// Published articles, newest first; with `state` those in that state, drafts as they were made, newest first.
#[utoipa::path(
    get, path = "/api/v1/articles", tag = "articles", operation_id = "listArticles", params(Which),
    responses((status = 200, body = ArticleList, description = "A page of articles"), (status = 400, description = "A query that cannot be read"),
              (status = 401, description = "A state without a valid token"), (status = 403, description = "A state, and the token may not"),
              (status = 422, description = "A value that does not fit")),
    security((), ("bearer" = ["articles:read"]))
)]
pub(crate) async fn index(
    State(desk): State<Desk>,
    actor: MaybeActor,
    Query(which): Query<Which>,
) -> Result<Response> {
    let state = state(&desk, actor, which.state.as_deref())?;
    let limit = which.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(Error::Invalid(vec![problem("limit", Sentence::key("rules-api-limit-articles"))]));
    }
    // Readers see nothing early.
    let newest = Cursor::newest(if state.is_some() { i64::MAX } else { desk.web.clock.now() });
    let after = match &which.after {
        Some(text) => Cursor::parse(text)
            .ok_or_else(|| Error::Malformed("The query: after is no cursor of ours.".into()))?,
        None => newest,
    };
    let which = (which.section.as_deref(), state);
    let list = desk.web.db.read(async |c| list(c, which, after.min(newest), limit).await).await?;
    json(StatusCode::OK, &list)
}

/// The state that was asked for, by somebody who may; with whose stories of it they see.
fn state(desk: &Desk, actor: MaybeActor, asked: Option<&str>) -> Result<Option<(ArticleState, Whose)>> {
    let Some(name) = asked else { return Ok(None) };
    let actor = actor.0.ok_or(Error::SignIn)?;
    actor.may(Scope::ArticlesRead)?;
    let unknown = || Error::Invalid(vec![problem("state", Sentence::key("rules-api-state"))]);
    let state = ArticleState::parse(name).ok_or_else(unknown)?;
    Ok(Some((state, Whose::of(&desk.by(&actor).hand))))
}

async fn list(
    c: &mut database::Conn,
    (section, state): (Option<&str>, Option<(ArticleState, Whose)>),
    after: Cursor,
    limit: usize,
) -> Result<ArticleList> {
    let most = i64::try_from(limit + 1).unwrap_or(1);
    let section = match section {
        Some(slug) => {
            let section = if is_slug(slug) { store::section(c, slug).await? } else { None };
            let none = || Error::Invalid(vec![problem("section", Sentence::key("rules-section-unknown"))]);
            Some(section.ok_or_else(none)?.id)
        }
        None => None,
    };
    let rows: Vec<store::Listed> = match (state, section) {
        (Some((state, whose)), section) => store::in_state(c, (section, whose), state, after, most).await?,
        (None, Some(section)) => seen(store::by_section(c, section, after, most).await?),
        (None, None) => seen(store::latest(c, after, after.published, most).await?),
    };
    let (rows, next) = page_of(rows, limit, |row| row.cursor().to_string());
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut bylines = store::bylines(c, &ids).await?;
    let item = |row: store::Listed| {
        let names = bylines.remove(&row.id).unwrap_or_default();
        ArticleItem::new(row, names)
    };
    Ok(ArticleList { items: rows.into_iter().map(item).collect(), next })
}

fn seen(rows: Vec<store::Teaser>) -> Vec<store::Listed> {
    rows.into_iter().map(store::Listed::from).collect()
}

/// One article. Drafts are there for tokens with the scope `articles:read` only.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}", tag = "articles", operation_id = "getArticle", params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = ArticleDetail, description = "The article"), (status = 401, description = "No valid token"),
              (status = 404, description = "None that the caller may see")),
    security((), ("bearer" = ["articles:read"]))
)]
pub(crate) async fn show(
    State(desk): State<Desk>,
    actor: MaybeActor,
    Path(id): Path<i64>,
) -> Result<Response> {
    let works = actor.0.filter(|actor| actor.has(Scope::ArticlesRead));
    json(StatusCode::OK, &detail(&desk, works.as_ref(), id).await?)
}

/// An article: with its newest words for `worker`, if they may read them, else as readers see it.
pub(super) async fn detail(desk: &Desk, worker: Option<&Actor>, id: i64) -> Result<ArticleDetail> {
    let now = desk.web.clock.now();
    let read = desk.web.db.read(async |c| {
        let corrections = store::told_of(c, id).await?;
        if let Some(actor) = worker {
            match Look::at(c, &desk.by(actor), id).await {
                Ok(Look { mut article, work, story }) => {
                    article.story = story;
                    return Ok(ArticleDetail::new(article, corrections, Some(&work)));
                }
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        let article = store::article(c, id).await?.filter(|article| article.is_readable(now));
        let mut article = article.ok_or(Error::NotFound)?;
        // The number of its changes would tell readers that the newsroom works on it.
        article.revision = store::work(c, id).await?.and_then(|work| work.live).unwrap_or(article.revision);
        Ok::<_, Error>(ArticleDetail::new(article, corrections, None))
    });
    read.await
}

/// All sections.
#[utoipa::path(
    get, path = "/api/v1/sections", tag = "articles", operation_id = "listSections",
    responses((status = 200, body = SectionList, description = "All sections"))
)]
pub(crate) async fn sections(State(desk): State<Desk>) -> Result<Response> {
    let sections = desk.web.db.read(async |c| store::sections(c).await).await?;
    let items = sections.into_iter().map(SectionItem::from).collect();
    json(StatusCode::OK, &SectionList { items, next: None })
}
