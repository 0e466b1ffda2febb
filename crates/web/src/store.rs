//! The SQL of what a paper keeps about itself: its name, its language, its secret.

use database::{Conn, Db, Result, args};
use locale::{Language, Zone};

use crate::machines::Machines;
use crate::secret::Secret;
use crate::state::{Site, everywhere};

/// A paper's own words about itself, as the newsroom sets them.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Its name, as in the masthead.
    pub name: String,
    /// One line under it.
    pub tagline: String,
    /// The language of its interface.
    pub language: Language,
    /// The zone its clocks show, by its IANA name.
    pub zone: String,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            name: "The Courant".to_owned(),
            tagline: String::new(),
            language: Language::EnGb,
            zone: "Europe/Berlin".to_owned(),
        }
    }
}

impl Identity {
    /// What the paper says of itself; the defaults where it says nothing yet.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(db: &Db) -> Result<Self> {
        db.read(async |c| {
            let mut identity = Self::default();
            if let Some(name) = get(c, "site.name").await? {
                identity.name = name;
            }
            identity.tagline = get(c, "site.tagline").await?.unwrap_or_default();
            let language = get(c, "site.language").await?;
            identity.language = language.and_then(|code| Language::from_code(&code)).unwrap_or_default();
            if let Some(zone) = get(c, "site.zone").await? {
                identity.zone = zone;
            }
            Ok(identity)
        })
        .await
    }

    /// Stores it.
    ///
    /// # Errors
    /// The database's.
    pub async fn save(&self, db: &Db) -> Result<()> {
        db.write(self, |c, identity| {
            Box::pin(async move {
                c.touch(everywhere());
                set(c, "site.name", &identity.name).await?;
                set(c, "site.tagline", &identity.tagline).await?;
                set(c, "site.language", identity.language.code()).await?;
                set(c, "site.zone", &identity.zone).await
            })
        })
        .await
    }

    /// The site at this public address.
    ///
    /// # Errors
    /// A sentence where the zone is unknown.
    pub fn at(self, base_url: String) -> std::result::Result<Site, String> {
        let zone = Zone::named(&self.zone).map_err(|e| e.to_string())?;
        let machines = Machines::default();
        Ok(Site { name: self.name, tagline: self.tagline, base_url, language: self.language, zone, machines })
    }
}

/// The paper's secret; made at the first start. Two processes that start together agree on the first one's.
///
/// # Errors
/// The database's, or the kernel's where it has no random numbers.
pub async fn secret(db: &Db) -> crate::Result<Secret> {
    let fresh = Secret::random()?.encode();
    let kept: String = db
        .write(&fresh, |c, fresh| {
            Box::pin(async move {
                c.run(
                    "INSERT INTO settings (name, value) VALUES ('secret', $1) ON CONFLICT (name) DO NOTHING",
                    args![fresh],
                )
                .await?;
                c.one("SELECT value FROM settings WHERE name = 'secret'", &[]).await
            })
        })
        .await?;
    Secret::decode(&kept).ok_or_else(|| crate::Error::internal("the stored secret is damaged"))
}

async fn get(c: &mut Conn, name: &str) -> Result<Option<String>> {
    c.first("SELECT value FROM settings WHERE name = $1", args![name]).await
}

async fn set(c: &mut Conn, name: &str, value: &str) -> Result<()> {
    c.run(
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        args![name, value],
    )
    .await
    .map(|_| ())
}
