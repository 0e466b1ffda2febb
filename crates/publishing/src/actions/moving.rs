//! Another address for a story: the one it had leads to it from then on.

use database::Conn;
use web::{Result, Sentence};

use super::articles::stale;
use super::open::Open;
use super::publication::note;
use super::refuse;
use super::saving::{Rewrite, not_lent};
use super::standing::settle;
use crate::Newsroom;
use crate::model::{ArticleState, Deed, is_slug, problem, url};
use crate::store;

/// An address to be: `None` leaves a part as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The slug of its section.
    pub section: Option<String>,
    /// Its own.
    pub slug: Option<String>,
}

/// Gives a story that is at `revision` another address. That of a published story is an editor's to change.
pub(super) async fn relocate(
    c: &mut Conn,
    (room, id): (&Newsroom, i64),
    revision: i64,
    Rewrite { address: to, unseen, .. }: &Rewrite,
) -> Result<()> {
    let mut open = Open::story(c, room, id, Deed::Edit).await?;
    if open.article().state == ArticleState::Published {
        open = Open::story(c, room, id, Deed::Publish).await?;
        if *unseen {
            return Err(not_lent());
        }
    }
    if open.article().revision != revision {
        return Err(stale());
    }
    let article = open.article().clone();
    let (section, slug) = free(c, id, (&article.section.slug, &article.slug), to).await?;
    if (section, slug.as_str()) == (article.section.id, article.slug.as_str()) {
        return Ok(());
    }
    let now = room.desk.web.clock.now();
    // Nobody has an address that readers never saw.
    if article.state != ArticleState::Draft && article.published.is_some_and(|published| published <= now) {
        store::remember_address(c, article.section.id, &article.slug, id).await?;
    }
    store::set_address(c, id, section, &slug).await?;
    open.work.named = true;
    store::put_work(c, id, &open.work, now).await?;
    settle(c, &room.desk, id, Some(&open.before)).await?;
    note(c, room, (id, article.revision), ("move", &article.url())).await
}

/// The section and slug of an address that no other story has.
async fn free(c: &mut Conn, id: i64, had: (&str, &str), to: &Address) -> Result<(i64, String)> {
    let mut found = Vec::new();
    let section = to.section.as_deref().unwrap_or(had.0);
    let slug = to.slug.as_deref().unwrap_or(had.1);
    if !is_slug(slug) {
        found.push(problem("slug", Sentence::key("rules-slug")));
    }
    let section = if is_slug(section) { store::section(c, section).await? } else { None };
    let Some(section) = section else {
        found.push(problem("section", Sentence::key("rules-section-unknown")));
        refuse(found)?;
        return Err(web::Error::NotFound);
    };
    let taken = store::article_at(c, &section.slug, slug).await?;
    if taken.is_some_and(|other| other != id) {
        let address = url(&section.slug, slug);
        found.push(problem("slug", Sentence::key("rules-address-taken").with("address", address)));
    }
    refuse(found)?;
    Ok((section.id, slug.to_owned()))
}
