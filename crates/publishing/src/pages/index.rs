//! The lists behind `/topics` and `/authors`. They are read in the order of their addresses, which is nearly that of the
//! alphabet and the same on every database; within a page they stand as the language of the paper sorts names.

use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, Result, page_of};

use super::{Figure, value};
use crate::Desk;
use crate::json_ld;
use crate::model::is_slug;

/// Entries of one page.
const ENTRIES: usize = 100;
/// Rows that are read for it: one more says that there are more.
pub(crate) const ROWS: i64 = 101;

#[derive(Debug, Serialize)]
pub(crate) struct IndexPage {
    head: Head,
    kind: &'static str,
    entries: Vec<Entry>,
    next: Option<String>,
    #[serde(skip)]
    renews: Option<i64>,
}

/// A topic or an author.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) language: locale::Language,
    pub(crate) picture: Option<Figure>,
}

impl Page for IndexPage {
    const TEMPLATE: &'static str = "publishing/index.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec![self.kind.to_owned()]
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

/// The slug behind which a list goes on.
pub(crate) fn from(query: &[(String, String)]) -> Result<Option<String>> {
    match value(query, "after") {
        Some(slug) if is_slug(slug) => Ok(Some(slug.to_owned())),
        Some(_) => Err(Error::NotFound),
        None => Ok(None),
    }
}

impl IndexPage {
    /// The page of `kind`, `topics` or `authors`, from entries with their slugs.
    pub(crate) fn of(
        desk: &Desk,
        (kind, from): (&'static str, Option<&str>),
        rows: Vec<(String, Entry)>,
        renews: Option<i64>,
    ) -> Self {
        let site = &desk.web.site;
        let (rows, next) = page_of(rows, ENTRIES, |(slug, _)| format!("/{kind}?after={slug}"));
        let title = desk.web.sentence(site.language, &format!("publishing-{kind}"), &[]);
        let path = format!("/{kind}");
        let page = from.map(|slug| format!("?after={slug}")).unwrap_or_default();
        let head = Head {
            canonical: Some(desk.web.absolute(&format!("{path}{page}"))),
            json_ld: Some(json_ld::of_list(
                site,
                &[(site.name.as_str(), "/"), (title.as_str(), path.as_str())],
            )),
            ..Head::website(
                title.clone(),
                desk.web.sentence(site.language, &format!("publishing-{kind}-about"), &[]),
            )
        };
        let mut entries: Vec<Entry> = rows.into_iter().map(|(_, entry)| entry).collect();
        locale::sort_by_name(&mut entries, site.language, |entry| &entry.title);
        Self { head, kind, entries, next, renews }
    }
}
