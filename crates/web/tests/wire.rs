//! What goes over the wire: our own loop for pages answers as hyper does, and leaves to it what is not its own.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use web::{Limits, Proxies};

use crate::server::{Running, start, start_behind};

/// One answer as it was read from a socket.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: String,
    headers: BTreeMap<String, String>,
    body: String,
}

type Socket = BufReader<TcpStream>;

async fn connect(server: &Running) -> Socket {
    BufReader::new(TcpStream::connect(server.address).await.unwrap())
}

async fn line(socket: &mut Socket) -> String {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(socket.read_u8().await.unwrap());
    }
    String::from_utf8(line).unwrap().trim_end().to_owned()
}

/// Reads one answer; `bare` where it has no body whatever its length says.
async fn read(socket: &mut Socket, bare: bool) -> Answer {
    let status = line(socket).await;
    let mut headers = BTreeMap::new();
    loop {
        let line = line(socket).await;
        let Some((name, value)) = line.split_once(": ") else { break };
        assert!(headers.insert(name.to_lowercase(), value.to_owned()).is_none(), "{name} stands there twice");
    }
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; if bare { 0 } else { length }];
    socket.read_exact(&mut body).await.unwrap();
    Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
}

async fn ask(socket: &mut Socket, request: &str) -> Answer {
    socket.write_all(request.as_bytes()).await.unwrap();
    read(socket, request.starts_with("HEAD")).await
}

fn get(path: &str, lines: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: paper.example\r\n{lines}\r\n")
}

/// The answer without what differs from request to request: its date, and its id, in the headers and in problems.
fn lasting(mut answer: Answer) -> Answer {
    let id = answer.headers.remove("x-request-id");
    answer.body = answer.body.replace(&id.unwrap_or("no id".to_owned()), "ID");
    for name in ["date", "connection"] {
        answer.headers.remove(name);
    }
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_answered_as_hyper_answers_them() {
    let server = start(Limits::default()).await;
    let mut kept = connect(&server).await;
    let asset = ask(&mut kept, &get("/assets/courant.css", "")).await;
    assert!(asset.status.ends_with("200 OK") && asset.body.len() > 1_000);
    let etag = ask(&mut kept, &get("/things/1", "")).await.headers["etag"].clone();
    for (path, lines) in [
        ("/things/1", String::new()),
        ("/things/1?utm=x", String::new()),
        ("/things/1", "Accept-Encoding: gzip\r\n".to_owned()),
        ("/things/1", "Accept-Encoding: br\r\n".to_owned()),
        ("/things/1", format!("If-None-Match: {etag}\r\n")),
        ("/things/1/", String::new()),
        ("/assets/courant.css", "Accept-Encoding: br\r\n".to_owned()),
        ("/missing", String::new()),
        ("/healthz", String::new()),
        ("/api/v1/strict?limit=x", String::new()),
        ("/form", String::new()),
    ] {
        let ours = ask(&mut kept, &get(path, &lines)).await;
        assert!(ours.headers["date"].ends_with("GMT"), "{path}");
        let close = format!("{lines}Connection: close\r\n");
        let hyper = ask(&mut connect(&server).await, &get(path, &close)).await;
        assert_eq!(lasting(ours), lasting(hyper), "{path} {lines}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_proxy_is_told_what_a_page_is_made_of() {
    for (proxies, told) in [(vec![], None), (vec![Ipv4Addr::LOCALHOST.into()], Some("thing site"))] {
        let server = start_behind(Proxies::new(proxies), Limits::default()).await;
        let mut kept = connect(&server).await;
        let etag = ask(&mut kept, &get("/things/1", "")).await.headers["etag"].clone();
        // Made anew, ready, unchanged, long enough for a file, and the same by hyper.
        for (path, lines) in [
            ("/things/2", String::new()),
            ("/things/1", String::new()),
            ("/things/1", format!("If-None-Match: {etag}\r\n")),
            ("/things/1", "Connection: close\r\n".to_owned()),
            ("/lite/things/1", "Connection: close\r\n".to_owned()),
        ] {
            let answer = ask(&mut connect(&server).await, &get(path, &lines)).await;
            assert_eq!(answer.headers.get("surrogate-key").map(String::as_str), told, "{path} {lines}");
        }
        for number in 0..30 {
            let long = ask(&mut kept, &get("/things/20000", "")).await;
            assert!(long.body.contains("Thing 20000"));
            assert_eq!(long.headers.get("surrogate-key").map(String::as_str), told, "{number}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_page_is_the_same_for_everybody_who_asks_for_it() {
    let server = start(Limits::default()).await;
    let mut first = connect(&server).await;
    let page = ask(&mut first, &get("/things/20000", "")).await;
    assert!(page.body.len() > 20_000 && page.body.contains("Thing 20000"), "{}", page.body.len());
    // More than fits into the socket, for somebody who begins to read late: some as bytes, then from a file.
    let mut late = connect(&server).await;
    late.write_all(get("/things/20000", "").repeat(400).as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    for number in 0..400 {
        let again = read(&mut late, false).await;
        assert!(
            lasting(again) == lasting(ask(&mut first, &get("/things/20000", "")).await),
            "answer {number}"
        );
    }
    let etag = format!("If-None-Match: {}\r\n", page.headers["etag"]);
    assert_eq!(ask(&mut late, &get("/things/20000", &etag)).await.body, "");
    assert!(
        ask(&mut late, &get("/things/20000", "Accept-Encoding: gzip\r\n"))
            .await
            .headers
            .contains_key("content-encoding")
    );
    let head = ask(&mut late, &get("/things/20000", "").replace("GET", "HEAD")).await;
    assert_eq!(head.headers["content-length"], page.headers["content-length"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_serves_all_kinds_of_requests() {
    let server = start(Limits::default()).await;
    let mut socket = connect(&server).await;
    let first = ask(&mut socket, &get("/things/1", "")).await;
    // Two at once, and the beginning of a third that comes byte by byte.
    let third = get("/healthz", "");
    let (begun, rest) = third.split_at(7);
    let two = get("/things/1", "") + &get("/whoami", "") + begun;
    assert_eq!(ask(&mut socket, &two).await.body, first.body);
    assert_eq!(read(&mut socket, false).await.body, "127.0.0.1");
    for byte in rest.as_bytes() {
        socket.write_all(&[*byte]).await.unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(read(&mut socket, false).await.body, "ok\n");
    // From the first request with a body on it is hyper's, with what was read already.
    let post = "POST /form HTTP/1.1\r\nHost: paper.example\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                Content-Length: 7\r\n\r\na=1&b=2";
    let both = post.to_owned() + &get("/things/1", "");
    assert_eq!(ask(&mut socket, &both).await.body, "2 fields");
    assert_eq!(read(&mut socket, false).await.body, first.body);
    let head = ask(&mut socket, "HEAD /things/1 HTTP/1.1\r\nHost: paper.example\r\n\r\n").await;
    assert_eq!(head.headers["content-length"], first.body.len().to_string());
    assert_eq!(ask(&mut socket, &get("/healthz", "")).await.body, "ok\n");
}

/// What a proxy in front of us might read as one request we must not read as two.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_smuggled_behind_a_body() {
    let server = start(Limits::default()).await;
    let hidden = get("/whoami", "");
    let length = hidden.len();
    let mut socket = connect(&server).await;
    let outer = get("/things/1", &format!("Content-Length: {length}\r\n")) + &hidden + &get("/healthz", "");
    assert!(ask(&mut socket, &outer).await.body.contains("Thing 1"));
    assert_eq!(read(&mut socket, false).await.body, "ok\n");
    for broken in [
        get("/things/1", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
        get("/things/1", "Transfer-Encoding : chunked\r\n"),
        get("/things/1", "Host: other\r\nContent-Length: x\r\n"),
    ] {
        let mut socket = connect(&server).await;
        socket.write_all((broken.clone() + &hidden).as_bytes()).await.unwrap();
        let mut all = String::new();
        let _ = tokio::time::timeout(Duration::from_secs(2), socket.read_to_string(&mut all)).await;
        assert!(!all.contains("127.0.0.1"), "{broken}: {all}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_names_one_host() {
    let server = start(Limits::default()).await;
    for hosts in ["", "Host: a.example\r\nHost: b.example\r\n"] {
        let mut socket = connect(&server).await;
        let answer = ask(&mut socket, &format!("GET /things/1 HTTP/1.1\r\n{hosts}\r\n")).await;
        assert!(answer.status.contains(" 400"), "{}", answer.status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_reads_nothing_is_left() {
    for first in ["", "HEAD /healthz HTTP/1.1\r\nHost: paper.example\r\n\r\n"] {
        a_client_that_reads_nothing(first).await;
    }
}

/// Behind `first`, which decides who answers the rest.
async fn a_client_that_reads_nothing(first: &str) {
    let limits = Limits { write: Duration::from_millis(200), ..Limits::default() };
    let server = start(limits).await;
    let mut socket = connect(&server).await;
    let many = first.to_owned() + &get("/assets/courant.css", "").repeat(2_000);
    let written = tokio::time::timeout(Duration::from_secs(10), socket.write_all(many.as_bytes())).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let mut rest = Vec::new();
    let end = tokio::time::timeout(Duration::from_secs(10), socket.read_to_end(&mut rest)).await;
    assert!(end.is_ok() && rest.len() < 2_000 * 1_000, "the connection was held: {written:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_ends_idle_connections_at_once() {
    let server = start(Limits::default()).await;
    let mut idle = connect(&server).await;
    assert!(ask(&mut idle, &get("/healthz", "")).await.status.ends_with("200 OK"));
    server.stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), server.done).await.unwrap().unwrap();
    assert_eq!(idle.read(&mut [0; 8]).await.unwrap(), 0);
}
