//! Looks a paper over: its folder, its database, its settings, and what the law wants of it. Changes nothing.

mod theme;

use std::fmt;
use std::path::Path;

use accounts::SignOn;
use database::{Clock, Db, Engine};
use imprint::Sheet;
use serde::Serialize;

use crate::compose::{caller, sections};
use crate::config::Config;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// As it should be.
    Ok,
    /// The paper runs, and somebody should see to it.
    Warn,
    /// The paper does not run, or soon will not.
    Fail,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
        })
    }
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What was found, and what to do.
    pub text: String,
}

/// Below this the database may not be able to write, in bytes.
const DISK_FAIL: u64 = 200 << 20;
/// Below this somebody should make room, in bytes: an upgrade copies the database beside itself.
const DISK_WARN: u64 = 2 << 30;
const DAY: i64 = 86_400_000_000;
const HOUR: i64 = 3_600_000_000;
/// The copy of a paper that is older than this many days loses a week of it.
const BACKUP_DAYS: i64 = 7;

/// Looks at everything. What cannot be looked at because something before it failed is left out.
pub async fn examine(config: &Config) -> Vec<Check> {
    let now = Clock::System.now();
    let mut checks = folder(&config.data);
    let folder_is_there = checks.iter().all(|check| check.level != Level::Fail);
    if folder_is_there {
        checks.push(disk(&config.data));
    }
    match database(config, now).await {
        Ok((db, found)) => {
            let migrated = found.iter().all(|check| check.level != Level::Fail);
            checks.extend(found);
            if migrated {
                checks.extend(duties(&db).await);
                checks.push(pictures(&db, now).await);
                checks.push(theme::theme(config, &db).await);
            }
        }
        Err(check) => checks.push(check),
    }
    checks.push(address(config.base_url.as_deref()));
    if let Some(sign_on) = &config.sign_on {
        checks.push(provider(config, sign_on).await);
    }
    checks.push(backup(crate::backup::newest(&config.data), now));
    checks
}

fn check(name: &'static str, level: Level, text: impl Into<String>) -> Check {
    Check { name, level, text: text.into() }
}

/// The folder is there, can be written, and is not open to everybody.
fn folder(data: &Path) -> Vec<Check> {
    const NAME: &str = "data folder";
    let shown = data.display();
    if !data.is_dir() {
        let text = format!("{shown} is not there; courant serve makes it, or name another with --data");
        return vec![check(NAME, Level::Fail, text)];
    }
    // Only a write tells: permissions, a full disk and a read-only mount all speak through it.
    let probe = data.join(".courant-doctor");
    if let Err(error) = std::fs::write(&probe, b"x").and_then(|()| std::fs::remove_file(&probe)) {
        return vec![check(NAME, Level::Fail, format!("{shown} cannot be written: {error}"))];
    }
    if is_open(data) {
        let text = format!("{shown} can be read by every account of this machine; chmod 700 {shown}");
        return vec![check(NAME, Level::Warn, text)];
    }
    vec![check(NAME, Level::Ok, format!("{shown} can be written"))]
}

#[cfg(unix)]
fn is_open(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(folder).is_ok_and(|about| about.permissions().mode() & 0o007 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}

fn disk(data: &Path) -> Check {
    match rustix::fs::statvfs(data) {
        Ok(about) => free(about.f_bavail.saturating_mul(about.f_frsize)),
        Err(error) => check("disk", Level::Warn, format!("the free room is not known: {error}")),
    }
}

fn free(bytes: u64) -> Check {
    let level = match bytes {
        bytes if bytes < DISK_FAIL => Level::Fail,
        bytes if bytes < DISK_WARN => Level::Warn,
        _ => Level::Ok,
    };
    let advice = if level == Level::Ok { "" } else { "; make room, or what readers send cannot be stored" };
    check("disk", level, format!("{} MB are free{advice}", bytes >> 20))
}

/// The database can be reached, and its schema is of this version.
async fn database(config: &Config, now: i64) -> Result<(Db, Vec<Check>), Check> {
    const NAME: &str = "database";
    let fail = |text: String| check(NAME, Level::Fail, text);
    // Opening an SQLite file makes it; this command changes nothing.
    if let Some(file) = config.database_url.strip_prefix("sqlite:")
        && !Path::new(file).is_file()
    {
        return Err(fail(format!("{file} is not there; courant serve makes it")));
    }
    let settings = database::Settings { url: config.database_url.clone(), readers: 2 };
    let db = Db::open(&settings, Clock::System).map_err(|e| fail(e.to_string()))?;
    let progress =
        db.progress().await.map_err(|e| fail(format!("{e}; if it is empty, run courant migrate")))?;
    let engine = match db.engine() {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    let found = match progress.missing.len() {
        0 => check(NAME, Level::Ok, format!("{engine} answers, and the schema is up to date")),
        missing => {
            fail(format!("{engine} answers; {missing} steps of the schema are missing: run courant migrate"))
        }
    };
    Ok((db, vec![found, clock(now, progress.last)]))
}

/// There is nobody to ask for the time, but it does not run backwards.
fn clock(now: i64, last: i64) -> Check {
    let shown = locale::rfc3339_utc(now);
    if now < last {
        let text = format!(
            "it is {shown} here, and the database was changed at {}; set the clock",
            locale::rfc3339_utc(last)
        );
        return check("clock", Level::Fail, text);
    }
    check("clock", Level::Ok, format!("it is {shown}"))
}

/// Pages that the law asks for.
async fn duties(db: &Db) -> Vec<Check> {
    const NAME: &str = "legal pages";
    match gaps(db).await {
        Ok(gaps) if gaps.is_empty() => vec![check(NAME, Level::Ok, "all are filled in")],
        Ok(gaps) => gaps
            .into_iter()
            .map(|(sheet, missing)| {
                let text = format!("{} lacks {}; see courant paper set", sheet.path(), missing.join(", "));
                check(NAME, Level::Warn, text)
            })
            .collect(),
        Err(error) => vec![check(NAME, Level::Fail, error)],
    }
}

/// What is missing on the pages that a paper owes its readers.
///
/// # Errors
/// The database's, as a sentence.
pub(crate) async fn gaps(db: &Db) -> Result<Vec<(Sheet, Vec<String>)>, String> {
    let read = db.read(async |c| {
        let sections = sections()(c).await?;
        imprint::gaps(c, &sections).await
    });
    read.await.map_err(|e: database::Error| e.to_string())
}

/// Pictures of which phones load copies.
async fn pictures(db: &Db, now: i64) -> Check {
    match db.read(async |c| publishing::pictures_waiting(c).await).await {
        Ok((waiting, since)) => copies(waiting, since, now),
        Err(error) => check("pictures", Level::Fail, error.to_string()),
    }
}

/// What is to be said where so many pictures wait, the oldest of them since then.
fn copies(waiting: i64, since: i64, now: i64) -> Check {
    const NAME: &str = "pictures";
    let hours = now.saturating_sub(since) / HOUR;
    match (waiting, hours) {
        (0, _) => check(NAME, Level::Ok, "all that were sent have their copies"),
        (_, ..1) => check(NAME, Level::Ok, format!("{waiting} wait for their copies, none for an hour")),
        _ => {
            let text = format!(
                "{waiting} wait for their copies, the oldest for {hours} hours, and phones load the large ones; \
                 courant serve makes them, and writes to its log why it could not"
            );
            check(NAME, Level::Warn, text)
        }
    }
}

fn address(base_url: Option<&str>) -> Check {
    const NAME: &str = "base URL";
    match base_url {
        Some(url) if url.starts_with("https://") => check(NAME, Level::Ok, url),
        Some(url) => {
            check(NAME, Level::Warn, format!("{url} is not https; readers' words travel in the open"))
        }
        None => check(
            NAME,
            Level::Warn,
            "not set; feeds, cards and sitemaps name the address listened on: --base-url",
        ),
    }
}

/// The provider of sign-ins can be asked, and is who the settings say. The paper runs without it, with passwords.
async fn provider(config: &Config, sign_on: &SignOn) -> Check {
    const NAME: &str = "sign-in provider";
    let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    let outbound = match caller(config, &base_url) {
        Ok(outbound) => outbound,
        Err(sentence) => return check(NAME, Level::Fail, sentence),
    };
    match sign_on.examine(&outbound).await {
        Ok(()) => check(NAME, Level::Ok, format!("{} answers, and is who it should be", sign_on.issuer)),
        Err(trouble) => {
            let text = format!("{trouble}. Nobody can sign in with {} until that is mended", sign_on.label);
            check(NAME, Level::Warn, text)
        }
    }
}

fn backup(newest: Option<i64>, now: i64) -> Check {
    const NAME: &str = "backup";
    let Some(newest) = newest else {
        return check(
            NAME,
            Level::Warn,
            "no copy lies in the folder backups; if you keep copies elsewhere, all is well",
        );
    };
    let days = now.saturating_sub(newest) / DAY;
    let level = if days > BACKUP_DAYS { Level::Warn } else { Level::Ok };
    check(NAME, level, format!("the newest copy is {days} days old"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_as_grave_as_they_are() {
        assert_eq!(free(DISK_FAIL - 1).level, Level::Fail);
        assert_eq!(free(DISK_WARN - 1).level, Level::Warn);
        assert_eq!(free(u64::MAX).level, Level::Ok);
        assert_eq!(clock(5, 6).level, Level::Fail);
        assert_eq!(clock(6, 6).level, Level::Ok);
        assert_eq!(address(None).level, Level::Warn);
        assert_eq!(address(Some("http://paper.example")).level, Level::Warn);
        assert_eq!(address(Some("https://paper.example")).level, Level::Ok);
        assert_eq!(copies(0, 0, DAY).level, Level::Ok);
        assert_eq!(copies(3, DAY - HOUR + 1, DAY).level, Level::Ok);
        let late = copies(3, DAY - 2 * HOUR, DAY);
        assert_eq!(
            (late.level, late.text.contains("3 wait") && late.text.contains("2 hours")),
            (Level::Warn, true)
        );
        assert_eq!(backup(None, 0).level, Level::Warn);
        assert_eq!(backup(Some(0), (BACKUP_DAYS + 1) * DAY).level, Level::Warn);
        assert_eq!(backup(Some(0), DAY).level, Level::Ok);
    }

    #[tokio::test]
    async fn a_paper_that_is_not_there_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("none");
        let given = crate::config::Settings { data: Some(data.clone()), ..Default::default() };
        let checks = examine(&Config::settle(given).unwrap()).await;
        let failed: Vec<&str> =
            checks.iter().filter(|check| check.level == Level::Fail).map(|check| check.name).collect();
        assert_eq!(failed, ["data folder", "database"]);
        assert!(!data.exists());
    }
}
