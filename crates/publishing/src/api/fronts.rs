//! `/api/v1/front`: the arrangement of the front page that readers see, and the draft of the next.

use accounts::{Actor, MaybeActor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use locale::rfc3339_utc;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Json, Result, Sentence};

use super::json;
use crate::model::{Arrangement, FrontPlan, Whose};
use crate::store::{self, Front, Named};
use crate::{Desk, actions, fronts, pages};

/// An arrangement of the front page.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FrontDetail {
    /// Send it back with a change or with the publication; 0 where nobody arranged anything yet.
    revision: i64,
    /// When it was changed or published, RFC 3339 in UTC.
    at: Option<String>,
    /// Who did it.
    by: Option<String>,
    front: FrontPlan,
    /// What the pinned stories are called.
    stories: Vec<PinnedItem>,
    /// A link that shows the draft for a day to whoever has it.
    preview: Option<String>,
}

/// A pinned story.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PinnedItem {
    id: String,
    url: String,
    headline: String,
    /// `draft`, `published` or `unpublished`.
    state: String,
    /// RFC 3339 in UTC.
    published: Option<String>,
}

impl From<Named> for PinnedItem {
    fn from(story: Named) -> Self {
        let Named { id, url, headline, state, published } = story;
        Self { id: id.to_string(), url, headline, state, published: published.map(rfc3339_utc) }
    }
}

/// A draft of the front page.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrontUpdate {
    /// The revision the change is based on; 0 for the first draft.
    revision: i64,
    front: FrontPlan,
}

/// What is to be published.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrontPublication {
    /// The revision of the draft.
    revision: i64,
}

/// The arrangement that readers see. Pinned stories they cannot see, and blocks of topics that nothing is published
/// about, are there for tokens with the scope `articles:read` only.
#[utoipa::path(
    get, path = "/api/v1/front", tag = "front", operation_id = "getFront", responses((status = 200, body = FrontDetail, description = "The front page as it is arranged"), (status = 401, description = "No valid token")),
    security((), ("bearer" = ["articles:read"]))
)]
pub(crate) async fn show(State(desk): State<Desk>, actor: MaybeActor) -> Result<Response> {
    let (reads_drafts, now) = (actor.0.is_some_and(|actor| reads_all(&desk, &actor)), desk.web.clock.now());
    let read = desk.web.db.read(async |c| {
        let mut front = store::front(c).await?;
        if let Some(front) = front.as_mut().filter(|_| !reads_drafts) {
            front.by.clear();
            let pinned = front.arrangement.pinned();
            let readable: Vec<i64> =
                store::readable(c, &pinned, now).await?.into_iter().map(|row| row.id).collect();
            let topics = read_about(c, &front.arrangement, now).await?;
            front.arrangement.retain(&readable, &topics);
        }
        detail(c, front).await
    });
    json(StatusCode::OK, &read.await?)
}

/// Those topics of an arrangement that readers can read something about: the name of another would tell what the
/// newsroom works on.
async fn read_about(c: &mut Conn, arrangement: &Arrangement, now: i64) -> Result<Vec<i64>> {
    let mut topics = Vec::new();
    for topic in arrangement.topics() {
        if store::is_read_about(c, topic, now).await? {
            topics.push(topic);
        }
    }
    Ok(topics)
}

/// The draft, or where there is none the arrangement it would begin with. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/front/draft", tag = "front", operation_id = "getFrontDraft",
    responses((status = 200, body = FrontDetail, description = "The draft"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn draft(State(desk): State<Desk>, actor: Actor) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    if !reads_all(&desk, &actor) {
        let sentence = Sentence::key("rules-front-hidden");
        return Err(web::Error::Forbidden(sentence));
    }
    json(StatusCode::OK, &read_draft(&desk).await?)
}

/// Whether somebody may read all stories, whosesoever they are: an arrangement names any of them.
fn reads_all(desk: &Desk, actor: &Actor) -> bool {
    actor.has(Scope::ArticlesRead) && Whose::of(&desk.by(actor).hand).all
}

async fn read_draft(desk: &Desk) -> Result<FrontDetail> {
    let read = desk.web.db.read(async |c| {
        let draft = store::front_draft(c).await?;
        let is_draft = draft.is_some();
        let front = match draft {
            Some(draft) => Some(draft),
            None => store::front(c).await?.map(|front| Front { revision: 0, ..front }),
        };
        Ok::<_, web::Error>((detail(c, front).await?, is_draft))
    });
    let (mut detail, is_draft) = read.await?;
    detail.preview = is_draft.then(|| desk.web.absolute(&pages::front::preview_path(desk)));
    Ok(detail)
}

async fn detail(c: &mut Conn, front: Option<Front>) -> Result<FrontDetail> {
    let (revision, at, by, arrangement) = match front {
        Some(Front { revision, arrangement, at, by }) => {
            (revision, Some(at), (!by.is_empty()).then_some(by), arrangement)
        }
        None => (0, None, None, Arrangement::default()),
    };
    let (front, stories) = fronts::plan(c, &arrangement).await?;
    let stories = stories.into_iter().map(PinnedItem::from).collect();
    let at = at.map(rfc3339_utc);
    Ok(FrontDetail { revision, at, by, front, stories, preview: None })
}

/// Arranges the draft that is at `revision`. Readers see nothing of it. Needs the scope `articles:publish`.
#[utoipa::path(
    put, path = "/api/v1/front/draft", tag = "front", operation_id = "updateFrontDraft", request_body = FrontUpdate,
    responses((status = 200, body = FrontDetail, description = "The draft as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 409, description = "Somebody changed it since"),
              (status = 422, description = "Unknown names, or numbers that do not fit")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    actor: Actor,
    Json(update): Json<FrontUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    actions::arrange_front(&desk, update.revision, &update.front, &actor.name).await?;
    json(StatusCode::OK, &read_draft(&desk).await?)
}

/// Publishes the draft that is at `revision`: readers see it from here on, whole. Needs the scope `articles:publish`.
#[utoipa::path(
    post, path = "/api/v1/front/draft/publication", tag = "front", operation_id = "publishFront", request_body = FrontPublication,
    responses((status = 200, body = FrontDetail, description = "The front page as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 409, description = "The draft is at another revision"),
              (status = 422, description = "There is no draft")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn publish(
    State(desk): State<Desk>,
    actor: Actor,
    Json(publication): Json<FrontPublication>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    actions::publish_front(&desk, publication.revision, &actor.name).await?;
    let read = desk.web.db.read(async |c| {
        let front = store::front(c).await?;
        detail(c, front).await
    });
    json(StatusCode::OK, &read.await?)
}
