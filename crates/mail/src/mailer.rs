//! The ways a message leaves: SMTP, a folder, memory.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use tokio::io::AsyncWriteExt as _;
use url::{Host, Url};

use crate::message::{Address, Message};

/// How long a server may take to answer a command.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a whole mail may take: less than a task is held, so that no second worker sends it meanwhile.
const WHOLE: Duration = Duration::from_secs(50);

/// Replies about the person or the words (RFC 5321, 4.2.3). A login that is refused is no such: somebody mends it.
const FOR_GOOD: [&str; 4] = ["550", "551", "553", "554"];

/// Why a message did not leave; the reason is for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// Another try may succeed.
    #[error("{0}")]
    ForNow(String),
    /// The server will never take it.
    #[error("{0}")]
    ForGood(String),
}

/// Sends messages.
pub struct Mailer {
    from: Address,
    way: Way,
}

enum Way {
    Folder(PathBuf),
    Memory(Mutex<Vec<Message>>),
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

impl Mailer {
    /// Writes each message as `ID.eml` into a folder, which is made with the first one.
    #[must_use]
    pub fn folder(from: Address, folder: PathBuf) -> Self {
        Self { from, way: Way::Folder(folder) }
    }

    /// Keeps messages, for tests.
    #[must_use]
    pub fn memory(from: Address) -> Self {
        Self { from, way: Way::Memory(Mutex::default()) }
    }

    /// Hands messages to the server at `url`:
    ///
    /// - `smtp://user:password@host:587` speaks TLS before the password (STARTTLS) and gives up where the server does not;
    /// - `smtps://user:password@host:465` speaks TLS from the first byte;
    /// - `smtp+plain://127.0.0.1:25` speaks no TLS, to this machine only.
    ///
    /// The port and the login may be left out.
    ///
    /// # Errors
    /// A sentence that says how it is written, without the address, which may hold a password.
    pub fn smtp(from: Address, url: &str) -> Result<Self, String> {
        let wrong = || "write for example smtp://user:password@mail.example.org:587".to_owned();
        let url = Url::parse(url).map_err(|_| wrong())?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong());
        }
        type Smtp = AsyncSmtpTransport<Tokio1Executor>;
        let builder = match url.scheme() {
            "smtps" => Smtp::relay(host).map_err(|e| e.to_string())?,
            "smtp" => Smtp::starttls_relay(host).map_err(|e| e.to_string())?,
            "smtp+plain" if is_here(&url) => Smtp::builder_dangerous(host).port(25),
            "smtp+plain" => {
                return Err("mail without TLS goes to this machine only, such as 127.0.0.1".to_owned());
            }
            _ => return Err(wrong()),
        };
        let builder = url.port().into_iter().fold(builder, |builder, port| builder.port(port));
        let login = (decoded(url.username()), decoded(url.password().unwrap_or("")));
        let builder = match login {
            (Some(user), Some(password)) if !user.is_empty() => {
                builder.credentials(Credentials::new(user, password))
            }
            (Some(_), Some(_)) => builder,
            _ => return Err("the login holds a % that begins no character".to_owned()),
        };
        Ok(Self { from, way: Way::Smtp(Box::new(builder.timeout(Some(PATIENCE)).build())) })
    }

    /// Sends one message. `id` names it in its Message-ID and in the folder; `now` is its date.
    ///
    /// # Errors
    /// [`Failed`].
    pub async fn send(&self, id: i64, message: &Message, now: i64) -> Result<(), Failed> {
        match &self.way {
            Way::Memory(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(message.clone());
                Ok(())
            }
            Way::Folder(folder) => {
                let failed = |e: std::io::Error| Failed::ForNow(format!("{}: {e}", folder.display()));
                let bytes = self.written(id, message, now)?.formatted();
                put(folder, &format!("{id}.eml"), &bytes).await.map_err(failed)
            }
            Way::Smtp(server) => {
                let sent = tokio::time::timeout(WHOLE, server.send(self.written(id, message, now)?)).await;
                let error = match sent {
                    Ok(Ok(_)) => return Ok(()),
                    Ok(Err(error)) => error,
                    Err(_) => return Err(Failed::ForNow("the mail server is too slow".to_owned())),
                };
                let reason = error.to_string();
                let code = error.status().map(|code| code.to_string()).unwrap_or_default();
                let for_good = FOR_GOOD.contains(&code.as_str());
                Err(if for_good { Failed::ForGood(reason) } else { Failed::ForNow(reason) })
            }
        }
    }

    /// What was sent, where it is kept in memory; nothing elsewhere.
    #[must_use]
    pub fn kept(&self) -> Vec<Message> {
        match &self.way {
            Way::Memory(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Way::Folder(_) | Way::Smtp(_) => Vec::new(),
        }
    }

    fn written(&self, id: i64, message: &Message, now: i64) -> Result<lettre::Message, Failed> {
        let date = UNIX_EPOCH + Duration::from_micros(u64::try_from(now).unwrap_or(0));
        // RFC 3834: out-of-office notes do not answer.
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let builder = lettre::Message::builder()
            .from(self.from.mailbox())
            .to(message.to.mailbox())
            .subject(&message.subject)
            .date(date)
            .message_id(Some(format!("<{id:x}@{}>", self.from.host())))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()));
        let text = message.text.replace("\r\n", "\n").replace('\n', "\r\n");
        let written = match &message.html {
            Some(html) => builder.multipart(MultiPart::alternative_plain_html(text, html.clone())),
            None => builder.singlepart(SinglePart::plain(text)),
        };
        written.map_err(|e| Failed::ForGood(e.to_string()))
    }
}

/// Whether the server is this very machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        // The host of a scheme that the standard does not know is kept as text.
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}

/// The text behind `%40` and the like; `None` where it is no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let query = format!("x={}", text.replace('+', "%2B"));
    let (_, value) = url::form_urlencoded::parse(query.as_bytes()).next()?;
    (!value.contains('\u{fffd}')).then(|| value.into_owned())
}

/// Writes a mail that only its owner may read: it may hold a link that opens an account.
async fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let (mut folders, mut file) = (tokio::fs::DirBuilder::new(), tokio::fs::OpenOptions::new());
    folders.recursive(true);
    file.create(true).truncate(true).write(true);
    #[cfg(unix)]
    {
        folders.mode(0o700);
        file.mode(0o600);
    }
    folders.create(folder).await?;
    let mut file = file.open(folder.join(name)).await?;
    file.write_all(bytes).await?;
    file.flush().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smtp(url: &str) -> Result<(), String> {
        Mailer::smtp(Address::parse("news@paper.example").unwrap(), url).map(|_| ())
    }

    #[test]
    fn passwords_go_through_tls_or_nowhere() {
        for good in [
            "smtp://mail.example.org",
            "smtp://me:p%40ss@mail.example.org:587",
            "smtps://me@mail.example.org",
            "smtp+plain://127.0.0.1:2525",
            "smtp+plain://localhost",
        ] {
            assert_eq!(smtp(good), Ok(()), "{good}");
        }
        for wrong in [
            "",
            "mail.example.org",
            "https://mail.example.org",
            "smtp://",
            "smtp://mail.example.org/x",
            "smtp://mail.example.org?tls=none",
            "smtp+plain://mail.example.org",
            "smtp+plain://192.0.2.1",
        ] {
            let sentence = smtp(wrong).unwrap_err();
            assert!(sentence.contains("smtp://") || sentence.contains("127.0.0.1"), "{wrong}: {sentence}");
        }
        assert_eq!(decoded("p%40s+s").as_deref(), Some("p@s+s"));
        assert_eq!(decoded("%ff"), None);
    }
}
