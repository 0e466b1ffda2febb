//! Boards: filtered views over one pool of listings, never copies.

use super::Listing;
use super::text::word_string;
use super::words::stored_words;
use serde::{Deserialize, Serialize};

stored_words! {
    /// How far a board insists on pay in the advert (Directive (EU) 2023/970, Art. 5; national law may ask for more).
    pub enum PayPolicy {
        /// A range or a fixed amount must be given.
        Required = "required",
        /// A range, a fixed amount, or the collective agreement with its pay group.
        RequiredOrTariff = "required_or_tariff",
        /// Its absence is only remarked on.
        Recommended = "recommended",
    }
}

/// A board as readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Last part of its address.
    pub slug: String,
    /// Heading.
    pub title: String,
    /// A sentence or two under the heading.
    pub description: String,
    /// Which listings it shows beside its own.
    pub filter: BoardFilter,
    /// What it asks of an advert's pay.
    pub pay_policy: PayPolicy,
}

/// Conditions of a board. An empty one asks for nothing; filled ones must all hold, each by any of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardFilter {
    /// ISO 3166 codes, or `EU`; a remote job counts where its applicants may live.
    pub countries: Vec<String>,
    /// Disciplines, compared without regard to case.
    pub disciplines: Vec<String>,
    /// Words or phrases in title or body; a word also matches as the beginning of a longer one.
    pub terms: Vec<String>,
    /// Numbers of companies.
    pub companies: Vec<i64>,
}

impl Board {
    /// True if the listing belongs here: it was bought here, or it meets the filter. Says nothing about its state.
    pub fn matches(&self, listing: &Listing) -> bool {
        listing.home_board == self.slug || self.filter.matches(listing)
    }
}

impl BoardFilter {
    /// True if every filled condition holds.
    pub fn matches(&self, listing: &Listing) -> bool {
        (self.companies.is_empty() || self.companies.contains(&listing.company.id))
            && self.matches_country(listing)
            && self.matches_discipline(listing)
            && self.matches_term(listing)
    }

    fn matches_country(&self, listing: &Listing) -> bool {
        let wanted = super::expand_countries(self.countries.iter().map(String::as_str));
        self.countries.is_empty() || listing.countries().iter().any(|code| wanted.contains(code))
    }

    fn matches_discipline(&self, listing: &Listing) -> bool {
        let wanted: Vec<String> = self.disciplines.iter().map(|name| name.to_lowercase()).collect();
        wanted.is_empty() || listing.disciplines.iter().any(|name| wanted.contains(&name.to_lowercase()))
    }

    fn matches_term(&self, listing: &Listing) -> bool {
        let haystack = word_string(&format!("{} {}", listing.title, listing.body));
        let found = |term: &String| {
            let term = word_string(term);
            let term = term.trim_end();
            !term.is_empty() && haystack.contains(term)
        };
        self.terms.is_empty() || self.terms.iter().any(found)
    }
}
