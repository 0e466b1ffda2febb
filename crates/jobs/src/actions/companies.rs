//! What changes the companies that advertise.

use database::Conn;
use web::{Error, Result, Sentence, State as Web};

use crate::company::{CompanyChange, CompanySettings};
use crate::store;

/// Adds a company; its id.
///
/// # Errors
/// [`Error::Invalid`] with a sentence per field, [`Error::Conflict`] where the slug is taken, or the database's.
pub async fn create_company(web: &Web, company: &CompanySettings) -> Result<i64> {
    let input = (web.ids.next(), checked(company)?);
    let made = web.db.write(&input, |c, (id, company)| Box::pin(store::insert_company(c, *id, company)));
    match made.await {
        Ok(()) => Ok(input.0),
        Err(database::Error::Unique(_)) => {
            let slug = input.1.slug.as_str();
            Err(Error::Conflict(Sentence::key("jobs-refused-company-taken").with("slug", slug)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Adds a company under its slug, or brings the one that is there up to date; its id.
///
/// # Errors
/// [`Error::Invalid`] with a sentence per field, or the database's.
pub async fn upsert_company(web: &Web, company: &CompanySettings) -> Result<i64> {
    let input = (web.ids.next(), web.clock.now(), checked(company)?);
    let id = web.db.write(&input, |c, (id, now, company)| {
        Box::pin(async move {
            let id = store::upsert_company(c, *id, company).await?;
            show(c, id, *now).await?;
            Ok::<_, database::Error>(id)
        })
    });
    Ok(id.await?)
}

/// Changes a company, and with it every advert of it that is live.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] with a sentence per field, or the database's.
pub async fn update_company(web: &Web, id: i64, change: &CompanyChange) -> Result<()> {
    let input = (id, web.clock.now(), change);
    web.db
        .write(&input, |c, (id, now, change)| {
            Box::pin(async move {
                if !store::lock_company(c, *id).await? {
                    return Err(Error::NotFound);
                }
                let old = store::company(c, *id).await?.ok_or(Error::NotFound)?;
                let company = checked(&change.of(old.settings))?;
                store::update_company(c, *id, &company).await?;
                Ok(show(c, *id, *now).await?)
            })
        })
        .await
}

fn checked(company: &CompanySettings) -> Result<CompanySettings> {
    let company = company.tidy();
    let problems = company.problems();
    if problems.is_empty() { Ok(company) } else { Err(Error::Invalid(problems)) }
}

/// The company's name stands on its adverts: they changed too.
async fn show(c: &mut Conn, id: i64, now: i64) -> database::Result<()> {
    c.touch("jobs");
    store::mark_changed(c, id, now).await
}
