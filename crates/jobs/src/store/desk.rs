//! What the actions read and write.

use database::{Arg, Conn, Result, args};

use super::Stored;
use crate::draft::{BoardSettings, Details};
use crate::model::State;

/// A JSON column. The types have no keys that are not text, so this cannot fail.
fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "{}".to_owned())
}

pub(crate) async fn insert_board(c: &mut Conn, id: i64, settings: &BoardSettings) -> Result<()> {
    let board = &settings.board;
    c.run(
        "INSERT INTO boards (id, slug, title, description, language, filter, pay_policy, run_days, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            &board.slug,
            &board.title,
            &board.description,
            settings.language.code(),
            json(&board.filter),
            board.pay_policy.as_str(),
            settings.run_days,
            settings.position
        ],
    )
    .await
    .map(|_| ())
}

/// Takes the lock of a listing: two decisions about it must not be worked out side by side. Says whether it is there.
pub(crate) async fn lock(c: &mut Conn, id: i64) -> Result<bool> {
    Ok(c.run("UPDATE listings SET state = state WHERE id = $1", args![id]).await? > 0)
}

/// The columns of a listing in the order of its table.
fn columns(stored: &Stored) -> [Arg<'_>; 14] {
    let listing = &stored.listing;
    [
        listing.id.into(),
        stored.board_id.into(),
        listing.company.id.into(),
        listing.state.as_str().into(),
        (&stored.slug).into(),
        (&listing.title).into(),
        (&listing.language).into(),
        (&listing.body).into(),
        (&stored.html).into(),
        json(&Details::of(listing)).into(),
        listing.posted.into(),
        listing.ends.into(),
        listing.closed.into(),
        listing.changed.into(),
    ]
}

pub(crate) async fn insert_listing(c: &mut Conn, stored: &Stored) -> Result<()> {
    c.run(
        "INSERT INTO listings (id, board_id, company_id, state, slug, title, language, body, html, details, posted, ends,
                               closed, changed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        &columns(stored),
    )
    .await
    .map(|_| ())
}

pub(crate) async fn update_listing(c: &mut Conn, stored: &Stored) -> Result<()> {
    c.run(
        "UPDATE listings
         SET board_id = $2, company_id = $3, state = $4, slug = $5, title = $6, language = $7, body = $8, html = $9,
             details = $10, posted = $11, ends = $12, closed = $13, changed = $14
         WHERE id = $1",
        &columns(stored),
    )
    .await
    .map(|_| ())
}

/// One line of a listing's history.
pub(crate) struct Entry<'a> {
    pub(crate) id: i64,
    pub(crate) listing_id: i64,
    pub(crate) at: i64,
    pub(crate) actor: &'a str,
    pub(crate) change: (State, State),
    pub(crate) reason: &'a str,
}

pub(crate) async fn insert_event(c: &mut Conn, entry: &Entry<'_>) -> Result<()> {
    c.run(
        "INSERT INTO listing_events (id, listing_id, at, actor, from_state, to_state, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            entry.id,
            entry.listing_id,
            entry.at,
            entry.actor,
            entry.change.0.as_str(),
            entry.change.1.as_str(),
            entry.reason
        ],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn clear_boards(c: &mut Conn, id: i64) -> Result<()> {
    c.run("DELETE FROM listing_boards WHERE listing_id = $1", args![id]).await.map(|_| ())
}

pub(crate) async fn show_on(
    c: &mut Conn,
    listing: i64,
    board: i64,
    (posted, ends): (i64, i64),
) -> Result<()> {
    c.run(
        "INSERT INTO listing_boards (listing_id, board_id, posted, ends) VALUES ($1, $2, $3, $4)",
        args![listing, board, posted, ends],
    )
    .await
    .map(|_| ())
}

/// Live listings whose end is reached, the longest ended first.
pub(crate) async fn overdue(c: &mut Conn, now: i64, limit: i64) -> Result<Vec<i64>> {
    c.all(
        "SELECT id FROM listings WHERE state = 'live' AND ends <= $1 ORDER BY ends, id LIMIT $2",
        args![now, limit],
    )
    .await
}

/// Live listings with ids above `after`, in the order of ids: for going through all of them.
pub(crate) async fn live_after(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<Stored>> {
    c.all(
        "SELECT l.id, l.board_id, b.slug, b.title, k.id, k.name, k.legal_name, k.site, k.logo, l.state, l.slug,
                l.title, l.language, l.body, l.html, l.details, l.posted, l.ends, l.closed, l.changed
         FROM listings l
         JOIN boards b ON b.id = l.board_id
         JOIN companies k ON k.id = l.company_id
         WHERE l.state = 'live'
           AND l.id > $1
         ORDER BY l.id
         LIMIT $2",
        args![after, limit],
    )
    .await
}

/// How many adverts wait for the paper's decision, and since when the oldest of them does.
pub(crate) async fn waiting(c: &mut Conn) -> Result<(i64, Option<i64>)> {
    c.one("SELECT COUNT(*), MIN(changed) FROM listings WHERE state = 'submitted'", &[]).await
}
