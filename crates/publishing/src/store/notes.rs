//! Notes beside a story. Their words stand in the book of what happened; here is where they point and what became of them.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{Anchor, Field};

/// A note.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) id: i64,
    pub(crate) at: i64,
    pub(crate) name: String,
    pub(crate) text: String,
    /// The note that it answers.
    pub(crate) answers_to: Option<i64>,
    pub(crate) anchor: Option<Anchor>,
    /// When it was settled, and by whom.
    pub(crate) resolved: Option<(i64, String)>,
}

impl FromRow for Note {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, at, name, text, answers_to) =
            (row.next()?, row.next()?, row.next()?, row.next()?, row.next()?);
        let (field, exact): (Option<String>, Option<String>) = (row.next()?, row.next()?);
        let (prefix, suffix): (Option<String>, Option<String>) = (row.next()?, row.next()?);
        let (resolved, resolver): (Option<i64>, Option<String>) = (row.next()?, row.next()?);
        // Where a later version points to a field that is not known here, the note is about the story.
        let field = field.and_then(|field| Field::parse(&field));
        let anchor = field.zip(exact).map(|(field, exact)| Anchor {
            field,
            exact,
            prefix: prefix.unwrap_or_default(),
            suffix: suffix.unwrap_or_default(),
        });
        let resolved = resolved.map(|at| (at, resolver.unwrap_or_default()));
        Ok(Self { id, at, name, text, answers_to, anchor, resolved })
    }
}

macro_rules! notes {
    ($rest:literal) => {
        concat!(
            "SELECT n.event_id, e.at, e.name, e.detail, n.answers_to, n.field, n.exact, n.prefix, n.suffix, n.resolved, \
             n.resolver_name FROM notes n JOIN article_events e ON e.id = n.event_id ",
            $rest
        )
    };
}

/// What more there is of a note whose words are in the book.
pub(crate) async fn insert_note(
    c: &mut Conn,
    (id, article): (i64, i64),
    (anchor, answers_to): (Option<&Anchor>, Option<i64>),
) -> Result<()> {
    c.run(
        "INSERT INTO notes (event_id, article_id, answers_to, field, exact, prefix, suffix)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id,
            article,
            answers_to,
            anchor.map(|anchor| anchor.field.as_str()),
            anchor.map(|anchor| anchor.exact.as_str()),
            anchor.map(|anchor| anchor.prefix.as_str()),
            anchor.map(|anchor| anchor.suffix.as_str()),
        ],
    )
    .await
    .map(|_| ())
}

/// The newest notes beside a story, the oldest of them first; without those whose words were removed.
pub(crate) async fn notes(c: &mut Conn, article: i64, most: i64) -> Result<Vec<Note>> {
    let sql = notes!("WHERE n.article_id = $1 AND e.detail <> '' ORDER BY n.event_id DESC LIMIT $2");
    let mut found: Vec<Note> = c.all(sql, args![article, most]).await?;
    found.reverse();
    Ok(found)
}

/// One of them.
pub(crate) async fn note(c: &mut Conn, article: i64, note: i64) -> Result<Option<Note>> {
    c.first(notes!("WHERE n.article_id = $1 AND n.event_id = $2"), args![article, note]).await
}

/// The note beside a story that somebody answers or settles: itself, or the one that it answers.
pub(crate) async fn thread(c: &mut Conn, article: i64, note: i64) -> Result<Option<i64>> {
    let sql = "SELECT COALESCE(answers_to, event_id) FROM notes WHERE article_id = $1 AND event_id = $2";
    c.first(sql, args![article, note]).await
}

/// A note is settled, by this person at this moment. Who said so first stays written down.
pub(crate) async fn resolve(c: &mut Conn, note: i64, (at, by, name): (i64, Option<i64>, &str)) -> Result<()> {
    c.run(
        "UPDATE notes SET resolved = $2, resolver = $3, resolver_name = $4 WHERE event_id = $1 AND resolved IS NULL",
        args![note, at, by, name],
    )
    .await
    .map(|_| ())
}

/// A note is open again.
pub(crate) async fn reopen(c: &mut Conn, note: i64) -> Result<()> {
    c.run(
        "UPDATE notes SET resolved = NULL, resolver = NULL, resolver_name = NULL WHERE event_id = $1",
        args![note],
    )
    .await
    .map(|_| ())
}
