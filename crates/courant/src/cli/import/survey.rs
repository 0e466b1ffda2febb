//! The file of another system, whichever it is.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::Path;

use exchange::outside::Post;
use exchange::{ghost, wordpress};
use locale::{Language, Zone};

/// Whose export it is.
#[derive(Clone, Copy)]
pub(super) enum System {
    WordPress,
    Ghost,
}

/// What a file says as a whole.
pub(super) enum Survey {
    WordPress(wordpress::Survey),
    Ghost(ghost::Survey),
}

fn file(path: &Path) -> Result<BufReader<File>, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Err("this is no file; it is read twice, so that it cannot come through a pipe".to_owned());
    }
    Ok(BufReader::with_capacity(64 * 1024, file))
}

impl Survey {
    pub(super) fn of(system: System, path: &Path) -> Result<Self, String> {
        let file = file(path)?;
        match system {
            System::WordPress => wordpress::survey(file).map(Self::WordPress).map_err(|e| e.to_string()),
            System::Ghost => ghost::survey(file).map(Self::Ghost).map_err(|e| e.to_string()),
        }
    }

    pub(super) fn posts(
        &self,
        path: &Path,
        zone: &Zone,
        take: &mut dyn FnMut(Post) -> ControlFlow<()>,
    ) -> Result<(), String> {
        let file = file(path)?;
        match self {
            Self::WordPress(survey) => wordpress::posts(file, survey, zone, take).map_err(|e| e.to_string()),
            Self::Ghost(survey) => ghost::posts(file, survey, take).map_err(|e| e.to_string()),
        }
    }

    pub(super) fn count(&self) -> usize {
        match self {
            Self::WordPress(survey) => survey.posts,
            Self::Ghost(survey) => survey.posts,
        }
    }

    pub(super) fn others(&self) -> &BTreeMap<String, usize> {
        match self {
            Self::WordPress(survey) => &survey.others,
            Self::Ghost(survey) => &survey.others,
        }
    }

    pub(super) fn language(&self) -> Option<Language> {
        match self {
            Self::WordPress(survey) => survey.language,
            Self::Ghost(survey) => survey.language,
        }
    }

    /// The name under which what is taken is noted: a site is the same one with and without TLS.
    pub(super) fn source(&self) -> String {
        match self {
            Self::WordPress(survey) => {
                let site = survey.site.split_once("://").map_or(survey.site.as_str(), |(_, site)| site);
                format!("wordpress:{}", site.trim_start_matches("www.").trim_end_matches('/'))
            }
            Self::Ghost(_) => "ghost".to_owned(),
        }
    }
}
