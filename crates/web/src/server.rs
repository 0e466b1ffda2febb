//! The accept loop: deadlines for slow clients, limits for many, a stop that finishes what it began.
//!
//! Each connection begins in [`pages`], which answers plain requests for pages; the first request that is anything
//! else takes the connection over to hyper, with all that was read of it. axum's own `serve` has no deadline for
//! headers; a client that sends one byte a minute would hold a connection for ever.

mod head;
mod here;
mod pages;

use std::convert::Infallible;
use std::io::{self, Cursor};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::HOST;
use axum::http::{StatusCode, Version};
use axum::response::{IntoResponse as _, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutWriter;

use crate::app::{App, security_headers};
use crate::client::Peer;

pub use here::{serve_beside, serve_here};

/// What the server allows its clients.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at once; more wait in the kernel's queue.
    pub connections: u32,
    /// How long the headers of a request may take, counted also while a connection idles between two.
    pub headers: Duration,
    /// How long a client may take no byte of a page that waits for it.
    pub write: Duration,
    /// How long a stop waits for requests under way.
    pub stop: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 20_000,
            headers: Duration::from_secs(15),
            write: Duration::from_secs(30),
            stop: Duration::from_secs(30),
        }
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
    let free = Arc::new(Semaphore::new(usize::try_from(limits.connections).unwrap_or(usize::MAX)));
    let (stopping, stopped) = watch::channel(false);
    tokio::pin!(stop);
    loop {
        let place = async {
            let permit = free.clone().acquire_owned().await.map_err(io::Error::other)?;
            listener.accept().await.map(|accepted| (permit, accepted))
        };
        let accepted = tokio::select! {
            accepted = place => accepted,
            () = &mut stop => break,
        };
        let (permit, (stream, peer)) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "could not accept a connection");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Without it the last packet of an answer waits for the client's acknowledgement.
        let _ = stream.set_nodelay(true);
        let desk = Desk { app: app.clone(), limits, peer, stopped: stopped.clone() };
        tokio::spawn(async move {
            // A client that breaks off is no event.
            let _ = desk.attend(stream).await;
            drop(permit);
        });
    }
    drop(listener);
    // Before the connections: those with an answer that has no end would wait for it.
    app.state().stop();
    let _ = stopping.send(true);
    if tokio::time::timeout(limits.stop, free.acquire_many(limits.connections)).await.is_err() {
        tracing::warn!("stopped with requests still under way");
    }
    Ok(())
}

/// Two proxies may take a request without one host for two different sites (RFC 9112, 3.2).
fn without_host() -> Response {
    let mut answer =
        (StatusCode::BAD_REQUEST, "A request of HTTP/1.1 names its host in one Host line.\n").into_response();
    security_headers(answer.headers_mut());
    answer
}

/// What attends to one connection.
struct Desk {
    app: App,
    limits: Limits,
    peer: SocketAddr,
    stopped: watch::Receiver<bool>,
}

impl Desk {
    async fn attend(self, mut stream: TcpStream) -> std::io::Result<()> {
        match pages::attend(&self, &mut stream).await? {
            Some(read) => self.hand_over(stream, read).await,
            None => Ok(()),
        }
    }

    /// Lets hyper go on with a connection of which some bytes were read already.
    async fn hand_over(self, stream: TcpStream, read: Vec<u8>) -> std::io::Result<()> {
        let Self { app, limits, peer, mut stopped } = self;
        let (from, to) = stream.into_split();
        let mut to = Box::pin(TimeoutWriter::new(to));
        to.as_mut().set_timeout_pinned(Some(limits.write));
        let stream = tokio::io::join(Cursor::new(read).chain(from), to);
        let service = service_fn(move |mut request: hyper::Request<Incoming>| {
            let app = app.clone();
            request.extensions_mut().insert(Peer(peer));
            async move {
                if request.version() == Version::HTTP_11
                    && request.headers().get_all(HOST).iter().count() != 1
                {
                    return Ok::<_, Infallible>(without_host());
                }
                Ok(app.answer(request.map(Body::new)).await)
            }
        });
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(limits.headers)
            .max_headers(head::MOST_HEADERS)
            .max_buf_size(64 * 1024);
        let connection = http.serve_connection(TokioIo::new(stream), service);
        tokio::pin!(connection);
        tokio::select! {
            done = connection.as_mut() => return done.map_err(std::io::Error::other),
            _ = stopped.wait_for(|stopped| *stopped) => connection.as_mut().graceful_shutdown(),
        }
        connection.await.map_err(std::io::Error::other)
    }
}
