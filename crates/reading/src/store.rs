//! The SQL of the counts.

use database::{Conn, Result, args};

/// The subject under which the whole paper is counted.
pub(crate) const PAPER: i64 = 0;

/// Day and salt of the day, if there was one yet.
pub(crate) async fn salt(c: &mut Conn) -> Result<Option<(i64, String)>> {
    c.first("SELECT day, salt FROM reading_salt WHERE id = 1", &[]).await
}

/// Puts the salt of a later day in the place of the one before.
pub(crate) async fn replace_salt(c: &mut Conn, day: i64, salt: &str) -> Result<()> {
    c.run(
        "INSERT INTO reading_salt (id, day, salt) VALUES (1, $1, $2)
         ON CONFLICT (id) DO UPDATE SET day = excluded.day, salt = excluded.salt WHERE reading_salt.day < excluded.day",
        args![day, salt],
    )
    .await
    .map(|_| ())
}

/// Deletes the salt of a day before `day`.
pub(crate) async fn drop_salt(c: &mut Conn, day: i64) -> Result<()> {
    c.run("DELETE FROM reading_salt WHERE id = 1 AND day < $1", args![day]).await.map(|_| ())
}

/// Empties the sketches of the days from `since` that are over at `day`.
pub(crate) async fn close_days(c: &mut Conn, since: i64, day: i64) -> Result<()> {
    c.run(
        "UPDATE reading_days SET sketch = '' WHERE day >= $1 AND day < $2 AND sketch <> ''",
        args![since, day],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn forget_hours(c: &mut Conn, before: i64) -> Result<()> {
    c.run("DELETE FROM reading_hours WHERE hour < $1", args![before]).await.map(|_| ())
}

pub(crate) async fn forget_referrers(c: &mut Conn, before: i64) -> Result<()> {
    c.run("DELETE FROM reading_referrers WHERE day < $1", args![before]).await.map(|_| ())
}

pub(crate) async fn add_hour(c: &mut Conn, (subject, hour): (i64, i64), views: i64) -> Result<()> {
    c.run(
        "INSERT INTO reading_hours (subject_id, hour, views) VALUES ($1, $2, $3)
         ON CONFLICT (subject_id, hour) DO UPDATE SET views = reading_hours.views + excluded.views",
        args![subject, hour, views],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn add_referrer(
    c: &mut Conn,
    (subject, day): (i64, i64),
    host: &str,
    views: i64,
) -> Result<()> {
    c.run(
        "INSERT INTO reading_referrers (subject_id, day, host, views) VALUES ($1, $2, $3, $4)
         ON CONFLICT (subject_id, day, host) DO UPDATE SET views = reading_referrers.views + excluded.views",
        args![subject, day, host, views],
    )
    .await
    .map(|_| ())
}

/// Readers and sketch of a subject's day. The row is locked by what follows: see `set_day`.
pub(crate) async fn day(c: &mut Conn, subject: i64, day: i64) -> Result<Option<(i64, String)>> {
    c.first(
        "SELECT readers, sketch FROM reading_days WHERE subject_id = $1 AND day = $2",
        args![subject, day],
    )
    .await
}

/// Adds the views first: that locks the row, so that another process waits with its sketch until this one is stored.
pub(crate) async fn add_views(c: &mut Conn, subject: i64, day: i64, views: i64) -> Result<()> {
    c.run(
        "INSERT INTO reading_days (subject_id, day, views, readers, sketch) VALUES ($1, $2, $3, 0, '')
         ON CONFLICT (subject_id, day) DO UPDATE SET views = reading_days.views + excluded.views",
        args![subject, day, views],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn set_day(
    c: &mut Conn,
    (subject, day): (i64, i64),
    (readers, sketch): (i64, &str),
) -> Result<()> {
    c.run(
        "UPDATE reading_days SET readers = $3, sketch = $4 WHERE subject_id = $1 AND day = $2",
        args![subject, day, readers, sketch],
    )
    .await
    .map(|_| ())
}

/// The most read stories of a day: id, views, readers.
pub(crate) async fn most_read(c: &mut Conn, day: i64, limit: i64) -> Result<Vec<(i64, i64, i64)>> {
    c.all(
        "SELECT subject_id, views, readers FROM reading_days
         WHERE day = $1 AND subject_id > 0 ORDER BY views DESC, subject_id DESC LIMIT $2",
        args![day, limit],
    )
    .await
}

/// Hours and views of a subject from `since` to before `until`.
pub(crate) async fn hours(c: &mut Conn, subject: i64, since: i64, until: i64) -> Result<Vec<(i64, i64)>> {
    c.all(
        "SELECT hour, views FROM reading_hours WHERE subject_id = $1 AND hour >= $2 AND hour < $3 ORDER BY hour",
        args![subject, since, until],
    )
    .await
}

/// Days, views and readers of a subject from `since` on.
pub(crate) async fn days(c: &mut Conn, subject: i64, since: i64) -> Result<Vec<(i64, i64, i64)>> {
    c.all(
        "SELECT day, views, readers FROM reading_days WHERE subject_id = $1 AND day >= $2 ORDER BY day",
        args![subject, since],
    )
    .await
}

/// Views and daily readers of a subject, summed over all its days.
pub(crate) async fn sums(c: &mut Conn, subject: i64) -> Result<(i64, i64)> {
    let sums: (Option<i64>, Option<i64>) = c
        .one(
            "SELECT CAST(SUM(views) AS BIGINT), CAST(SUM(readers) AS BIGINT) FROM reading_days WHERE subject_id = $1",
            args![subject],
        )
        .await?;
    Ok((sums.0.unwrap_or(0), sums.1.unwrap_or(0)))
}

/// The sites that sent most readers from `since` on.
pub(crate) async fn referrers(
    c: &mut Conn,
    subject: i64,
    since: i64,
    limit: i64,
) -> Result<Vec<(String, i64)>> {
    c.all(
        "SELECT host, CAST(SUM(views) AS BIGINT) FROM reading_referrers WHERE subject_id = $1 AND day >= $2
         GROUP BY host ORDER BY 2 DESC, host LIMIT $3",
        args![subject, since, limit],
    )
    .await
}
