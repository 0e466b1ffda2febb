//! The dress of the paper, changed from the desk: a publisher brings a theme as a zip, looks at the paper in it, puts it on
//! and takes it off again.
//!
//! A theme that is kept never changes. Which one is worn is a row of the database, and every process puts on what that row
//! says ([`Themes::refresh`]).

pub mod actions;
mod desk;
mod model;
mod store;
mod wardrobe;
pub mod zip;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::{get, post};
use locale::Language;
use serde::Serialize;
use tokio::sync::Mutex;
use web::{Error, Result, Sentence, Theme, ThemeFiles};

pub use actions::Refused;
pub use model::{Choice, Kept, MOST, Which, name};
pub use wardrobe::chosen;

use crate::wardrobe::Worn;

/// Something that is wrong with a theme, for its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The path of the file in the theme.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do, in English as all tools for authors of themes.
    pub sentence: String,
}

/// Looks for what is wrong with a theme: the program that joins the features gives the check that authors run. It takes a
/// second or two of a thread, and fails with a sentence where it cannot be done at all.
pub type Check = Arc<dyn Fn(ThemeFiles) -> std::result::Result<Vec<Finding>, String> + Send + Sync>;

/// A theme that was built, by what it is of.
type Last = Option<(Which, Arc<Theme>)>;

/// The themes of a paper; cheap to clone.
#[derive(Clone)]
pub struct Themes {
    web: web::State,
    door: accounts::Door,
    check: Check,
    is_fixed: bool,
    /// Held by whoever runs a check: one at a time.
    checking: Arc<Mutex<()>>,
    worn: Arc<Mutex<Worn>>,
    /// The theme that was made last.
    last: Arc<Mutex<Last>>,
}

impl Themes {
    /// The themes of a paper. `is_fixed` where the operator named a folder: it is worn whatever is chosen.
    #[must_use]
    pub fn new(web: web::State, door: accounts::Door, check: Check, is_fixed: bool) -> Self {
        let (checking, worn, last) = Default::default();
        Self { web, door, check, is_fixed, checking, worn, last }
    }

    /// Whether the operator named a folder, so that nothing can be chosen.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.is_fixed
    }

    /// All themes that are kept, the newest first, and what was chosen.
    ///
    /// # Errors
    /// The database's.
    pub async fn all(&self) -> Result<(Vec<Kept>, Choice)> {
        self.web.db.read(async |c| Ok((store::all(c).await?, store::choice(c).await?))).await
    }

    /// A sentence of this crate in a language.
    #[must_use]
    pub fn told(&self, sentence: &Sentence, language: Language) -> String {
        sentence.text(&self.web.locales, language)
    }

    /// What is wrong with the files of a theme.
    async fn findings(&self, files: ThemeFiles) -> Result<Vec<Finding>> {
        let _turn = self.checking.lock().await;
        let check = self.check.clone();
        let found = tokio::task::spawn_blocking(move || check(files)).await.map_err(Error::internal)?;
        found.map_err(Error::internal)
    }
}

impl FromRef<Themes> for web::State {
    fn from_ref(themes: &Themes) -> Self {
        themes.web.clone()
    }
}

/// The routes of the room of themes.
pub fn routes(themes: Themes) -> Router<web::State> {
    Router::new()
        .route("/desk/themes", get(desk::index::show).post(desk::index::create))
        .route("/desk/themes/{id}", get(desk::theme::show))
        .route("/desk/themes/{id}/activation", post(desk::theme::activate))
        .route("/desk/themes/{id}/removal", post(desk::theme::remove))
        .route("/desk/themes/{id}/preview", get(desk::preview::show))
        .route("/desk/themes/{id}/preview/{*page}", get(desk::preview::show))
        .with_state(themes)
}
