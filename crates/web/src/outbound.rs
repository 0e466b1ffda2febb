//! Requests that the paper sends to others, guarded: HTTPS only, never into a private network, one deadline, bounded
//! answers, no redirects. The address that was checked is the one that is connected to, so that a name cannot change
//! its mind in between.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::http::{Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::OnceCell;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// Name, connection, handshake and answer together; a task that makes a few calls ends within its lease.
const DEADLINE: Duration = Duration::from_secs(8);
/// The most that the head of an answer may weigh, in bytes.
const HEAD: usize = 64 * 1024;
/// The most that its body may weigh, where it is read at all.
const BODY: usize = 256 * 1024;

/// Why a request was not answered as it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undelivered {
    /// The address is none that the paper calls.
    #[error("{0}")]
    Address(String),
    /// It took longer than eight seconds.
    #[error("no answer within 8 seconds")]
    Slow,
    /// The connection failed.
    #[error("{0}")]
    Broken(String),
    /// The answer was no success.
    #[error("the answer was {0}")]
    Status(StatusCode),
}

/// Sends requests. Cheap to clone.
#[derive(Clone, Default)]
pub struct Outbound {
    tls: Arc<OnceCell<TlsConnector>>,
    loopback: bool,
}

impl Outbound {
    /// Calls public addresses over HTTPS and no others.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls this machine, also over plain HTTP: for tests that answer themselves.
    #[must_use]
    pub fn on_loopback() -> Self {
        Self { loopback: true, ..Self::default() }
    }

    /// Whether it calls this machine too.
    #[must_use]
    pub fn is_on_loopback(&self) -> bool {
        self.loopback
    }

    /// Posts a form; any success will do.
    ///
    /// # Errors
    /// [`Undelivered`] says why; nothing was sent to an address that is refused.
    pub async fn post_form(&self, url: &str, fields: &[(&str, &str)]) -> Result<(), Undelivered> {
        let target = Target::parse(url, self.loopback)?;
        let request = form(&target, fields, None)?;
        self.call(&target, request, false).await.map(|_| ())
    }

    /// Posts a form, with what proves who asks (the header `authorization`), and gives the answer's body, at most 256 KiB.
    ///
    /// # Errors
    /// As [`Outbound::post_form`]; [`Undelivered::Broken`] where the body is larger.
    pub async fn exchange(
        &self,
        url: &str,
        fields: &[(&str, &str)],
        login: Option<&str>,
    ) -> Result<Vec<u8>, Undelivered> {
        let target = Target::parse(url, self.loopback)?;
        let request = form(&target, fields, login)?;
        self.call(&target, request, true).await
    }

    /// Gets a document, at most 256 KiB.
    ///
    /// # Errors
    /// As [`Outbound::exchange`].
    pub async fn get(&self, url: &str) -> Result<Vec<u8>, Undelivered> {
        let target = Target::parse(url, self.loopback)?;
        let request = Request::get(target.path.as_str())
            .header(header::HOST, target.authority.as_str())
            .header(header::ACCEPT, "application/json")
            .header(header::USER_AGENT, "Courant")
            .body(Full::default())
            .map_err(|e| Undelivered::Address(e.to_string()))?;
        self.call(&target, request, true).await
    }

    async fn call(&self, target: &Target, request: Asked, wants: bool) -> Result<Vec<u8>, Undelivered> {
        let answer = tokio::time::timeout(DEADLINE, self.send(target, request, wants)).await;
        let (status, body) = answer.map_err(|_| Undelivered::Slow)??;
        if status.is_success() { Ok(body) } else { Err(Undelivered::Status(status)) }
    }

    async fn send(&self, target: &Target, request: Asked, wants: bool) -> Result<Answer, Undelivered> {
        let address = self.resolve(target).await?;
        let stream = TcpStream::connect(address).await.map_err(broken)?;
        if !target.tls {
            return speak(stream, request, wants).await;
        }
        let name = ServerName::try_from(target.host.clone()).map_err(broken)?;
        let connector = self.tls.get_or_try_init(async || connector().await).await?;
        speak(connector.connect(name, stream).await.map_err(broken)?, request, wants).await
    }

    /// The first address of the host that may be called.
    async fn resolve(&self, target: &Target) -> Result<SocketAddr, Undelivered> {
        let found = tokio::net::lookup_host((target.host.as_str(), target.port)).await.map_err(broken)?;
        let may =
            |address: &SocketAddr| is_public(address.ip()) || (self.loopback && address.ip().is_loopback());
        let sentence = || format!("{} has no public address", target.host);
        found.into_iter().find(may).ok_or_else(|| Undelivered::Address(sentence()))
    }
}

type Asked = Request<Full<bytes::Bytes>>;
type Answer = (StatusCode, Vec<u8>);

fn form(target: &Target, fields: &[(&str, &str)], login: Option<&str>) -> Result<Asked, Undelivered> {
    let body = serde_urlencoded::to_string(fields).map_err(|e| Undelivered::Address(e.to_string()))?;
    let mut request = Request::post(target.path.as_str())
        .header(header::HOST, target.authority.as_str())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .header(header::USER_AGENT, "Courant");
    if let Some(login) = login {
        request = request.header(header::AUTHORIZATION, login);
    }
    request.body(Full::from(body)).map_err(|e| Undelivered::Address(e.to_string()))
}

struct Target {
    tls: bool,
    host: String,
    port: u16,
    authority: String,
    path: String,
}

impl Target {
    fn parse(text: &str, loopback: bool) -> Result<Self, Undelivered> {
        let refuse = |why: &str| Undelivered::Address(format!("{text}: {why}"));
        let url = Url::parse(text).map_err(|e| refuse(&e.to_string()))?;
        let tls = match url.scheme() {
            "https" => true,
            "http" if loopback => false,
            _ => return Err(refuse("only https is called")),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse("an address with a password is not called"));
        }
        let host = match url.host() {
            Some(Host::Domain(name)) => name.to_owned(),
            Some(Host::Ipv4(address)) => address.to_string(),
            Some(Host::Ipv6(address)) => address.to_string(),
            None => return Err(refuse("it names no host")),
        };
        let port = url.port_or_known_default().unwrap_or(443);
        let path =
            url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        Ok(Self { tls, host, port, authority: url.authority().to_owned(), path })
    }
}

async fn connector() -> Result<TlsConnector, Undelivered> {
    let roots = tokio::task::spawn_blocking(|| {
        let mut roots = rustls::RootCertStore::empty();
        for certificate in rustls_native_certs::load_native_certs().certs {
            // A root that this library cannot read is one fewer to trust.
            let _ = roots.add(certificate);
        }
        roots
    });
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(broken)?
        .with_root_certificates(roots.await.map_err(broken)?)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

async fn speak<S>(stream: S, request: Asked, wants: bool) -> Result<Answer, Undelivered>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let mut http = http1::Builder::new();
    http.max_buf_size(HEAD).max_headers(100);
    let (mut sender, connection) = http.handshake(TokioIo::new(stream)).await.map_err(broken)?;
    // Whoever stops waiting ends the connection too.
    let running = Running(tokio::spawn(connection));
    let answer = sender.send_request(request).await.map_err(broken)?;
    let status = answer.status();
    // A body that nobody asked for is nobody's business: the connection ends with the head.
    let body = if wants && status.is_success() {
        Limited::new(answer.into_body(), BODY).collect().await.map_err(broken)?.to_bytes().to_vec()
    } else {
        Vec::new()
    };
    drop(running);
    Ok((status, body))
}

/// A connection that ends with whoever waits for it.
struct Running(tokio::task::JoinHandle<hyper::Result<()>>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn broken(error: impl std::fmt::Display) -> Undelivered {
    Undelivered::Broken(error.to_string())
}

/// Whether an address belongs to the public network: none of the ranges that the registries of special addresses set
/// apart (RFC 6890 and its lists), nor an IPv6 address that carries such a one.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let private = matches!((a, b, c), (0 | 10 | 127 | 224..=255, ..) | (169, 254, _) | (192, 168, _));
    let shared = matches!((a, b, c), (100, 64..=127, _) | (172, 16..=31, _) | (198, 18..=19, _));
    let shown = matches!((a, b, c), (192, 0, 0 | 2) | (192, 88, 99) | (198, 51, 100) | (203, 0, 113));
    !(private || shared || shown)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, _, _, _, g, h] = address.segments();
    let inner = |high: u16, low: u16| is_public_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    match (a, b) {
        // Translated to IPv4 (RFC 6052).
        (0x64, 0xff9b) => c == 0 && inner(g, h),
        // 6to4 (RFC 3056), Teredo and others of 2001::/23 (RFC 2928), documentation (RFC 3849).
        (0x2002, _) => inner(b, c),
        (0x2001, 0..=0x01ff | 0x0db8) => false,
        (0x3fff, 0..=0x0fff) => false,
        _ => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_networks_are_not_called() {
        let private = [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::",
            "::1",
            "fe80::1",
            "fd00::1",
            "fc00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1",
            "2001::1",
            "64:ff9b:1::1",
        ];
        for address in private {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in
            ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::"]
        {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[tokio::test]
    async fn refused_addresses_are_never_connected_to() {
        let heard = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = heard.local_addr().unwrap().port();
        let outbound = Outbound::new();
        for url in [
            format!("http://127.0.0.1:{port}/"),
            format!("https://127.0.0.1:{port}/"),
            format!("https://localhost:{port}/"),
            format!("https://[::ffff:127.0.0.1]:{port}/"),
            format!("https://2130706433:{port}/"),
            format!("https://me:secret@hub.example:{port}/"),
            "ftp://hub.example/".to_owned(),
            "hub.example".to_owned(),
        ] {
            let refused = outbound.post_form(&url, &[("a", "b")]).await;
            assert!(matches!(refused, Err(Undelivered::Address(_))), "{url}: {refused:?}");
        }
        let waited = tokio::time::timeout(Duration::from_millis(50), heard.accept()).await;
        assert!(waited.is_err(), "somebody called");
    }
}
