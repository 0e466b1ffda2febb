//! Forms with files, `multipart/form-data` (RFC 7578), read a part at a time: of several large files one is in memory.

use std::time::Duration;

use axum::extract::{FromRequest, Request};
use axum::http::header;
use multer::{Constraints, Multipart, SizeLimit};

use crate::error::{Error, Result};

/// The most that such a form may weigh, in bytes: some photographs at once.
const WHOLE: u64 = 110_000_000;
/// The most parts of one form.
const PARTS: usize = 60;
/// How long a part may take to arrive: a picture of 25 MB from a phone with two megabits up.
const PART_TIME: Duration = Duration::from_secs(120);

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
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = multer::parse_boundary(kind.unwrap_or_default());
        let boundary = boundary.map_err(|_| Error::MediaType("multipart/form-data"))?;
        let limits = Constraints::new().size_limit(SizeLimit::new().whole_stream(WHOLE));
        let body = request.into_body().into_data_stream();
        Ok(Self { parts: Multipart::with_constraints(body, boundary, limits), seen: 0 })
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
            Ok(Err(multer::Error::StreamSizeExceeded { .. })) => {
                Err(Error::TooLarge { limit: usize::try_from(WHOLE).unwrap_or(usize::MAX) })
            }
            Ok(Err(_)) => Err(Error::Malformed("The form broke off or cannot be read.".to_owned())),
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
