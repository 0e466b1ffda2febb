//! `courant paper …`: what the paper says about itself.

use std::path::PathBuf;

use clap::Subcommand;
use imprint::{Change, Particulars};

use super::import::sentence;
use super::{paper, say};
use crate::compose::sections;
use crate::config::Config;
use crate::doctor;

#[derive(Debug, Subcommand)]
pub(super) enum Paper {
    /// Set the particulars from a TOML file; what is not in it is empty
    Set {
        /// The file, or - for standard input; begin with what `courant paper show` prints
        file: PathBuf,
    },
    /// Print the particulars as TOML
    Show,
}

/// The largest file that is read, in bytes; a full one has about 5,000.
const LARGEST: usize = 1 << 20;

pub(super) async fn run(config: &Config, command: Paper) -> Result<(), String> {
    match command {
        Paper::Set { file } => set(config, &file).await,
        Paper::Show => show(config).await,
    }
}

async fn set(config: &Config, file: &std::path::Path) -> Result<(), String> {
    let name = file.display();
    let text = super::file::text(file, LARGEST)?;
    let particulars: Particulars = toml::from_str(&text).map_err(|e| format!("{name}: {e}"))?;
    let paper = paper::open(config).await?;
    let change =
        Change { revision: None, particulars, actor: "the command line".to_owned(), at: paper.clock.now() };
    let revision = imprint::set(&paper.db, &sections(), change).await.map_err(sentence)?;
    say(format_args!("The particulars are set (revision {revision})."));
    for (sheet, missing) in doctor::gaps(&paper.db).await? {
        say(format_args!("{} still lacks: {}", sheet.path(), missing.join(", ")));
    }
    Ok(())
}

async fn show(config: &Config) -> Result<(), String> {
    let paper = paper::open(config).await?;
    let version = paper.db.read(async |c| imprint::latest(c).await).await.map_err(|e| e.to_string())?;
    say(toml::to_string_pretty(&version.particulars).map_err(|e| e.to_string())?.trim_end());
    Ok(())
}
