//! The six pages. One template frames them all; each has a part of its own.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::{Language, money};
use serde::Serialize;
use web::{CachePolicy, Head, Page, PageKey, Result};

use crate::House;
use crate::model::{Facts, Owner, Particulars, Section, Sheet};
use crate::store;

#[derive(Debug, Serialize)]
struct SheetPage {
    head: Head,
    sheet: &'static str,
    /// Whether everything is there that the page cannot do without.
    filled: bool,
    changed: Option<i64>,
    paper: Shown,
    facts: Facts,
}

/// The particulars as the templates show them: paragraphs cut, amounts written out, sections by their names.
#[derive(Debug, Serialize)]
struct Shown {
    legal_name: String,
    address: Vec<String>,
    representatives: Vec<String>,
    register: String,
    vat_id: String,
    email: String,
    phone: String,
    contact_note: Vec<String>,
    responsible: Vec<Answering>,
    owners: Vec<Owner>,
    beneficial_owners: Vec<Owner>,
    ownership_note: Vec<String>,
    advertising: Vec<Year>,
    accessibility_email: String,
    accessibility_phone: String,
    accessibility_limits: Vec<String>,
    accessibility_checked: String,
    officer: String,
    authority: String,
    privacy_note: Vec<String>,
    corrections_policy: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Answering {
    name: String,
    address: Vec<String>,
    sections: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Year {
    year: String,
    public: String,
    third_countries: String,
}

impl Page for SheetPage {
    const TEMPLATE: &'static str = "imprint/sheet.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn noindex(&self) -> bool {
        !self.filled
    }
}

pub(crate) async fn show(State(house): State<House>, sheet: Sheet) -> Result<Response> {
    let make = house.web.db.read(async |c| read(c, &house, sheet).await);
    house.web.shared(PageKey::new(sheet.path()), make).await
}

async fn read(c: &mut Conn, house: &House, sheet: Sheet) -> Result<SheetPage> {
    let version = store::latest(c).await?.unwrap_or_default();
    let sections = (house.sections)(c).await?;
    let language = house.web.site.language;
    let title = house.web.sentence(language, &format!("web-page-{}", sheet.as_str()), &[]);
    let lead = house.web.sentence(language, &format!("imprint-lead-{}", sheet.as_str()), &[]);
    let filled = version.particulars.missing(sheet, &sections).is_empty();
    let head = Head {
        canonical: Some(house.web.absolute(sheet.path())),
        noindex: !filled,
        ..Head::website(title, lead)
    };
    Ok(SheetPage {
        head,
        sheet: sheet.as_str(),
        filled,
        changed: (version.revision > 0).then_some(version.at),
        paper: shown(version.particulars, &sections, language),
        facts: house.facts.as_ref().clone(),
    })
}

fn shown(paper: Particulars, sections: &[Section], language: Language) -> Shown {
    let title = |slug: String| {
        let section = sections.iter().find(|section| section.slug == slug);
        section.map_or(slug, |section| section.title.clone())
    };
    let responsible = paper.responsible.into_iter().map(|one| Answering {
        name: one.name,
        address: one.address,
        sections: one.sections.into_iter().map(title).collect(),
    });
    let advertising = paper.advertising.into_iter().map(|one| Year {
        year: one.year.to_string(),
        public: money(one.public, &one.currency, language),
        third_countries: money(one.third_countries, &one.currency, language),
    });
    Shown {
        responsible: responsible.collect(),
        advertising: advertising.collect(),
        legal_name: paper.legal_name,
        address: paper.address,
        representatives: paper.representatives,
        register: paper.register,
        vat_id: paper.vat_id,
        email: paper.contact.email,
        phone: paper.contact.phone,
        contact_note: paragraphs(&paper.contact.note),
        owners: paper.owners,
        beneficial_owners: paper.beneficial_owners,
        ownership_note: paragraphs(&paper.ownership_note),
        accessibility_email: paper.accessibility.email,
        accessibility_phone: paper.accessibility.phone,
        accessibility_limits: paragraphs(&paper.accessibility.limits),
        accessibility_checked: paper.accessibility.checked,
        officer: paper.privacy.officer,
        authority: paper.privacy.authority,
        privacy_note: paragraphs(&paper.privacy.note),
        corrections_policy: paragraphs(&paper.corrections_policy),
    }
}

/// An empty line ends a paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
