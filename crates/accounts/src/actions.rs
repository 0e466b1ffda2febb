//! One transaction each: add a person, make a token, take it back.

pub(crate) mod answers;
pub(crate) mod codes;
pub(crate) mod door;
pub(crate) mod links;
pub(crate) mod notices;
pub(crate) mod oidc;
pub(crate) mod oidc_proof;
pub(crate) mod passkeys;
pub(crate) mod people;
pub(crate) mod required;
pub(crate) mod tokens;
pub(crate) mod tries;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use database::Db;
use sha2::{Digest as _, Sha256};

use crate::actor::Actor;
use crate::events::{Action, CONSOLE, Event};
use crate::model::{Kind, NewToken, NewUser, Role, Scope, User};
use crate::store;

/// Why an account or a token was not made; sentences for a terminal.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is none.
    #[error("\"{0}\" is no e-mail address")]
    Email(String),
    /// Somebody has it already.
    #[error("there is an account for {0} already")]
    Taken(String),
    /// Nobody has it.
    #[error("there is no account for {0}; add one with: courant user add {0} --role ROLE")]
    NoUser(String),
    /// The role may not use the scope.
    #[error("a {role} may not use the scope {scope}")]
    Scope {
        /// The owner's role.
        role: Role,
        /// The scope's name.
        scope: &'static str,
    },
    /// No random numbers to be had.
    #[error("the machine gave no random numbers: {0}")]
    Random(String),
    /// A password is too weak.
    #[error(
        "a password has 12 to 128 characters, and is no common one, nor made of the name or the address of its owner"
    )]
    Weak,
    /// The paper is set up.
    #[error("there is a publisher already; they invite others with: courant user invite EMAIL --role ROLE")]
    SetUp,
    /// What else stands in the way: too many passwords at once.
    #[error("{0}")]
    Other(String),
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Adds a person.
///
/// # Errors
/// [`Error::Email`], [`Error::Taken`], or the database's.
pub async fn add_user(db: &Db, mut new: NewUser) -> Result<(), Error> {
    new.email = new.email.trim().to_lowercase();
    if !is_address(&new.email) {
        return Err(Error::Email(new.email));
    }
    let event = Event::new(new.at, CONSOLE, Action::Added, format!("{} {}", new.email, new.role));
    let input = (new.clone(), event);
    let added = db.write(&input, |c, (new, event)| {
        Box::pin(async move {
            let added = store::insert_user(c, new).await?.is_some();
            store::links::end(c, Kind::Invitation, &new.email, new.at).await?;
            if added {
                event.write(c).await?;
            }
            Ok::<_, database::Error>(added)
        })
    });
    if added.await? { Ok(()) } else { Err(Error::Taken(new.email)) }
}

/// Everybody with an account, by address.
///
/// # Errors
/// The database's.
pub async fn users(db: &Db) -> Result<Vec<User>, Error> {
    Ok(db.read(async |c| store::users(c).await).await?)
}

/// Makes a token and returns its text, which is stored nowhere.
///
/// # Errors
/// [`Error::NoUser`], [`Error::Scope`] where the owner's role may not use a scope, or the database's.
pub async fn create_token(db: &Db, mut new: NewToken) -> Result<String, Error> {
    new.email = new.email.trim().to_lowercase();
    let text = token_text()?;
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
    let subject = format!("{} {}", new.email, scopes.join(" "));
    let event = Event::new(new.at, CONSOLE, Action::TokenMade, subject);
    db.write(&(new, hash(&text), event), |c, (new, hash, event)| {
        Box::pin(async move {
            let user = store::user_by_email(c, &new.email).await?;
            let user = user.ok_or_else(|| Error::NoUser(new.email.clone()))?;
            if let Some(scope) = new.scopes.iter().find(|scope| !scope.allows(user.role)) {
                return Err(Error::Scope { role: user.role, scope: scope.as_str() });
            }
            store::tokens::insert(c, user.id, hash, new).await?;
            event.write(c).await?;
            Ok(())
        })
    })
    .await?;
    Ok(text)
}

/// The text of a token, of 256 random bits.
fn token_text() -> Result<String, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| Error::Random(e.to_string()))?;
    Ok(format!("courant_{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// Takes a token back; whether there was one to take.
///
/// # Errors
/// The database's.
pub async fn revoke_token(db: &Db, text: &str, now: i64) -> Result<bool, Error> {
    let input = (hash(text), Event::new(now, CONSOLE, Action::TokenEnded, ""));
    let revoked = db.write(&input, |c, (hash, event)| {
        Box::pin(async move {
            let Some(subject) = store::tokens::revoke(c, hash, event.at).await? else { return Ok(false) };
            Event { subject, ..event.clone() }.write(c).await?;
            Ok::<_, database::Error>(true)
        })
    });
    Ok(revoked.await?)
}

/// The person a token speaks for at `now`; `None` where it is unknown, ended or revoked.
///
/// # Errors
/// The database's.
pub async fn authenticate(db: &Db, text: &str, now: i64) -> Result<Option<Actor>, database::Error> {
    let hash = hash(text);
    let good = db.page(async |c| store::tokens::good(c, &hash, now).await).await?;
    Ok(good.map(|good| {
        let scopes: Vec<Scope> =
            good.scopes.into_iter().filter(|scope| scope.allows(good.user.role)).collect();
        Actor {
            user_id: good.user.id,
            name: good.user.name,
            role: good.user.role,
            scopes,
            by_token: true,
            proved: true,
        }
    }))
}

pub(crate) fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Enough to send mail to; whether anybody reads it only a mail can tell.
pub(crate) fn is_address(text: &str) -> bool {
    let odd = text.chars().any(|c| c.is_control() || c.is_whitespace());
    let Some((local, domain)) = text.split_once('@') else { return false };
    !odd && mail::Address::parse(text).is_ok()
        && !local.is_empty()
        && domain.contains('.')
        && !domain.contains('@')
        && !domain.ends_with('.')
        && text.len() <= 254
}
