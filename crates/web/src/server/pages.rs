//! Answers plain requests for pages, one after another on a connection.
//!
//! What a newspaper serves most is a page that is ready: a head of headers and a body of bytes, both made before.
//! Here they go to the socket in one call, without a header map between; that is what makes a page as cheap as a
//! static file. A long page that many ask for plainly goes from a file in memory (`stored/sheet.rs`). A page that is not ready, or any other answer of known length, is asked of the [`App`] and sent on
//! the same connection. Everything unusual (a body, another method or version, a broken head, an answer of unknown
//! length) is hyper's.

use std::cell::Cell;
use std::io::{self, ErrorKind, IoSlice};
use std::time::{Duration, UNIX_EPOCH};

use axum::body::{Body, HttpBody as _};
use axum::http::header::ACCEPT;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt as _;
use tokio::io::{AsyncReadExt as _, Interest};
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::Desk;
use super::head::{self, Get, Head};
use crate::client::Peer;
use crate::stored::{Sheet, send_before, wire_head};

/// A head that is longer is hyper's to refuse.
const LONGEST_HEAD: usize = 16 * 1024;

/// What browsers ask an event stream for.
const EVENTS: &[u8] = b"text/event-stream";

/// Heads are rarely longer; each idle connection holds this much.
const USUAL_HEAD: usize = 2 * 1024;

/// Answers until the connection ends (`None`), or a request comes that is hyper's: then with all that was read and not
/// answered.
pub(super) async fn attend(desk: &Desk, stream: &mut TcpStream) -> io::Result<Option<Vec<u8>>> {
    let mut waiting = Waiting { desk, read: Vec::with_capacity(USUAL_HEAD), answered: false };
    let mut stop = desk.stopped.clone();
    let stopped = async { stop.wait_for(|stopped| *stopped).await.map(|_| ()) };
    let mut answered = Instant::now();
    let deadline = tokio::time::sleep_until(answered + desk.limits.headers);
    tokio::pin!(stopped, deadline);
    loop {
        let before = waiting.read.len();
        waiting.read.reserve(512);
        tokio::select! {
            biased;
            count = stream.read_buf(&mut waiting.read) => if count? == 0 { return Ok(None) },
            _ = &mut stopped => return Ok(None),
            () = &mut deadline => {
                // It is set anew only when it runs out, not at each request.
                let end = answered + desk.limits.headers;
                if end <= Instant::now() { return Ok(None) }
                deadline.as_mut().reset(end);
            }
        }
        // A head that trickles in is not parsed at each byte.
        if waiting.read.get(before..).is_some_and(|new| new.contains(&b'\n')) {
            let done = waiting.answer(stream).await?;
            // Only an answer begins the time anew; lines that trickle in do not.
            if std::mem::take(&mut waiting.answered) {
                answered = Instant::now();
            }
            if !done {
                return Ok(Some(waiting.read));
            }
            if *desk.stopped.borrow() {
                return Ok(None);
            }
        } else if waiting.read.len() > LONGEST_HEAD {
            return Ok(Some(waiting.read));
        }
    }
}

/// What was read of a connection and not answered yet.
struct Waiting<'a> {
    desk: &'a Desk,
    read: Vec<u8>,
    /// Whether something was answered since somebody looked.
    answered: bool,
}

impl Waiting<'_> {
    /// Answers the requests that are there. Whether that was all: `false` leaves the rest to hyper.
    async fn answer(&mut self, stream: &mut TcpStream) -> io::Result<bool> {
        loop {
            let get = match Head::parse(&self.read) {
                Head::Get(get) => get,
                Head::Partial => return Ok(self.read.len() <= LONGEST_HEAD),
                Head::Other => return Ok(false),
            };
            let length = get.length;
            if !self.answer_one(stream, &get).await? {
                return Ok(false);
            }
            self.answered = true;
            self.read.drain(..length);
            if self.read.is_empty() {
                return Ok(true);
            }
        }
    }

    async fn answer_one(&self, stream: &mut TcpStream, get: &Get<'_>) -> io::Result<bool> {
        let Desk { app, limits, peer, .. } = self.desk;
        let web = app.state();
        let now = web.clock.now();
        if let Some(stored) = app.ready(get.target, now).await {
            web.visits.note(&stored, (&get.says, peer.ip()), &web.proxies);
            let shape = stored.shape(&get.wants);
            web.meters.ready(stored.status(shape));
            let tags = if web.proxies.has(peer.ip()) { stored.tag_line() } else { &b""[..] };
            let date = date(now);
            if let Some(sheet) = stored.sheet(shape) {
                let head = [stored.wire_head(shape), tags, date.as_slice()].concat();
                return send_sheet(stream, (&head, sheet), limits.write).await.map(|()| true);
            }
            let parts = [stored.wire_head(shape), tags, date.as_slice(), stored.body(shape)];
            return send(stream, parts, limits.write).await.map(|()| true);
        }
        let Some(mut request) = head::request(&self.read) else { return Ok(false) };
        // An answer without an end is hyper's; asking for it here would make it twice.
        if request.headers().get(ACCEPT).is_some_and(|kinds| kinds.as_bytes() == EVENTS) {
            return Ok(false);
        }
        request.extensions_mut().insert(Peer(*peer));
        self.answer_anew(stream, request).await
    }

    /// Sends an answer that the [`App`] makes now. An answer of unknown length is dropped, and hyper asks for it again:
    /// `GET` is safe to repeat.
    async fn answer_anew(&self, stream: &mut TcpStream, request: Request<Body>) -> io::Result<bool> {
        let Desk { app, limits, .. } = self.desk;
        let (parts, mut body): (_, Body) = Response::into_parts(app.answer(request).await);
        let bare = matches!(parts.status, StatusCode::NOT_MODIFIED | StatusCode::NO_CONTENT);
        let length = match body.size_hint().exact().map(usize::try_from) {
            Some(Ok(length)) => length,
            _ => return Ok(false),
        };
        let head = wire_head(parts.status, &parts.headers, (!bare).then_some(length));
        let date = date(app.state().clock.now());
        let mut first = Some([head.as_slice(), date.as_slice(), b"", b""]);
        let mut left = length;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(io::Error::other)?.into_data() else { continue };
            // More than was promised would be read as the next answer.
            left = left.checked_sub(data.len()).ok_or(ErrorKind::InvalidData)?;
            let [head, date, ..] = first.take().unwrap_or_default();
            send(stream, [head, date, &data, b""], limits.write).await?;
        }
        if let Some(parts) = first {
            send(stream, parts, limits.write).await?;
        }
        if left > 0 { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(true) }
    }
}

/// Writes all parts in order; a client that takes nothing for `patience` is left.
async fn send(stream: &mut TcpStream, parts: [&[u8]; 4], patience: Duration) -> io::Result<()> {
    let mut slices = parts.map(IoSlice::new);
    let mut left = slices.as_mut_slice();
    IoSlice::advance_slices(&mut left, 0);
    while !left.is_empty() {
        match stream.try_write_vectored(left) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(count) => IoSlice::advance_slices(&mut left, count),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                tokio::time::timeout(patience, stream.writable()).await??;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Sends a head and a page that lies in a file, as [`send`] does.
async fn send_sheet(
    stream: &TcpStream,
    (mut head, sheet): (&[u8], &Sheet),
    patience: Duration,
) -> io::Result<()> {
    let mut sent = 0;
    while !head.is_empty() || sent < sheet.len() {
        let taken = stream.try_io(Interest::WRITABLE, || {
            Ok(if head.is_empty() { sheet.send(stream, sent)? } else { send_before(stream, head)? })
        });
        match taken {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(count) if head.is_empty() => sent += u64::try_from(count).unwrap_or_default(),
            Ok(count) => head = head.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                tokio::time::timeout(patience, stream.writable()).await??;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Header line of the date and the empty line, made once a second and thread. `now` in microseconds since 1970 UTC.
fn date(now: i64) -> [u8; 39] {
    thread_local! {
        static LAST: Cell<(u64, [u8; 39])> = const { Cell::new((u64::MAX, [0; 39])) };
    }
    let second = u64::try_from(now / 1_000_000).unwrap_or(0);
    let (of, line) = LAST.get();
    if of == second {
        return line;
    }
    let text = format!("date: {}\r\n\r\n", httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(second)));
    let line = <[u8; 39]>::try_from(text.as_bytes()).unwrap_or([b'\n'; 39]);
    LAST.set((second, line));
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_of_now() {
        assert_eq!(&date(784_111_777_000_000), b"date: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n");
        assert_eq!(&date(784_111_778_999_999), b"date: Sun, 06 Nov 1994 08:49:38 GMT\r\n\r\n");
    }
}
