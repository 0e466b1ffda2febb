//! `/desk/people`: who works here, who is invited, and the invitation of another.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Client, Error, Form, Head, Page, Path};

use super::{done, publisher};
use crate::Door;
use crate::actions::door::From;
use crate::actions::links::invite_from;
use crate::actions::people::{People, end_invitation, people};
use crate::actions::{self};
use crate::at_desk::AtDesk;
use crate::bar::Bar;
use crate::model::Role;
use crate::pages::form::{Choice, FormPage};
use crate::pages::proof::{proof, proved};
use crate::pages::{Anchor, head};
use crate::proof::Given;
use crate::session::{Session, SignedIn};

const PATH: &str = "/desk/people";
const NEW: &str = "/desk/people/new";
const NAME: &str = "invite";
const END: &str = "invitation-end";

#[derive(Debug, Serialize)]
struct Person {
    name: String,
    email: String,
    role: String,
    /// Whether the password alone opens the account of a role that may need codes.
    is_bare: bool,
    /// Where they are changed; none for whoever looks.
    url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Invited {
    email: String,
    role: String,
    /// Microseconds since 1970 UTC.
    expires: i64,
    end: String,
}

#[derive(Debug, Serialize)]
struct PeoplePage {
    head: Head,
    desk: Bar,
    people: Vec<Person>,
    invited: Vec<Invited>,
    token: String,
    /// Whether the paper asks some roles for codes.
    needs_codes: bool,
    /// Where that is changed.
    codes: Anchor,
    /// Where invitations can be read that are kept on this machine.
    mails: Option<Anchor>,
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "accounts/people.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(crate) async fn index(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    publisher(&session)?;
    let at = AtDesk::of(session, door.web.clock.now());
    let session = &at.session;
    let People { users, owners, links, needs_codes } = people(&door).await?;
    let page = PeoplePage {
        desk: at.bar(&door.web),
        head: head(door.say("accounts-title-people", &[])),
        people: users
            .into_iter()
            .map(|user| Person {
                is_bare: user.role.may_need_codes() && !owners.contains(&user.id),
                url: (user.id != session.user.id).then(|| format!("{PATH}/{}", user.id)),
                role: door.role(user.role),
                name: user.name,
                email: user.email,
            })
            .collect(),
        invited: links
            .into_iter()
            .map(|link| Invited {
                end: format!("{PATH}/invitations/{}/end", link.id),
                role: door.role(link.role),
                expires: link.expires,
                email: link.email,
            })
            .collect(),
        token: door.token(END, session.id),
        needs_codes,
        mails: super::mails::anchor(&door),
        codes: Anchor {
            title: door.say(super::codes::title(needs_codes), &[]),
            url: super::codes::PATH.to_owned(),
        },
    };
    door.send(PATH, &page).await
}

/// The fields of the invitation; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    email: String,
    role: String,
    token: String,
    #[serde(flatten)]
    given: Given,
}

/// The roles to choose from.
pub(super) fn roles(door: &Door, chosen: &str) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        value: role.as_str().to_owned(),
        title: door.role(*role),
        is_chosen: role.as_str() == chosen,
    };
    Role::ALL.iter().map(choice).collect()
}

fn form(door: &Door, session: &Session, (email, role): (&str, &str)) -> FormPage {
    let page = FormPage::new(door, NAME, (PATH, session.id))
        .intro(door.say("accounts-invite-text", &[]))
        .email(door, "off", email)
        .choice("role", door.say("accounts-label-role", &[]), roles(door, role));
    let page = match super::mails::anchor(door) {
        Some(mails) => page.intro(door.say("accounts-mails-kept", &[])).link(mails.title, &mails.url),
        None => page,
    };
    proof(door, (session, NEW), page).link(door.say("accounts-title-people", &[]), PATH)
}

pub(crate) async fn new(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    publisher(&session)?;
    form(&door, &session, ("", Role::Journalist.as_str())).send(&door).await
}

pub(crate) async fn create(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    publisher(&session)?;
    let from = From::of(&client, &headers);
    let mut page = form(&door, &session, (&fields.email, &fields.role));
    if !door.is_ours(&fields.token, (NAME, session.id)) {
        page.stale(&door);
    }
    if !actions::is_address(&actions::door::normal(&fields.email)) {
        page.refuse("email", door.say("accounts-error-email", &[]));
    }
    let role = Role::parse(&fields.role);
    if role.is_none() {
        page.refuse("role", door.say("accounts-error-role", &[]));
    }
    let (true, Some(role)) = (page.is_fine(), role) else { return page.send(&door).await };
    let renewed = proved(&door, &session, (&mut page, &fields.given, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    let answer = match invite_from(&door, (&fields.email, role), Some((&session, &from))).await {
        Ok(_) => return Ok(door.lead(PATH, cookie)),
        Err(actions::Error::Taken(_)) => {
            page.refuse("email", door.say("accounts-error-taken", &[]));
            page.send(&door).await
        }
        Err(actions::Error::Database(error)) => Err(error.into()),
        Err(error @ actions::Error::Random(_)) => Err(Error::internal(error)),
        // Who was a publisher when the form was opened, and is none.
        Err(_) => Err(super::forbidden()),
    };
    Ok(door.keeping(answer, cookie))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ending {
    token: String,
}

pub(crate) async fn end(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    (client, headers): (Client, HeaderMap),
    Path(id): Path<i64>,
    Form(fields): Form<Ending>,
) -> web::Result<Response> {
    publisher(&session)?;
    if !door.is_ours(&fields.token, (END, session.id)) {
        return Err(Error::Forbidden(web::Sentence::key("accounts-error-token")));
    }
    done(end_invitation(&door, &session, (id, &From::of(&client, &headers))).await?)?;
    Ok(door.lead(PATH, None))
}
