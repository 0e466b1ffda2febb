//! The bar at the head of every page of the desk: where its reader can go, and who they are.

use axum::http::HeaderMap;
use serde::Serialize;
use web::{Result, State};

use crate::actor::Actor;
use crate::at_desk::AtDesk;
use crate::model::{Role, Scope};
use crate::session::current;

/// The bar of one person; a page of the desk carries it as its field `desk`, for the template `web/desk.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// Who is signed in.
    name: String,
    /// Their role, in words.
    role: String,
    /// The rooms of the desk that are open to them.
    rooms: Vec<Room>,
    /// The token of the button that signs them out; none where they came with a token of the API, which has no session to end.
    sign_out: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Room {
    title: String,
    url: &'static str,
}

/// Whether somebody of a role has a door to a room.
type IsOpen = fn(Role) -> bool;

/// The rooms in their order: the key of the name, the address, and who has a door to it.
const ROOMS: [(&str, &str, IsOpen); 7] = [
    ("accounts-title-desk", "/desk", |_| true),
    ("accounts-room-stories", "/desk/articles", |role| Scope::ArticlesRead.allows(role)),
    ("accounts-room-calendar", "/desk/calendar", |role| Scope::ArticlesRead.allows(role)),
    ("accounts-room-pictures", "/desk/media", |role| Scope::ArticlesRead.allows(role)),
    ("accounts-desk-reading", "/desk/reading", |role| Scope::StatsRead.allows(role)),
    ("accounts-title-people", "/desk/people", |role| role == Role::Publisher),
    ("accounts-room-imports", "/desk/imports", |role| role == Role::Publisher),
];

impl Bar {
    fn new(web: &State, (name, role): (&str, Role), sign_out: Option<String>) -> Self {
        let say = |key: &str| web.sentence(web.site.language, key, &[]);
        let open = ROOMS.into_iter().filter(|(_, _, is_open)| is_open(role));
        Self {
            name: name.to_owned(),
            role: say(&format!("accounts-role-{}", role.as_str())),
            rooms: open.map(|(key, url, _)| Room { title: say(key), url }).collect(),
            sign_out,
        }
    }

    /// The bar of somebody who asked with these headers, with a session or a token of the API: for pages of the desk that
    /// programs may read too.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(web: &State, actor: &Actor, headers: &HeaderMap) -> Result<Self> {
        let session = if actor.by_token { None } else { current(web, headers).await? };
        match session {
            Some(session) => Ok(AtDesk::of(session, web.clock.now()).bar(web)),
            None => Ok(Self::new(web, (&actor.name, actor.role), None)),
        }
    }
}

impl AtDesk {
    /// The bar of whoever this is.
    #[must_use]
    pub fn bar(&self, web: &State) -> Bar {
        let user = &self.session.user;
        Bar::new(web, (&user.name, user.role), Some(self.token(web, "sign-out")))
    }

    /// The token of a form on a page of the desk, good for this session alone.
    #[must_use]
    pub fn token(&self, web: &State, form: &str) -> String {
        web.tokens.issue(&purpose(form, self.session.id), web.clock.now())
    }

    /// Whether a form carries the token it was given.
    #[must_use]
    pub fn is_ours(&self, web: &State, token: &str, form: &str) -> bool {
        web.tokens.check(token, &purpose(form, self.session.id), web.clock.now()).is_ok()
    }
}

/// What a form token of somebody's session (0 for nobody's) is issued for.
pub(crate) fn purpose(form: &str, session: i64) -> String {
    format!("account:{form}:{session}")
}
