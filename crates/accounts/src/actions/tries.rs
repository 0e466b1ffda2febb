//! How often somebody may try to sign in. Every try is counted in the database before it is looked at, so that many at
//! once, and many processes, are no way round.

use database::Conn;

use super::hash;
use crate::events::Event;
use crate::model::User;
use crate::store;

/// How long tries are counted together, in microseconds.
const WINDOW: i64 = 15 * 60_000_000;
/// Tries in a window: from one network, of one account from one network, of one account from anywhere. They are counted
/// in this order up to the first that is too many, so that one network counts ten against an account and no more; and
/// the last does not bind a network that its owner was signed in from. So a stranger cannot lock somebody out.
const LIMITS: [i64; 3] = [60, 10, 100];

/// Names that tries are counted under. Addresses and passkeys are hashed: the table holds no list of who was looked for.
pub(crate) struct Names([String; 3]);

impl Names {
    /// For a password of this address.
    pub(crate) fn password(email: &str, network: &str) -> Self {
        Self::of("", (&hash(email), network))
    }

    /// For an answer of this passkey. They are counted beside those of passwords: who is slowed at the one may go the other
    /// way.
    pub(crate) fn passkey(credential: &str, network: &str) -> Self {
        Self::of("passkey ", (&hash(credential), network))
    }

    fn of(kind: &str, (account, network): (&str, &str)) -> Self {
        Self([
            format!("{kind}network {network}"),
            format!("{kind}pair {network} {account}"),
            format!("{kind}account {account}"),
        ])
    }
}

/// Takes the tries under these names back: they led to what was right.
pub(crate) async fn were_right(
    c: &mut Conn,
    Names([network, pair, account]): &Names,
) -> database::Result<()> {
    store::tries::forgive(c, network).await?;
    store::tries::clear(c, pair).await?;
    store::tries::clear(c, account).await
}

/// Counts a try; the seconds to wait where it is one too many. The first that is too many is written down.
pub(crate) async fn knock(
    c: &mut Conn,
    (user, Names(names)): (Option<&User>, &Names),
    slowed: &Event,
) -> database::Result<Option<u64>> {
    let now = slowed.at;
    for (place, (name, most)) in names.iter().zip(LIMITS).enumerate() {
        let (tries, since) = store::tries::count(c, name, now, WINDOW).await?;
        if tries <= most {
            continue;
        }
        if place == 2
            && let Some(user) = user
            && store::sessions::is_known(c, user.id, &slowed.network).await?
        {
            continue;
        }
        if tries == most + 1 {
            slowed.write(c).await?;
        }
        let left = since.saturating_add(WINDOW).saturating_sub(now).div_euclid(1_000_000) + 1;
        return Ok(u64::try_from(left).ok());
    }
    Ok(None)
}

/// Counts a knock at another door, such as asking for a new password; whether it was one too many.
pub(crate) async fn is_too_often(
    c: &mut Conn,
    (name, most): (&str, i64),
    now: i64,
) -> database::Result<bool> {
    Ok(store::tries::count(c, name, now, WINDOW).await?.0 > most)
}
