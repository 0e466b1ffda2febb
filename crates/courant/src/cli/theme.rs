//! `courant theme …`: for those who give a paper another dress.

mod kept;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use tokio::net::TcpListener;

use super::{Failed, say, serve};
use crate::config::Config;
use crate::theme::{check, dev, new};

#[derive(Debug, Subcommand)]
pub(super) enum Theme {
    /// Make a folder that begins a theme: tokens, an example, a note on how to go on
    New {
        /// The folder to make; a name makes it here
        folder: PathBuf,
    },
    /// Look for what is wrong with a theme: exit code 0 if nothing is, 1 with findings, 2 on wrong usage
    Check {
        /// The folder of the theme
        folder: PathBuf,
    },
    #[command(flatten)]
    Kept(kept::Kept),
    /// Show every template with every sample on this machine, and follow the files as they change
    Dev {
        /// The folder of the theme
        folder: PathBuf,
    },
}

pub(super) async fn run(config: &Config, command: Theme) -> Result<(), Failed> {
    match command {
        Theme::New { folder } => begin(&folder).map_err(Failed::from),
        Theme::Check { folder } => checked(&folder).await,
        Theme::Dev { folder } => preview(config, &folder).await,
        Theme::Kept(command) => kept::run(config, command).await,
    }
}

fn begin(folder: &Path) -> Result<(), String> {
    for path in new::begin(folder)? {
        say(format_args!("made {}", path.display()));
    }
    let shown = folder.display();
    say("Change the colours in assets/tokens.css, then:");
    say(format_args!("  courant theme dev {shown}      # look at every page while you work"));
    say(format_args!("  courant theme check {shown}    # what is wrong, with file and line"));
    say(format_args!("  courant serve --theme {shown}  # the paper in this dress"));
    Ok(())
}

async fn checked(folder: &Path) -> Result<(), Failed> {
    there(folder)?;
    let theme = folder.to_owned();
    let report = tokio::task::spawn_blocking(move || check::check(Some(&theme)));
    let report = report.await.map_err(|e| e.to_string())??;
    let mut prefix = folder.display().to_string();
    if !prefix.ends_with('/') {
        prefix.push('/');
    }
    for finding in &report.findings {
        // What the author did not write stands in the program.
        let is_own = folder.join(&finding.file).exists();
        say(format_args!("{}{finding}", if is_own { &prefix } else { "built-in " }));
    }
    say(report.sentence());
    if report.findings.is_empty() { Ok(()) } else { Err(Failed::told()) }
}

async fn preview(config: &Config, folder: &Path) -> Result<(), Failed> {
    there(folder)?;
    if !config.listen.ip().is_loopback() {
        let sentence = format!(
            "a preview is for this machine only, and {} is reached from others; choose --listen 127.0.0.1:PORT",
            config.listen
        );
        return Err(Failed::usage(sentence));
    }
    let listener: TcpListener = serve::listen(config).await?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let stop = serve::stopped()?;
    say(format_args!("The theme in {} is at http://{address}/", folder.display()));
    say("Stop it with Ctrl-C.");
    web::serve_here(listener, dev::router(folder)?, stop).await.map_err(|e| e.to_string())?;
    Ok(())
}

fn there(folder: &Path) -> Result<(), Failed> {
    if folder.is_dir() {
        return Ok(());
    }
    let shown = folder.display();
    let what = if folder.exists() { "is a file" } else { "is not there" };
    Err(Failed::usage(format!(
        "{shown} {what}; name the folder of a theme, or make one: courant theme new {shown}"
    )))
}
