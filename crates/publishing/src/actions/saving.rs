//! Saves: each is a revision, and none is lost.

use accounts::Scope;
use database::Conn;
use web::{Error, Result, Sentence};

use super::articles::{derived, free_slug, names, stale};
use super::derive::pictures;
use super::looks::{LAWYER, second_look};
use super::moving::{Address, relocate};
use super::open::Open;
use super::presence::lately;
use super::publication::note;
use super::refuse;
use super::shelf::pictures_ready;
use super::standing::settle;
use crate::Newsroom;
use crate::model::{
    self, ArticleState, Cause, Changes, Deed, Revision, Stake, Story, Verdict, Workflow, problem, verdict,
};
use crate::store::{self, ArticleRow};

/// The longest key of a save, in characters.
const KEY: usize = 64;

/// What somebody wants to save.
#[derive(Clone, Debug)]
pub struct Save {
    /// The revision their words are based on.
    pub revision: i64,
    /// Their words.
    pub changes: Changes,
    /// Why they are saved.
    pub cause: Cause,
    /// The same for every try to save the same; sent again, the answer is that of the first.
    pub key: Option<String>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is on the disk, as this revision.
    Yes(Revision),
    /// Somebody saved since: their revision and its words.
    Behind(Box<(Revision, Story)>),
    /// Somebody else holds the story.
    Held(String),
}

/// Saves the working copy of a story. What readers see of a published one stays as it is.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`] with every problem.
pub async fn save(room: &Newsroom, id: i64, save: &Save) -> Result<Saved> {
    if save.key.as_ref().is_some_and(|key| key.is_empty() || key.chars().count() > KEY) {
        refuse(vec![problem("key", Sentence::key("rules-save-key"))])?;
    }
    let input = (room.clone(), id, save.clone());
    room.desk.web.db.write(&input, |c, input| Box::pin(take(c, input))).await
}

async fn take(c: &mut Conn, (room, id, save): &(Newsroom, i64, Save)) -> Result<Saved> {
    let mut open = Open::story(c, room, *id, Deed::Edit).await?;
    if let Some(key) = &save.key
        && let Some(before) = store::saved_with(c, *id, key).await?
        && before.user == room.hand.user
        && is_again(c, (*id, before.number), save).await?
    {
        return Ok(Saved::Yes(before));
    }
    let present = store::present(c, *id, lately(room.desk.web.clock.now())).await?;
    let other = present.into_iter().find(|who| who.holds && Some(who.user) != room.hand.user);
    if let Some(other) = other
        && !is_late(c, &open, (room.hand.user, save.revision)).await?
    {
        return Ok(Saved::Held(other.name));
    }
    let newest = newest(c, &open).await?;
    let had = open.story_now(c).await?;
    if newest.number != save.revision {
        return Ok(Saved::Behind(Box::new((newest, had))));
    }
    let story = model::working_story(save.changes.applied(had.clone())).map_err(Error::Invalid)?;
    if story == had {
        return Ok(Saved::Yes(newest));
    }
    keep(c, room, &mut open, &story, (save.cause, save.key.as_deref())).await.map(Saved::Yes)
}

/// Whether these are the last words of somebody from whom the story was taken, and nobody wrote since: what they typed until
/// they heard of it is kept, and whoever took it sees it.
async fn is_late(c: &mut Conn, open: &Open, (user, revision): (Option<i64>, i64)) -> Result<bool> {
    let newest = open.article().revision;
    let Some(user) = user.filter(|_| revision == newest) else { return Ok(false) };
    Ok(store::lost(c, open.id(), user).await? == Some(newest))
}

/// Whether a save asks for the very words of the revision that its key made. Whoever goes back in a browser sends an old key
/// with other words: those are no second try. Ids of blocks are no words, because each try makes its own.
async fn is_again(c: &mut Conn, (id, number): (i64, i64), save: &Save) -> Result<bool> {
    let Some(made) = store::story_at(c, id, number).await? else { return Ok(false) };
    // What a publication forgot of the history, nobody can be asked to send again.
    let base = store::story_at(c, id, save.revision).await?.unwrap_or_else(|| made.clone());
    let wanted = model::working_story(save.changes.applied(base));
    Ok(wanted.is_ok_and(|wanted| without_ids(wanted) == without_ids(made)))
}

fn without_ids(mut story: Story) -> Story {
    story.body.content.iter_mut().for_each(|block| block.id.clear());
    story
}

/// The newest revision of a story, as it is written down or as it has to be.
async fn newest(c: &mut Conn, open: &Open) -> Result<Revision> {
    open.keep_first(c).await?;
    let article = open.article();
    let found = store::revision(c, article.id, article.revision).await?;
    found.ok_or_else(|| Error::internal(format!("story {} has no revision {}", article.id, article.revision)))
}

/// Keeps words as the next revision. Those of a story that readers do not see go into its own row at once.
pub(super) async fn keep(
    c: &mut Conn,
    room: &Newsroom,
    open: &mut Open,
    story: &Story,
    (cause, key): (Cause, Option<&str>),
) -> Result<Revision> {
    open.keep_first(c).await?;
    let (desk, now) = (&room.desk, room.now());
    let article = open.article();
    let id = article.id;
    let known = store::known_media(c, &pictures(story)).await?;
    let derived = derived(desk, story, article.language, &known)?;
    let revision = Revision {
        number: article.revision + 1,
        at: now,
        user: room.hand.user,
        name: room.hand.name.clone(),
        cause,
        words: derived.words,
        published: None,
    };
    store::insert_revision(c, id, &revision, story, key).await?;
    if article.state == ArticleState::Published {
        // What cannot go out must not be in the way when the story is taken back.
        topics_known(c, story).await?;
        open.work.live = open.work.live.or(Some(article.revision));
        store::set_revision(c, id, revision.number).await?;
        store::work_with_media(c, id, &known).await?;
    } else {
        let row = ArticleRow {
            id,
            section_id: article.section.id,
            slug: &article.slug,
            language: article.language,
            state: article.state,
            story,
            html: &derived.html,
            excerpt: &derived.excerpt,
            words: derived.words,
            created: article.created,
            published: article.published,
            updated: article.updated,
            revision: revision.number,
        };
        store::replace(c, &row).await?;
        // An address that readers know, or knew, is not taken from them.
        let follows = !open.work.named && article.published.is_none();
        if follows && story.headline != article.story.headline {
            let place = (article.section.id, Some(id));
            let slug = free_slug(c, place, &story.headline, article.language).await?;
            store::set_slug(c, id, &slug).await?;
        }
        names(c, desk, id, story).await?;
        store::show_media(c, id, &known).await?;
        settle(c, desk, id, Some(&open.before)).await?;
    }
    // Whoever let the words of before through, or published them, has not seen these.
    let is_passed =
        open.article().state == ArticleState::Published && open.work.workflow == Workflow::Approved;
    if open.work.workflow == Workflow::Idea || is_passed {
        open.work.workflow = Workflow::Draft;
    }
    store::put_work(c, id, &open.work, now).await?;
    open.before.article.revision = revision.number;
    Ok(revision)
}

/// Refuses topics that the paper does not have.
async fn topics_known(c: &mut Conn, story: &Story) -> Result<()> {
    let mut found = Vec::new();
    for slug in &story.topics {
        if store::topic(c, slug).await?.is_none() {
            let sentence = Sentence::key("rules-topic-unknown").with("slug", slug.as_str());
            found.push(problem("topics", sentence));
        }
    }
    refuse(found)
}

/// Readers see the newest words of a story from `at` on.
pub(super) async fn go_live(c: &mut Conn, room: &Newsroom, open: &mut Open, at: i64) -> Result<()> {
    open.keep_first(c).await?;
    let (desk, now) = (&room.desk, room.now());
    let id = open.id();
    if open.work.live.is_some() {
        let story = open.story_now(c).await?;
        let article = open.article();
        let known = store::known_media(c, &pictures(&story)).await?;
        let derived = derived(desk, &story, article.language, &known)?;
        let row = ArticleRow {
            id,
            section_id: article.section.id,
            slug: &article.slug,
            language: article.language,
            state: article.state,
            story: &story,
            html: &derived.html,
            excerpt: &derived.excerpt,
            words: derived.words,
            created: article.created,
            published: article.published,
            // Readers are told of changes to what they could read.
            updated: if article.is_readable(now) { Some(now) } else { article.updated },
            revision: article.revision,
        };
        store::replace(c, &row).await?;
        names(c, desk, id, &story).await?;
        store::show_media(c, id, &known).await?;
        store::work_with_media(c, id, &[]).await?;
        open.work.live = None;
        store::put_work(c, id, &open.work, now).await?;
    }
    store::forget_unseen(c, id, now).await?;
    Ok(store::set_published(c, id, open.article().revision, at).await?)
}

/// Changes a story that is at `revision`; returns the revision it is at afterwards. What an editor changes of a published
/// one, readers see at once; what its writer changes waits for an editor.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`]; [`Error::Conflict`] where somebody changed it since.
pub async fn update(room: &Newsroom, id: i64, revision: i64, changes: &Changes) -> Result<i64> {
    let rewrite = Rewrite { changes: changes.clone(), ..Rewrite::default() };
    update_at(room, id, revision, &rewrite).await
}

/// A change of a story in one step.
#[derive(Clone, Debug, Default)]
pub struct Rewrite {
    /// Its words.
    pub changes: Changes,
    /// Its address; where it had one that readers know, that leads to the new one.
    pub address: Address,
    /// Whether an editor says that a lawyer has looked, where readers see the words at once and the section wants one.
    pub legal: bool,
    /// Whether it must not reach readers: then what they would see at once is refused.
    pub unseen: bool,
}

/// The same with another address for the story, and what is asked of words that readers see at once.
///
/// # Errors
/// As [`update`]; [`Error::Invalid`] where the address cannot be had, or the section wants a second pair of eyes or a
/// lawyer for what readers would see.
pub async fn update_at(room: &Newsroom, id: i64, revision: i64, rewrite: &Rewrite) -> Result<i64> {
    let input = (room.clone(), id, revision, rewrite.clone());
    room.desk.web.db.write(&input, |c, input| Box::pin(rewrite_at(c, input))).await
}

async fn rewrite_at(c: &mut Conn, input: &(Newsroom, i64, i64, Rewrite)) -> Result<i64> {
    let (room, id, revision, rewrite) = input;
    if rewrite.address == Address::default() {
        return rewrite_words(c, (room, *id), *revision, rewrite).await;
    }
    relocate(c, (room, *id), *revision, rewrite).await?;
    if rewrite.changes == Changes::default() {
        return Ok(*revision);
    }
    rewrite_words(c, (room, *id), *revision, rewrite).await
}

async fn rewrite_words(
    c: &mut Conn,
    (room, id): (&Newsroom, i64),
    revision: i64,
    Rewrite { changes, legal, unseen, .. }: &Rewrite,
) -> Result<i64> {
    let mut open = Open::story(c, room, id, Deed::Edit).await?;
    if open.article().revision != revision {
        return Err(stale());
    }
    let is_published = open.article().state == ArticleState::Published;
    let goes_live = is_published
        && verdict(room.hand.role, Deed::Publish, ArticleState::Published, Stake::default()) == Verdict::Yes;
    if goes_live && *unseen {
        return Err(not_lent());
    }
    if goes_live && open.work.live.is_some() {
        return Err(Error::Conflict(Sentence::key("rules-story-ahead")));
    }
    let story = changes.applied(open.story_now(c).await?);
    let story = model::story(story).map_err(Error::Invalid)?;
    if is_published {
        refuse(model::story_to_publish(&story))?;
        pictures_ready(c, &story, room.desk.web.clock.now()).await?;
    }
    let kept = keep(c, room, &mut open, &story, (Cause::Api, None)).await?;
    if goes_live {
        let now = room.now();
        let at = open.article().published.unwrap_or(now).max(now);
        if second_look(c, room, &open, (at, *legal)).await? {
            note(c, room, (id, kept.number), LAWYER).await?;
        }
        open.work.workflow = Workflow::Approved;
        go_live(c, room, &mut open, at).await?;
        settle(c, &room.desk, id, Some(&open.before)).await?;
    }
    Ok(kept.number)
}

/// The answer to a token that was not lent what reaches readers.
pub(super) fn not_lent() -> Error {
    let scope = Scope::ArticlesPublish.as_str();
    Error::Forbidden(Sentence::key("accounts-refused-token").with("scope", scope))
}

/// Brings the words of an older revision back, as a new one.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Conflict`] where somebody saved since `newest`.
pub async fn restore(room: &Newsroom, id: i64, number: i64, newest: i64) -> Result<Revision> {
    let input = (room.clone(), id, number, newest);
    room.desk.web.db.write(&input, |c, input| Box::pin(bring_back(c, input))).await
}

async fn bring_back(
    c: &mut Conn,
    (room, id, number, newest): &(Newsroom, i64, i64, i64),
) -> Result<Revision> {
    let mut open = Open::story(c, room, *id, Deed::Restore).await?;
    if open.article().revision != *newest {
        return Err(stale());
    }
    let story = store::story_at(c, *id, *number).await?.ok_or(Error::NotFound)?;
    keep(c, room, &mut open, &story, (Cause::Restore, None)).await
}
