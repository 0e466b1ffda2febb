//! The newsroom's lists: articles in whatever state, for those who may read drafts.

use database::{Conn, FromRow, Result, Row, args};
use locale::Language;

use super::{Teaser, language};
use crate::model::{ArticleState, Cursor, Whose, url};

/// An article of a list of the API.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) id: i64,
    pub(crate) url: String,
    pub(crate) language: Language,
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) kicker: Option<String>,
    pub(crate) state: ArticleState,
    pub(crate) published: Option<i64>,
}

impl Listed {
    /// Where the list goes on behind it. A draft has no time: drafts go by their ids, which is the order in which they
    /// were made.
    pub(crate) fn cursor(&self) -> Cursor {
        Cursor { published: self.published.unwrap_or(0), id: self.id }
    }
}

impl From<Teaser> for Listed {
    fn from(row: Teaser) -> Self {
        Self {
            id: row.id,
            url: format!("{}/{}", row.section.url, row.slug),
            language: row.language,
            headline: row.headline,
            standfirst: row.standfirst,
            kicker: row.kicker,
            state: ArticleState::Published,
            published: Some(row.published),
        }
    }
}

impl FromRow for Listed {
    fn from_row(row: &mut Row) -> Result<Self> {
        let id = row.next()?;
        let (section, slug): (String, String) = (row.next()?, row.next()?);
        let language = language(row)?;
        let (headline, standfirst, kicker) = (row.next()?, row.next()?, row.next()?);
        let state: String = row.next()?;
        let state = ArticleState::parse(&state).unwrap_or(ArticleState::Unpublished);
        let published = row.next()?;
        Ok(Self { id, url: url(&section, &slug), language, headline, standfirst, kicker, state, published })
    }
}

/// A read of articles, in the order of [`Listed::from_row`].
macro_rules! listed {
    ($rest:literal) => {
        concat!(
            "/* hot */ SELECT a.id, s.slug, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.state, a.published
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         ",
            $rest
        )
    };
}

/// The newest articles in a state behind a cursor that somebody sees, of one section or of all. What comes out later
/// stands first among what is published; drafts come as they were made.
pub(crate) async fn in_state(
    c: &mut Conn,
    (section, whose): (Option<i64>, Whose),
    state: ArticleState,
    after: Cursor,
    most: i64,
) -> Result<Vec<Listed>> {
    if state == ArticleState::Draft {
        return drafts(c, (section, whose), after.id, most).await;
    }
    let (state, Whose { all, shared, user }) = (state.as_str(), whose);
    let Some(section) = section else {
        let sql = listed!(
            "WHERE a.state = $1 AND (a.published, a.id) < ($2, $3)
           AND ($5 = TRUE
                OR $6 = TRUE AND NOT EXISTS (SELECT 1 FROM work w WHERE w.article_id = a.id AND w.shared = FALSE)
                OR EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $7))
         ORDER BY a.published DESC, a.id DESC
         LIMIT $4"
        );
        return c.all(sql, args![state, after.published, after.id, most, all, shared, user]).await;
    };
    let sql = listed!(
        "WHERE a.section_id = $5 AND a.state = $1 AND (a.published, a.id) < ($2, $3)
           AND ($6 = TRUE
                OR $7 = TRUE AND NOT EXISTS (SELECT 1 FROM work w WHERE w.article_id = a.id AND w.shared = FALSE)
                OR EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $8))
         ORDER BY a.published DESC, a.id DESC
         LIMIT $4"
    );
    c.all(sql, args![state, after.published, after.id, most, section, all, shared, user]).await
}

/// No draft has a time of publication, so the index of times holds them by their ids.
async fn drafts(
    c: &mut Conn,
    (section, Whose { all, shared, user }): (Option<i64>, Whose),
    before: i64,
    most: i64,
) -> Result<Vec<Listed>> {
    let Some(section) = section else {
        let sql = listed!(
            "WHERE a.state = 'draft' AND a.published IS NULL AND a.id < $1
           AND ($3 = TRUE
                OR $4 = TRUE AND NOT EXISTS (SELECT 1 FROM work w WHERE w.article_id = a.id AND w.shared = FALSE)
                OR EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $5))
         ORDER BY a.published DESC, a.id DESC
         LIMIT $2"
        );
        return c.all(sql, args![before, most, all, shared, user]).await;
    };
    let sql = listed!(
        "WHERE a.section_id = $3 AND a.state = 'draft' AND a.published IS NULL AND a.id < $1
           AND ($4 = TRUE
                OR $5 = TRUE AND NOT EXISTS (SELECT 1 FROM work w WHERE w.article_id = a.id AND w.shared = FALSE)
                OR EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $6))
         ORDER BY a.published DESC, a.id DESC
         LIMIT $2"
    );
    c.all(sql, args![before, most, section, all, shared, user]).await
}
