//! The accept loop: deadlines for slow clients, limits for many, a stop that finishes what it began.
//!
//! axum's own `serve` has no deadline for headers; a client that sends one byte a minute would hold a connection
//! for ever.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::app::App;
use crate::client::Peer;

/// What the server allows its clients.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at once; more wait in the kernel's queue.
    pub connections: usize,
    /// How long the headers of a request may take, counted also while a connection idles between two.
    pub headers: Duration,
    /// How long a stop waits for requests under way.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 20_000, headers: Duration::from_secs(15), stop: Duration::from_secs(30) }
    }
}

/// Serves until `stop` resolves, then finishes the requests under way.
///
/// # Errors
/// None so far: an accept that fails (too many open files) is logged and tried again.
pub async fn serve(
    listener: TcpListener,
    app: App,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let free = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        .max_headers(100)
        .max_buf_size(64 * 1024);
    tokio::pin!(stop);
    loop {
        let Ok(permit) = free.clone().acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "could not accept a connection");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Without it the last packet of an answer waits for the client's acknowledgement.
        let _ = stream.set_nodelay(true);
        let app = app.clone();
        let service = service_fn(move |mut request: hyper::Request<Incoming>| {
            let app = app.clone();
            request.extensions_mut().insert(Peer(peer));
            async move { Ok::<_, Infallible>(app.answer(request.map(Body::new)).await) }
        });
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A client that breaks off is no event.
            let _ = connection.await;
            drop(permit);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.stop, graceful.shutdown()).await.is_err() {
        tracing::warn!("stopped with requests still under way");
    }
    Ok(())
}
