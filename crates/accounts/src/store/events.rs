//! The SQL of what happened to accounts. Rows are added, never changed; only the network goes, in time.

use database::{Conn, FromRow, Result, Row, args};

use crate::events::{Action, Event};

impl FromRow for Event {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, at, who, action) = (row.next()?, row.next()?, row.next()?, row.next::<String>()?);
        let (subject, network) = (row.next()?, row.next()?);
        let action = Action::parse(&action).unwrap_or(Action::Other);
        Ok(Self { id, at, who, action, subject, network })
    }
}

pub(crate) async fn insert(c: &mut Conn, event: &Event) -> Result<()> {
    c.run(
        "INSERT INTO account_events (id, at, who, action, subject, network) VALUES ($1, $2, $3, $4, $5, $6)",
        args![event.id, event.at, &event.who, event.action.as_str(), &event.subject, &event.network],
    )
    .await
    .map(|_| ())
}

/// The newest events before this moment and id.
pub(crate) async fn before(c: &mut Conn, (at, id): (i64, i64), limit: i64) -> Result<Vec<Event>> {
    c.all(
        "SELECT id, at, who, action, subject, network FROM account_events
         WHERE (at, id) < ($1, $2) ORDER BY at DESC, id DESC LIMIT $3",
        args![at, id, limit],
    )
    .await
}

/// Empties the networks of events before `before`.
pub(crate) async fn forget_networks(c: &mut Conn, before: i64) -> Result<()> {
    c.run("UPDATE account_events SET network = '' WHERE at < $1 AND network <> ''", args![before])
        .await
        .map(|_| ())
}
