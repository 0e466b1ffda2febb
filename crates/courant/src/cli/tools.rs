//! The small commands: migrate, healthcheck, config, openapi, completions, man.

use std::time::Duration;

use clap::{CommandFactory as _, Subcommand};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{Cli, paper, say};
use crate::compose;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Show {
    /// Print the settings in force as a courant.toml, secrets masked
    Show,
}

pub(super) fn config(config: &Config, command: &Show) -> Result<(), String> {
    let Show::Show = command;
    say(config.show().trim_end());
    Ok(())
}

pub(super) async fn migrate(config: &Config) -> Result<(), String> {
    paper::open(config).await?;
    say("The database is up to date.");
    Ok(())
}

pub(super) fn openapi() -> Result<(), String> {
    say(compose::openapi().to_pretty_json().map_err(|e| e.to_string())?);
    Ok(())
}

pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), String> {
    clap_complete::generate(shell, &mut Cli::command(), "courant", &mut std::io::stdout());
    Ok(())
}

pub(super) fn man() -> Result<(), String> {
    clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout()).map_err(|e| e.to_string())
}

/// `GET /readyz` by hand: a container's health check has no other program to ask with.
pub(super) async fn healthcheck(config: &Config) -> Result<(), String> {
    let asked = tokio::time::timeout(Duration::from_secs(5), ask(config)).await;
    let answer = asked.map_err(|_| format!("{} does not answer within 5 s", config.listen))??;
    let status = answer.lines().next().unwrap_or("");
    if status.contains(" 200 ") {
        say("ready");
        Ok(())
    } else {
        Err(format!("{} is not ready: {status}", config.listen))
    }
}

async fn ask(config: &Config) -> Result<String, String> {
    let failed = |e: std::io::Error| format!("{}: {e}", config.listen);
    let mut stream = TcpStream::connect(config.listen).await.map_err(failed)?;
    let request = format!("GET /readyz HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", config.listen);
    stream.write_all(request.as_bytes()).await.map_err(failed)?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer).await.map_err(failed)?;
    Ok(answer)
}
