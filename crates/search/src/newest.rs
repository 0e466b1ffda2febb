//! The newest articles of a search, for whoever follows it in a feed.

use database::Conn;
use web::{Error, Problem, Result};

use crate::Search;
use crate::find;
use crate::pages::{FEED_FIELDS, fields, form, question};

/// What is newest of what a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newest {
    /// What was asked, in its own words.
    pub title: String,
    /// The fields that were filled in, as the query of an address.
    pub query: String,
    /// The ids of the articles, the newest first.
    pub articles: Vec<i64>,
}

/// Asks the index what it has newest, at most `most`; `query` is the query of an address as the page of the search
/// takes it. Comments are left out.
///
/// # Errors
/// [`Error::NotFound`] where nothing is asked, [`Error::Invalid`] for a field that cannot be used, the database's.
pub async fn newest(search: &Search, c: &mut Conn, query: &[(String, String)], most: i64) -> Result<Newest> {
    let sections = search.texts.sections(c).await?;
    let mut form = form(query).with("comments", String::new());
    let question = question(search, &sections, &mut form);
    if !form.is_fine() {
        return Err(Error::Invalid(form.problems().into_iter().map(Problem::from).collect()));
    }
    if question.asked.is_empty() {
        return Err(Error::NotFound);
    }
    let articles = find::newest(search, c, &question, most).await?;
    let filled: Vec<&str> = FEED_FIELDS.iter().map(|name| form.value(name).trim()).collect();
    let title = filled.into_iter().filter(|value| !value.is_empty()).collect::<Vec<_>>().join(", ");
    Ok(Newest { title, query: fields(&form, &FEED_FIELDS).finish(), articles })
}
