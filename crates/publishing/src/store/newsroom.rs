//! Reads and writes of the newsroom.

use database::{Conn, FromRow, Result, Row, args};
use document::Document;
use locale::Language;

use super::{language, lead};
use crate::model::{Article, ArticleState, Correction, NewSection, Section, Story, kind_name};

pub(crate) async fn insert_section(c: &mut Conn, id: i64, new: &NewSection) -> Result<()> {
    c.run(
        "INSERT INTO sections (id, slug, title, description, language, position) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, &new.slug, &new.title, &new.description, new.language.code(), new.position],
    )
    .await
    .map(|_| ())
}

/// The story that has a slug in a section.
pub(crate) async fn with_slug(c: &mut Conn, section: i64, slug: &str) -> Result<Option<i64>> {
    c.first("SELECT id FROM articles WHERE section_id = $1 AND slug = $2", args![section, slug]).await
}

/// The path's two slugs and the stored text of the articles of a section under this headline.
pub(crate) async fn same_headline(
    c: &mut Conn,
    section: i64,
    headline: &str,
) -> Result<Vec<(String, String, String)>> {
    c.all(
        "SELECT s.slug, a.slug, a.body
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.section_id = $1 AND a.headline = $2
         ORDER BY a.id",
        args![section, headline],
    )
    .await
}

/// The newest article with this slug in any section, if readers see it.
pub(crate) async fn id_by_slug(c: &mut Conn, slug: &str, now: i64) -> Result<Option<i64>> {
    c.first(
        "SELECT id
         FROM articles
         WHERE slug = $1 AND state = 'published' AND published <= $2
         ORDER BY published DESC, id DESC",
        args![slug, now],
    )
    .await
}

/// The columns of an article that are written with its story.
pub(crate) struct ArticleRow<'a> {
    pub(crate) id: i64,
    pub(crate) section_id: i64,
    pub(crate) slug: &'a str,
    pub(crate) language: Language,
    pub(crate) state: ArticleState,
    pub(crate) story: &'a Story,
    pub(crate) html: &'a str,
    pub(crate) excerpt: &'a str,
    pub(crate) words: i64,
    pub(crate) created: i64,
    pub(crate) published: Option<i64>,
    pub(crate) updated: Option<i64>,
    /// The revision it becomes.
    pub(crate) revision: i64,
}

impl ArticleRow<'_> {
    fn lead(&self) -> Option<String> {
        self.story.lead.as_ref().and_then(|lead| serde_json::to_string(lead).ok())
    }
}

pub(crate) async fn insert(c: &mut Conn, row: &ArticleRow<'_>) -> Result<()> {
    let story = row.story;
    c.run(
        "INSERT INTO articles (id, section_id, slug, language, state, headline, standfirst, kicker, dateline, body,
                               html, excerpt, words, lead, created, published, updated, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        args![
            row.id,
            row.section_id,
            row.slug,
            row.language.code(),
            row.state.as_str(),
            &story.headline,
            &story.standfirst,
            &story.kicker,
            &story.dateline,
            story.body.to_json(),
            row.html,
            row.excerpt,
            row.words,
            row.lead(),
            row.created,
            row.published,
            row.updated,
            row.revision,
        ],
    )
    .await
    .map(|_| ())
}

/// Writes the story of an article that is locked.
pub(crate) async fn replace(c: &mut Conn, row: &ArticleRow<'_>) -> Result<()> {
    let story = row.story;
    c.run(
        "UPDATE articles
         SET headline = $3, standfirst = $4, kicker = $5, dateline = $6, body = $7, html = $8, excerpt = $9,
             words = $10, lead = $11, updated = $12, revision = $2
         WHERE id = $1",
        args![
            row.id,
            row.revision,
            &story.headline,
            &story.standfirst,
            &story.kicker,
            &story.dateline,
            story.body.to_json(),
            row.html,
            row.excerpt,
            row.words,
            row.lead(),
            row.updated,
        ],
    )
    .await
    .map(|_| ())
}

/// Says that the newest words of an article are those of this revision.
pub(crate) async fn set_revision(c: &mut Conn, id: i64, revision: i64) -> Result<()> {
    c.run("UPDATE articles SET revision = $2 WHERE id = $1", args![id, revision]).await.map(|_| ())
}

/// Gives an article another address.
pub(crate) async fn set_slug(c: &mut Conn, id: i64, slug: &str) -> Result<()> {
    c.run("UPDATE articles SET slug = $2 WHERE id = $1", args![id, slug]).await.map(|_| ())
}

/// Whether stories of a section need a second pair of eyes.
pub(crate) async fn two_eyes(c: &mut Conn, section: i64) -> Result<bool> {
    let (wanted,): (bool,) = c.one("SELECT two_eyes FROM sections WHERE id = $1", args![section]).await?;
    Ok(wanted)
}

/// Whether stories of a section wait until a lawyer has looked.
pub(crate) async fn wants_lawyer(c: &mut Conn, section: i64) -> Result<bool> {
    let (wanted,): (bool,) = c.one("SELECT legal FROM sections WHERE id = $1", args![section]).await?;
    Ok(wanted)
}

/// How a section is set up, beside what readers see of it: whether it wants a second pair of eyes, and a lawyer.
pub(crate) async fn section_rules(c: &mut Conn) -> Result<Vec<(i64, bool, bool)>> {
    c.all("SELECT id, two_eyes, legal FROM sections WHERE position >= $1 ORDER BY position, id", args![0])
        .await
}

/// Gives a section other words, another place and other rules.
pub(crate) async fn replace_section(
    c: &mut Conn,
    section: &Section,
    (eyes, legal): (bool, bool),
) -> Result<()> {
    c.run(
        "UPDATE sections SET title = $2, description = $3, position = $4, two_eyes = $5, legal = $6 WHERE id = $1",
        args![section.id, &section.title, &section.description, section.position, eyes, legal],
    )
    .await
    .map(|_| ())
}

/// When readers first saw a story, if they did by `now`.
pub(crate) async fn first_read(c: &mut Conn, article: i64, now: i64) -> Result<Option<i64>> {
    let (first,): (Option<i64>,) = c
        .one(
            "SELECT MIN(published) FROM revisions WHERE article_id = $1 AND published <= $2",
            args![article, now],
        )
        .await?;
    Ok(first)
}

/// Writes state and times of an article that is locked.
pub(crate) async fn set_state(c: &mut Conn, article: &Article) -> Result<()> {
    c.run(
        "UPDATE articles SET state = $2, published = $3, updated = $4 WHERE id = $1",
        args![article.id, article.state.as_str(), article.published, article.updated],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn add_correction(
    c: &mut Conn,
    id: i64,
    (article, revision): (i64, i64),
    correction: &Correction,
) -> Result<()> {
    c.run(
        "INSERT INTO corrections (id, article_id, kind, text, at, revision) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, article, kind_name(correction.kind), &correction.text, correction.at, revision],
    )
    .await
    .map(|_| ())
}

/// Column that holds the body in the text of [`article`].
const BODY: usize = 8;

impl FromRow for Article {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, slug) = (row.next()?, row.next()?);
        let language = language(row)?;
        let state: String = row.next()?;
        let (headline, standfirst) = (row.next()?, row.next()?);
        let (kicker, dateline) = (row.next()?, row.next()?);
        let body: String = row.next()?;
        let body = Document::parse(&body).map_err(|_| database::Error::Decode { column: BODY })?;
        let lead = lead(row)?;
        Ok(Self {
            id,
            slug,
            language,
            // A state of a later version is none that readers see.
            state: ArticleState::parse(&state).unwrap_or(ArticleState::Unpublished),
            story: Story {
                headline,
                standfirst,
                kicker,
                dateline,
                bylines: Vec::new(),
                body,
                lead,
                topics: Vec::new(),
            },
            words: row.next()?,
            created: row.next()?,
            published: row.next()?,
            updated: row.next()?,
            revision: row.next()?,
            retracted: row.next()?,
            section: Section::from_row(row)?,
        })
    }
}

/// An article whatever its state; whoever asks decides who may see it.
pub(crate) async fn article(c: &mut Conn, id: i64) -> Result<Option<Article>> {
    let found: Option<Article> = c
        .first(
            "SELECT a.id, a.slug, a.language, a.state, a.headline, a.standfirst, a.kicker, a.dateline, a.body,
                a.lead, a.words, a.created, a.published, a.updated, a.revision, a.retracted,
                s.id, s.slug, s.title, s.description, s.language, s.position
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.id = $1",
            args![id],
        )
        .await?;
    let Some(mut article) = found else { return Ok(None) };
    article.story.bylines = super::bylines(c, &[id]).await?.remove(&id).unwrap_or_default();
    article.story.topics = super::topics_of(c, id).await?.into_iter().map(|topic| topic.slug).collect();
    Ok(Some(article))
}
