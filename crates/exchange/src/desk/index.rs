//! The form for a file, and the imports there were.

use accounts::{Ask, AtDesk, Bar, PublisherAtDesk};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Head, LargeUpload, Page, Result, ShownProblem};

use super::{FORM, PATH, head};
use crate::Importer;
use crate::model::Import;
use crate::store;
use crate::system::System;

/// Imports that are listed.
const MOST: i64 = 20;

/// An import in the list.
#[derive(Debug, Serialize)]
struct Row {
    url: String,
    name: String,
    system: &'static str,
    state: &'static str,
    /// Microseconds since 1970 UTC.
    at: i64,
}

impl From<&Import> for Row {
    fn from(import: &Import) -> Self {
        Self {
            url: format!("{PATH}/{}", import.id),
            name: import.name.clone(),
            system: import.system.title(),
            state: import.state.as_str(),
            at: import.created,
        }
    }
}

/// A system to choose.
#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    title: &'static str,
    is_chosen: bool,
}

/// What was typed beside the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// The name of a system; empty where it is to be recognised.
    pub(super) system: String,
    pub(super) section: String,
}

/// What is wrong with what was sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Wrong {
    pub(super) problems: Vec<ShownProblem>,
    /// What the reader of the format says, in English.
    pub(super) detail: Option<String>,
    pub(super) code: Option<StatusCode>,
}

#[derive(Debug, Serialize)]
struct ImportsPage {
    head: Head,
    desk: Bar,
    token: String,
    /// The proof that the form asks for.
    proof: Option<Ask>,
    problems: Vec<ShownProblem>,
    detail: Option<String>,
    /// Sections are asked for by their address.
    section: String,
    systems: Vec<Choice>,
    /// Megabytes of the largest file.
    most: u64,
    /// The import that has to be over before the next.
    open: Option<Row>,
    rows: Vec<Row>,
    #[serde(skip)]
    code: StatusCode,
}

impl Page for ImportsPage {
    const TEMPLATE: &'static str = "exchange/imports.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn status(&self) -> StatusCode {
        self.code
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(importer: &Importer, at: &AtDesk, typed: Typed, wrong: Wrong) -> Result<Response> {
    let all = importer.web.db.read(async |c| {
        let open = store::open(c).await?;
        Ok::<_, web::Error>((open, store::newest(c, MOST).await?))
    });
    let (open, all) = all.await?;
    let choice = |system: System| Choice {
        value: system.as_str(),
        title: system.title(),
        is_chosen: system.as_str() == typed.system,
    };
    let fine = if wrong.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ImportsPage {
        head: head(importer.say("exchange-title-imports")),
        desk: at.bar(&importer.web),
        token: at.token(&importer.web, FORM),
        proof: importer.door.asks(at, PATH).await?,
        problems: wrong.problems,
        detail: wrong.detail,
        section: typed.section,
        systems: System::ALL.map(choice).into(),
        most: LargeUpload::MOST / 1_000_000,
        open: open.as_ref().map(Row::from),
        rows: all.iter().filter(|import| !import.state.is_open()).map(Row::from).collect(),
        code: wrong.code.unwrap_or(fine),
    };
    importer.web.personal(PATH, &page).await
}

pub(crate) async fn index(
    State(importer): State<Importer>,
    PublisherAtDesk(at): PublisherAtDesk,
) -> Result<Response> {
    let typed = Typed { section: "news".to_owned(), ..Typed::default() };
    page(&importer, &at, typed, Wrong::default()).await
}
