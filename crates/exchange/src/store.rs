//! The SQL of imports at the desk.

use database::{Conn, Error, FromRow, Result, Row, args};

use crate::model::{Counts, Import, Line, MOST_TOLD, State, Told};
use crate::system::System;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, system, name, size, file, section, account_id, state, run, created, began, worked, total, done,
                    published, planned, drafts, known, left_out, losses, told, absent, addresses, latest, others, problem
             FROM imports ",
            $rest
        )
    };
}

impl FromRow for Import {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, system) = (row.next()?, row.next::<String>()?);
        let (name, size, file, section, account) =
            (row.next()?, row.next()?, row.next()?, row.next()?, row.next()?);
        let (state, run) = (row.next::<String>()?, row.next()?);
        Ok(Self {
            id,
            system: System::parse(&system).ok_or(Error::Decode { column: 1 })?,
            name,
            size,
            file,
            section,
            account,
            state: State::parse(&state).ok_or(Error::Decode { column: 7 })?,
            run,
            created: row.next()?,
            began: row.next()?,
            worked: row.next()?,
            total: row.next()?,
            counts: Counts {
                done: row.next()?,
                published: row.next()?,
                planned: row.next()?,
                drafts: row.next()?,
                known: row.next()?,
                left_out: row.next()?,
                losses: row.next()?,
                told: row.next()?,
                absent: row.next()?,
            },
            addresses: row.next()?,
            latest: row.next()?,
            others: serde_json::from_str(&row.next::<String>()?).unwrap_or_default(),
            problem: row.next()?,
        })
    }
}

impl FromRow for Line {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (number, line, label, how) = (row.next()?, row.next()?, row.next()?, row.next::<String>()?);
        Ok(Self {
            number,
            line,
            label,
            how: Told::parse(&how).ok_or(Error::Decode { column: 3 })?,
            article: row.next()?,
            words: serde_json::from_str(&row.next::<String>()?).unwrap_or_default(),
        })
    }
}

pub(crate) async fn import(c: &mut Conn, id: i64) -> Result<Option<Import>> {
    c.first(select!("WHERE id = $1"), args![id]).await
}

/// The one that is not over.
pub(crate) async fn open(c: &mut Conn) -> Result<Option<Import>> {
    c.first(select!("WHERE open = 1"), &[]).await
}

/// The newest first.
pub(crate) async fn newest(c: &mut Conn, most: i64) -> Result<Vec<Import>> {
    c.all(select!("ORDER BY id DESC LIMIT $1"), args![most]).await
}

/// Adds one whose trial begins now. Where another is open, the key of these says so.
pub(crate) async fn insert(c: &mut Conn, new: &Import) -> Result<()> {
    c.run(
        "INSERT INTO imports (id, system, name, size, file, section, account_id, state, open, run, created, began, changed,
                              worked, total, done, published, planned, drafts, known, left_out, losses, told, absent,
                              addresses, latest, others, problem)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $10, $10, 0, $11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', $12, NULL)",
        args![
            new.id,
            new.system.as_str(),
            &new.name,
            new.size,
            new.file.as_deref(),
            &new.section,
            new.account,
            new.state.as_str(),
            new.run,
            new.created,
            new.total,
            others(&new.others)
        ],
    )
    .await
    .map(|_| ())
}

fn others(others: &[(String, i64)]) -> String {
    serde_json::to_string(others).unwrap_or_else(|_| "[]".to_owned())
}

/// Lets the import itself begin, after its trial was the run that is given; whether it was there to begin.
pub(crate) async fn begin(c: &mut Conn, (id, run): (i64, i64), now: i64) -> Result<bool> {
    let sql = "UPDATE imports SET state = 'running', run = run + 1, began = $2, changed = $2, worked = 0, done = 0,
                      published = 0, planned = 0, drafts = 0, known = 0, left_out = 0, losses = 0, told = 0, absent = 0,
                      latest = '', problem = NULL
               WHERE id = $1 AND run = $3 AND state = 'checked'";
    let is_there = c.run(sql, args![id, now, run]).await? == 1;
    if is_there {
        c.run("DELETE FROM import_stories WHERE import_id = $1", args![id]).await?;
    }
    Ok(is_there)
}

/// Lets it go on after that run.
pub(crate) async fn go_on(c: &mut Conn, (id, run): (i64, i64), now: i64) -> Result<bool> {
    let sql = "UPDATE imports SET state = 'running', run = run + 1, changed = $2, problem = NULL
               WHERE id = $1 AND run = $3 AND state = 'stopped'";
    Ok(c.run(sql, args![id, now, run]).await? == 1)
}

/// Stops it. A step that is under way ends first.
pub(crate) async fn stop(c: &mut Conn, id: i64, now: i64) -> Result<bool> {
    let sql = "UPDATE imports SET state = 'stopped', changed = $2 WHERE id = $1 AND state = 'running'";
    Ok(c.run(sql, args![id, now]).await? == 1)
}

/// Ends it in a state that is over, if it is in the one given; its file is nobody's then.
pub(crate) async fn end(
    c: &mut Conn,
    id: i64,
    (from, to): (State, State),
    (problem, now): (Option<&str>, i64),
) -> Result<bool> {
    let sql = "UPDATE imports SET state = $3, open = NULL, file = NULL, problem = $4, changed = $5
               WHERE id = $1 AND state = $2";
    Ok(c.run(sql, args![id, from.as_str(), to.as_str(), problem, now]).await? == 1)
}

/// The trial is over.
pub(crate) async fn checked(c: &mut Conn, id: i64, now: i64) -> Result<bool> {
    let sql = "UPDATE imports SET state = 'checked', changed = $2 WHERE id = $1 AND state = 'checking'";
    Ok(c.run(sql, args![id, now]).await? == 1)
}

/// Writes down how many addresses of before lead on.
pub(crate) async fn led_on(c: &mut Conn, id: i64, addresses: i64) -> Result<()> {
    c.run("UPDATE imports SET addresses = $2 WHERE id = $1", args![id, addresses]).await.map(|_| ())
}

/// Writes down what a step did, if no other step did it; `before` is the import as it was found, `worked` how long the step took
/// and `latest` the last story of it.
pub(crate) async fn save(
    c: &mut Conn,
    before: &Import,
    counts: &Counts,
    (worked, latest, now): (i64, &str, i64),
) -> Result<bool> {
    let sql = "UPDATE imports SET done = $4, published = $5, planned = $6, drafts = $7, known = $8, left_out = $9,
                      losses = $10, told = $11, absent = $12, worked = worked + $13, latest = $14, changed = $15,
                      problem = NULL
               WHERE id = $1 AND run = $2 AND done = $3";
    let args = args![
        before.id,
        before.run,
        before.counts.done,
        counts.done,
        counts.published,
        counts.planned,
        counts.drafts,
        counts.known,
        counts.left_out,
        counts.losses,
        counts.told,
        counts.absent,
        worked,
        latest,
        now
    ];
    Ok(c.run(sql, args).await? == 1)
}

/// Says why it does not go on at the moment.
pub(crate) async fn troubled(c: &mut Conn, id: i64, run: i64, problem: &str) -> Result<()> {
    let sql = "UPDATE imports SET problem = $3 WHERE id = $1 AND run = $2";
    c.run(sql, args![id, run, problem]).await.map(|_| ())
}

/// Adds lines to the report. The first ones are kept, the rest is counted.
pub(crate) async fn tell(c: &mut Conn, import: i64, lines: &[Line], told: i64) -> Result<()> {
    let room = usize::try_from(MOST_TOLD.saturating_sub(told)).unwrap_or(0);
    for line in lines.iter().take(room) {
        let words = serde_json::to_string(&line.words).unwrap_or_else(|_| "[]".to_owned());
        c.run(
            "INSERT INTO import_stories (import_id, number, line, label, how, article_id, words)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (import_id, number) DO NOTHING",
            args![import, line.number, line.line, &line.label, line.how.as_str(), line.article, words],
        )
        .await?;
    }
    Ok(())
}

/// Lines of the report behind a story.
pub(crate) async fn lines(c: &mut Conn, import: i64, after: i64, most: i64) -> Result<Vec<Line>> {
    // A draft may have been deleted since.
    c.all(
        "SELECT s.number, s.line, s.label, s.how, a.id, s.words
         FROM import_stories s LEFT JOIN articles a ON a.id = s.article_id
         WHERE s.import_id = $1 AND s.number > $2 ORDER BY s.number LIMIT $3",
        args![import, after, most],
    )
    .await
}

/// Those that wait for somebody since before a moment.
pub(crate) async fn forgotten(c: &mut Conn, before: i64) -> Result<Vec<Import>> {
    c.all(select!("WHERE open = 1 AND state IN ('checked', 'stopped') AND changed < $1"), args![before]).await
}
