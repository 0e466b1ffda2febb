//! An article as a list shows it.

use database::Conn;
use locale::Language;
use serde::Serialize;
use web::page_of;

use super::figure::{self, Figure, Known};
use super::headline;
use crate::Desk;
use crate::joins::Link;
use crate::model::url;
use crate::store;

/// An article as the templates of lists show it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Teaser {
    #[serde(skip)]
    pub(crate) id: i64,
    pub(crate) url: String,
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) kicker: Option<String>,
    pub(crate) section: Link,
    pub(crate) bylines: Vec<String>,
    pub(crate) published: i64,
    pub(crate) comments: i64,
    pub(crate) picture: Option<Figure>,
    pub(crate) language: Language,
    /// Whether its live coverage goes on.
    pub(crate) is_live: bool,
}

/// The tags under which the numbers of comments of these stories change.
pub(crate) fn counted<'t>(teasers: impl IntoIterator<Item = &'t Teaser>) -> impl Iterator<Item = String> {
    teasers.into_iter().map(|teaser| format!("count:{}", teaser.id))
}

/// Stories of one page of a list.
const STORIES: usize = 20;
/// Rows that are read for it: one more says that there are more.
pub(crate) const ROWS: i64 = 21;

/// The rows of one page of a list, and where it goes on: `url` with the cursor behind it.
pub(crate) fn paged(rows: Vec<store::Teaser>, url: &str) -> (Vec<store::Teaser>, Option<String>) {
    page_of(rows, STORIES, |row| format!("{url}{}", row.cursor()))
}

/// Rows with their authors, numbers of comments, and the copies of their pictures.
pub(crate) async fn teasers(
    c: &mut Conn,
    desk: &Desk,
    rows: Vec<store::Teaser>,
) -> database::Result<Vec<Teaser>> {
    let keys: Vec<&str> = rows.iter().flat_map(|row| &row.lead).map(|lead| lead.media.as_str()).collect();
    let known = store::pictures(c, &keys).await?;
    listed(c, desk, rows, &known).await
}

/// The same for a list that shows no pictures, or with those that are known.
pub(crate) async fn listed(
    c: &mut Conn,
    desk: &Desk,
    rows: Vec<store::Teaser>,
    known: &Known,
) -> database::Result<Vec<Teaser>> {
    let mut ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let bylines = store::bylines(c, &ids).await?;
    let live = store::covered_now(c, &ids).await?;
    let counts = desk.beside.comment_counts(c, &ids).await?;
    let show = |row: store::Teaser| Teaser {
        id: row.id,
        url: url(row.section.url.trim_start_matches('/'), &row.slug),
        headline: headline(&desk.web, row.retracted, row.language, row.headline),
        standfirst: row.standfirst,
        kicker: row.kicker,
        section: row.section,
        bylines: bylines.get(&row.id).cloned().unwrap_or_default(),
        published: row.published,
        comments: counts.get(&row.id).copied().unwrap_or(0),
        picture: row.lead.map(|lead| Figure::of(lead, known, figure::TEASER)),
        language: row.language,
        is_live: live.contains(&row.id),
    };
    Ok(rows.into_iter().map(show).collect())
}
