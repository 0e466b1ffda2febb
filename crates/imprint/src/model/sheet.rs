//! The pages that every paper owes its readers, and what each cannot do without.

use super::{Particulars, Section};

/// One of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Who publishes the paper and who answers for it.
    Imprint,
    /// Who owns it.
    Ownership,
    /// What it keeps about its readers.
    Privacy,
    /// How far everybody can use it.
    Accessibility,
    /// How it mends its mistakes.
    Corrections,
    /// How to reach it.
    Contact,
}

impl Sheet {
    /// All of them, in the order of the foot of every page.
    pub const ALL: [Self; 6] = [
        Self::Imprint,
        Self::Ownership,
        Self::Privacy,
        Self::Accessibility,
        Self::Corrections,
        Self::Contact,
    ];

    /// Its name in templates and keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Ownership => "ownership",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::Corrections => "corrections",
            Self::Contact => "contact",
        }
    }

    /// Its address.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Imprint => "/imprint",
            Self::Ownership => "/ownership",
            Self::Privacy => "/privacy",
            Self::Accessibility => "/accessibility",
            Self::Corrections => "/corrections-policy",
            Self::Contact => "/contact",
        }
    }
}

impl Particulars {
    /// The names of the fields without which the page is not filled in.
    #[must_use]
    pub fn missing(&self, sheet: Sheet, sections: &[Section]) -> Vec<String> {
        let reachable = !self.contact.email.is_empty();
        let fields: Vec<(&str, bool)> = match sheet {
            Sheet::Imprint => vec![
                ("legal_name", !self.legal_name.is_empty()),
                ("address", !self.address.is_empty()),
                ("representatives", !self.representatives.is_empty()),
                ("contact.email", reachable),
                ("responsible", !self.responsible.is_empty()),
            ],
            Sheet::Ownership => vec![
                ("legal_name", !self.legal_name.is_empty()),
                ("contact.email", reachable),
                ("owners", !self.owners.is_empty()),
                (
                    "beneficial_owners (or ownership_note)",
                    !self.beneficial_owners.is_empty() || !self.ownership_note.is_empty(),
                ),
                ("advertising", !self.advertising.is_empty()),
            ],
            Sheet::Privacy => vec![
                ("legal_name", !self.legal_name.is_empty()),
                ("address", !self.address.is_empty()),
                ("contact.email", reachable),
                ("privacy.authority", !self.privacy.authority.is_empty()),
            ],
            Sheet::Accessibility => vec![
                ("accessibility.email", !self.accessibility.email.is_empty()),
                ("accessibility.checked", !self.accessibility.checked.is_empty()),
            ],
            Sheet::Corrections => vec![("corrections_policy", !self.corrections_policy.is_empty())],
            Sheet::Contact => vec![("contact.email", reachable)],
        };
        let empty = fields.into_iter().filter(|(_, filled)| !filled).map(|(name, _)| name.to_owned());
        let mut missing: Vec<String> = empty.collect();
        if sheet == Sheet::Imprint && !self.responsible.is_empty() {
            missing.extend(self.unanswered(sections).map(|slug| format!("responsible for section {slug}")));
        }
        missing
    }

    /// The sections for which nobody answers.
    fn unanswered<'a>(&'a self, sections: &'a [Section]) -> impl Iterator<Item = &'a str> {
        let answers = |slug: &str| {
            self.responsible
                .iter()
                .any(|one| one.sections.is_empty() || one.sections.iter().any(|own| own == slug))
        };
        sections.iter().map(|section| section.slug.as_str()).filter(move |slug| !answers(slug))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Responsible;

    #[test]
    fn every_section_has_somebody_who_answers_for_it() {
        let section = |slug: &str| Section { slug: slug.to_owned(), title: slug.to_owned() };
        let sections = [section("town"), section("sport")];
        let for_sections = |slugs: &[&str]| Responsible {
            name: "Ida".to_owned(),
            sections: slugs.iter().map(|slug| (*slug).to_owned()).collect(),
            ..Responsible::default()
        };
        let mut paper = Particulars { responsible: vec![for_sections(&["town"])], ..Particulars::default() };
        let missing = |paper: &Particulars| paper.missing(Sheet::Imprint, &sections);
        assert!(missing(&paper).contains(&"responsible for section sport".to_owned()));
        assert!(!missing(&paper).iter().any(|name| name.contains("town")));
        paper.responsible.push(for_sections(&[]));
        assert!(!missing(&paper).iter().any(|name| name.starts_with("responsible")));
    }

    #[test]
    fn an_empty_paper_misses_something_on_every_page() {
        for sheet in Sheet::ALL {
            assert!(!Particulars::default().missing(sheet, &[]).is_empty(), "{sheet:?}");
        }
    }
}
