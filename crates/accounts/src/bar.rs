//! The bar at the head of every page of the desk: where its reader can go, and who they are.

use serde::Serialize;
use web::State;

use crate::at_desk::AtDesk;
use crate::model::{Role, Scope};

/// The bar of one person; a page of the desk carries it as its field `desk`, for the template `web/desk.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// Who is signed in.
    name: String,
    /// Their role, in words.
    role: String,
    /// The rooms of the desk that are open to them.
    rooms: Vec<Room>,
    /// The token of the button that signs them out.
    sign_out: String,
}

#[derive(Clone, Debug, Serialize)]
struct Room {
    title: String,
    url: &'static str,
}

/// Whether somebody of a role has a door to a room.
type IsOpen = fn(Role) -> bool;

/// The rooms in their order: the key of the name, the address, and who has a door to it.
const ROOMS: [(&str, &str, IsOpen); 6] = [
    ("accounts-title-desk", "/desk", |_| true),
    ("accounts-room-stories", "/desk/articles", |role| Scope::ArticlesRead.allows(role)),
    ("accounts-room-calendar", "/desk/calendar", |role| Scope::ArticlesRead.allows(role)),
    ("accounts-room-pictures", "/desk/media", |role| Scope::ArticlesRead.allows(role)),
    ("accounts-desk-reading", "/desk/reading", |role| Scope::StatsRead.allows(role)),
    ("accounts-title-people", "/desk/people", |role| role == Role::Publisher),
];

impl AtDesk {
    /// The bar of whoever this is.
    #[must_use]
    pub fn bar(&self, web: &State) -> Bar {
        let say = |key: &str| web.sentence(web.site.language, key, &[]);
        let role = self.session.user.role;
        Bar {
            name: self.session.user.name.clone(),
            role: say(&format!("accounts-role-{}", role.as_str())),
            rooms: ROOMS
                .into_iter()
                .filter(|(_, _, is_open)| is_open(role))
                .map(|(key, url, _)| Room { title: say(key), url })
                .collect(),
            sign_out: self.token(web, "sign-out"),
        }
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
