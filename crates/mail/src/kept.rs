//! Mails that lie in a folder, read back for whoever tries the paper out: a link in one of them has to be followed.
//!
//! Only what [`Mailer::folder`](crate::Mailer::folder) wrote is read: files called by an id, of a size that a mail of ours
//! has. Anything else in the folder is left alone.

use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Mails in a list.
const MOST: usize = 200;
/// The largest file that is read, in bytes: our own mails are smaller.
const LARGEST: u64 = 256 << 10;
/// Names of the folder that are looked at.
const NAMES: usize = 100_000;

/// A mail that was written into the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id, which orders mails by time.
    pub id: i64,
    /// Whom it is for.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its words, with `\n` between lines.
    pub text: String,
}

impl Kept {
    /// The newest mails of a folder, the newest first; none where there is no folder yet.
    ///
    /// # Errors
    /// The file system's.
    pub async fn newest(folder: &Path) -> io::Result<Vec<Self>> {
        let mut names = match tokio::fs::read_dir(folder).await {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut ids = Vec::new();
        for _ in 0..NAMES {
            let Some(entry) = names.next_entry().await? else { break };
            ids.extend(entry.file_name().to_str().and_then(id_of));
        }
        ids.sort_unstable_by(|a, b| b.cmp(a));
        let mut all = Vec::new();
        for id in ids.into_iter().take(MOST) {
            all.extend(Self::read(folder, id).await?);
        }
        Ok(all)
    }

    /// One of them.
    ///
    /// # Errors
    /// The file system's.
    pub async fn read(folder: &Path, id: i64) -> io::Result<Option<Self>> {
        let path = folder.join(format!("{id}.eml"));
        // Not through a link: it could lead anywhere.
        match tokio::fs::symlink_metadata(&path).await {
            Ok(about) if about.is_file() && about.len() <= LARGEST => {}
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
        let bytes = tokio::fs::read(&path).await?;
        let whole = String::from_utf8_lossy(&bytes);
        let part = Part::read(&whole);
        let (to, subject) = (words(part.header("to")), words(part.header("subject")));
        Ok(Some(Self { id, to, subject, text: part.text() }))
    }
}

/// The id in a name that we gave.
fn id_of(name: &str) -> Option<i64> {
    let text = name.strip_suffix(".eml")?;
    text.parse().ok().filter(|id: &i64| *id > 0 && id.to_string() == text)
}

/// A mail or a part of one (RFC 5322, 2.1; RFC 2045).
struct Part<'a> {
    headers: Vec<(String, String)>,
    body: &'a str,
}

impl<'a> Part<'a> {
    fn read(text: &'a str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            match (headers.last_mut(), line.starts_with([' ', '\t'])) {
                (Some((_, value)), true) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                _ => headers.extend(
                    line.split_once(':')
                        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())),
                ),
            }
        }
        Self { headers, body }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str())
    }

    /// The words: of a mail in several forms those of the first, which is the plain one.
    fn text(&self) -> String {
        let kind = self.header("content-type");
        if kind.to_ascii_lowercase().starts_with("multipart/") {
            let boundary = kind.split("boundary=").nth(1).map(|rest| rest.trim_matches('"'));
            let first = boundary.and_then(|boundary| self.body.split(&format!("--{boundary}")).nth(1));
            return first.map(|part| Part::read(part.trim_start()).plain()).unwrap_or_default();
        }
        self.plain()
    }

    fn plain(&self) -> String {
        let bytes = match self.header("content-transfer-encoding").to_ascii_lowercase().as_str() {
            "base64" => {
                let packed: String = self.body.split_whitespace().collect();
                STANDARD.decode(packed).unwrap_or_default()
            }
            "quoted-printable" => quoted(&self.body.replace("=\r\n", ""), false),
            _ => self.body.as_bytes().to_vec(),
        };
        String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
    }
}

/// Bytes written as `=C3` (RFC 2045, 6.7); in a header a space is `_` (RFC 2047, 4.2).
fn quoted(text: &str, in_header: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let code: Option<u8> = match byte {
            b'=' => {
                let pair: Vec<u8> = rest.clone().take(2).collect();
                std::str::from_utf8(&pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok())
            }
            _ => None,
        };
        match code {
            Some(code) => {
                bytes.push(code);
                rest.nth(1);
            }
            None if in_header && byte == b'_' => bytes.push(b' '),
            None => bytes.push(byte),
        }
    }
    bytes
}

/// A header whose words may be encoded (RFC 2047): `=?utf-8?b?...?=`.
fn words(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut was_encoded = false;
    for piece in value.split_inclusive(' ') {
        let word = piece.trim_end();
        match encoded(word) {
            Some(decoded) => {
                // White space between two encoded words is none.
                if was_encoded && bytes.last() == Some(&b' ') {
                    bytes.pop();
                }
                bytes.extend(decoded);
                was_encoded = true;
            }
            None => {
                bytes.extend(word.as_bytes());
                was_encoded = false;
            }
        }
        if piece.ends_with(' ') {
            bytes.push(b' ');
        }
    }
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

fn encoded(word: &str) -> Option<Vec<u8>> {
    let mut parts = word.strip_prefix("=?")?.strip_suffix("?=")?.splitn(3, '?');
    let (_, way, text) = (parts.next()?, parts.next()?, parts.next()?);
    match way {
        "b" | "B" => STANDARD.decode(text).ok(),
        "q" | "Q" => Some(quoted(text, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_ours_are_mails() {
        assert_eq!(id_of("12.eml"), Some(12));
        for wrong in [
            "0.eml",
            "-1.eml",
            "012.eml",
            "12",
            "12.eml.eml",
            "../12.eml",
            "99999999999999999999.eml",
            ".eml",
        ] {
            assert_eq!(id_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn words_come_back_from_headers() {
        assert_eq!(words("Your invitation"), "Your invitation");
        assert_eq!(words("=?utf-8?b?w5ZobGVy?= <ida@paper.example>"), "Öhler <ida@paper.example>");
        assert_eq!(words("=?utf-8?q?=C3=96hler_A?= =?utf-8?b?w5Y=?="), "Öhler AÖ");
        assert_eq!(quoted("a=C3=96=zz=", false), "aÖ=zz=".as_bytes());
    }
}
