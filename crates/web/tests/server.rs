//! The accept loop over a real socket: slow clients, broken requests, a graceful stop.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use web::{Limits, Proxies, serve};

use crate::paper::open_behind;

pub(crate) struct Running {
    pub(crate) address: std::net::SocketAddr,
    pub(crate) stop: oneshot::Sender<()>,
    pub(crate) done: tokio::task::JoinHandle<()>,
}

pub(crate) async fn start(limits: Limits) -> Running {
    start_behind(Proxies::default(), limits).await
}

pub(crate) async fn start_behind(proxies: Proxies, limits: Limits) -> Running {
    let paper = open_behind(proxies).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let done = tokio::spawn(async move {
        let app = paper.app.clone();
        serve(listener, app, limits, async { stopped.await.unwrap_or(()) }).await.unwrap();
        drop(paper);
    });
    Running { address, stop, done }
}

async fn say(address: std::net::SocketAddr, words: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(words).await.unwrap();
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_header_is_cut_off() {
    let limits = Limits { headers: Duration::from_millis(300), ..Limits::default() };
    let server = start(limits).await;
    let began = Instant::now();
    let answer = say(server.address, b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await;
    assert!(began.elapsed() < Duration::from_secs(5), "the connection was held");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    let silent = say(server.address, b"").await;
    assert!(silent.is_empty() || silent.starts_with("HTTP/1.1 408"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_header_that_trickles_in_is_cut_off() {
    let limits = Limits { headers: Duration::from_millis(300), ..Limits::default() };
    let server = start(limits).await;
    for (beginning, drop) in [("GET / HTTP/1.1\r\nHost: x\r\n", "X-Slow: y\r\n"), ("", "\n")] {
        let mut socket = TcpStream::connect(server.address).await.unwrap();
        let began = Instant::now();
        let _ = socket.write_all(beginning.as_bytes()).await;
        while socket.write_all(drop.as_bytes()).await.is_ok() && began.elapsed() < Duration::from_secs(4) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(began.elapsed() < Duration::from_secs(3), "the connection was held");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_does_not_wait_for_a_free_place() {
    let limits = Limits { connections: 1, stop: Duration::from_millis(500), ..Limits::default() };
    let server = start(limits).await;
    let mut holder = TcpStream::connect(server.address).await.unwrap();
    // Held by hyper, in the middle of a body.
    holder.write_all(b"POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), server.done).await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_requests_are_refused_and_the_server_lives() {
    let server = start(Limits::default()).await;
    for broken in [
        &b"NONSENSE\r\n\r\n"[..],
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
    ] {
        let answer = say(server.address, broken).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    let many: String = (0..300).map(|n| format!("X-{n}: y\r\n")).collect();
    let answer = say(server.address, format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    let answer = say(server.address, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_finishes_what_it_began() {
    let server = start(Limits::default()).await;
    let mut idle = TcpStream::connect(server.address).await.unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut first = [0; 15];
    idle.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    server.stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), server.done).await.unwrap().unwrap();
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_is_the_peer_whatever_it_claims() {
    let server = start(Limits::default()).await;
    let words =
        b"GET /whoami HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n";
    assert!(say(server.address, words).await.ends_with("127.0.0.1"));
}
