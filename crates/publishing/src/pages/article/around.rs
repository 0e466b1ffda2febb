//! What the page of an article leads to.

use database::Conn;
use web::Result;

use crate::model::Cursor;
use crate::pages::figure::{Known, keys_in};
use crate::store::{self, Published, Teaser};

/// Related stories that are shown.
const RELATED: usize = 4;

/// The pictures of the page: above the text, within it, and of the stories related to it.
pub(super) async fn pictures(c: &mut Conn, row: &Published, related: &[Teaser]) -> database::Result<Known> {
    let leads = row.lead.iter().chain(related.iter().flat_map(|near| &near.lead));
    let keys: Vec<&str> = leads.map(|lead| lead.media.as_str()).chain(keys_in(&row.html)).collect();
    store::pictures(c, &keys).await
}

/// What an article leads to.
pub(super) struct Around {
    pub(super) related: Vec<Teaser>,
    pub(super) previous: Option<Teaser>,
    pub(super) next: Option<Teaser>,
    /// When something else is to stand there though nobody changes anything.
    pub(super) renews: Option<i64>,
}

pub(super) async fn around(c: &mut Conn, row: &Published, now: i64) -> Result<Around> {
    let place = Cursor { published: row.published, id: row.id };
    let previous = store::before(c, row.section.id, place).await?;
    let next = store::after(c, row.section.id, place, now).await?;
    // Only the newest story of a section waits for one that comes out by itself.
    let coming = if next.is_none() { store::next_publication(c, now).await? } else { None };
    let related = store::related(c, row.id).await?;
    let (mut related, later): (Vec<_>, Vec<_>) = related.into_iter().partition(|near| near.published <= now);
    related.truncate(RELATED);
    let renews = later.iter().map(|near| near.published).chain(coming).min();
    Ok(Around { related, previous, next, renews })
}
