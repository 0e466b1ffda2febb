//! The themes that are kept, and the form that brings another.

use accounts::{Ask, AtDesk, Bar, PublisherAtDesk, Unproved};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Client, Head, Page, Result, Sentence, ShownProblem, Upload};

use super::{FORM, Line, PATH, by, lead};
use crate::{Finding, Refused, Themes, actions, name, zip};

/// The most findings on one page.
const SHOWN: usize = 500;

#[derive(Debug, Serialize)]
struct IndexPage {
    head: Head,
    desk: Bar,
    themes: Vec<Line>,
    /// The one to roll back to.
    back: Option<Line>,
    /// Whether the operator named a folder, which is worn whatever is chosen.
    is_fixed: bool,
    /// Why the theme that was chosen is not worn.
    trouble: Option<String>,
    token: String,
    /// The proof that the form asks for.
    proof: Option<Ask>,
    /// The name that was typed.
    name: String,
    problems: Vec<ShownProblem>,
    /// What the check found in the theme that was sent.
    findings: Vec<Finding>,
    /// How much more it found.
    more: usize,
    #[serde(skip)]
    code: StatusCode,
}

impl Page for IndexPage {
    const TEMPLATE: &'static str = "themes/index.html";

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

async fn page(themes: &Themes, at: &AtDesk) -> Result<IndexPage> {
    let (kept, choice) = themes.all().await?;
    let all = kept.into_iter().map(Some).chain([None]);
    let lines: Vec<Line> = all.map(|kept| Line::new(themes, kept, choice)).collect();
    let title = themes.say(&Sentence::key("themes-title"));
    Ok(IndexPage {
        head: Head { noindex: true, ..Head::website(title, "") },
        desk: at.bar(&themes.web),
        back: lines.iter().find(|line| line.is_previous).cloned(),
        themes: lines,
        is_fixed: themes.is_fixed(),
        trouble: themes.trouble().await,
        token: at.token(&themes.web, FORM),
        proof: themes.door.asks(at, PATH).await?,
        name: String::new(),
        problems: Vec::new(),
        findings: Vec::new(),
        more: 0,
        code: StatusCode::OK,
    })
}

pub(crate) async fn show(
    State(themes): State<Themes>,
    PublisherAtDesk(at): PublisherAtDesk,
) -> Result<Response> {
    themes.web.personal(PATH, &page(&themes, &at).await?).await
}

/// What was typed and chosen.
#[derive(Default)]
struct Sent {
    name: String,
    current: String,
    /// The file and what it is called.
    file: Option<(String, Option<Vec<u8>>)>,
}

/// Reads the form. Its token stands before the file.
async fn sent(themes: &Themes, at: &AtDesk, mut form: Upload) -> Result<Sent> {
    let (mut sent, mut token) = (Sent::default(), String::new());
    while let Some(part) = form.next(zip::LARGEST).await? {
        match (part.name.as_str(), part.file.as_deref()) {
            ("token", None) => token = part.text().to_owned(),
            ("name", None) => sent.name = part.text().to_owned(),
            ("current", None) => sent.current = part.text().to_owned(),
            // A form without a chosen file sends an empty one.
            ("file", Some(file)) if !file.is_empty() => sent.file = Some((file.to_owned(), part.content)),
            _ => {}
        }
    }
    themes.ours(at, &token)?;
    Ok(sent)
}

/// Why a form comes back.
enum Back {
    /// Beside a field.
    Field(&'static str, Sentence),
    /// Without a proof that is right.
    Unproved(Unproved),
    Findings(Vec<Finding>),
}

pub(crate) async fn create(
    State(themes): State<Themes>,
    PublisherAtDesk(at): PublisherAtDesk,
    (client, headers): (Client, HeaderMap),
    form: Upload,
) -> Result<Response> {
    let sent = sent(&themes, &at, form).await?;
    let typed = sent.name.clone();
    let (called, file) = match theme(sent.file, &typed) {
        Ok(theme) => theme,
        Err(back) => return again(&themes, &at, (back, typed)).await,
    };
    let cookie = match themes.door.prove(&at, &sent.current, (&client, &headers)).await? {
        Ok(cookie) => cookie,
        Err(why) => return again(&themes, &at, (Back::Unproved(why), typed)).await,
    };
    let answer = match actions::add(&themes, (called, file), &by(&at, &client)).await {
        Ok(Ok(id)) => Ok(lead(&format!("{PATH}/{id}"))),
        Ok(Err(Refused::Sentence(sentence))) => {
            again(&themes, &at, (Back::Field("file", sentence), typed)).await
        }
        Ok(Err(Refused::Findings(found))) => again(&themes, &at, (Back::Findings(found), typed)).await,
        Err(error) => Err(error),
    };
    Ok(cookie.on(answer))
}

/// The name and the bytes of the theme, or what the form lacks.
fn theme(
    file: Option<(String, Option<Vec<u8>>)>,
    typed: &str,
) -> std::result::Result<(String, Vec<u8>), Back> {
    let Some((file, content)) = file else {
        return Err(Back::Field("file", Sentence::key("themes-error-no-file")));
    };
    let large = || Sentence::key("themes-zip-large").number("megabytes", zip::LARGEST >> 20);
    let content = content.ok_or_else(|| Back::Field("file", large()))?;
    let called = name(typed, &file).ok_or_else(|| Back::Field("name", Sentence::key("themes-error-name")))?;
    Ok((called, content))
}

/// The form once more, with what was typed and what is to be mended.
async fn again(themes: &Themes, at: &AtDesk, (back, typed): (Back, String)) -> Result<Response> {
    let mut page = page(themes, at).await?;
    page.name = typed.replace('\0', "");
    page.code = StatusCode::UNPROCESSABLE_ENTITY;
    let mut unproved = None;
    let (field, sentence) = match back {
        Back::Field(field, sentence) => (field, sentence),
        Back::Unproved(why) => {
            page.code = why.code();
            let sentence = why.sentence.clone();
            unproved = Some(why);
            ("current", sentence)
        }
        Back::Findings(mut found) => {
            let sentence = Sentence::key("themes-error-findings").number("count", found.len());
            page.more = found.len().saturating_sub(SHOWN);
            found.truncate(SHOWN);
            page.findings = found;
            ("file", sentence)
        }
    };
    page.problems.push(ShownProblem { field: field.to_owned(), sentence: themes.say(&sentence) });
    let response = themes.web.personal(PATH, &page).await?;
    Ok(unproved.iter().fold(response, |response, why| why.on(response)))
}
