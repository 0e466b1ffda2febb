//! Whole articles for whoever keeps a copy of them: the index.

use std::collections::HashMap;

use database::{Conn, Result, args};

use super::{AT_ONCE, bylines, filled};
use crate::model::{Article, ArticleState, Cursor};

/// Published articles behind a cursor, the oldest first, also those whose time lies ahead.
pub(crate) async fn published_after(c: &mut Conn, after: Cursor, most: i64) -> Result<Vec<Article>> {
    let found = c
        .all(
            "/* hot */ SELECT a.id, a.slug, a.language, a.state, a.headline, a.standfirst, a.kicker, a.dateline, a.body,
                a.lead, a.words, a.created, a.published, a.updated, a.revision, a.retracted,
                s.id, s.slug, s.title, s.description, s.language, s.position
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.state = 'published' AND (a.published, a.id) > ($1, $2)
         ORDER BY a.published, a.id
         LIMIT $3",
            args![after.published, after.id, most],
        )
        .await?;
    with_bylines(c, found).await
}

/// These articles in whatever state, in no order.
pub(crate) async fn articles(c: &mut Conn, ids: &[i64]) -> Result<Vec<Article>> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        // A condition on the state in the text would lead SQLite along the index of everything that is published.
        let more: Vec<Article> = c
            .all(
                "/* hot */ SELECT a.id, a.slug, a.language, a.state, a.headline, a.standfirst, a.kicker, a.dateline,
                a.body, a.lead, a.words, a.created, a.published, a.updated, a.revision, a.retracted,
                s.id, s.slug, s.title, s.description, s.language, s.position
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        found.extend(more);
    }
    with_bylines(c, found).await
}

/// Takes the locks of articles: whoever changes one of them waits until this transaction ends, and what is read behind
/// this is what the last change left.
pub(crate) async fn lock_articles(c: &mut Conn, ids: &[i64]) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        c.run(
            "UPDATE articles
         SET revision = revision
         WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            &filled(some),
        )
        .await?;
    }
    Ok(())
}

/// Those of these articles that are published, also those whose time lies ahead; in no order.
pub(crate) async fn still_published(c: &mut Conn, ids: &[i64]) -> Result<Vec<i64>> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let more: Vec<(i64, String)> = c
            .all(
                "/* hot */ SELECT id, state
         FROM articles
         WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        let published = more.into_iter().filter(|(_, state)| state == ArticleState::Published.as_str());
        found.extend(published.map(|(id, _)| id));
    }
    Ok(found)
}

async fn with_bylines(c: &mut Conn, mut articles: Vec<Article>) -> Result<Vec<Article>> {
    let ids: Vec<i64> = articles.iter().map(|article| article.id).collect();
    let mut names: HashMap<i64, Vec<String>> = bylines(c, &ids).await?;
    for article in &mut articles {
        article.story.bylines = names.remove(&article.id).unwrap_or_default();
    }
    Ok(articles)
}

/// The articles of an author with ids above `after`, in order.
pub(crate) async fn of_author(c: &mut Conn, author: i64, after: i64, most: i64) -> Result<Vec<i64>> {
    c.all(
        "SELECT article_id
         FROM bylines
         WHERE author_id = $1 AND article_id > $2
         ORDER BY article_id
         LIMIT $3",
        args![author, after, most],
    )
    .await
}
