//! `courant audit-privacy`: fails where a page makes a browser ask another site, or remembers its reader.

use std::io::{IsTerminal as _, Write as _};

use clap::builder::RangedU64ValueParser;
use tokio::net::TcpListener;
use web::Limits;

use super::{paper, say};
use crate::audit::{self, Report};
use crate::compose;
use crate::config::Config;

#[derive(Debug, clap::Args)]
pub(super) struct AuditPrivacy {
    /// The address of a running paper [default: the paper in the data folder, served for the while]
    #[arg(long)]
    url: Option<String>,
    /// The most pages to look at
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pages: usize,
}

pub(super) async fn run(config: &Config, command: AuditPrivacy) -> Result<(), String> {
    let report = match command.url {
        Some(url) => crawl(url, command.pages).await?,
        None => serve(config, command.pages).await?,
    };
    let Report { findings, pages, files, stopped } = report;
    findings.iter().for_each(|finding| say(format_args!("{}: {}", finding.place, finding.reason)));
    let looked = format!("looked at {pages} pages and {files} files");
    if stopped {
        say(format_args!("Stopped at the limit; see more with --pages {}.", pages.saturating_mul(10)));
    }
    match findings.len() {
        0 => {
            say(format_args!("Nothing foreign, no cookie, nothing inline: {looked}."));
            Ok(())
        }
        1 => Err(format!("one finding; {looked}")),
        many => Err(format!("{many} findings; {looked}")),
    }
}

/// Serves the paper on a free port of this machine, and crawls it there.
async fn serve(config: &Config, pages: usize) -> Result<Report, String> {
    if !config.data.is_dir() {
        return Err(format!(
            "{} is not there; name the data folder with --data, or a paper with --url",
            config.data.display()
        ));
    }
    let paper = paper::open(config).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|e| e.to_string())?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let url = format!("http://{address}");
    let program = compose::program(config, &paper, url.clone()).await?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(web::serve(listener, program.app, Limits::default(), async move {
        let _ = stopped.await;
    }));
    let report = crawl(url, pages).await;
    let _ = stop.send(());
    let _ = served.await;
    report
}

async fn crawl(url: String, pages: usize) -> Result<Report, String> {
    let crawled = tokio::task::spawn_blocking(move || audit::crawl(&url, pages, &progress));
    crawled.await.map_err(|e| e.to_string())?
}

fn progress(pages: usize) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r{pages} pages\r");
    } else if pages.is_multiple_of(100) {
        tracing::info!(pages, "looking");
    }
}
