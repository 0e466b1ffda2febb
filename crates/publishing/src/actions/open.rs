//! A story under its lock, in the hands of somebody who may do what they came for.

use database::Conn;
use web::{Error, Result, Sentence};

use super::refuse;
use super::standing::Standing;
use crate::Newsroom;
use crate::model::{
    Article, ArticleState, Cause, Deed, Revision, Stake, Story, Verdict, Work, problem, verdict,
};
use crate::store;

/// A story that is changed in this transaction.
pub(super) struct Open {
    pub(super) before: Standing,
    pub(super) work: Work,
}

impl Open {
    /// Locks a story for somebody who may do this to it.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where they may not know of it; [`Error::Forbidden`]; [`Error::Invalid`] where its words
    /// were removed for good.
    pub(super) async fn story(c: &mut Conn, room: &Newsroom, id: i64, deed: Deed) -> Result<Self> {
        store::lock_articles(c, &[id]).await?;
        let Some(before) = Standing::read(c, id).await? else { return Err(none(room, deed)) };
        let work = allowed(c, room, &before.article, deed).await?;
        if work.erased && !matches!(deed, Deed::Read | Deed::Unpublish | Deed::Report) {
            // Nothing of it comes back, under no address and from no tab that was open. Its coverage is over by itself.
            refuse(vec![problem("form", Sentence::key("rules-story-erased"))])?;
        }
        Ok(Self { before, work })
    }

    pub(super) fn article(&self) -> &Article {
        &self.before.article
    }

    pub(super) fn id(&self) -> i64 {
        self.before.article.id
    }

    /// The newest words of it.
    pub(super) async fn story_now(&self, c: &mut Conn) -> Result<Story> {
        working(c, self.article(), &self.work).await
    }

    /// Keeps the words that stand in its row as a revision, if nobody did: it came before revisions were kept, or in an
    /// import.
    pub(super) async fn keep_first(&self, c: &mut Conn) -> Result<()> {
        let article = self.article();
        let number = self.work.live.unwrap_or(article.revision);
        if store::has_revision(c, article.id, number).await? {
            return Ok(());
        }
        let revision = Revision {
            number,
            at: article.updated.unwrap_or(article.created),
            user: None,
            name: String::new(),
            cause: Cause::Import,
            words: article.words,
            published: article.published.filter(|_| article.state == ArticleState::Published),
        };
        Ok(store::insert_revision(c, article.id, &revision, &article.story, None).await?)
    }
}

/// The newest words of a story.
pub(crate) async fn working(c: &mut Conn, article: &Article, work: &Work) -> Result<Story> {
    if work.live.is_none() {
        return Ok(article.story.clone());
    }
    let story = store::story_at(c, article.id, article.revision).await?;
    story
        .ok_or_else(|| Error::internal(format!("revision {} of {} is missing", article.revision, article.id)))
}

/// What is known of a story, for somebody who may do this to it.
///
/// # Errors
/// [`Error::NotFound`] where they may not know of it; [`Error::Forbidden`].
pub(crate) async fn allowed(c: &mut Conn, room: &Newsroom, article: &Article, deed: Deed) -> Result<Work> {
    let work = store::work(c, article.id).await?.unwrap_or_else(|| Work::unknown(article.state));
    let stake = store::stake(c, article.id, room.hand.user, work.shared).await?;
    match verdict(room.hand.role, deed, article.known_state(room.now()), stake) {
        Verdict::Yes => Ok(work),
        Verdict::Refused => Err(refused(deed)),
        Verdict::Hidden => Err(Error::NotFound),
    }
}

/// The answer where there is no such story: to those who may never do this, as if there were.
fn none(room: &Newsroom, deed: Deed) -> Error {
    match verdict(room.hand.role, deed, ArticleState::Draft, Stake::default()) {
        Verdict::Refused => refused(deed),
        _ => Error::NotFound,
    }
}

fn refused(deed: Deed) -> Error {
    let sentence = match deed {
        Deed::Publish => Sentence::key("rules-deed-publish"),
        Deed::Unpublish => Sentence::key("rules-deed-unpublish"),
        Deed::Review => Sentence::key("rules-deed-review"),
        Deed::Restore => Sentence::key("rules-deed-restore"),
        Deed::ChangeOwner => Sentence::key("rules-deed-owner"),
        Deed::Report => Sentence::key("rules-deed-report"),
        _ => Sentence::key("rules-deed-edit"),
    };
    Error::Forbidden(sentence)
}
