//! The SQL of the particulars.

use database::{Conn, Error, FromRow, Result, Row, args};

use crate::model::Particulars;

/// A version of the particulars.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1; 0 where nothing was set yet.
    pub revision: i64,
    /// What it says.
    pub particulars: Particulars,
    /// Who set it.
    pub actor: String,
    /// When, microseconds since 1970 UTC.
    pub at: i64,
}

impl FromRow for Version {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (revision, body): (i64, String) = (row.next()?, row.next()?);
        // What a later version wrote is refused rather than shown in part: this page is a legal statement.
        let particulars = serde_json::from_str(&body).map_err(|_| Error::Decode { column: 1 })?;
        Ok(Self { revision, particulars, actor: row.next()?, at: row.next()? })
    }
}

pub(crate) async fn latest(c: &mut Conn) -> Result<Option<Version>> {
    c.first("/* hot */ SELECT revision, body, actor, at FROM particulars WHERE revision > 0 ORDER BY revision DESC LIMIT 1", &[])
        .await
}

pub(crate) async fn version(c: &mut Conn, revision: i64) -> Result<Option<Version>> {
    c.first("SELECT revision, body, actor, at FROM particulars WHERE revision = $1", args![revision]).await
}

pub(crate) async fn insert(
    c: &mut Conn,
    (revision, body): (i64, &str),
    (actor, at): (&str, i64),
) -> Result<()> {
    c.run(
        "INSERT INTO particulars (revision, body, actor, at) VALUES ($1, $2, $3, $4)",
        args![revision, body, actor, at],
    )
    .await
    .map(|_| ())
}
