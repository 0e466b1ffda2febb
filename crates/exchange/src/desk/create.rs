//! A file is sent: it is written to a file without a name, read through, and only then kept.

use std::fs::File;
use std::io::{Read as _, Seek as _};

use accounts::{AtDesk, PublisherAtDesk};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use publishing::model::{is_slug, reserved};
use tokio::io::AsyncWriteExt as _;
use web::{Client, Error, LargeUpload, Pieces, Problem, Result, Sentence};

use super::index::{Typed, Wrong, page};
use super::lead;
use crate::Importer;
use crate::actions::{self, Sent};
use crate::system::{Survey, System};

/// The largest field beside the file, in bytes.
const FIELD: usize = 4_096;
/// Characters that are kept of the name of a file.
const NAME: usize = 100;
/// Bytes by which a format is recognised: spaces may stand in front.
const BEGINNING: u64 = 256;

/// What came with the form.
#[derive(Default)]
struct Came {
    token: String,
    current: String,
    typed: Typed,
    file: Option<(String, Content)>,
}

/// What came as the file.
enum Content {
    /// It is whole, with its bytes.
    Whole(File, u64),
    /// It is larger than what is taken.
    Large,
}

pub(crate) async fn create(
    State(importer): State<Importer>,
    PublisherAtDesk(at): PublisherAtDesk,
    client: Client,
    headers: HeaderMap,
    form: LargeUpload,
) -> Result<Response> {
    let came = read(&importer, &at, form).await?;
    importer.is_ours(&at, &came.token)?;
    let cookie = match importer.door.prove(&at, &came.current, (&client, &headers)).await? {
        Ok(cookie) => cookie,
        Err(why) => {
            let refusal = (why.code(), Problem::new("current", why.sentence.clone()), None);
            return Ok(why.on(refuse(&importer, &at, came.typed, refusal).await?));
        }
    };
    // From here on the answer carries the session.
    let answer = take(&importer, &at, came).await;
    Ok(cookie.on(answer))
}

/// Reads the form. A file is written only where the token in front of it is ours; else it is passed over.
async fn read(importer: &Importer, at: &AtDesk, mut form: LargeUpload) -> Result<Came> {
    let mut came = Came::default();
    while let Some(mut part) = form.next().await? {
        match (part.name.as_str(), part.file.clone()) {
            ("token", None) => came.token = part.text(FIELD).await?,
            ("current", None) => came.current = part.text(FIELD).await?,
            ("system", None) => came.typed.system = part.text(FIELD).await?,
            ("section", None) => came.typed.section = part.text(FIELD).await?.trim().to_owned(),
            // A form without a chosen file sends an empty one.
            ("file", Some(name)) if !name.is_empty() && importer.is_ours(at, &came.token).is_ok() => {
                came.file = Some((name, receive(importer, &mut part).await?));
            }
            _ => while part.next().await?.is_some() {},
        }
    }
    Ok(came)
}

/// Writes a file piece by piece. What is too large is read to its end and let go.
async fn receive(importer: &Importer, part: &mut Pieces) -> Result<Content> {
    let folder = importer.scratch.clone();
    let file = tokio::task::spawn_blocking(move || tempfile::tempfile_in(folder.as_path()));
    let mut file = tokio::fs::File::from_std(file.await.map_err(Error::internal)?.map_err(Error::internal)?);
    let mut size: u64 = 0;
    while let Some(piece) = part.next().await? {
        size = size.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if size <= LargeUpload::MOST {
            file.write_all(&piece).await.map_err(full)?;
        }
    }
    if size > LargeUpload::MOST {
        return Ok(Content::Large);
    }
    file.flush().await.map_err(full)?;
    Ok(Content::Whole(file.into_std().await, size))
}

/// A disk that takes no more.
fn full(error: std::io::Error) -> Error {
    Error::Unavailable(format!("a file that was sent could not be written: {error}"))
}

/// Looks at what came, and keeps it.
async fn take(importer: &Importer, at: &AtDesk, came: Came) -> Result<Response> {
    let Came { typed, file, .. } = came;
    if !is_slug(&typed.section) || reserved(&typed.section) {
        let sentence = Sentence::key("exchange-error-section");
        return refuse(importer, at, typed, wrong("section", sentence)).await;
    }
    let (name, file, size) = match file {
        None => {
            return refuse(importer, at, typed, wrong("file", Sentence::key("exchange-error-no-file"))).await;
        }
        Some((_, Content::Large)) => {
            let most = LargeUpload::MOST / 1_000_000;
            let sentence = Sentence::key("exchange-error-large").number("count", most);
            let (_, problem, detail) = wrong("file", sentence);
            return refuse(importer, at, typed, (StatusCode::PAYLOAD_TOO_LARGE, problem, detail)).await;
        }
        Some((name, Content::Whole(file, size))) => (name, file, size),
    };
    let chosen = System::parse(&typed.system);
    let turn = importer.turns.clone().acquire_owned().await.map_err(Error::internal)?;
    let looked = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        look(file, chosen)
    });
    let (file, system, survey) = match looked.await.map_err(Error::internal)? {
        Ok(found) => found,
        Err(why) => return refuse(importer, at, typed, why).await,
    };
    let name: String = name.chars().filter(|c| !c.is_control()).take(NAME).collect();
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let sent = Sent { file, name, size, system, section: typed.section.clone() };
    match actions::create(importer, sent, &survey, at.actor.user_id).await {
        Ok(id) => Ok(lead(id)),
        Err(Error::Conflict(sentence)) => {
            let (_, problem, detail) = wrong("file", sentence);
            refuse(importer, at, typed, (StatusCode::CONFLICT, problem, detail)).await
        }
        Err(error) => Err(error),
    }
}

/// A status, what is to be mended, and what the reader of the format says.
type Refusal = (StatusCode, Problem, Option<String>);

fn wrong(field: &str, sentence: Sentence) -> Refusal {
    (StatusCode::UNPROCESSABLE_ENTITY, Problem::new(field, sentence), None)
}

/// Reads a whole file, so that one that is not in order is refused before anything of it is taken.
fn look(mut file: File, chosen: Option<System>) -> std::result::Result<(File, System, Survey), Refusal> {
    let unreadable = |_| wrong("file", Sentence::key("exchange-error-unknown"));
    let mut beginning = Vec::new();
    file.rewind().map_err(unreadable)?;
    (&mut file).take(BEGINNING).read_to_end(&mut beginning).map_err(unreadable)?;
    let found = chosen.or_else(|| System::recognised(&beginning));
    let system = found.ok_or_else(|| wrong("file", Sentence::key("exchange-error-unknown")))?;
    file.rewind().map_err(unreadable)?;
    match Survey::of(system, &mut file) {
        Ok(survey) if survey.count() == 0 => Err(wrong("file", Sentence::key("exchange-error-empty"))),
        Ok(survey) => Ok((file, system, survey)),
        Err(refused) => {
            let sentence = Sentence::key("exchange-error-order").with("system", system.title());
            let sentence = sentence.number("line", refused.line).number("column", refused.column);
            let (code, problem, _) = wrong("file", sentence);
            Err((code, problem, Some(refused.reason)))
        }
    }
}

/// The form again, with what was typed.
async fn refuse(
    importer: &Importer,
    at: &AtDesk,
    typed: Typed,
    (code, problem, detail): Refusal,
) -> Result<Response> {
    let problems = importer.web.shown(importer.web.site.language, &[problem]);
    page(importer, at, typed, Wrong { problems, detail, code: Some(code) }).await
}
