//! What the paper sends to others, and what it makes of the answer.

use axum::http::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use web::{Outbound, Undelivered};

/// A server that answers one request with these bytes; its address, and what it was sent.
async fn answering(answer: &'static [u8]) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hub?a=1", listener.local_addr().unwrap());
    let told = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heard = Vec::new();
        while !String::from_utf8_lossy(&heard).ends_with("z=%C3%A4+%26") {
            let mut some = [0; 1024];
            let read = stream.read(&mut some).await.unwrap();
            assert!(read > 0, "the request broke off: {}", String::from_utf8_lossy(&heard));
            heard.extend_from_slice(&some[..read]);
        }
        // Whoever asked may have hung up already.
        let _ = stream.write_all(answer).await;
        String::from_utf8(heard).unwrap()
    });
    (url, told)
}

async fn post(answer: &'static [u8]) -> (Result<(), Undelivered>, String) {
    let (url, told) = answering(answer).await;
    let result = Outbound::on_loopback().post_form(&url, &[("hub.mode", "publish"), ("z", "ä &")]).await;
    (result, told.await.unwrap())
}

#[tokio::test]
async fn a_form_is_delivered() {
    let (result, heard) = post(b"HTTP/1.1 204 No Content\r\n\r\n").await;
    assert_eq!(result, Ok(()));
    assert!(heard.starts_with("POST /hub?a=1 HTTP/1.1\r\n"), "{heard}");
    assert!(heard.ends_with("\r\n\r\nhub.mode=publish&z=%C3%A4+%26"), "{heard}");
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (result, _) = post(b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\n\r\n").await;
    assert_eq!(result, Err(Undelivered::Status(StatusCode::FOUND)));
}

#[tokio::test]
async fn an_endless_or_senseless_head_ends_the_call() {
    static ENDLESS: [u8; 200_000] = [b'x'; 200_000];
    for answer in [&ENDLESS[..], b"\x16\x03\x01 no http", b""] {
        let (result, _) = post(answer).await;
        assert!(matches!(result, Err(Undelivered::Broken(_))), "{result:?}");
    }
}
