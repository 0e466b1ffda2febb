//! Every SQL text of the job board. Reads of pages are in `store/reader.rs`, those of companies in
//! `store/companies.rs`, the rest in `store/desk.rs`.

mod companies;
mod desk;
mod reader;

pub(crate) use companies::*;
pub(crate) use desk::*;
pub(crate) use reader::*;

use database::{Error, FromRow, Result, Row};
use locale::Language;

use crate::draft::{BoardSettings, Details};
use crate::model::{Board, Company, Listing};

/// A listing with what is stored beside it.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) listing: Listing,
    pub(crate) board_id: i64,
    pub(crate) board_title: String,
    pub(crate) slug: String,
    pub(crate) html: String,
}

impl Stored {
    pub(crate) fn url(&self) -> String {
        url(self.listing.id, &self.slug)
    }
}

/// The path of a listing.
pub(crate) fn url(id: i64, slug: &str) -> String {
    format!("/jobs/{id}-{slug}")
}

/// The path of a board.
pub(crate) fn board_url(slug: &str) -> String {
    format!("/jobs/boards/{slug}")
}

impl FromRow for Stored {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, board_id, board, board_title) = (row.next()?, row.next()?, row.next()?, row.next()?);
        let company = Company {
            id: row.next()?,
            name: row.next()?,
            legal_name: row.next()?,
            site: row.next()?,
            logo: row.next()?,
        };
        let state: String = row.next()?;
        let (slug, title, language) = (row.next()?, row.next()?, row.next()?);
        let (body, html) = (row.next()?, row.next()?);
        let details: Details = json(&row.next::<String>()?, 14)?;
        let listing = Listing {
            id,
            home_board: board,
            company,
            title,
            body,
            language,
            places: details.places,
            workplace: details.workplace,
            applicant_countries: details.applicant_countries,
            employment: details.employment,
            disciplines: details.disciplines,
            pay: details.pay,
            tariff: details.tariff,
            apply: details.apply,
            reference: details.reference,
            state: state.parse().map_err(|_| Error::Decode { column: 9 })?,
            posted: row.next()?,
            ends: row.next()?,
            closed: row.next()?,
            changed: row.next()?,
        };
        Ok(Self { listing, board_id, board_title, slug, html })
    }
}

/// A listing as a list shows it.
#[derive(Clone, Debug)]
pub(crate) struct Advert {
    pub(crate) id: i64,
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) board: String,
    pub(crate) company: String,
    pub(crate) details: Details,
    pub(crate) posted: i64,
    pub(crate) ends: i64,
    pub(crate) changed: i64,
}

impl FromRow for Advert {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            slug: row.next()?,
            title: row.next()?,
            language: row.next()?,
            board: row.next()?,
            company: row.next()?,
            details: json(&row.next::<String>()?, 6)?,
            posted: row.next()?,
            ends: row.next()?,
            changed: row.next()?,
        })
    }
}

impl Advert {
    pub(crate) fn url(&self) -> String {
        url(self.id, &self.slug)
    }

    pub(crate) fn cursor(&self) -> Cursor {
        Cursor { posted: self.posted, id: self.id }
    }
}

/// A place in a list of listings, newest first: the one after which the page goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) posted: i64,
    pub(crate) id: i64,
}

impl Cursor {
    /// Before the newest.
    pub(crate) const START: Self = Self { posted: i64::MAX, id: i64::MAX };

    /// The cursor of an address, `POSTED-ID`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (posted, id) = text.split_once('-')?;
        let number = |text: &str| text.parse::<i64>().ok().filter(|number| number.to_string() == text);
        Some(Self { posted: number(posted)?, id: number(id)? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}", self.posted, self.id)
    }
}

/// A board with its number.
#[derive(Clone, Debug)]
pub(crate) struct StoredBoard {
    pub(crate) id: i64,
    pub(crate) settings: BoardSettings,
}

impl FromRow for StoredBoard {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, slug, title, description) = (row.next()?, row.next()?, row.next()?, row.next()?);
        let (language, filter, policy): (String, String, String) = (row.next()?, row.next()?, row.next()?);
        let board = Board {
            slug,
            title,
            description,
            filter: json(&filter, 5)?,
            pay_policy: policy.parse().map_err(|_| Error::Decode { column: 6 })?,
        };
        let language = Language::from_code(&language).unwrap_or_default();
        Ok(Self {
            id,
            settings: BoardSettings { board, language, run_days: row.next()?, position: row.next()? },
        })
    }
}

/// A column that holds JSON.
fn json<T: serde::de::DeserializeOwned>(text: &str, column: usize) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::Decode { column })
}
