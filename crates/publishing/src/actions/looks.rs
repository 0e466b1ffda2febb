//! Who has to look at the words of a story before readers see them: what a section wants, and the embargo.

use database::Conn;
use web::{Result, Sentence};

use super::open::Open;
use super::refuse;
use crate::model::{Article, Work, problem};
use crate::{Newsroom, store};

/// What the book says where somebody confirmed that a lawyer has looked.
pub(super) const LAWYER: (&str, &str) = ("legal", "");

/// What a story needs beside its words before readers see it at `at`. Whether a lawyer's look was wanted and confirmed.
pub(super) async fn second_look(
    c: &mut Conn,
    room: &Newsroom,
    open: &Open,
    (at, legal): (i64, bool),
) -> Result<bool> {
    let (article, work) = (open.article(), &open.work);
    let mut found = Vec::new();
    if let Some(embargo) = work.embargo.filter(|embargo| *embargo > at) {
        let until = locale::rfc3339_utc(embargo);
        found.push(problem("at", Sentence::key("rules-publish-embargo").with("until", until)));
    }
    if wants_eyes(c, room, article, work).await? {
        found.push(problem("form", Sentence::key("rules-publish-eyes")));
    }
    let wants_lawyer = store::wants_lawyer(c, article.section.id).await?;
    if wants_lawyer && !legal {
        found.push(problem("legal", Sentence::key("rules-publish-lawyer")));
    }
    refuse(found)?;
    Ok(wants_lawyer)
}

/// The same for a story that comes out in the moment in which it is made, which nobody else can have looked at. What the
/// paper itself brings in was looked at where it comes from.
pub(super) async fn first_look(c: &mut Conn, room: &Newsroom, (section, legal): (i64, bool)) -> Result<bool> {
    let mut found = Vec::new();
    if room.hand.user.is_some() && store::two_eyes(c, section).await? {
        found.push(problem("form", Sentence::key("rules-publish-eyes")));
    }
    let wants_lawyer = store::wants_lawyer(c, section).await?;
    if wants_lawyer && !legal {
        found.push(problem("legal", Sentence::key("rules-publish-lawyer")));
    }
    refuse(found)?;
    Ok(wants_lawyer)
}

/// Whether a section wants a second pair of eyes that did not look at the newest words yet. Whoever publishes words of
/// somebody else looks at them.
pub(crate) async fn wants_eyes(
    c: &mut Conn,
    room: &Newsroom,
    article: &Article,
    work: &Work,
) -> Result<bool> {
    if !store::two_eyes(c, article.section.id).await? {
        return Ok(false);
    }
    let writer = store::revision(c, article.id, article.revision).await?.and_then(|revision| revision.user);
    let publisher_looks = room.hand.user.is_some() && room.hand.user != writer;
    Ok(!publisher_looks && !work.is_approved(article.revision, writer))
}
