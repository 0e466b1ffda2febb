//! How often somebody may try to sign in. Every try is counted in the database before it is looked at, so that many at
//! once, and many processes, are no way round.

use database::Conn;

use super::hash;
use crate::events::Event;
use crate::model::User;
use crate::session::SKEW;
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
    for (place, (name, most)) in names.iter().zip(LIMITS).enumerate() {
        let (tries, since) = count(c, name, slowed.at).await?;
        if tries <= most {
            continue;
        }
        if place == 2
            && let Some(user) = user
            && store::sessions::is_known(c, user.id, &slowed.network).await?
        {
            continue;
        }
        return too_many(c, (tries, most), since, slowed).await.map(Some);
    }
    Ok(None)
}

/// Counts a try under one name; the seconds to wait where there are more than `most`. The first that is too many is written
/// down.
pub(crate) async fn knock_at(
    c: &mut Conn,
    (name, most): (&str, i64),
    slowed: &Event,
) -> database::Result<Option<u64>> {
    let (tries, since) = count(c, name, slowed.at).await?;
    if tries <= most {
        return Ok(None);
    }
    too_many(c, (tries, most), since, slowed).await.map(Some)
}

async fn too_many(
    c: &mut Conn,
    (tries, most): (i64, i64),
    since: i64,
    slowed: &Event,
) -> database::Result<u64> {
    if tries == most + 1 {
        slowed.write(c).await?;
    }
    let left = since.saturating_add(WINDOW).saturating_sub(slowed.at).div_euclid(1_000_000) + 1;
    Ok(u64::try_from(left).unwrap_or(1))
}

/// Counts a knock at another door, such as asking for a new password; whether it was one too many.
pub(crate) async fn is_too_often(
    c: &mut Conn,
    (name, most): (&str, i64),
    now: i64,
) -> database::Result<bool> {
    Ok(count(c, name, now).await?.0 > most)
}

async fn count(c: &mut Conn, name: &str, now: i64) -> database::Result<(i64, i64)> {
    store::tries::count(c, name, now, (now.saturating_sub(WINDOW), now.saturating_add(SKEW))).await
}
