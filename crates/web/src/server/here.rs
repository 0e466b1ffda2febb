//! Small listeners beside the paper's own: a preview for the person at this machine, numbers for whoever watches it. No
//! cache, no paper in front of them.

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, HOST};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt as _;

use crate::app::security_headers;

/// How long the head of a request may take, and how long a client may take no byte of an answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// Connections at once; more wait in the kernel's queue.
const CONNECTIONS: usize = 64;

/// Whether a request under this `Host` is answered.
type Names = fn(Option<&str>) -> bool;

/// Serves `router` until `stop` resolves, then breaks off. Every answer carries the headers that pages of a paper have,
/// and none is kept. A request under another name than this machine's is refused: a page elsewhere can give its own
/// name the address 127.0.0.1, and would read along.
///
/// # Errors
/// None so far: an accept that fails is logged and tried again.
pub async fn serve_here(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    serve(listener, (router, |host| host.is_some_and(is_here)), stop).await
}

/// The same for programs that ask under any name, or under none.
///
/// # Errors
/// As [`serve_here`].
pub async fn serve_beside(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    serve(listener, (router, |_| true), stop).await
}

async fn serve(
    listener: TcpListener,
    (router, names): (Router, Names),
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let free = Arc::new(Semaphore::new(CONNECTIONS));
    tokio::pin!(stop);
    loop {
        let place = async {
            let permit = free.clone().acquire_owned().await.map_err(io::Error::other)?;
            listener.accept().await.map(|(stream, _)| (permit, stream))
        };
        let accepted = tokio::select! {
            accepted = place => accepted,
            () = &mut stop => return Ok(()),
        };
        let (permit, stream) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "could not accept a connection");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let router = router.clone();
        tokio::spawn(async move {
            // A client that leaves is no event.
            let _ = attend(stream, (router, names)).await;
            drop(permit);
        });
    }
}

async fn attend(stream: TcpStream, (router, names): (Router, Names)) -> hyper::Result<()> {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let router = router.clone();
        async move {
            let host = request.headers().get(HOST).and_then(|value| value.to_str().ok());
            let mut response = if names(host) {
                match router.oneshot(request.map(Body::new)).await {
                    Ok(response) => response,
                    Err(never) => match never {},
                }
            } else {
                stranger()
            };
            security_headers(response.headers_mut());
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            Ok::<_, Infallible>(response)
        }
    });
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(PATIENCE));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    http.serve_connection(TokioIo::new(Box::pin(stream)), service).await
}

fn stranger() -> Response {
    let sentence = "This page is shown on its own machine only, as localhost or 127.0.0.1.\n";
    (StatusCode::FORBIDDEN, sentence).into_response()
}

/// Whether a `Host` names this machine.
fn is_here(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn only_names_of_this_machine_pass() {
        for here in ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "127.9.9.9", "[::1]:8080", "[::1]"] {
            assert!(is_here(here), "{here}");
        }
        for there in
            ["", "paper.example", "localhost.paper.example:80", "10.0.0.1:8080", "127.0.0.1.paper.example"]
        {
            assert!(!is_here(there), "{there}");
        }
    }
}
