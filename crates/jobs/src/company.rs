//! A company as it is taken down, and what it must say about itself.

use web::{Problem, Sentence};

use crate::model::text::is_web_address;
use crate::slug::is_slug;

/// Most characters in a name, a registered name or a place.
const LONGEST: usize = 200;

/// A company as it is taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanySettings {
    /// What makes a second sending the same company.
    pub slug: String,
    /// Name as shown.
    pub name: String,
    /// Registered name.
    pub legal_name: String,
    /// Its own site, absolute.
    pub site: Option<String>,
    /// Its logo: an absolute address, or a path of this paper.
    pub logo: Option<String>,
    /// Where it sits.
    pub place: String,
}

/// What changes of a company; everything else stays. Its slug never changes.
#[derive(Clone, Debug, Default)]
pub struct CompanyChange {
    /// Name as shown.
    pub name: Option<String>,
    /// Registered name.
    pub legal_name: Option<String>,
    /// Its own site; `Some(None)` takes it away.
    pub site: Option<Option<String>>,
    /// Its logo; `Some(None)` takes it away.
    pub logo: Option<Option<String>>,
    /// Where it sits.
    pub place: Option<String>,
}

impl CompanyChange {
    /// The company after the change.
    pub(crate) fn of(&self, old: CompanySettings) -> CompanySettings {
        let Self { name, legal_name, site, logo, place } = self.clone();
        CompanySettings {
            slug: old.slug,
            name: name.unwrap_or(old.name),
            legal_name: legal_name.unwrap_or(old.legal_name),
            site: site.unwrap_or(old.site),
            logo: logo.unwrap_or(old.logo),
            place: place.unwrap_or(old.place),
        }
    }
}

impl CompanySettings {
    /// The same with its white space folded; a site or logo without a letter is none.
    pub(crate) fn tidy(&self) -> Self {
        let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = |text: &Option<String>| text.as_deref().map(fold).filter(|text| !text.is_empty());
        Self {
            slug: self.slug.clone(),
            name: fold(&self.name),
            legal_name: fold(&self.legal_name),
            site: address(&self.site),
            logo: address(&self.logo),
            place: fold(&self.place),
        }
    }

    /// What is wrong with it, a sentence per field. The name stands on every advert; registered name and place are what
    /// a host has to know about who advertises (Regulation (EU) 2022/2065; § 5 DDG).
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut wrong = |field: &str, sentence: Sentence| problems.push(Problem::new(field, sentence));
        if !is_slug(&self.slug) {
            wrong("slug", Sentence::key("jobs-refused-company-slug"));
        }
        let texts = [
            ("name", &self.name, Sentence::key("jobs-refused-company-name")),
            ("legal_name", &self.legal_name, Sentence::key("jobs-refused-company-legal")),
            ("place", &self.place, Sentence::key("jobs-refused-company-place")),
        ];
        for (field, text, missing) in texts {
            if text.is_empty() {
                wrong(field, missing);
            } else if text.chars().count() > LONGEST {
                wrong(field, Sentence::key("jobs-refused-company-long").number("max", LONGEST));
            } else if text.contains(char::is_control) {
                wrong(field, Sentence::key("jobs-refused-company-character"));
            }
        }
        if self.site.as_deref().is_some_and(|site| !is_web_address(site)) {
            wrong("site", Sentence::key("jobs-refused-company-site"));
        }
        if self.logo.as_deref().is_some_and(|logo| !is_logo(logo)) {
            wrong("logo", Sentence::key("jobs-refused-company-logo"));
        }
        problems
    }
}

/// An absolute address, or a path on this host; `//` would lead to another.
fn is_logo(logo: &str) -> bool {
    let path = logo.strip_prefix('/').filter(|rest| !rest.starts_with('/'));
    is_web_address(logo) || path.is_some_and(|path| is_web_address(&format!("https://paper.example/{path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acme() -> CompanySettings {
        CompanySettings {
            slug: "acme".to_owned(),
            name: "Acme Gears".to_owned(),
            legal_name: "Acme Gears GmbH".to_owned(),
            site: Some("https://acme.example".to_owned()),
            logo: Some("/media/acme.png".to_owned()),
            place: "Kiel".to_owned(),
        }
    }

    fn fields(company: &CompanySettings) -> Vec<String> {
        company.tidy().problems().into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn what_is_missing_or_odd_is_named() {
        assert!(fields(&acme()).is_empty());
        let blank = CompanySettings { site: Some(" ".to_owned()), logo: None, ..acme() };
        assert!(fields(&blank).is_empty() && blank.tidy().site.is_none());
        let wrong = CompanySettings {
            slug: "Acme Gears".to_owned(),
            name: " \n ".to_owned(),
            legal_name: "x".repeat(201),
            site: Some("javascript:alert(1)".to_owned()),
            logo: Some("//evil.example/x.png".to_owned()),
            place: "Kiel\0".to_owned(),
        };
        assert_eq!(fields(&wrong), ["slug", "name", "legal_name", "place", "site", "logo"]);
    }

    #[test]
    fn a_change_leaves_the_rest() {
        let change =
            CompanyChange { name: Some("Acme".to_owned()), site: Some(None), ..CompanyChange::default() };
        assert_eq!(change.of(acme()), CompanySettings { name: "Acme".to_owned(), site: None, ..acme() });
    }
}
