//! A story that has to go with all its words: a court, a person whose life it is. What is left is an address that says so.

use database::Conn;
use web::{Result, Sentence};

use super::articles::names;
use super::open::Open;
use super::publication::note;
use super::refuse;
use super::standing::settle;
use crate::model::{ArticleState, Deed, Story, Work, Workflow, problem};
use crate::store::{self, ArticleRow};
use crate::tasks::ERASE;
use crate::{Desk, Newsroom};

/// The longest reason, in characters.
const REASON: usize = 500;

/// What is to go, and what readers are told.
#[derive(Clone, Debug, Default)]
pub struct Takedown {
    /// What readers are told where it was.
    pub reason: String,
    /// The revisions whose words go; all of them where there is none.
    pub revisions: Option<Vec<i64>>,
    /// Whether the headline stays, over the reason.
    pub keep_headline: bool,
    /// Whether what readers were told about the story goes too.
    pub corrections: bool,
}

impl Takedown {
    /// The same with the reason on one line.
    ///
    /// # Errors
    /// [`web::Error::Invalid`] where there is no reason or it is too long.
    pub fn checked(mut self) -> Result<Self> {
        self.reason = self.reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.reason.is_empty() {
            refuse(vec![problem("reason", Sentence::key("rules-takedown-reason"))])?;
        }
        if self.reason.chars().count() > REASON {
            refuse(vec![problem("reason", Sentence::key("rules-note-long").number("max", REASON))])?;
        }
        Ok(self)
    }
}

/// Removes the words of a story for good: from readers, from its revisions, from the index, with the pictures that nothing
/// else shows. Who did it, when and why stays written down.
///
/// # Errors
/// [`web::Error::NotFound`], [`web::Error::Forbidden`], [`web::Error::Invalid`] where there is no reason or it is too long.
pub async fn take_down(room: &Newsroom, id: i64, what: Takedown) -> Result<()> {
    let input = (room.clone(), id, what.checked()?);
    room.desk.web.db.write(&input, |c, input| Box::pin(erase(c, input))).await
}

async fn erase(c: &mut Conn, (room, id, what): &(Newsroom, i64, Takedown)) -> Result<()> {
    let open = Open::story(c, room, *id, Deed::Unpublish).await?;
    let (desk, now) = (&room.desk, room.desk.web.clock.now());
    let mut article = open.article().clone();
    article.state = ArticleState::Unpublished;
    store::set_state(c, &article).await?;
    let mut story = Story::default();
    if what.keep_headline {
        story.headline.clone_from(&article.story.headline);
    }
    let row = ArticleRow {
        id: *id,
        section_id: article.section.id,
        slug: &article.slug,
        language: article.language,
        state: article.state,
        story: &story,
        html: "",
        excerpt: "",
        words: 0,
        created: article.created,
        published: article.published,
        updated: article.updated,
        revision: article.revision + 1,
    };
    store::replace(c, &row).await?;
    names(c, desk, *id, &story).await?;
    // Before the pictures: those of its entries go too.
    store::remove_entries(c, *id).await?;
    pictures(c, desk, *id).await?;
    store::remove_revisions(c, *id, what.revisions.as_deref()).await?;
    store::blank_events(c, *id).await?;
    if what.corrections {
        store::remove_corrections(c, *id).await?;
        c.touch("corrections");
    }
    settle(c, desk, *id, Some(&open.before)).await?;
    let work = Work {
        live: None,
        workflow: Workflow::Draft,
        approved: None,
        embargo: None,
        gone: Some(what.reason.clone()),
        gone_at: Some(now),
        erased: true,
        // Whoever had a link to its preview sees nothing either.
        previews: open.work.previews + 1,
        ..open.work.clone()
    };
    store::put_work(c, *id, &work, now).await?;
    note(c, room, (*id, row.revision), ("takedown", &what.reason)).await
}

/// Removes the pictures that only this story shows; their files go by a task, behind the commit.
async fn pictures(c: &mut Conn, desk: &Desk, id: i64) -> Result<()> {
    let mut media = store::media_of(c, id).await?;
    // A picture that was exchanged before is often the one that has to go.
    for revision in store::revisions(c, id, i64::MAX, i64::MAX).await? {
        let story = store::story_at(c, id, revision.number).await?.unwrap_or_default();
        media.extend(store::known_media(c, &super::pictures_of(&story)).await?);
    }
    media.sort_unstable();
    media.dedup();
    store::show_media(c, id, &[]).await?;
    store::work_with_media(c, id, &[]).await?;
    for (media, key) in &media {
        if store::is_used_elsewhere(c, (*media, key), id).await? {
            continue;
        }
        for file in store::remove_media(c, *media).await? {
            let key = format!("{ERASE}:{file}");
            tasks::push_once(c, desk.web.ids.next(), (ERASE, &key), &file, desk.web.clock.now()).await?;
        }
    }
    Ok(())
}

/// Removes a file of which no picture is left.
pub(crate) async fn erase_file(desk: &Desk, key: &str) -> Result<(), String> {
    let is_there =
        desk.web.db.read(async |c| store::is_file(c, key).await).await.map_err(|e| e.to_string())?;
    if is_there {
        // The same file was sent again since.
        return Ok(());
    }
    desk.storage.delete(key).await.map_err(|e| e.to_string())
}
