//! The numbers of this process, told to Prometheus on a listener of its own.
//!
//! Nobody on the paper's own listener sees them (row `metrics_debug.read` of the access matrix). What lies in memory is read
//! as it is; what lies in the database is read when somebody asks, in one transaction and one reader at a time: a database
//! that is slow makes a 503, and no pile of questions behind it (decision 0026).

mod families;
mod process;
mod read;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use self::families::Families;
use self::read::Read;
use crate::compose::Program;

/// How long the database may take.
const LIMIT: Duration = Duration::from_secs(1);

/// What is watched.
#[derive(Clone)]
pub(crate) struct Watch {
    web: web::State,
    desk: publishing::Desk,
    /// When the program began, microseconds since 1970 UTC.
    began: i64,
    /// The turn at the database.
    turn: Arc<Semaphore>,
}

impl Watch {
    pub(crate) fn new(program: &Program) -> Self {
        let web = program.web.clone();
        let (began, turn) = (web.clock.now(), Arc::new(Semaphore::new(1)));
        Self { web, desk: program.desk.clone(), began, turn }
    }

    /// Tells the numbers at `GET /metrics` until `stop` resolves.
    pub(crate) async fn serve(self, listener: TcpListener, stop: impl Future<Output = ()>) {
        let router = Router::new().route("/metrics", get(show)).with_state(self);
        if let Err(error) = web::serve_beside(listener, router, stop).await {
            tracing::warn!(%error, "the metrics are not told any more");
        }
    }

    /// All numbers in the text format of Prometheus (version 0.0.4), or why there are none.
    async fn told(&self) -> Result<String, String> {
        let read = self.read();
        let read = tokio::time::timeout(LIMIT, read).await;
        let read = read.unwrap_or_else(|_| Err("the database takes longer than a second".to_owned()))?;
        let mut families = Families::default();
        self.in_memory(&mut families).await;
        families.database(&read, self.web.clock.now());
        process::tell(&mut families);
        families.text()
    }

    /// What the database says. The reading goes on where nobody waits for it any more, and keeps the turn until it ends.
    async fn read(&self) -> Result<Read, String> {
        let turn = self.turn.clone().acquire_owned().await.map_err(|error| error.to_string())?;
        let (db, now) = (self.web.db.clone(), self.web.clock.now());
        let reading = tokio::spawn(async move {
            let _turn = turn;
            read::read(&db, now).await
        });
        reading.await.map_err(|error| error.to_string())?.map_err(|error| error.to_string())
    }

    /// What the process knows itself.
    async fn in_memory(&self, families: &mut Families) {
        let web = &self.web;
        families.build(web.db.engine(), self.began);
        families.answers(&web.meters, web.pages.size().await);
        families.gauge(
            "courant_live_readers",
            "Open pages that follow live coverage.",
            self.desk.followers(),
        );
        let connections = web.db.connections();
        families.gauge(
            "courant_database_connections_used",
            "Connections of the pool that are lent out; of SQLite those that read.",
            connections.used,
        );
        families.gauge(
            "courant_database_connections_most",
            "Connections that the pool may have.",
            connections.most,
        );
        families.counter(
            "courant_sign_ins_refused_total",
            "Passwords, codes, passkeys and sign-ins of a provider that were refused.",
            accounts::refused(),
        );
    }
}

async fn show(State(watch): State<Watch>) -> Response {
    match watch.told().await {
        Ok(text) => ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response(),
        Err(reason) => {
            tracing::warn!(reason, "the metrics could not be read");
            (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")], format!("{reason}\n")).into_response()
        }
    }
}

/// Opens the listener, and says where others can reach it that this is so.
///
/// # Errors
/// A sentence about the address.
pub(crate) async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    if !address.ip().is_loopback() {
        tracing::warn!(%address, "whoever reaches this address reads the metrics: keep it behind a firewall");
    }
    let listener = TcpListener::bind(address).await;
    listener.map_err(|error| format!("cannot tell the metrics on {address}: {error}"))
}
