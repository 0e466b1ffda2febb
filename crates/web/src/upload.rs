//! Forms with files, `multipart/form-data` (RFC 7578), read a part at a time: of several large files one is in memory.

use std::time::Duration;

use axum::extract::{FromRequest, Request};
use axum::http::header;
use bytes::Bytes;
use multer::{Constraints, Field, Multipart, SizeLimit};
use tokio::time::Instant;

use crate::error::{Error, Result};

/// The most that such a form may weigh, in bytes: some photographs at once.
const WHOLE: u64 = 110_000_000;
/// The most parts of one form.
const PARTS: usize = 60;
/// How long a part may take to arrive: a picture of 25 MB from a phone with two megabits up.
const PART_TIME: Duration = Duration::from_secs(120);

/// The most that a form with one large file may weigh, in bytes. A file that is too large is read to its end, so that its sender
/// hears why it is not taken: browsers show no answer to what they could not finish sending.
const LARGE: u64 = 1_000_000_000;
/// The largest file of a form that is read piece by piece, in bytes.
const LARGEST: u64 = 200_000_000;
/// How long a large file may take: 200 MB over a line with three megabits up, less a minute for what is done with it.
const LARGE_TIME: Duration = Duration::from_secs(540);

/// A form with files. It gives its parts in the order of the page, so that a token that stands first is checked before any
/// file is read.
#[derive(Debug)]
pub struct Upload {
    parts: Multipart<'static>,
    seen: usize,
}

/// A part of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The name of the field.
    pub name: String,
    /// What the file is called by its sender; none for a field without a file.
    pub file: Option<String>,
    /// The content; none where it is larger than what was asked for. The rest of the form can be read all the same.
    pub content: Option<Vec<u8>>,
}

impl Part {
    /// The content as text; empty where it is none.
    #[must_use]
    pub fn text(&self) -> &str {
        self.content.as_deref().and_then(|content| std::str::from_utf8(content).ok()).unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        Ok(Self { parts: parts_of(request, WHOLE)?, seen: 0 })
    }
}

fn parts_of(request: Request, whole: u64) -> Result<Multipart<'static>> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let boundary = multer::parse_boundary(kind.unwrap_or_default());
    let boundary = boundary.map_err(|_| Error::MediaType("multipart/form-data"))?;
    let limits = Constraints::new().size_limit(SizeLimit::new().whole_stream(whole));
    Ok(Multipart::with_constraints(request.into_body().into_data_stream(), boundary, limits))
}

/// A form with one large file behind its fields. The file is never in memory as a whole: it comes in pieces.
#[derive(Debug)]
pub struct LargeUpload {
    parts: Multipart<'static>,
    seen: usize,
    until: Instant,
}

/// A part of such a form, whose content is still to come.
#[derive(Debug)]
pub struct Pieces {
    /// The name of the field.
    pub name: String,
    /// What the file is called by its sender; none for a field without a file.
    pub file: Option<String>,
    field: Field<'static>,
    until: Instant,
}

impl<S: Send + Sync> FromRequest<S> for LargeUpload {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        Ok(Self { parts: parts_of(request, LARGE)?, seen: 0, until: Instant::now() + LARGE_TIME })
    }
}

impl LargeUpload {
    /// The largest file that is taken, in bytes.
    pub const MOST: u64 = LARGEST;

    /// The next part; none at the end. The part before it has to be gone.
    ///
    /// # Errors
    /// [`Error::Timeout`] nine minutes after the beginning of the form; [`Error::TooLarge`]; [`Error::Malformed`] where it
    /// breaks off.
    pub async fn next(&mut self) -> Result<Option<Pieces>> {
        self.seen += 1;
        if self.seen > PARTS {
            return Err(Error::Malformed("The form has too many parts.".to_owned()));
        }
        let field = tokio::time::timeout_at(self.until, self.parts.next_field()).await;
        let field = field.map_err(|_| Error::Timeout)?.map_err(|error| broken(&error, LARGEST))?;
        Ok(field.map(|field| Pieces {
            name: field.name().unwrap_or_default().to_owned(),
            file: field.file_name().map(str::to_owned),
            field,
            until: self.until,
        }))
    }
}

impl Pieces {
    /// The next piece; none at the end.
    ///
    /// # Errors
    /// As [`LargeUpload::next`].
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        let piece = tokio::time::timeout_at(self.until, self.field.chunk()).await;
        piece.map_err(|_| Error::Timeout)?.map_err(|error| broken(&error, LARGEST))
    }

    /// The content of a field as text; empty where it is none, or has more than `most` bytes. It is read to its end.
    ///
    /// # Errors
    /// As [`LargeUpload::next`].
    pub async fn text(mut self, most: usize) -> Result<String> {
        let mut content = Some(Vec::new());
        while let Some(piece) = self.next().await? {
            content = content.filter(|so_far| so_far.len() + piece.len() <= most);
            if let Some(so_far) = &mut content {
                so_far.extend_from_slice(&piece);
            }
        }
        Ok(content.and_then(|content| String::from_utf8(content).ok()).unwrap_or_default())
    }
}

/// Why a form cannot be read further; `whole` is what all of it may weigh.
fn broken(error: &multer::Error, whole: u64) -> Error {
    match error {
        multer::Error::StreamSizeExceeded { .. } => {
            Error::TooLarge { limit: usize::try_from(whole).unwrap_or(usize::MAX) }
        }
        _ => Error::Malformed("The form broke off or cannot be read.".to_owned()),
    }
}

impl Upload {
    /// The next part, with a content of up to `most` bytes; none at the end.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where the whole form is; [`Error::Timeout`] after two minutes for a part;
    /// [`Error::Malformed`] where it breaks off.
    pub async fn next(&mut self, most: usize) -> Result<Option<Part>> {
        self.seen += 1;
        if self.seen > PARTS {
            return Err(Error::Malformed("The form has too many parts.".to_owned()));
        }
        match tokio::time::timeout(PART_TIME, read(&mut self.parts, most)).await {
            Err(_) => Err(Error::Timeout),
            Ok(Ok(part)) => Ok(part),
            Ok(Err(error)) => Err(broken(&error, WHOLE)),
        }
    }
}

async fn read(parts: &mut Multipart<'static>, most: usize) -> Result<Option<Part>, multer::Error> {
    let Some(mut field) = parts.next_field().await? else { return Ok(None) };
    let (name, file) = (field.name().unwrap_or_default().to_owned(), field.file_name().map(str::to_owned));
    let mut content = Some(Vec::new());
    while let Some(chunk) = field.chunk().await? {
        // What does not fit is read to its end and forgotten: the parts behind it count.
        content = content.filter(|so_far| so_far.len() + chunk.len() <= most);
        if let Some(so_far) = &mut content {
            so_far.extend_from_slice(&chunk);
        }
    }
    Ok(Some(Part { name, file, content }))
}
