//! Names in notes: whoever is named beside a story finds it at the front door of the desk.

use database::Conn;
use web::{Error, Result};

use crate::Newsroom;
use crate::store;

/// What stands before a name that is meant.
const SIGN: char = '@';

/// Writes down who is named in what was said beside a story. Whether they may see it is asked when they look.
pub(super) async fn mention(c: &mut Conn, room: &Newsroom, article: i64, said: &str) -> Result<()> {
    if room.hand.user.is_none() || !said.contains(SIGN) {
        return Ok(());
    }
    let web = &room.desk.web;
    for user in named(said, &store::colleagues(c).await?) {
        if Some(user) != room.hand.user {
            let row = (web.ids.next(), web.clock.now());
            store::insert_mention(c, row, (article, user), (&room.hand.name, said)).await?;
        }
    }
    Ok(())
}

/// Those of these people whose name stands behind a sign; of two names of which one begins the other, the longer.
fn named(said: &str, people: &[(i64, String)]) -> Vec<i64> {
    let mut found = Vec::new();
    for rest in said.split(SIGN).skip(1) {
        let rest = rest.to_lowercase();
        let fits = |name: &str| {
            let name = name.to_lowercase();
            let after = rest.strip_prefix(&name);
            !name.is_empty() && after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        let longest =
            people.iter().filter(|(_, name)| fits(name)).map(|(_, name)| name.chars().count()).max();
        // Two of one name are both told: the wrong one can say so.
        let all = people.iter().filter(|(_, name)| fits(name) && Some(name.chars().count()) == longest);
        for (user, _) in all {
            if !found.contains(user) {
                found.push(*user);
            }
        }
    }
    found
}

/// Somebody saw where they were named.
///
/// # Errors
/// [`Error::NotFound`] where it is somebody else's, or none.
pub async fn end_mention(room: &Newsroom, id: i64) -> Result<()> {
    let input = (id, room.hand.user.unwrap_or(0));
    let ended: u64 = room
        .desk
        .web
        .db
        .write(&input, |c, (id, user)| Box::pin(async move { store::end_mention(c, *id, *user).await }))
        .await
        .map_err(|error: database::Error| Error::from(error))?;
    if ended == 0 { Err(Error::NotFound) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_the_sign_are_meant() {
        let people = [(1, "Ada".to_owned()), (2, "Ada Lind".to_owned()), (3, "Mo Yilmaz".to_owned())];
        assert_eq!(named("@ada lind, please look; so should @Mo Yilmaz.", &people), [2, 3]);
        assert_eq!(named("@Ada: and again @Ada", &people), [1]);
        assert_eq!(named("Ada Lind said so, mail ada@paper.example or @Adam", &people), [0_i64; 0]);
    }
}
