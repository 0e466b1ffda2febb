//! Reads on the way of a reader's page. Each asks for listings that have not ended at `now`, so that a late sweep
//! shows nothing that is over.

use database::{Conn, Result, args};

use super::{Advert, Cursor, Stored, StoredBoard};

/// The newest live listings after a place in the list.
pub(crate) async fn newest(c: &mut Conn, now: i64, after: Cursor, limit: i64) -> Result<Vec<Advert>> {
    c.all(
        "/* hot */ SELECT l.id, l.slug, l.title, l.language, b.slug, k.name, l.details, l.posted, l.ends, l.changed
         FROM listings l
         JOIN companies k ON k.id = l.company_id
         JOIN boards b ON b.id = l.board_id
         WHERE l.state = 'live'
           AND (l.posted, l.id) < ($1, $2)
           AND l.ends > $3
         ORDER BY l.posted DESC, l.id DESC
         LIMIT $4",
        args![after.posted, after.id, now, limit],
    )
    .await
}

/// The same on one board; of one company where one is given.
pub(crate) async fn on_board(
    c: &mut Conn,
    (board, company, now): (i64, Option<i64>, i64),
    after: Cursor,
    limit: i64,
) -> Result<Vec<Advert>> {
    c.all(
        "/* hot */ SELECT l.id, l.slug, l.title, l.language, b.slug, k.name, l.details, s.posted, s.ends, l.changed
         FROM listing_boards s
         CROSS JOIN listings l
         CROSS JOIN companies k
         CROSS JOIN boards b
         WHERE s.board_id = $1
           AND (s.posted, s.listing_id) < ($2, $3)
           AND s.ends > $4
           AND l.id = s.listing_id
           AND k.id = l.company_id
           AND b.id = l.board_id
           AND (CAST($5 AS BIGINT) IS NULL OR l.company_id = $5)
         ORDER BY s.posted DESC, s.listing_id DESC
         LIMIT $6",
        args![board, after.posted, after.id, now, company, limit],
    )
    .await
}

/// How many live listings a board shows, and when the first of them ends.
pub(crate) async fn board_totals(c: &mut Conn, board: i64, now: i64) -> Result<(i64, Option<i64>)> {
    c.one(
        "/* hot */ SELECT COUNT(*), MIN(ends) FROM listing_boards WHERE board_id = $1 AND ends > $2",
        args![board, now],
    )
    .await
}

/// When the first of all live listings ends.
pub(crate) async fn first_end(c: &mut Conn, now: i64) -> Result<Option<i64>> {
    let (first,): (Option<i64>,) = c
        .one("/* hot */ SELECT MIN(ends) FROM listings WHERE state = 'live' AND ends > $1", args![now])
        .await?;
    Ok(first)
}

/// A read of boards, in the order of [`StoredBoard`]'s columns.
macro_rules! boards {
    ($rest:literal) => {
        concat!(
            "/* hot */ SELECT id, slug, title, description, language, filter, pay_policy, run_days, position
         FROM boards
         ",
            $rest
        )
    };
}

/// All boards in their order.
pub(crate) async fn boards(c: &mut Conn) -> Result<Vec<StoredBoard>> {
    c.all(boards!("WHERE position >= $1 ORDER BY position, id"), args![0_i64]).await
}

/// The board at an address; text that is no address finds none, also where the engine could not even read it (NUL).
pub(crate) async fn board(c: &mut Conn, slug: &str) -> Result<Option<StoredBoard>> {
    if slug.contains('\0') {
        return Ok(None);
    }
    c.first(boards!("WHERE slug = $1"), args![slug]).await
}

/// A listing in whatever state.
pub(crate) async fn listing(c: &mut Conn, id: i64) -> Result<Option<Stored>> {
    c.first(
        "/* hot */ SELECT l.id, l.board_id, b.slug, b.title, k.id, k.name, k.legal_name, k.site, k.logo, l.state, l.slug,
                l.title, l.language, l.body, l.html, l.details, l.posted, l.ends, l.closed, l.changed
         FROM listings l
         JOIN boards b ON b.id = l.board_id
         JOIN companies k ON k.id = l.company_id
         WHERE l.id = $1",
        args![id],
    )
    .await
}
