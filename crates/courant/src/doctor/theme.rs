//! The theme that was activated at the desk, read by this version of the program.

use std::sync::Arc;

use database::Db;
use locale::{Language, Locales, Zone};
use web::{Sentence, Theme, ThemeFiles};

use super::{Check, Level, check};
use crate::config::Config;
use crate::theme::check::check_files;

const NAME: &str = "theme";

/// Whether the paper can wear what was chosen, and whether every page of it can be made.
pub(super) async fn theme(config: &Config, db: &Db) -> Check {
    if let Some(folder) = &config.theme {
        let text = format!("{} is worn, whatever is activated at the desk", folder.display());
        return check(NAME, Level::Ok, text);
    }
    let (kept, files) = match themes::chosen(db).await {
        Ok(None) => return check(NAME, Level::Ok, "the built-in one"),
        Ok(Some(chosen)) => chosen,
        Err(error) => return check(NAME, Level::Fail, error.to_string()),
    };
    let looked = tokio::task::spawn_blocking(move || examined(files)).await;
    let name = kept.name;
    match looked.map_err(|e| e.to_string()).and_then(|looked| looked) {
        Ok(None) => check(NAME, Level::Ok, format!("{name} has all that this version asks for")),
        Ok(Some(trouble)) => check(NAME, Level::Warn, format!("{name}: {trouble}")),
        Err(error) => check(NAME, Level::Fail, error),
    }
}

/// What is wrong with it; none where nothing is.
fn examined(files: Result<ThemeFiles, Sentence>) -> Result<Option<String>, String> {
    let locales = Arc::new(Locales::load().map_err(|e| e.to_string())?);
    let unread =
        |why: String| Ok(Some(format!("cannot be read, so the paper wears the built-in one: {why}")));
    let files = match files {
        Ok(files) => files,
        Err(sentence) => return unread(sentence.text(&locales, Language::EnGb)),
    };
    let (_, faults) = Theme::build(&files, locales, &Zone::utc())?;
    if let Some(fault) = faults.first() {
        return unread(fault.to_string());
    }
    let report = check_files(files)?;
    let first = report.findings.first();
    Ok(first.map(|first| format!("{} The first: {first}", report.sentence())))
}
