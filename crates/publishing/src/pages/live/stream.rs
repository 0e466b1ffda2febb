//! `GET /{section}/{slug}/live/events`: what is new, sent to open pages as it comes (server-sent events, HTML living
//! standard, 9.2).
//!
//! A process asks the database once a second for each story that somebody follows, whoever posted and wherever: a
//! number that grows with each change says whether there is anything. What comes is rendered once and handed to all.
//! Each event carries its number, so that a browser that was away goes on behind the last one it saw.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use database::Conn;
use futures_util::stream;
use locale::Language;
use serde_json::json;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast, watch};
use web::{Error, Path, Result};

use super::part::Part;
use super::{Around, Post, posts};
use crate::Desk;
use crate::model::{LiveState, Told, is_slug, url};
use crate::pages::article::Byline;
use crate::pages::{Pairs, value};
use crate::store::{self, Followed};

/// Open pages that one process tells. More are turned away and have the link to reload.
const MOST: usize = 10_000;
/// How often the database is asked for a story that somebody follows.
const LOOK: Duration = Duration::from_secs(1);
/// A line that says nothing goes out where nothing else did: proxies close what is silent, often after 30 seconds.
const PULSE: Duration = Duration::from_secs(20);
/// Changes that somebody who was away is sent; whoever missed more loads the page again.
const MISSED: i64 = 100;
/// Events that wait for a slow reader before it is read to from the database again.
const WAITING: usize = 32;
/// What a browser is told to wait before it comes back, in milliseconds.
const BACK: u32 = 3_000;

/// The stories that somebody follows in this process.
#[derive(Clone)]
pub(crate) struct Streams {
    stories: Arc<Mutex<HashMap<i64, broadcast::Sender<Frame>>>>,
    places: Arc<Semaphore>,
}

impl Default for Streams {
    fn default() -> Self {
        Self { stories: Arc::default(), places: Arc::new(Semaphore::new(MOST)) }
    }
}

impl Streams {
    /// How many open pages are told.
    pub(crate) fn readers(&self) -> usize {
        MOST.saturating_sub(self.places.available_permits())
    }
}

/// An event as it goes over the wire, the number of its change, and whether nothing follows it.
#[derive(Clone, Debug)]
struct Frame {
    version: i64,
    bytes: Bytes,
    ends: bool,
}

/// A story that is followed, with what does not change while it is.
#[derive(Clone, Debug)]
struct Story {
    id: i64,
    url: String,
    language: Language,
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path((section, slug)): Path<(String, String)>,
    query: Pairs,
    headers: HeaderMap,
) -> Result<Response> {
    if !is_slug(&section) || !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let now = desk.web.clock.now();
    let found = desk.web.db.glance(async |c| store::followed(c, (&section, &slug), now).await).await?;
    let Followed { article, language, coverage } = found.ok_or(Error::NotFound)?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let after = last.or_else(|| value(&query.0, "after")).and_then(|text| text.parse().ok());
    let after = after.filter(|after| (0..=coverage.version).contains(after)).unwrap_or(coverage.version);
    if coverage.state == LiveState::Ended && after == coverage.version {
        // A browser that is told so does not come back.
        return Ok((StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, "no-store")]).into_response());
    }
    let full = || Error::Unavailable("too many open pages follow live coverage".to_owned());
    let place = desk.streams.places.clone().try_acquire_owned().map_err(|_| full())?;
    let story = Story { id: article, url: url(&section, &slug), language };
    // What comes from here on is received; what came before is read.
    let news = desk.join(&story, coverage.version);
    let missed = frames(&desk, &story, after).await?.unwrap_or_default();
    let begin = Frame { version: 0, bytes: format!("retry: {BACK}\n\n").into(), ends: false };
    let waiting = std::iter::once(begin).chain(missed).collect();
    let stops = desk.web.stops();
    let reader = Reader { desk, story, news, stops, seen: after, waiting, is_over: false, _place: place };
    let body = Body::from_stream(stream::unfold(reader, Reader::next));
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx keeps answers back until they fill a buffer, unless it is told.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// Somebody whose page is open.
struct Reader {
    desk: Desk,
    story: Story,
    news: broadcast::Receiver<Frame>,
    stops: watch::Receiver<bool>,
    /// The number of the last change that was sent.
    seen: i64,
    waiting: VecDeque<Frame>,
    is_over: bool,
    _place: OwnedSemaphorePermit,
}

impl Reader {
    /// What is sent next; `None` ends the answer.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            while let Some(frame) = self.waiting.pop_front() {
                // What was read and received both is sent once.
                if frame.version == 0 || frame.version > self.seen {
                    self.seen = self.seen.max(frame.version);
                    self.is_over |= frame.ends;
                    return Some((Ok(frame.bytes), self));
                }
            }
            if self.is_over {
                return None;
            }
            let stopped = async { self.stops.wait_for(|stops| *stops).await.is_ok() };
            let news = tokio::select! {
                _ = stopped => return None,
                news = self.news.recv() => news,
                () = tokio::time::sleep(PULSE) => return Some((Ok(Bytes::from_static(b":\n\n")), self)),
            };
            match news {
                Ok(frame) => self.waiting.push_back(frame),
                Err(broadcast::error::RecvError::Lagged(_)) => {
                    let missed = frames(&self.desk, &self.story, self.seen).await.ok()??;
                    self.waiting.extend(missed);
                }
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    }
}

impl Desk {
    /// Follows a story with everybody else who does; `version` is the number of the last change that is known.
    fn join(&self, story: &Story, version: i64) -> broadcast::Receiver<Frame> {
        let mut stories = self.streams.stories.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = stories.get(&story.id) {
            return sender.subscribe();
        }
        let (sender, receiver) = broadcast::channel(WAITING);
        stories.insert(story.id, sender.clone());
        tokio::spawn(follow(self.clone(), story.clone(), version, sender));
        receiver
    }

    /// Leaves a story that nobody follows, or that there is nothing to follow of any more.
    fn leave(&self, story: i64, sender: &broadcast::Sender<Frame>, is_gone: bool) -> bool {
        let mut stories = self.streams.stories.lock().unwrap_or_else(PoisonError::into_inner);
        let leaves = is_gone || sender.receiver_count() == 0;
        if leaves {
            stories.remove(&story);
        }
        leaves
    }
}

/// Looks for news of one story until nobody follows it any more, or readers cannot see it.
async fn follow(desk: Desk, story: Story, mut seen: i64, sender: broadcast::Sender<Frame>) {
    loop {
        tokio::time::sleep(LOOK).await;
        if sender.receiver_count() == 0 && desk.leave(story.id, &sender, false) {
            return;
        }
        match news(&desk, &story, seen).await {
            Ok(Some(frames)) => {
                for frame in frames {
                    seen = frame.version;
                    // Whoever left in this moment needs it not.
                    let _ = sender.send(frame);
                }
            }
            Ok(None) => {
                desk.leave(story.id, &sender, true);
                return;
            }
            Err(error) => tracing::warn!(%error, story = story.id, "live coverage could not be read"),
        }
    }
}

/// The events behind a number; `None` where readers do not see the story.
async fn news(desk: &Desk, story: &Story, seen: i64) -> Result<Option<Vec<Frame>>> {
    let now = desk.web.clock.now();
    let version = desk.web.db.glance(async |c| store::followed_version(c, story.id, now).await).await?;
    match version {
        None => Ok(None),
        Some(version) if version == seen => Ok(Some(Vec::new())),
        Some(_) => frames(desk, story, seen).await,
    }
}

/// A change, and the entry it is about as it stands.
type Row = (i64, Option<Told>, Option<i64>, Option<Post>);

async fn frames(desk: &Desk, story: &Story, seen: i64) -> Result<Option<Vec<Frame>>> {
    let now = desk.web.clock.now();
    let read = desk.web.db.read(async |c| {
        let Some(version) = store::followed_version(c, story.id, now).await? else { return Ok(None) };
        let changes = if version > seen { changes(c, story, seen).await? } else { Some(Vec::new()) };
        let state = store::coverage(c, story.id).await?.map(|coverage| coverage.state);
        Ok::<_, Error>(Some((version, changes, state)))
    });
    let Some((version, changes, state)) = read.await? else { return Ok(None) };
    let Some(changes) = changes else {
        return Ok(Some(vec![frame(version, "reset", &json!({}), state == Some(LiveState::Ended))]));
    };
    let mut frames = Vec::with_capacity(changes.len());
    for (number, kind, id, post) in changes {
        let is_last = number == version;
        let ends = is_last && state == Some(LiveState::Ended);
        let html = match post {
            Some(post) => Some(desk.web.part(&story.url, &Part { post }).await?),
            None => None,
        };
        let id = id.map(|id| id.to_string());
        let event = match (kind, html) {
            (Some(Told::State), _) => {
                let state = state.unwrap_or(LiveState::Ended).as_str();
                let label = desk.web.sentence(story.language, &format!("publishing-live-{state}"), &[]);
                frame(number, "state", &json!({ "state": state, "label": label }), ends)
            }
            // An entry that is not there any more is told as gone, whatever happened to it before.
            (Some(_), None) => frame(number, "removed", &json!({ "id": id, "html": null }), ends),
            (Some(kind), Some(html)) => {
                frame(number, kind.as_str(), &json!({ "id": id, "html": html }), ends)
            }
            (None, _) => frame(number, "reset", &json!({}), ends),
        };
        frames.push(event);
    }
    Ok(Some(frames))
}

/// What changed behind a number, with the entries; `None` where it is too much.
async fn changes(c: &mut Conn, story: &Story, seen: i64) -> database::Result<Option<Vec<Row>>> {
    let changes = store::live_changes(c, story.id, seen, MISSED + 1).await?;
    if i64::try_from(changes.len()).is_ok_and(|count| count > MISSED) {
        return Ok(None);
    }
    let bylines: Vec<Byline> = store::authors_of(c, story.id).await?.into_iter().map(Byline::from).collect();
    let around = Around { url: &story.url, language: story.language, bylines: &bylines };
    let mut known: HashMap<i64, Option<Post>> = HashMap::new();
    let mut rows = Vec::with_capacity(changes.len());
    for (number, kind, id) in changes {
        if let Some(id) = id
            && !known.contains_key(&id)
        {
            let entry = store::entry(c, story.id, id).await?;
            let post = posts(c, entry.into_iter().collect(), &around).await?.pop();
            known.insert(id, post);
        }
        let post = id.and_then(|id| known.get(&id).cloned().flatten());
        rows.push((number, Told::parse(&kind), id, post));
    }
    Ok(Some(rows))
}

/// JSON stands on one line, so that one `data` holds it.
fn frame(version: i64, event: &str, data: &serde_json::Value, ends: bool) -> Frame {
    Frame { version, bytes: format!("id: {version}\nevent: {event}\ndata: {data}\n\n").into(), ends }
}
