//! How a story begins: as words, or as an idea that somebody is to write.

use database::Conn;
use web::{Error, Result, Sentence};

use super::articles::{Creation, checked, insert, may_begin};
use super::notes::say;
use super::publication::note;
use super::refuse;
use super::workflow::NOTE;
use crate::Newsroom;
use crate::model::{
    self, ArticleState, Deed, NewArticle, Stake, Story, Verdict, Work, Workflow, problem, verdict,
};
use crate::store;

/// What is said of a story as it begins, beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// Whether it is an idea: nobody writes yet.
    pub idea: bool,
    /// Something to write down beside it, up to 2,000 characters; may be empty.
    pub note: String,
    /// The day it is planned for, as a moment, microseconds since 1970 UTC.
    pub planned: Option<i64>,
    /// Whose it is to be; whoever begins it where there is none. To give it to others is an editor's.
    pub owner: Option<i64>,
}

impl Beginning {
    /// Refuses what can be refused before anything is looked up.
    fn check(&self) -> Result<()> {
        if self.note.chars().count() > NOTE {
            refuse(vec![problem("note", Sentence::key("rules-note-long").number("max", NOTE))])?;
        }
        Ok(())
    }
}

/// Makes an article as [`super::create`] does, and says how it begins. Returns its id.
///
/// # Errors
/// As [`super::create`]; [`Error::Invalid`] where there is no such colleague or the note is too long; [`Error::Forbidden`]
/// where somebody gives it away who may not.
pub async fn create_as(room: &Newsroom, new: &NewArticle, how: &Beginning) -> Result<i64> {
    may_begin(&room.hand)?;
    how.check()?;
    let new = checked(new)?;
    if how.idea && new.published.is_some() {
        refuse(vec![problem("idea", Sentence::key("rules-idea-published"))])?;
    }
    write(room, new, how).await
}

/// Begins a draft or an idea without a word in it, in a section; its headline may be empty. Returns its id.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] where there is no such section or colleague, or something is too long;
/// [`Error::Conflict`].
pub async fn begin(room: &Newsroom, (section_id, headline): (i64, &str), how: &Beginning) -> Result<i64> {
    may_begin(&room.hand)?;
    how.check()?;
    let writer = match how.owner {
        // Who they are and whether they may be given it is asked with the story.
        Some(owner) => room.desk.web.db.read(async |c| store::colleague(c, owner).await).await?,
        None => None,
    };
    let bylines = vec![writer.unwrap_or_else(|| room.hand.name.clone())];
    let story = Story { headline: headline.to_owned(), bylines, ..Story::default() };
    let story = model::working_story(story).map_err(Error::Invalid)?;
    let new = NewArticle { section_id, story, comments: "open".to_owned(), ..NewArticle::default() };
    write(room, new, how).await
}

async fn write(room: &Newsroom, new: NewArticle, how: &Beginning) -> Result<i64> {
    let web = &room.desk.web;
    let creation = Creation { room: room.clone(), new, id: web.ids.next(), now: web.clock.now() };
    let input = (creation, how.clone());
    web.db.write(&input, |c, input| Box::pin(make(c, input))).await
}

async fn make(c: &mut Conn, (creation, how): &(Creation, Beginning)) -> Result<i64> {
    let id = insert(c, creation).await?;
    let Creation { room, now, .. } = creation;
    if how.idea || how.planned.is_some() {
        let mut work = store::work(c, id).await?.unwrap_or_else(|| Work::unknown(ArticleState::Draft));
        work.planned = how.planned;
        if how.idea {
            work.workflow = Workflow::Idea;
        }
        store::put_work(c, id, &work, *now).await?;
    }
    if let Some(owner) = how.owner.filter(|owner| Some(*owner) != room.hand.user) {
        hand_over(c, room, (id, owner)).await?;
    }
    say(c, room, (id, 1), how.note.trim()).await?;
    Ok(id)
}

/// Makes a story that was just begun somebody else's.
async fn hand_over(c: &mut Conn, room: &Newsroom, (id, owner): (i64, i64)) -> Result<()> {
    let own = Stake { owns: true, ..Stake::default() };
    if verdict(room.hand.role, Deed::ChangeOwner, ArticleState::Draft, own) != Verdict::Yes {
        return Err(Error::Forbidden(Sentence::key("rules-deed-owner")));
    }
    let colleagues = store::colleagues(c).await?;
    let Some((_, name)) = colleagues.into_iter().find(|(user, _)| *user == owner) else {
        return refuse(vec![problem("owner", Sentence::key("rules-owner-unknown"))]);
    };
    if let Some(user) = room.hand.user {
        store::remove_person(c, id, user).await?;
    }
    store::add_person(c, id, owner, true).await?;
    note(c, room, (id, 1), ("give", &name)).await
}
