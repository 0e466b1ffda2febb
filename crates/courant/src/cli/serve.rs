//! `courant serve` and `courant demo`.

use std::sync::Arc;
use std::time::Duration;

use accounts::{NewToken, Role, Scope};
use rustix::process::{Resource, Rlimit};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;
use web::Limits;

use super::{paper, say};
use crate::compose::{self, Program};
use crate::config::Config;
use crate::demo;
use crate::metrics::{self, Watch};

/// Serves the paper in the data folder.
pub(super) async fn serve(config: &Config) -> Result<(), String> {
    let paper = paper::open(config).await?;
    let listeners = Listeners::open(config).await?;
    let base_url = base_url(config, &listeners.paper)?;
    let program = compose::program(config, &paper, base_url.clone()).await?;
    let stop = stopped()?;
    say(format_args!("{} is at {base_url}/", program.web.site.name));
    offer_setup(&program).await?;
    run(program, listeners, stop).await
}

/// Serves the sample newspaper; fills the folder the first time.
pub(super) async fn demo(config: &Config) -> Result<(), String> {
    let paper = paper::open(config).await?;
    let listeners = Listeners::open(config).await?;
    let base_url = base_url(config, &listeners.paper)?;
    demo::prepare(&paper).await?;
    let program = compose::program(config, &paper, base_url.clone()).await?;
    demo::load(&program).await?;
    let stop = stopped()?;
    say(format_args!("{} is at {base_url}/", program.web.site.name));
    let users = accounts::users(&paper.db).await.map_err(|e| e.to_string())?;
    if let Some(user) = users.iter().find(|user| user.role == Role::Publisher) {
        let at = paper.clock.now();
        let token = NewToken {
            id: paper.ids.next(),
            email: user.email.clone(),
            scopes: Scope::ALL.to_vec(),
            name: "demo".to_owned(),
            at,
            expires: Some(at + 86_400_000_000),
        };
        let token = accounts::create_token(&paper.db, token).await.map_err(|e| e.to_string())?;
        say(format_args!("Sign in as {} ({}) with this token, good for a day:", user.name, user.role));
        say(format_args!("  {token}"));
        say(format_args!("  curl -H 'Authorization: Bearer {token}' {base_url}/api/v1/comments/queue"));
    }
    offer_setup(&program).await?;
    say("Stop it with Ctrl-C.");
    run(program, listeners, stop).await
}

/// Where nobody can sign in as a publisher yet: the link that changes that.
async fn offer_setup(program: &Program) -> Result<(), String> {
    if accounts::wants_setup(&program.door).await.map_err(|e| e.to_string())? {
        let link = accounts::setup_link(&program.door).await.map_err(|e| e.to_string())?;
        say(
            "No publisher can sign in yet. Open this link within thirty minutes to set up the paper; it works once:",
        );
        say(format_args!("  {link}"));
        say("Another link comes with: courant user setup-link");
    }
    Ok(())
}

/// What is listened on.
struct Listeners {
    paper: TcpListener,
    /// The numbers of this process.
    metrics: Option<TcpListener>,
}

impl Listeners {
    async fn open(config: &Config) -> Result<Self, String> {
        let paper = listen(config).await?;
        let metrics = match config.metrics {
            Some(address) => Some(metrics::listen(address).await?),
            None => None,
        };
        Ok(Self { paper, metrics })
    }
}

pub(super) async fn listen(config: &Config) -> Result<TcpListener, String> {
    TcpListener::bind(config.listen).await.map_err(|error| {
        let hint = match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                "; another program uses it, choose one with --listen 127.0.0.1:PORT"
            }
            _ => "",
        };
        format!("cannot listen on {}: {error}{hint}", config.listen)
    })
}

fn base_url(config: &Config, listener: &TcpListener) -> Result<String, String> {
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    Ok(config.base_url.clone().unwrap_or_else(|| format!("http://{address}")))
}

async fn run(program: Program, listeners: Listeners, stop: impl Future<Output = ()>) -> Result<(), String> {
    let watching = watch(&program, listeners.metrics)?;
    let Program { app, web, runner, follower, themes, counter, .. } = program;
    let dresser = tokio::spawn(async move { themes.follow().await });
    let indexer = tokio::spawn(async move { follower.run(Duration::from_secs(1)).await });
    let counter = counter.map(Arc::new);
    let counting = counter.clone();
    let counting = tokio::spawn(async move {
        if let Some(counter) = counting {
            counter.run().await;
        }
    });
    let background = tokio::spawn(async move { runner.run().await });
    let (followed, pruned) = (web.db.clone(), web.db.clone());
    let follower = tokio::spawn(async move { followed.follow_changes(Duration::from_secs(1)).await });
    let pruner = tokio::spawn(async move {
        loop {
            if let Err(error) = pruned.prune_changes().await {
                tracing::warn!(%error, "the change log could not be shortened");
            }
            tokio::time::sleep(Duration::from_mins(10)).await;
        }
    });
    let served = web::serve(listeners.paper, app, limits(), stop).await.map_err(|e| e.to_string());
    for task in [background, indexer, follower, pruner, counting, dresser].into_iter().chain(watching) {
        task.abort();
    }
    if let Some(counter) = counter
        && let Err(error) = counter.store().await
    {
        tracing::warn!(%error, "the last page views could not be counted");
    }
    served
}

/// Tells the numbers of this process to whoever watches it, until the task is ended.
fn watch(program: &Program, listener: Option<TcpListener>) -> Result<Option<JoinHandle<()>>, String> {
    let Some(listener) = listener else { return Ok(None) };
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    say(format_args!("The metrics are at http://{address}/metrics"));
    let watch = Watch::new(program);
    Ok(Some(tokio::spawn(async move { watch.serve(listener, std::future::pending()).await })))
}

/// Files that are open beside the connections of readers: the database's, pictures that are sent, the log.
const OTHER_FILES: u32 = 500;

/// As many connections as the system allows open files: it usually gives a program 1,024 until it asks for more.
fn limits() -> Limits {
    let limits = Limits::default();
    let allowed = rustix::process::getrlimit(Resource::Nofile);
    let all = Rlimit { current: allowed.maximum, ..allowed };
    let files =
        rustix::process::setrlimit(Resource::Nofile, all).map_or(allowed.current, |()| allowed.maximum);
    // No limit is none.
    let files = files.map_or(u32::MAX, |files| u32::try_from(files).unwrap_or(u32::MAX));
    let most = files.saturating_sub(OTHER_FILES).max(files / 2);
    if most < limits.connections {
        tracing::info!("serves up to {most} connections at once: the system allows {files} open files");
    }
    Limits { connections: limits.connections.min(most), ..limits }
}

/// Resolves at SIGTERM or Ctrl-C. Both are heard from this call on, not from the first poll: whoever reads where the paper is
/// may stop it at once, and still gets an orderly end.
pub(super) fn stopped() -> Result<impl Future<Output = ()>, String> {
    let hear = |kind| signal(kind).map_err(|error| format!("cannot listen for signals: {error}"));
    let (mut terminate, mut interrupt) = (hear(SignalKind::terminate())?, hear(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
    })
}
