//! `courant comments …`: what a person may ask about their own comments.

use clap::Subcommand;

use super::{paper, say};
use crate::compose;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Comments {
    /// Empty a comment for good: its name, words, e-mail address and network
    Forget {
        /// Its id: the number in the address of the comment
        id: i64,
    },
}

/// Who did it, where nobody signed in.
const WHO: &str = "command line";

pub(super) async fn run(config: &Config, command: &Comments) -> Result<(), String> {
    let Comments::Forget { id } = command;
    let paper = paper::open(config).await?;
    let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    let program = compose::program(config, &paper, base_url).await?;
    let forgotten = comments::forget(&program.web, *id, WHO).await.map_err(|e| e.to_string())?;
    forgotten.ok_or_else(|| format!("there is no comment {id}"))?;
    program.follower.catch_up().await.map_err(|e| e.to_string())?;
    say(format_args!("Comment {id} is forgotten. Copies for safety still hold it, until you delete them."));
    Ok(())
}
