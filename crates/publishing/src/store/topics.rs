//! Topics and the articles about them.

use database::{Conn, FromRow, Result, Row, args};

use super::{Teaser, language};
use crate::model::{Cursor, Topic};

impl FromRow for Topic {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            slug: row.next()?,
            title: row.next()?,
            description: row.next()?,
            language: language(row)?,
        })
    }
}

pub(crate) async fn topic(c: &mut Conn, slug: &str) -> Result<Option<Topic>> {
    c.first(
        "/* hot */ SELECT id, slug, title, description, language FROM topics WHERE slug = $1",
        args![slug],
    )
    .await
}

pub(crate) async fn topic_by_id(c: &mut Conn, id: i64) -> Result<Option<Topic>> {
    c.first("/* hot */ SELECT id, slug, title, description, language FROM topics WHERE id = $1", args![id])
        .await
}

/// All topics whose slugs follow `after`, in the order of their slugs.
pub(crate) async fn topics(c: &mut Conn, after: &str, most: i64) -> Result<Vec<Topic>> {
    c.all(
        "SELECT id, slug, title, description, language
         FROM topics
         WHERE slug > $1
         ORDER BY slug
         LIMIT $2",
        args![after, most],
    )
    .await
}

/// The same, of topics that readers can read something about.
pub(crate) async fn topics_read(c: &mut Conn, after: &str, now: i64, most: i64) -> Result<Vec<Topic>> {
    c.all(
        "/* hot */ SELECT t.id, t.slug, t.title, t.description, t.language
         FROM topics t
         WHERE t.slug > $1
           AND EXISTS (SELECT 1 FROM article_topics x WHERE x.topic_id = t.id AND x.published <= $2)
         ORDER BY t.slug
         LIMIT $3",
        args![after, now, most],
    )
    .await
}

/// Whether readers can read something about a topic.
pub(crate) async fn is_read_about(c: &mut Conn, topic: i64, now: i64) -> Result<bool> {
    let newest: Option<i64> = c
        .first(
            "/* hot */ SELECT article_id
         FROM article_topics
         WHERE topic_id = $1 AND published <= $2
         ORDER BY published DESC, article_id DESC
         LIMIT 1",
            args![topic, now],
        )
        .await?;
    Ok(newest.is_some())
}

pub(crate) async fn insert_topic(c: &mut Conn, topic: &Topic) -> Result<()> {
    c.run(
        "INSERT INTO topics (id, slug, title, description, language) VALUES ($1, $2, $3, $4, $5)",
        args![topic.id, &topic.slug, &topic.title, &topic.description, topic.language.code()],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn replace_topic(c: &mut Conn, topic: &Topic) -> Result<()> {
    c.run(
        "UPDATE topics SET title = $2, description = $3, language = $4 WHERE id = $1",
        args![topic.id, &topic.title, &topic.description, topic.language.code()],
    )
    .await
    .map(|_| ())
}

/// The topics of an article, in order.
pub(crate) async fn topics_of(c: &mut Conn, article: i64) -> Result<Vec<Topic>> {
    c.all(
        "/* hot */ SELECT t.id, t.slug, t.title, t.description, t.language
         FROM article_topics x
         JOIN topics t ON t.id = x.topic_id
         WHERE x.article_id = $1
         ORDER BY x.position",
        args![article],
    )
    .await
}

/// Says what an article is about.
pub(crate) async fn set_topics(c: &mut Conn, article: i64, topics: &[i64]) -> Result<()> {
    c.run("DELETE FROM article_topics WHERE article_id = $1", args![article]).await?;
    for (position, topic) in (0_i64..).zip(topics) {
        c.run(
            "INSERT INTO article_topics (article_id, position, topic_id) VALUES ($1, $2, $3)",
            args![article, position, *topic],
        )
        .await?;
    }
    Ok(())
}

/// The newest articles about a topic, behind a cursor that does not lie ahead.
pub(crate) async fn by_topic(c: &mut Conn, topic: i64, after: Cursor, most: i64) -> Result<Vec<Teaser>> {
    c.all(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                s.slug, s.title
         FROM article_topics x
         JOIN articles a ON a.id = x.article_id
         JOIN sections s ON s.id = a.section_id
         WHERE x.topic_id = $1 AND (x.published, x.article_id) < ($2, $3) AND a.state = 'published'
         ORDER BY x.published DESC, x.article_id DESC
         LIMIT $4",
        args![topic, after.published, after.id, most],
    )
    .await
}
