//! `courant search …`: the index of the search.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use clap::Subcommand;

use super::{paper, say};
use crate::compose::Follower;
use crate::compose::rebuild::{Done, Rebuild};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Search {
    /// Build the index of the search anew, while the paper is served; stopped, it goes on where it stood
    Reindex,
}

/// How often the progress is shown.
const EVERY: Duration = Duration::from_secs(2);

pub(super) async fn run(config: &Config, command: &Search) -> Result<(), String> {
    let Search::Reindex = command;
    let paper = paper::open(config).await?;
    let done = rebuild(&paper, config.search_comments).await?;
    say(format_args!("{} articles and {} comments indexed in this run.", done.articles, done.comments));
    Ok(())
}

/// Rebuilds, and shows how far it is: one line that changes on a terminal, log lines elsewhere.
pub(super) async fn rebuild(paper: &paper::Paper, comments: bool) -> Result<Done, String> {
    let terminal = std::io::stderr().is_terminal();
    let begun = Instant::now();
    let mut shown = begun;
    let mut progress = |done: Done| {
        if shown.elapsed() >= EVERY {
            shown = Instant::now();
            let line = format!(
                "{} articles, {} comments, {} s",
                done.articles,
                done.comments,
                begun.elapsed().as_secs()
            );
            if terminal {
                let _ = write!(std::io::stderr(), "\r{line} ");
            } else {
                tracing::info!("indexed {line}");
            }
        }
    };
    let follower = Follower::new(paper.db.clone(), paper.clock.clone(), comments);
    let mut rebuild = Rebuild::new(follower, paper.ids.clone());
    let mut run = async || {
        rebuild.begin().await?;
        while rebuild.step().await? {
            progress(rebuild.done());
        }
        Ok::<_, database::Error>(rebuild.done())
    };
    let done = run().await;
    if terminal {
        let _ = writeln!(std::io::stderr());
    }
    done.map_err(|e| e.to_string())
}
