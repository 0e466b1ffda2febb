//! The themes of the paper, with the check that their authors run.

use std::sync::Arc;

use accounts::Door;
use themes::{Check, Finding, Themes};
use web::State;

use crate::config::Config;
use crate::theme::check::check_files;

/// The themes of a paper; a folder that the operator named stays on.
pub(super) fn themes(config: &Config, web: &State, door: &Door) -> Themes {
    Themes::new(web.clone(), door.clone(), check(), config.theme.is_some())
}

/// The check, in the words of the room of themes.
fn check() -> Check {
    Arc::new(|files| {
        let found = check_files(files)?.findings.into_iter();
        Ok(found.map(|one| Finding { file: one.file, line: one.line, sentence: one.sentence }).collect())
    })
}
