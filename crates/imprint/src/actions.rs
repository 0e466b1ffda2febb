//! Setting the particulars: one transaction, a version each.

use database::{Conn, Db};
use web::{Error, Result, Sentence};

use crate::Sections;
use crate::model::Particulars;
use crate::store;

/// A change of the particulars.
#[derive(Clone, Debug)]
pub struct Change {
    /// The revision that is changed; `None` changes whatever is there.
    pub revision: Option<i64>,
    /// What they say from here on, all of it.
    pub particulars: Particulars,
    /// Who changes them.
    pub actor: String,
    /// Now, microseconds since 1970 UTC.
    pub at: i64,
}

/// Sets the particulars and returns the number of the new version.
///
/// # Errors
/// [`Error::Invalid`] with every problem; [`Error::Conflict`] where somebody else changed them since.
pub async fn set(db: &Db, sections: &Sections, change: Change) -> Result<i64> {
    let input = (sections.clone(), change);
    db.write(&input, |c, (sections, change)| Box::pin(insert(c, sections, change))).await
}

async fn insert(c: &mut Conn, sections: &Sections, change: &Change) -> Result<i64> {
    let sections = sections(c).await?;
    let mut particulars = change.particulars.clone();
    let found = particulars.check(&sections);
    if !found.is_empty() {
        return Err(Error::Invalid(found));
    }
    let current = store::latest(c).await?.map_or(0, |version| version.revision);
    if change.revision.is_some_and(|revision| revision != current) {
        let sentence = Sentence::key("imprint-refused-stale").number("revision", current);
        return Err(Error::Conflict(sentence));
    }
    let body = serde_json::to_string(&particulars).map_err(Error::internal)?;
    let inserted = store::insert(c, (current + 1, &body), (&change.actor, change.at)).await;
    inserted.map_err(|error| match error {
        database::Error::Unique(_) => Error::Conflict(Sentence::key("imprint-refused-raced")),
        other => other.into(),
    })?;
    // The pages carry it by themselves, and so does the foot of every page.
    c.touch("site");
    Ok(current + 1)
}
