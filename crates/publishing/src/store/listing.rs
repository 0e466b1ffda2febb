//! The newsroom's lists: stories by how far they are, for those who may see them.

use database::{Arg, Conn, FromRow, Result, Row, args};
use locale::Language;

use super::language;
use crate::model::{ArticleState, Cursor, LiveState, Whose, Workflow};

/// A story in a list of the newsroom.
#[derive(Debug)]
pub(crate) struct InWork {
    pub(crate) id: i64,
    pub(crate) headline: String,
    pub(crate) language: Language,
    pub(crate) state: ArticleState,
    pub(crate) section: String,
    pub(crate) workflow: Workflow,
    pub(crate) planned: Option<i64>,
    /// When something about it was last saved.
    pub(crate) changed: i64,
    pub(crate) published: Option<i64>,
    /// Whether the newest words are ahead of those that readers see.
    pub(crate) is_ahead: bool,
    /// Whether whoever looks owns it or writes it.
    pub(crate) is_theirs: bool,
    /// Its live coverage, if it ever had one.
    pub(crate) coverage: Option<LiveState>,
}

impl FromRow for InWork {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, headline) = (row.next()?, row.next()?);
        let language = language(row)?;
        let state: String = row.next()?;
        let section = row.next()?;
        let workflow: Option<String> = row.next()?;
        let (planned, changed, published) = (row.next()?, row.next()?, row.next()?);
        let live: Option<i64> = row.next()?;
        let (is_theirs, coverage): (bool, Option<String>) = (row.next()?, row.next()?);
        let state = ArticleState::parse(&state).unwrap_or(ArticleState::Unpublished);
        let unknown = crate::model::Work::unknown(state).workflow;
        let workflow = workflow.and_then(|name| Workflow::parse(&name)).unwrap_or(unknown);
        Ok(Self {
            id,
            headline,
            language,
            state,
            section,
            workflow,
            planned,
            changed,
            published,
            is_ahead: live.is_some(),
            is_theirs,
            coverage: coverage.and_then(|name| LiveState::parse(&name)),
        })
    }
}

/// Which stories are wanted. What is 0 or empty is not asked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) whose: Whose,
    pub(crate) workflow: &'static str,
    pub(crate) section: i64,
    /// Of this person's alone.
    pub(crate) mine: i64,
    /// From one moment up to another: the day they are planned for or come out.
    pub(crate) days: (i64, i64),
    /// Patterns of headlines: one in lower case and one as it was typed, for each of three words.
    pub(crate) words: [(String, String); 3],
}

impl Wanted {
    /// The values of `in_work!`, for `days` in place of its own, and those of the `rest` behind them.
    fn args<'a>(&'a self, days: (i64, i64), rest: &[Arg<'a>]) -> Vec<Arg<'a>> {
        let Self { whose, workflow, section, mine, words, .. } = self;
        let mut all: Vec<Arg<'a>> =
            args![whose.all, whose.shared, whose.user, *workflow, *section, *mine, days.0, days.1].to_vec();
        all.extend(words.iter().flat_map(|(lower, typed)| [Arg::from(lower), Arg::from(typed)]));
        all.extend_from_slice(rest);
        all
    }
}

macro_rules! in_work {
    ($from:literal, $rest:literal) => {
        concat!(
            "SELECT a.id, a.headline, a.language, a.state, s.title, w.workflow, w.planned,
                COALESCE(w.changed, a.updated, a.created), a.published, w.live,
                EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $3), l.state
         FROM ",
            $from,
            "
         JOIN sections s ON s.id = a.section_id
         LEFT JOIN work w ON w.article_id = a.id
         LEFT JOIN live l ON l.article_id = a.id
         WHERE ($1 = TRUE
                OR $2 = TRUE AND (w.shared IS NULL OR w.shared = TRUE)
                OR EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $3))
           AND (CAST($4 AS TEXT) = '' OR COALESCE(w.workflow, 'draft') = $4)
           AND (CAST($5 AS BIGINT) = 0 OR a.section_id = $5)
           AND (CAST($6 AS BIGINT) = 0
                OR EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $6))
           AND (CAST($7 AS BIGINT) = 0
                OR w.planned >= $7 AND w.planned < $8
                OR a.published >= $7 AND a.published < $8)
           AND (LOWER(a.headline) LIKE $9 ESCAPE '!' OR a.headline LIKE $10 ESCAPE '!')
           AND (LOWER(a.headline) LIKE $11 ESCAPE '!' OR a.headline LIKE $12 ESCAPE '!')
           AND (LOWER(a.headline) LIKE $13 ESCAPE '!' OR a.headline LIKE $14 ESCAPE '!')
           ",
            $rest
        )
    };
}

/// Stories with words that readers do not see, those first about which something was saved last: what is not published, and
/// what has newer words than those that are. What was taken down waits for nobody.
pub(crate) async fn in_work(c: &mut Conn, wanted: &Wanted, after: Cursor, most: i64) -> Result<Vec<InWork>> {
    c.all(
        in_work!(
            "(SELECT id AS open_id FROM articles WHERE state IN ('draft', 'unpublished')
               UNION SELECT article_id FROM work WHERE live IS NOT NULL) o
         JOIN articles a ON a.id = o.open_id",
            "AND (w.erased IS NULL OR w.erased = FALSE)
           AND (COALESCE(w.changed, a.updated, a.created), a.id) < ($15, $16)
         ORDER BY COALESCE(w.changed, a.updated, a.created) DESC, a.id DESC
         LIMIT $17"
        ),
        &wanted.args(wanted.days, args![after.published, after.id, most]),
    )
    .await
}

/// Stories that were taken from readers, in the same order.
pub(crate) async fn taken_back(
    c: &mut Conn,
    wanted: &Wanted,
    after: Cursor,
    most: i64,
) -> Result<Vec<InWork>> {
    c.all(
        in_work!(
            "articles a",
            "AND a.state = 'unpublished' AND (COALESCE(w.changed, a.updated, a.created), a.id) < ($15, $16)
         ORDER BY COALESCE(w.changed, a.updated, a.created) DESC, a.id DESC
         LIMIT $17"
        ),
        &wanted.args(wanted.days, args![after.published, after.id, most]),
    )
    .await
}

/// Published stories whose time lies in a span, the newest first.
pub(crate) async fn come_out(
    c: &mut Conn,
    wanted: &Wanted,
    (from, to): (i64, i64),
    after: Cursor,
    most: i64,
) -> Result<Vec<InWork>> {
    c.all(
        in_work!(
            "articles a",
            "AND a.state = 'published' AND a.published > $15 AND a.published <= $16
           AND (a.published, a.id) < ($17, $18)
         ORDER BY a.published DESC, a.id DESC
         LIMIT $19"
        ),
        &wanted.args(wanted.days, args![from, to, after.published, after.id, most]),
    )
    .await
}

/// Stories that are planned for a day of a span, in any state.
pub(crate) async fn planned(c: &mut Conn, wanted: &Wanted, most: i64) -> Result<Vec<InWork>> {
    c.all(
        in_work!(
            "articles a",
            "AND w.planned >= $15 AND w.planned < $16 AND w.erased = FALSE
         ORDER BY w.planned, a.id
         LIMIT $17"
        ),
        &wanted.args((0, 0), args![wanted.days.0, wanted.days.1, most]),
    )
    .await
}

/// Who was seen at which story between two moments: the ids of stories, and names.
pub(crate) async fn open_now(c: &mut Conn, (from, to): (i64, i64)) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT article_id, name FROM presence WHERE seen > $1 AND seen < $2 ORDER BY holds DESC, name";
    c.all(sql, args![from, to]).await
}

/// Those who may be given a story: id, name and role, by name.
pub(crate) async fn colleagues(c: &mut Conn) -> Result<Vec<(i64, String)>> {
    c.all(
        "SELECT id, name
         FROM users
         WHERE disabled IS NULL AND role IN ('contributor', 'journalist', 'editor', 'publisher')
         ORDER BY name, id",
        &[],
    )
    .await
}

/// Somebody was named beside a story.
#[derive(Debug)]
pub(crate) struct Mention {
    pub(crate) id: i64,
    pub(crate) article: i64,
    pub(crate) headline: String,
    pub(crate) at: i64,
    pub(crate) by: String,
    pub(crate) text: String,
}

impl FromRow for Mention {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            article: row.next()?,
            headline: row.next()?,
            at: row.next()?,
            by: row.next()?,
            text: row.next()?,
        })
    }
}

/// Writes down that somebody was named.
pub(crate) async fn insert_mention(
    c: &mut Conn,
    (id, at): (i64, i64),
    (article, user): (i64, i64),
    (by, text): (&str, &str),
) -> Result<()> {
    c.run(
        "INSERT INTO mentions (id, user_id, article_id, at, name, text) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, user, article, at, by, text],
    )
    .await
    .map(|_| ())
}

/// Where somebody was named and did not say that it is done, the newest first, of the stories they may see.
pub(crate) async fn mentions(c: &mut Conn, whose: Whose, user: i64, most: i64) -> Result<Vec<Mention>> {
    c.all(
        "SELECT m.id, m.article_id, a.headline, m.at, m.name, m.text
         FROM mentions m
         JOIN articles a ON a.id = m.article_id
         WHERE m.user_id = $1
           AND ($2 = TRUE
                OR $3 = TRUE AND NOT EXISTS (SELECT 1 FROM work w WHERE w.article_id = a.id AND w.shared = FALSE)
                OR EXISTS (SELECT 1 FROM article_people p WHERE p.article_id = a.id AND p.user_id = $4))
         ORDER BY m.at DESC, m.id DESC
         LIMIT $5",
        args![user, whose.all, whose.shared, whose.user, most],
    )
    .await
}

/// Somebody saw that they were named.
pub(crate) async fn end_mention(c: &mut Conn, id: i64, user: i64) -> Result<u64> {
    c.run("DELETE FROM mentions WHERE id = $1 AND user_id = $2", args![id, user]).await
}
