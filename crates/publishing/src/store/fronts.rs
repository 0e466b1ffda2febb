//! The arrangements of the front page: the draft, and every one that was published.

use database::{Conn, FromRow, Result, Row, args};

use super::{Teaser, filled};
use crate::model::{Arrangement, url};

/// The one front page there is.
const FRONT: &str = "front";

/// A draft or a published arrangement.
#[derive(Clone, Debug)]
pub(crate) struct Front {
    /// Number of the draft's changes; of a published page the one it was made from.
    pub(crate) revision: i64,
    pub(crate) arrangement: Arrangement,
    pub(crate) at: i64,
    pub(crate) by: String,
}

impl FromRow for Front {
    fn from_row(row: &mut Row) -> Result<Self> {
        let revision = row.next()?;
        let json: String = row.next()?;
        // One that a later version wrote and this cannot read gives the automatic page rather than none.
        let arrangement = serde_json::from_str(&json)
            .inspect_err(|error| tracing::error!(%error, "an arrangement of the front page cannot be read"))
            .unwrap_or_default();
        Ok(Self { revision, arrangement, at: row.next()?, by: row.next()? })
    }
}

/// The arrangement that readers see.
pub(crate) async fn front(c: &mut Conn) -> Result<Option<Front>> {
    c.first(
        "/* hot */ SELECT revision, arrangement, published, published_by
         FROM fronts
         WHERE name = $1
         ORDER BY version DESC
         LIMIT 1",
        args![FRONT],
    )
    .await
}

/// The arrangement that is being worked on.
pub(crate) async fn front_draft(c: &mut Conn) -> Result<Option<Front>> {
    c.first(
        "SELECT revision, arrangement, changed, changed_by FROM front_drafts WHERE name = $1",
        args![FRONT],
    )
    .await
}

/// Puts a draft in the place of the one at the revision before; whether that was still there.
pub(crate) async fn replace_front_draft(c: &mut Conn, front: &Front) -> Result<bool> {
    let json = serde_json::to_string(&front.arrangement).unwrap_or_default();
    let changed = if front.revision == 1 {
        c.run(
            "INSERT INTO front_drafts (name, revision, arrangement, changed, changed_by)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (name) DO NOTHING",
            args![FRONT, front.revision, json, front.at, &front.by],
        )
        .await?
    } else {
        c.run(
            "UPDATE front_drafts
             SET revision = $2, arrangement = $3, changed = $4, changed_by = $5
             WHERE name = $1 AND revision = $6",
            args![FRONT, front.revision, json, front.at, &front.by, front.revision - 1],
        )
        .await?
    };
    Ok(changed > 0)
}

/// Publishes an arrangement: from the commit on readers see this one, whole.
pub(crate) async fn insert_front(c: &mut Conn, front: &Front) -> Result<()> {
    let json = serde_json::to_string(&front.arrangement).unwrap_or_default();
    c.run(
        "INSERT INTO fronts (name, version, revision, arrangement, published, published_by)
         SELECT $1, COALESCE(MAX(version), 0) + 1, CAST($2 AS BIGINT), $3, CAST($4 AS BIGINT), $5
         FROM fronts
         WHERE name = $1",
        args![FRONT, front.revision, json, front.at, &front.by],
    )
    .await
    .map(|_| ())
}

/// Those of these articles that readers see, in no order.
pub(crate) async fn readable(c: &mut Conn, ids: &[i64], now: i64) -> Result<Vec<Teaser>> {
    let mut rows = Vec::new();
    for some in ids.chunks(super::AT_ONCE) {
        let mut args = filled(some);
        args.push(now.into());
        let found: Vec<Teaser> = c
            .all(
                "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                        s.slug, s.title
                 FROM articles a
                 JOIN sections s ON s.id = a.section_id
                 WHERE a.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                   AND a.state = 'published' AND a.published <= $17",
                &args,
            )
            .await?;
        rows.extend(found);
    }
    Ok(rows)
}

/// What the newsroom calls an article.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) id: i64,
    pub(crate) url: String,
    pub(crate) headline: String,
    pub(crate) state: String,
    pub(crate) published: Option<i64>,
}

impl FromRow for Named {
    fn from_row(row: &mut Row) -> Result<Self> {
        let id = row.next()?;
        let (section, slug): (String, String) = (row.next()?, row.next()?);
        let url = url(&section, &slug);
        Ok(Self { id, url, headline: row.next()?, state: row.next()?, published: row.next()? })
    }
}

/// The article of this id, whatever its state.
pub(crate) async fn named(c: &mut Conn, id: i64) -> Result<Option<Named>> {
    c.first(
        "SELECT a.id, s.slug, a.slug, a.headline, a.state, a.published
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.id = $1",
        args![id],
    )
    .await
}

/// The id of the article at an address, whatever its state.
pub(crate) async fn article_at(c: &mut Conn, section: &str, slug: &str) -> Result<Option<i64>> {
    c.first(
        "SELECT a.id
         FROM sections s
         JOIN articles a ON a.section_id = s.id
         WHERE s.slug = $1 AND a.slug = $2",
        args![section, slug],
    )
    .await
}
