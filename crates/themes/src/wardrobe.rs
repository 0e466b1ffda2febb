//! Puts on what was chosen, here or on another node.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use database::Db;
use locale::{Language, Locales};
use web::{Error, Result, Sentence, Theme, ThemeFiles};

use crate::model::{Kept, Which};
use crate::{Themes, store, zip};

/// Until the database is asked again where it did not answer.
const AGAIN: Duration = Duration::from_secs(1);

/// What this process wears.
#[derive(Default)]
pub(crate) struct Worn {
    /// What was chosen; none before the database was asked for the first time.
    chosen: Option<Which>,
    /// Why that is not worn, but the built-in theme instead.
    trouble: Option<String>,
}

impl Themes {
    /// Puts on the theme that the database names, where it is not worn yet. One that cannot be read leaves the paper in the
    /// built-in theme, and says so in the log.
    ///
    /// # Errors
    /// The database's.
    pub async fn refresh(&self) -> Result<()> {
        // The folder of the operator stays.
        if self.is_fixed {
            return Ok(());
        }
        let mut worn = self.worn.lock().await;
        let choice = self.web.db.glance(async |c| store::choice(c).await).await?;
        let (is_first, before) = (worn.chosen.is_none(), worn.chosen.unwrap_or(Which::BuiltIn));
        if choice.active != before || worn.trouble.is_some() {
            match self.made(choice.active).await? {
                Ok(theme) => {
                    self.web.wear(theme);
                    worn.trouble = None;
                }
                Err(trouble) => {
                    if before != Which::BuiltIn
                        && let Ok(theme) = self.made(Which::BuiltIn).await?
                    {
                        self.web.wear(theme);
                    }
                    let theme = choice.active;
                    tracing::error!(%theme, %trouble, "a theme cannot be read; the paper wears the built-in one");
                    worn.trouble = Some(trouble);
                }
            }
        }
        worn.chosen = Some(choice.active);
        if let (true, Some(previous)) = (is_first, choice.back())
            && let Ok(Ok(theme)) = self.made(previous).await
        {
            self.web.remember(&theme);
        }
        Ok(())
    }

    /// Puts on what is chosen on other nodes and at the command line, as long as the paper is served.
    pub async fn follow(&self) {
        let mut changes = self.web.theme_changes();
        loop {
            if let Err(error) = self.refresh().await {
                tracing::warn!(%error, "the theme could not be looked for");
                tokio::time::sleep(AGAIN).await;
            } else if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Why the theme that was chosen is not worn.
    pub(crate) async fn trouble(&self) -> Option<String> {
        self.worn.lock().await.trouble.clone()
    }

    /// A theme, ready to be worn; what is wrong with it where it cannot be read. The last one is kept at hand: what is in one
    /// that is kept never changes.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none, and the database's.
    pub(crate) async fn made(&self, which: Which) -> Result<std::result::Result<Arc<Theme>, String>> {
        let mut last = self.last.lock().await;
        if let Some((_, theme)) = last.as_ref().filter(|(known, _)| *known == which) {
            return Ok(Ok(theme.clone()));
        }
        let zip = match which {
            Which::BuiltIn => None,
            Which::Kept(id) => {
                let zip = self.web.db.glance(async |c| store::zip(c, id).await).await?;
                Some(zip.ok_or(Error::NotFound)?)
            }
        };
        let (locales, zone) = (self.web.locales.clone(), self.web.site.zone.clone());
        let made = tokio::task::spawn_blocking(move || {
            let files = zip.map_or_else(|| Ok(ThemeFiles::over([])), |zip| unpacked(&zip));
            let files = files.map_err(|sentence| told(&sentence, &locales))?;
            let (theme, faults) = Theme::build(&files, locales, &zone)?;
            faults.first().map_or(Ok(Arc::new(theme)), |fault| Err(fault.to_string()))
        });
        let made = made.await.map_err(Error::internal)?;
        if let Ok(theme) = &made {
            *last = Some((which, theme.clone()));
        }
        Ok(made)
    }
}

/// A sentence for the log and the command line.
fn told(sentence: &Sentence, locales: &Locales) -> String {
    sentence.text(locales, Language::EnGb)
}

/// The files of a zip as it is stored, over those in the binary.
fn unpacked(zip: &str) -> std::result::Result<ThemeFiles, Sentence> {
    let bytes = STANDARD.decode(zip).map_err(|_| Sentence::key("themes-zip-none"))?;
    zip::read(&bytes).map(ThemeFiles::over)
}

/// The theme that was chosen at the desk, with its files or why they cannot be read; none for the built-in one.
///
/// # Errors
/// The database's.
pub async fn chosen(db: &Db) -> database::Result<Option<(Kept, std::result::Result<ThemeFiles, Sentence>)>> {
    let found = db.read(async |c| {
        let Which::Kept(id) = store::choice(c).await?.active else { return Ok(None) };
        Ok::<_, database::Error>(store::one(c, id).await?.zip(store::zip(c, id).await?))
    });
    Ok(found.await?.map(|(kept, zip)| {
        let files = unpacked(&zip);
        (kept, files)
    }))
}
