//! What readers see: publishing, taking back, corrections.

use database::Conn;
use document::CorrectionKind;
use web::{Error, Result, Sentence};

use super::articles::stale;
use super::looks::{LAWYER, second_look};
use super::open::Open;
use super::refuse;
use super::saving::go_live;
use super::shelf::pictures_ready;
use super::standing::{Standing, settle};
use crate::model::{self, Article, ArticleState, Correction, Deed, Work, Workflow, problem};
use crate::store;
use crate::{Newsroom, websub};

/// The longest reason, in characters.
const REASON: usize = 500;

/// How a story is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// When readers see it, microseconds since 1970 UTC; without it at its first time of publication, or now. One whose
    /// time lies ahead comes out now.
    pub at: Option<i64>,
    /// The revision that whoever publishes has looked at; without it the newest, whatever it is.
    pub revision: Option<i64>,
    /// What readers are told of the change, where they could read the story before; of words that are out already, it is
    /// told alone.
    pub told: Option<(CorrectionKind, String)>,
    /// Whether whoever publishes says that a lawyer has looked, where the section wants one.
    pub legal: bool,
}

/// Publishes the newest words of a story.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Invalid`] where something is missing, the embargo is not over, or
/// the section wants a second pair of eyes or a lawyer; [`Error::Conflict`] where somebody saved since.
pub async fn publish(room: &Newsroom, id: i64, mut how: Publication) -> Result<()> {
    if let Some((_, text)) = &mut how.told {
        *text = model::correction_text(text).map_err(Error::Invalid)?;
    }
    let input = (room.clone(), id, how);
    room.desk.web.db.write(&input, |c, input| Box::pin(bring_out(c, input))).await
}

async fn bring_out(c: &mut Conn, (room, id, how): &(Newsroom, i64, Publication)) -> Result<()> {
    let mut open = Open::story(c, room, *id, Deed::Publish).await?;
    if how.revision.is_some_and(|seen| seen != open.article().revision) {
        return Err(stale());
    }
    let now = room.desk.web.clock.now();
    let article = open.article().clone();
    if article.is_readable(now) && how.at.is_some_and(|at| at > now) {
        refuse(vec![problem("at", Sentence::key("rules-publish-later"))])?;
    }
    let story = open.story_now(c).await?;
    refuse(model::story_to_publish(&story))?;
    let first = article.published.filter(|first| *first <= now);
    let at = how.at.or(first).unwrap_or(now);
    // One that keeps the time of its first publication is seen from now on.
    let seen = at.max(now);
    pictures_ready(c, &story, seen).await?;
    let asked_lawyer = second_look(c, room, &open, (seen, how.legal)).await?;
    let is_out = article.state == ArticleState::Published;
    let is_same = is_out && article.published == Some(at) && open.work.live.is_none();
    let told = how.told.as_ref().filter(|_| first.is_some());
    if is_same && told.is_none() {
        return Ok(());
    }
    if asked_lawyer {
        note(c, room, (*id, article.revision), LAWYER).await?;
    }
    let article = if is_same { article } else { come_out(c, room, &mut open, (at, now)).await? };
    let Some((kind, text)) = told else { return Ok(()) };
    if is_same && was_told(c, (*id, article.revision), (*kind, text)).await? {
        return Ok(());
    }
    let told = Correction { kind: *kind, text: text.clone(), at: now };
    tell(c, room, (&article, article.revision), &told).await
}

/// Whether readers were told the same of these words last: the button was pressed twice, or by two people.
async fn was_told(
    c: &mut Conn,
    (id, revision): (i64, i64),
    (kind, text): (CorrectionKind, &str),
) -> Result<bool> {
    let last = store::told_of(c, id).await?.into_iter().next();
    Ok(last.is_some_and(|(told, of)| of == Some(revision) && told.kind == kind && told.text == text))
}

/// Brings the newest words of a story out at `at`; the story as it is then.
async fn come_out(c: &mut Conn, room: &Newsroom, open: &mut Open, (at, now): (i64, i64)) -> Result<Article> {
    let mut article = open.article().clone();
    if open.work.live.is_some() && article.published.is_some_and(|first| first <= now) {
        article.updated = Some(now);
    }
    store::forget_unseen(c, article.id, now).await?;
    go_live(c, room, open, at.max(now)).await?;
    article.state = ArticleState::Published;
    article.published = Some(at);
    store::set_state(c, &article).await?;
    open.work.workflow = Workflow::Approved;
    // Readers know its address from now on, whatever its headline becomes.
    open.work.named = true;
    if at <= now {
        (open.work.gone, open.work.gone_at) = (None, None);
    }
    store::put_work(c, article.id, &open.work, now).await?;
    settle(c, &room.desk, article.id, Some(&open.before)).await?;
    let action = if at > now { "schedule" } else { "publish" };
    note(c, room, (article.id, article.revision), (action, "")).await?;
    Ok(article)
}

/// Takes back a publication whose time lies ahead: the story is what it was before, and its approval stays. Returns the
/// state it is in then; of a story that is out already, [`ArticleState::Published`].
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`].
pub async fn unschedule(room: &Newsroom, id: i64) -> Result<ArticleState> {
    let input = (room.clone(), id);
    room.desk.web.db.write(&input, |c, input| Box::pin(call_off(c, input))).await
}

async fn call_off(c: &mut Conn, (room, id): &(Newsroom, i64)) -> Result<ArticleState> {
    let mut open = Open::story(c, room, *id, Deed::Publish).await?;
    let now = room.desk.web.clock.now();
    let mut article = open.article().clone();
    if article.state != ArticleState::Published || article.is_readable(now) {
        return Ok(article.state);
    }
    // Readers knew it before, or never.
    let first = store::first_read(c, *id, now).await?;
    article.published = first;
    article.state = if first.is_some() { ArticleState::Unpublished } else { ArticleState::Draft };
    store::set_state(c, &article).await?;
    store::forget_unseen(c, *id, now).await?;
    settle(c, &room.desk, *id, Some(&open.before)).await?;
    newest_in_row(c, room, &mut open, (article.state, now)).await?;
    store::put_work(c, *id, &open.work, now).await?;
    note(c, room, (*id, article.revision), ("unschedule", "")).await?;
    Ok(article.state)
}

/// Takes a story back. With a reason readers are told of it where it was; without one, it does not exist for them.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`] where the reason is too long.
pub async fn unpublish(room: &Newsroom, id: i64, reason: &str) -> Result<()> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.chars().count() > REASON {
        refuse(vec![problem("reason", Sentence::key("rules-note-long").number("max", REASON))])?;
    }
    let input = (room.clone(), id, reason);
    room.desk.web.db.write(&input, |c, input| Box::pin(take_back(c, input))).await
}

async fn take_back(c: &mut Conn, (room, id, reason): &(Newsroom, i64, String)) -> Result<()> {
    let mut open = Open::story(c, room, *id, Deed::Unpublish).await?;
    if open.article().state != ArticleState::Published {
        return Ok(());
    }
    let now = room.desk.web.clock.now();
    if !open.article().is_readable(now) {
        // Nobody saw it: with its time it would come out backdated one day.
        return call_off(c, &(room.clone(), *id)).await.map(|_| ());
    }
    // While it is still known that readers saw these words.
    open.keep_first(c).await?;
    let mut article = open.article().clone();
    article.state = ArticleState::Unpublished;
    store::set_state(c, &article).await?;
    store::forget_unseen(c, *id, now).await?;
    settle(c, &room.desk, *id, Some(&open.before)).await?;
    newest_in_row(c, room, &mut open, (article.state, now)).await?;
    let told = Some(reason.clone()).filter(|reason| !reason.is_empty());
    let gone_at = told.is_some().then_some(now);
    let work = Work { workflow: Workflow::Draft, approved: None, gone: told, gone_at, ..open.work.clone() };
    store::put_work(c, *id, &work, now).await?;
    note(c, room, (*id, article.revision), ("unpublish", reason)).await
}

/// What readers do not see stands in the row whole, the newest words with it.
async fn newest_in_row(
    c: &mut Conn,
    room: &Newsroom,
    open: &mut Open,
    (state, now): (ArticleState, i64),
) -> Result<()> {
    if open.work.live.is_none() {
        return Ok(());
    }
    open.before.article.state = state;
    let newest = open.article().revision;
    go_live(c, room, open, now).await?;
    Ok(store::set_unread(c, open.article().id, newest).await?)
}

/// Tells readers of a published article what changed in it, and when.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`] where there is no text or the article is not published.
pub async fn add_correction(room: &Newsroom, id: i64, correction: &Correction) -> Result<()> {
    let mut correction = correction.clone();
    correction.text = model::correction_text(&correction.text).map_err(Error::Invalid)?;
    let input = (room.clone(), id, correction);
    room.desk.web.db.write(&input, |c, input| Box::pin(correct(c, input))).await
}

async fn correct(c: &mut Conn, (room, id, correction): &(Newsroom, i64, Correction)) -> Result<()> {
    let open = Open::story(c, room, *id, Deed::Publish).await?;
    let article = open.article();
    if article.state != ArticleState::Published {
        refuse(vec![problem("form", Sentence::key("rules-correction-draft"))])?;
    }
    tell(c, room, (article, open.work.live.unwrap_or(article.revision)), correction).await
}

/// Readers are told of a change, where the story is and where changes are listed.
async fn tell(
    c: &mut Conn,
    room: &Newsroom,
    (article, revision): (&Article, i64),
    correction: &Correction,
) -> Result<()> {
    let (desk, id, mut article) = (&room.desk, article.id, article.clone());
    store::add_correction(c, desk.web.ids.next(), (id, revision), correction).await?;
    if correction.kind == CorrectionKind::Retraction {
        store::retract(c, id).await?;
        // Its headline says so wherever it stands.
        if let Some(standing) = Standing::read(c, id).await? {
            standing.touch_everywhere(c, &desk.web.site.zone);
        }
    }
    article.updated = article.updated.max(Some(correction.at));
    store::set_state(c, &article).await?;
    touch(c, id, article.section.id);
    c.touch("corrections");
    desk.beside.changed(c, id, article.published).await?;
    note(c, room, (id, revision), ("correct", &correction.text)).await?;
    let at = article.published.unwrap_or(0);
    Ok(websub::announce(c, desk, &article.section.slug, at).await?)
}

/// Writes down what happened to a story at a revision: the action, and what was said with it.
pub(super) async fn note(c: &mut Conn, room: &Newsroom, story: (i64, i64), what: (&str, &str)) -> Result<()> {
    // The paper's own imports would fill the book with what everybody knows.
    if room.hand.user.is_none() {
        return Ok(());
    }
    let web = &room.desk.web;
    Ok(store::insert_event(c, (web.ids.next(), web.clock.now()), story, &room.hand, what).await?)
}

/// Everything that shows when an article changed.
pub(super) fn touch(c: &mut Conn, id: i64, section: i64) {
    c.touch(format!("article:{id}"));
    c.touch(format!("history:{id}"));
    c.touch(format!("section:{section}"));
    c.touch("front");
}
