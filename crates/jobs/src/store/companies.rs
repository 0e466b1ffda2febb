//! The companies that advertise.

use database::{Conn, FromRow, Result, Row, args};

use crate::company::CompanySettings;
use crate::model::Company;

/// A company with its number.
#[derive(Clone, Debug)]
pub(crate) struct StoredCompany {
    pub(crate) id: i64,
    pub(crate) settings: CompanySettings,
}

impl StoredCompany {
    /// As an advert shows it.
    pub(crate) fn shown(self) -> Company {
        let Self { id, settings: CompanySettings { name, legal_name, site, logo, .. } } = self;
        Company { id, name, legal_name, site, logo }
    }
}

impl FromRow for StoredCompany {
    fn from_row(row: &mut Row) -> Result<Self> {
        let id = row.next()?;
        let settings = CompanySettings {
            slug: row.next()?,
            name: row.next()?,
            legal_name: row.next()?,
            site: row.next()?,
            logo: row.next()?,
            place: row.next()?,
        };
        Ok(Self { id, settings })
    }
}

/// A read of companies, in the order of [`StoredCompany`]'s columns.
macro_rules! companies {
    ($rest:literal) => {
        concat!("SELECT id, slug, name, legal_name, site, logo, place FROM companies ", $rest)
    };
}

/// Stores a company; [`database::Error::Unique`] where its slug is taken.
pub(crate) async fn insert_company(c: &mut Conn, id: i64, company: &CompanySettings) -> Result<()> {
    let CompanySettings { slug, name, legal_name, site, logo, place } = company;
    let sql = "INSERT INTO companies (id, slug, name, legal_name, site, logo, place)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    c.run(sql, args![id, slug, name, legal_name, site, logo, place]).await.map(|_| ())
}

/// Stores a company under its slug, or brings the one that is there up to date; its number.
pub(crate) async fn upsert_company(c: &mut Conn, id: i64, company: &CompanySettings) -> Result<i64> {
    let CompanySettings { slug, name, legal_name, site, logo, place } = company;
    c.one(
        "INSERT INTO companies (id, slug, name, legal_name, site, logo, place)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (slug) DO UPDATE
         SET name = excluded.name, legal_name = excluded.legal_name, site = excluded.site, logo = excluded.logo,
             place = excluded.place
         RETURNING id",
        args![id, slug, name, legal_name, site, logo, place],
    )
    .await
}

/// Writes everything but the slug.
pub(crate) async fn update_company(c: &mut Conn, id: i64, company: &CompanySettings) -> Result<()> {
    let CompanySettings { name, legal_name, site, logo, place, .. } = company;
    let sql =
        "UPDATE companies SET name = $2, legal_name = $3, site = $4, logo = $5, place = $6 WHERE id = $1";
    c.run(sql, args![id, name, legal_name, site, logo, place]).await.map(|_| ())
}

/// Takes the lock of a company: two changes of it must not be worked out side by side. Says whether it is there.
pub(crate) async fn lock_company(c: &mut Conn, id: i64) -> Result<bool> {
    Ok(c.run("UPDATE companies SET slug = slug WHERE id = $1", args![id]).await? > 0)
}

/// A company's name stands on its adverts: they changed too.
pub(crate) async fn mark_changed(c: &mut Conn, company: i64, now: i64) -> Result<()> {
    let sql = "UPDATE listings SET changed = $2 WHERE company_id = $1 AND state = 'live'";
    c.run(sql, args![company, now]).await.map(|_| ())
}

pub(crate) async fn company(c: &mut Conn, id: i64) -> Result<Option<StoredCompany>> {
    c.first(companies!("WHERE id = $1"), args![id]).await
}

/// The company of this slug.
pub(crate) async fn company_called(c: &mut Conn, slug: &str) -> Result<Option<StoredCompany>> {
    c.first(companies!("WHERE slug = $1"), args![slug]).await
}

/// Companies with ids above `after`, the longest known first.
pub(crate) async fn companies(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<StoredCompany>> {
    c.all(companies!("WHERE id > $1 ORDER BY id LIMIT $2"), args![after, limit]).await
}
