//! Adding, choosing and removing a theme: one transaction each.

use accounts::{Action, By, note_as_publisher};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use web::{Error, Result, Sentence, THEME, ThemeFiles};

use crate::model::{Kept, MOST, Which};
use crate::{Finding, Themes, store, zip};

/// Why a theme is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It cannot be kept, or its zip is none of a theme.
    Sentence(Sentence),
    /// The check found what is to be mended first.
    Findings(Vec<Finding>),
}

fn no_publisher() -> Error {
    Error::Forbidden(Sentence::key("accounts-error-publisher"))
}

/// How the log of what happened names a theme.
fn subject(name: &str, which: Which) -> String {
    match which {
        Which::BuiltIn => which.to_string(),
        Which::Kept(id) => format!("{name} {id}"),
    }
}

/// Keeps a theme after it was checked; its id. Nobody sees it until it is chosen.
///
/// # Errors
/// [`Error::Forbidden`] where whoever brings it is no publisher any more, and the database's.
pub async fn add(
    themes: &Themes,
    (name, zip): (String, Vec<u8>),
    by: &By,
) -> Result<std::result::Result<i64, Refused>> {
    let full = || Refused::Sentence(Sentence::key("themes-error-many").number("most", MOST));
    let is_full = |count: i64| usize::try_from(count).is_ok_and(|count| count >= MOST);
    if is_full(themes.web.db.glance(async |c| store::count(c).await).await?) {
        return Ok(Err(full()));
    }
    let read =
        tokio::task::spawn_blocking(move || zip::read(&zip).map(|files| (files, STANDARD.encode(zip))));
    let (files, zip) = match read.await.map_err(Error::internal)? {
        Ok(read) => read,
        Err(sentence) => return Ok(Err(Refused::Sentence(sentence))),
    };
    let count = i64::try_from(files.len()).unwrap_or(i64::MAX);
    let findings = themes.findings(ThemeFiles::over(files)).await?;
    if !findings.is_empty() {
        return Ok(Err(Refused::Findings(findings)));
    }
    let (id, added) = (themes.web.ids.next(), themes.web.clock.now());
    let new = store::New { id, name, added, by: by.user, files: count, zip };
    let input = (new, by);
    let kept = themes.web.db.write(&input, |c, (new, by)| {
        Box::pin(async move {
            if is_full(store::count(c).await?) {
                return Ok(false);
            }
            let subject = subject(&new.name, Which::Kept(new.id));
            if !note_as_publisher(c, by, (Action::ThemeAdded, &subject), new.added).await? {
                return Err(no_publisher());
            }
            store::insert(c, new).await?;
            Ok::<_, Error>(true)
        })
    });
    Ok(if kept.await? { Ok(id) } else { Err(full()) })
}

/// Dresses the paper in a theme, at once on this node and within about a second on others; whether that changed anything.
///
/// # Errors
/// [`Error::NotFound`] where there is no such theme, [`Error::Conflict`] where the operator chose one or this one cannot be
/// read, [`Error::Forbidden`] where whoever asks is no publisher any more, and the database's.
pub async fn activate(themes: &Themes, which: Which, by: &By) -> Result<bool> {
    if themes.is_fixed() {
        return Err(Error::Conflict(Sentence::key("themes-fixed")));
    }
    if let Err(trouble) = themes.made(which).await? {
        return Err(Error::Conflict(Sentence::key("themes-error-broken").with("trouble", trouble)));
    }
    let input = (which, by, themes.web.clock.now());
    let changed = themes.web.db.write(&input, |c, (which, by, at)| {
        Box::pin(async move {
            let name = match which {
                Which::BuiltIn => String::new(),
                Which::Kept(id) => held(c, *id).await?.name,
            };
            if store::choice(c).await?.active == *which {
                return Ok(false);
            }
            if !note_as_publisher(c, by, (Action::ThemeActivated, &subject(&name, *which)), *at).await? {
                return Err(no_publisher());
            }
            store::choose(c, which.id(), *at).await?;
            c.touch(THEME);
            Ok::<_, Error>(true)
        })
    });
    let changed = changed.await?;
    if let Err(error) = themes.refresh().await {
        // It is chosen; who follows the changes puts it on.
        tracing::warn!(%error, "the theme that was chosen is not worn yet");
    }
    Ok(changed)
}

/// Removes a theme that the paper does not wear.
///
/// # Errors
/// [`Error::NotFound`] where there is none, [`Error::Conflict`] where the paper wears it, [`Error::Forbidden`] where whoever
/// asks is no publisher any more, and the database's.
pub async fn remove(themes: &Themes, id: i64, by: &By) -> Result<()> {
    let input = (id, by, themes.web.clock.now());
    let removed = themes.web.db.write(&input, |c, (id, by, at)| {
        Box::pin(async move {
            let name = held(c, *id).await?.name;
            if store::choice(c).await?.active == Which::Kept(*id) {
                return Err(Error::Conflict(Sentence::key("themes-error-active")));
            }
            let what = subject(&name, Which::Kept(*id));
            if !note_as_publisher(c, by, (Action::ThemeRemoved, &what), *at).await? {
                return Err(no_publisher());
            }
            Ok(store::delete(c, *id).await?)
        })
    });
    removed.await
}

/// A theme that nobody removes until the transaction ends.
async fn held(c: &mut database::Conn, id: i64) -> Result<Kept> {
    if !store::hold(c, id).await? {
        return Err(Error::NotFound);
    }
    store::one(c, id).await?.ok_or(Error::NotFound)
}
