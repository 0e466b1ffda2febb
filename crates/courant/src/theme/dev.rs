//! Shows a theme while it is written: every template with every sample, on this machine only. The files are read anew
//! for each page, and the page is loaded anew when one of them has changed.

mod pages;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use locale::{Language, Locales};
use serde::Deserialize;
use web::{Fault, Theme, ThemeFiles};

use super::samples::{self, Sample};
use super::{check, states};
use pages::Shown;

/// How long a question for changes is kept waiting before it is answered with "none": browsers and proxies are patient
/// for longer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at the files.
const PAUSE: Duration = Duration::from_millis(200);

/// What the pages of a preview are made from.
struct Preview {
    folder: PathBuf,
    locales: Arc<Locales>,
}

/// The theme at one moment.
struct Now {
    files: ThemeFiles,
    theme: Theme,
    faults: Vec<Fault>,
    samples: Vec<Sample>,
    stamp: String,
}

/// What handlers are given.
type Shared = State<Arc<Preview>>;

/// A preview of the theme in `folder` over the one in the binary.
///
/// # Errors
/// Where the words in the program are broken.
pub fn router(folder: &Path) -> Result<Router, String> {
    let locales = Arc::new(Locales::load().map_err(|e| e.to_string())?);
    Ok(Router::new()
        .route("/", get(index))
        .route("/_dev/page/{*sample}", get(page))
        .route("/_dev/given/{*sample}", get(given))
        .route("/_dev/check", get(checked))
        .route("/_dev/changes", get(changes))
        .route("/_dev/reload.js", get(async || typed("text/javascript; charset=utf-8", pages::SCRIPT)))
        .route("/_dev/dev.css", get(async || typed("text/css; charset=utf-8", pages::STYLE)))
        .route("/assets/{*name}", get(asset))
        .route("/media/{*name}", get(async || typed("image/svg+xml", pages::PICTURE)))
        .fallback(elsewhere)
        .with_state(Arc::new(Preview { folder: folder.to_owned(), locales })))
}

fn typed(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

impl Preview {
    fn now(&self) -> Result<Now, Fault> {
        let broken = |sentence| Fault { file: self.folder.display().to_string(), line: None, sentence };
        // The stamp is older than what is read after it: no change is missed.
        let stamp = watch::stamp(&self.folder);
        let files = ThemeFiles::read(Some(&self.folder)).map_err(broken)?;
        let (mut theme, mut faults) =
            Theme::build(&files, self.locales.clone(), &samples::zone()).map_err(broken)?;
        theme.explain();
        let (samples, odd) = samples::gather(&files);
        faults.extend(odd);
        Ok(Now { files, theme, faults, samples, stamp })
    }

    /// The page that says what is wrong, with the lines around it.
    fn broken(&self, fault: &Fault) -> Response {
        let files = ThemeFiles::read(Some(&self.folder)).unwrap_or_default();
        let page = pages::broken(fault, &files, &watch::stamp(&self.folder));
        (StatusCode::INTERNAL_SERVER_ERROR, Html(page)).into_response()
    }
}

async fn index(State(preview): Shared) -> Response {
    match preview.now() {
        Ok(now) => Html(pages::index(&now.samples, &now.faults, &now.stamp)).into_response(),
        Err(fault) => preview.broken(&fault),
    }
}

/// In which state and language a sample is shown.
#[derive(Default, Deserialize)]
struct Wanted {
    state: Option<String>,
    lang: Option<String>,
}

impl Wanted {
    fn of(&self, sample: &Sample) -> Sample {
        let state = self.state.as_deref().and_then(states::State::from_slug);
        let mut shown = state.and_then(|state| state.of(sample)).unwrap_or_else(|| sample.clone());
        if let Some(language) = self.lang.as_deref().and_then(Language::from_code) {
            shown.language = language;
        }
        shown
    }
}

async fn page(
    State(preview): Shared,
    web::Path(name): web::Path<String>,
    web::Query(wanted): web::Query<Wanted>,
) -> Response {
    let now = match preview.now() {
        Ok(now) => now,
        Err(fault) => return preview.broken(&fault),
    };
    let Some(sample) = now.samples.iter().find(|sample| sample.name == name) else {
        return missing(&now.stamp);
    };
    let sample = wanted.of(sample);
    match now.theme.render(&sample.template, &sample.page, &sample.frame()) {
        Ok(text) if sample.template.ends_with(".xml") => {
            ([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], text).into_response()
        }
        Ok(text) => {
            let is_part = !text.contains("<html");
            let text = if is_part { pages::alone(&text, &sample) } else { text };
            // The rules within the page are the theme's, and so is the policy that names them.
            let policy = [(header::CONTENT_SECURITY_POLICY, now.theme.policy().clone())];
            (policy, Html(pages::reloading(text, &now.stamp))).into_response()
        }
        // What could not be read is why it is missing now.
        Err(fault) => {
            let cause = now.faults.iter().find(|cause| fault.sentence.contains(&cause.file));
            preview.broken(cause.unwrap_or(&fault))
        }
    }
}

/// What the template of a sample is given, for its author to read.
async fn given(
    State(preview): Shared,
    web::Path(name): web::Path<String>,
    web::Query(wanted): web::Query<Wanted>,
) -> Response {
    let now = match preview.now() {
        Ok(now) => now,
        Err(fault) => return preview.broken(&fault),
    };
    let Some(sample) = now.samples.iter().find(|sample| sample.name == name) else {
        return missing(&now.stamp);
    };
    let sample = wanted.of(sample);
    let given = now.theme.given(&sample.page, &sample.frame());
    let shown =
        Shown { sample: &sample, source: now.files.text(&sample.template).unwrap_or(""), stamp: &now.stamp };
    Html(pages::given(&shown, &serde_json::to_string_pretty(&given).unwrap_or_default())).into_response()
}

async fn checked(State(preview): Shared) -> Response {
    let stamp = watch::stamp(&preview.folder);
    let folder = preview.folder.clone();
    // It renders everything, which takes a second or two.
    match tokio::task::spawn_blocking(move || check::check(Some(&folder))).await {
        Ok(Ok(report)) => Html(pages::checked(&report, &stamp)).into_response(),
        Ok(Err(sentence)) => {
            let file = preview.folder.display().to_string();
            preview.broken(&Fault { file, line: None, sentence })
        }
        Err(error) => {
            (StatusCode::INTERNAL_SERVER_ERROR, format!("The check broke off: {error}\n")).into_response()
        }
    }
}

#[derive(Default, Deserialize)]
struct Seen {
    #[serde(default)]
    seen: String,
}

/// Answers when the files are others than a page has seen, or after a while.
async fn changes(State(preview): Shared, web::Query(Seen { seen }): web::Query<Seen>) -> String {
    let waited = tokio::time::timeout(PATIENCE, async {
        loop {
            let stamp = watch::stamp(&preview.folder);
            if stamp != seen {
                return stamp;
            }
            tokio::time::sleep(PAUSE).await;
        }
    });
    waited.await.unwrap_or(seen)
}

async fn asset(State(preview): Shared, uri: Uri) -> Response {
    let found = preview.now().ok().and_then(|now| now.theme.asset(uri.path()));
    match found {
        Some((kind, bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        None => (StatusCode::NOT_FOUND, "The theme has no such file.\n").into_response(),
    }
}

/// Links of the samples lead to the sample that has this address, if there is one.
async fn elsewhere(State(preview): Shared, uri: Uri) -> Response {
    let now = match preview.now() {
        Ok(now) => now,
        Err(fault) => return preview.broken(&fault),
    };
    match now.samples.iter().find(|sample| sample.path == uri.path() && sample.template.ends_with(".html")) {
        Some(sample) => Redirect::to(&format!("/_dev/page/{}", sample.name)).into_response(),
        None => missing(&now.stamp),
    }
}

fn missing(stamp: &str) -> Response {
    (StatusCode::NOT_FOUND, Html(pages::missing(stamp))).into_response()
}
