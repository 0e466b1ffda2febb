//! Sections and authors.

use database::Conn;
use locale::Language;
use web::{Error, Problem, Result, Sentence};

use super::{refuse, taken};
use crate::Desk;
use crate::model::{Author, NewSection, SECTION_LIMITS, is_slug, line, problem, reserved, slugify};
use crate::store;

/// Makes a section; returns its id.
///
/// # Errors
/// [`Error::Invalid`] where a field is wrong or the address is taken.
pub async fn create_section(desk: &Desk, new: &NewSection) -> Result<i64> {
    refuse(checked_section(new))?;
    let input = (desk.web.ids.next(), new.clone());
    desk.web.db.write(&input, |c, input| Box::pin(insert_section(c, input))).await
}

/// What is wrong with a section to be.
pub(super) fn checked_section(new: &NewSection) -> Vec<Problem> {
    let mut found = Vec::new();
    if !is_slug(&new.slug) {
        found.push(problem("slug", Sentence::key("rules-slug")));
    } else if reserved(&new.slug) {
        found.push(problem("slug", Sentence::key("rules-section-reserved")));
    }
    words(&mut found, &new.title, &new.description);
    if new.position < 0 {
        found.push(problem("position", Sentence::key("rules-section-position")));
    }
    found
}

pub(super) async fn insert_section(c: &mut Conn, (id, new): &(i64, NewSection)) -> Result<i64> {
    if store::section(c, &new.slug).await?.is_some() {
        refuse(vec![problem("slug", Sentence::key("rules-section-taken"))])?;
    }
    let inserted = store::insert_section(c, *id, new).await;
    inserted.map_err(|error| taken(error, Sentence::key("rules-section-raced")))?;
    c.touch("site");
    c.touch("front");
    Ok(*id)
}

/// What is changed of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionChanges {
    /// Name as shown.
    pub title: String,
    /// A sentence or two about it; may be empty.
    pub description: String,
    /// Place in the navigation, from 0.
    pub position: i64,
    /// Whether its stories want a second pair of eyes.
    pub two_eyes: bool,
    /// Whether its stories want a lawyer.
    pub legal: bool,
}

/// Changes a section; its address stays.
///
/// # Errors
/// [`Error::Invalid`] where a field is wrong, [`Error::NotFound`].
pub async fn update_section(desk: &Desk, id: i64, changes: &SectionChanges) -> Result<()> {
    let mut found = Vec::new();
    words(&mut found, &changes.title, &changes.description);
    if changes.position < 0 {
        found.push(problem("position", Sentence::key("rules-section-position")));
    }
    refuse(found)?;
    let input = (id, changes.clone());
    desk.web.db.write(&input, |c, input| Box::pin(replace_section(c, input))).await
}

async fn replace_section(c: &mut Conn, (id, changes): &(i64, SectionChanges)) -> Result<()> {
    let mut section = store::section_by_id(c, *id).await?.ok_or(Error::NotFound)?;
    section.title = changes.title.trim().to_owned();
    section.description = changes.description.trim().to_owned();
    section.position = changes.position;
    store::replace_section(c, &section, (changes.two_eyes, changes.legal)).await?;
    // Its name stands in the navigation of every page.
    c.touch("site");
    c.touch("front");
    Ok(())
}

fn words(found: &mut Vec<Problem>, title: &str, description: &str) {
    let (longest, most) = SECTION_LIMITS;
    if markup::single_line(title, longest).is_err() {
        found.push(problem("title", Sentence::key("rules-section-title").number("max", longest)));
    }
    if !description.is_empty() && markup::single_line(description, most).is_err() {
        found.push(problem("description", Sentence::key("rules-section-description").number("max", most)));
    }
}

/// Makes the author at this address, or gives the one that is there this name; returns the id.
///
/// # Errors
/// [`Error::Invalid`] for an address or a name that is none.
pub async fn upsert_author(desk: &Desk, slug: &str, name: &str) -> Result<i64> {
    if !is_slug(slug) {
        refuse(vec![problem("slug", Sentence::key("rules-slug"))])?;
    }
    let mut found = Vec::new();
    let name = line(&mut found, "name", name, 100);
    if name.is_empty() && found.is_empty() {
        found.push(problem("name", Sentence::key("rules-author-name")));
    }
    refuse(found)?;
    let author = Author { id: desk.web.ids.next(), slug: slug.to_owned(), name };
    let input = (desk.clone(), author);
    desk.web.db.write(&input, |c, input| Box::pin(insert_author(c, input))).await
}

async fn insert_author(c: &mut Conn, (desk, author): &(Desk, Author)) -> Result<i64> {
    if let Some(id) = store::author_id(c, &author.slug).await? {
        if store::rename_author(c, id, &author.name).await? > 0 {
            // A name may stand over any article.
            c.touch("site");
            desk.beside.renamed(c, id).await?;
        }
        return Ok(id);
    }
    let inserted = store::insert_author(c, author).await;
    inserted.map_err(|error| taken(error, Sentence::key("rules-author-raced")))?;
    Ok(author.id)
}

/// The author of this name; made where there is none.
pub(super) async fn byline(c: &mut Conn, desk: &Desk, name: &str) -> Result<i64> {
    if let Some(author) = store::author_by_name(c, name).await? {
        return Ok(author.id);
    }
    // Names are names in every language: "Müller" is mueller in the address, as on a German passport.
    let base = slugify(name, Language::DeDe);
    let base = if base.is_empty() { "author".to_owned() } else { base };
    let id = desk.web.ids.next();
    let mut slug = base.clone();
    for number in 2..50 {
        if store::author_id(c, &slug).await?.is_none() {
            break;
        }
        slug = format!("{base}-{number}");
    }
    let author = Author { id, slug, name: name.to_owned() };
    let inserted = store::insert_author(c, &author).await;
    inserted.map_err(|error| taken(error, Sentence::key("rules-author-twice")))?;
    Ok(id)
}
