//! `courant doctor`: what is wrong with a paper, or missing.

use super::say;
use crate::config::Config;
use crate::doctor::{self, Check, Level};

pub(super) async fn run(config: &Config, json: bool) -> Result<(), String> {
    let checks = doctor::examine(config).await;
    if json {
        say(serde_json::to_string_pretty(&checks).map_err(|e| e.to_string())?);
    } else {
        checks.iter().for_each(|Check { name, level, text }| say(format_args!("{level:<5}{name}: {text}")));
    }
    match checks.iter().filter(|check| check.level == Level::Fail).count() {
        0 => Ok(()),
        1 => Err("one check failed".to_owned()),
        failed => Err(format!("{failed} checks failed")),
    }
}
