//! What a paper says about itself, what of it the law asks for, and the facts of its settings.

mod facts;
mod rules;
mod sheet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use facts::{Facts, Place, Rate};
pub use sheet::Sheet;

/// A section of the paper, as the responsible editors name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// First part of its address.
    pub slug: String,
    /// Name as shown.
    pub title: String,
}

/// The particulars of a paper. Everything in them is published. An empty field is one that is not filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Particulars {
    /// The publisher's name as registered (DDG §5 (1) 1).
    pub legal_name: String,
    /// Where the publisher can be served papers: street, place, country, a line each; no post box.
    pub address: Vec<String>,
    /// Who may sign for the publisher.
    pub representatives: Vec<String>,
    /// Register and number, such as "Amtsgericht Kiel, HRB 1234".
    pub register: String,
    /// VAT identification number.
    pub vat_id: String,
    /// What the tables of owners do not say: why nobody is a beneficial owner, who has influence without a share.
    pub ownership_note: String,
    /// How the paper mends its mistakes, in paragraphs.
    pub corrections_policy: String,
    /// How to reach the paper.
    pub contact: Contact,
    /// The paper's own part of the accessibility statement.
    pub accessibility: Accessibility,
    /// The paper's own part of the privacy page.
    pub privacy: Privacy,
    /// Who answers for what is printed (MStV §18 (2)).
    pub responsible: Vec<Responsible>,
    /// Who owns the paper, directly or through others, in so far as they have influence (EMFA article 6 (1) b).
    pub owners: Vec<Owner>,
    /// The people behind the owners (EMFA article 6 (1) c).
    pub beneficial_owners: Vec<Owner>,
    /// Money from public bodies for advertising, by the year (EMFA article 6 (1) d).
    pub advertising: Vec<Advertising>,
}

/// How to reach the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Hours, other ways, in paragraphs.
    pub note: String,
}

/// The paper's own part of the accessibility statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Accessibility {
    /// Where barriers are reported.
    pub email: String,
    /// Telephone number for the same.
    pub phone: String,
    /// What is not accessible and why, in paragraphs.
    pub limits: String,
    /// When and how the paper was last checked.
    pub checked: String,
}

/// The paper's own part of the privacy page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// The data protection officer, where there has to be one.
    pub officer: String,
    /// The authority to complain to, with its address.
    pub authority: String,
    /// Who runs the machine, what a proxy in front of it keeps, and whatever else the settings cannot know.
    pub note: String,
}

/// Somebody who answers for what is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Responsible {
    /// Name.
    pub name: String,
    /// Where they live or work, a line each.
    pub address: Vec<String>,
    /// Slugs of their sections; the whole paper where there is none.
    pub sections: Vec<String>,
}

/// An owner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Owner {
    /// Name of the person or company.
    pub name: String,
    /// How much of what, such as "60 % of the shares".
    pub share: String,
    /// Through whom, where it is not owned directly.
    pub through: String,
}

/// A year's money from public bodies for advertising, in minor units (cents).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Advertising {
    /// The year, such as 2025.
    pub year: i64,
    /// From authorities and public bodies of the European Union and its states.
    pub public: i64,
    /// From authorities and public bodies of other countries.
    pub third_countries: i64,
    /// ISO 4217 code.
    pub currency: String,
}
