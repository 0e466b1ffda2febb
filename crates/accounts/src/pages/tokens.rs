//! `/account/tokens`: the tokens that somebody made for their own programs.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Client, Error, Form, Head, Page, Path};

use super::form::{Choice, FormPage};
use super::proof::{proof, proved};
use super::{Anchor, head};
use crate::Door;
use crate::actions::door::From;
use crate::actions::tokens::{Made, create as make, end};
use crate::model::{NewToken, Role, Scope, clean_name};
use crate::proof::Given;
use crate::session::{Session, SignedIn};
use crate::store;
use crate::store::tokens::Own;

const PATH: &str = "/account/tokens";
const NEW: &str = "/account/tokens/new";
const NAME: &str = "token";
const END: &str = "token-end";
/// Days that a token may last: none made in a browser lasts for ever.
const DAYS: [i64; 4] = [7, 30, 90, 365];
const DAY: i64 = 86_400_000_000;

#[derive(Debug, Serialize)]
struct Row {
    name: String,
    /// What it may do, in words.
    scopes: Vec<String>,
    /// Microseconds since 1970 UTC.
    created: i64,
    /// The same; none where it does not end by itself.
    expires: Option<i64>,
    end: String,
}

#[derive(Debug, Serialize)]
struct TokensPage {
    head: Head,
    rows: Vec<Row>,
    token: String,
    /// Where another is made; none where the role may do nothing over the API.
    new: Option<Anchor>,
    links: Vec<Anchor>,
}

impl Page for TokensPage {
    const TEMPLATE: &'static str = "accounts/tokens.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// A token that was made; its text is shown once.
#[derive(Debug, Serialize)]
struct TokenPage {
    head: Head,
    text: String,
    link: Anchor,
}

impl Page for TokenPage {
    const TEMPLATE: &'static str = "accounts/token.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// Somebody whose role may have tokens.
fn owner(session: &Session) -> web::Result<()> {
    if session.user.role.may_have_tokens() { Ok(()) } else { Err(forbidden()) }
}

fn forbidden() -> Error {
    Error::Forbidden(web::Sentence::key("accounts-error-tokens"))
}

/// What a program of somebody of this role may do.
fn offered(role: Role) -> impl Iterator<Item = Scope> {
    Scope::ALL.into_iter().filter(move |scope| scope.allows(role))
}

/// The scope in words.
fn words(door: &Door, scope: Scope) -> String {
    door.say(&format!("accounts-scope-{}", scope.as_str().replace(':', "-")), &[])
}

pub(crate) async fn index(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    owner(&session)?;
    let now = door.web.clock.now();
    let own = door.web.db.read(async |c| store::tokens::of_user(c, session.user.id, now).await).await?;
    let row = |token: Own| Row {
        name: token.name,
        scopes: token.scopes.into_iter().map(|scope| words(&door, scope)).collect(),
        created: token.created,
        expires: token.expires,
        end: format!("{PATH}/{}/end", token.id),
    };
    let new = Anchor { title: door.say("accounts-title-token", &[]), url: format!("{PATH}/new") };
    let page = TokensPage {
        head: head(door.say("accounts-title-tokens", &[])),
        rows: own.into_iter().map(row).collect(),
        token: door.token(END, session.id),
        new: offered(session.user.role).next().map(|_| new),
        links: vec![Anchor {
            title: door.say("accounts-title-sessions", &[]),
            url: "/account/sessions".to_owned(),
        }],
    };
    door.send(PATH, &page).await
}

/// What was typed into the form.
struct Typed {
    name: String,
    scopes: Vec<String>,
    days: String,
    token: String,
    given: Given,
}

/// The fields as they were sent: a name comes once for each box that is ticked.
type Pairs = Vec<(String, String)>;

impl Typed {
    fn of(pairs: &Pairs) -> Self {
        let all = |name: &str| {
            pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        let last = |name: &str| all(name).pop().unwrap_or_default();
        Self {
            name: last("name"),
            scopes: all("scope"),
            days: last("days"),
            token: last("token"),
            given: Given {
                current: last("current"),
                credential: last("credential"),
                client: last("client"),
                data: last("data"),
                signature: last("signature"),
                handle: last("handle"),
            },
        }
    }
}

fn form(door: &Door, session: &Session, typed: &Typed) -> FormPage {
    let boxes = offered(session.user.role).map(|scope| Choice {
        value: scope.as_str().to_owned(),
        title: words(door, scope),
        is_chosen: typed.scopes.iter().any(|name| name == scope.as_str()),
    });
    let days = DAYS.map(|days| Choice {
        value: days.to_string(),
        title: door.say("accounts-token-days", &[("days", days.into())]),
        is_chosen: typed.days == days.to_string(),
    });
    let page = FormPage::new(door, NAME, (PATH, session.id))
        .intro(door.say("accounts-token-text", &[]))
        .text(
            "name",
            (door.say("accounts-label-token-name", &[]), door.say("accounts-hint-token-name", &[])),
            &typed.name,
        )
        .boxes("scope", door.say("accounts-label-token-scope", &[]), boxes.collect())
        .choice("days", door.say("accounts-label-token-days", &[]), days.into());
    proof(door, (session, NEW), page).link(door.say("accounts-title-tokens", &[]), PATH)
}

pub(crate) async fn new(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    owner(&session)?;
    let typed = Typed { days: "90".to_owned(), ..Typed::of(&Vec::new()) };
    form(&door, &session, &typed).send(&door).await
}

pub(crate) async fn create(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> web::Result<Response> {
    owner(&session)?;
    let (from, typed) = (From::of(&client, &headers), Typed::of(&pairs));
    let mut page = form(&door, &session, &typed);
    if !door.is_ours(&typed.token, (NAME, session.id)) {
        page.stale(&door);
    }
    let Some(new) = checked(&door, &session, (&typed, &mut page)) else { return page.send(&door).await };
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let renewed = proved(&door, &session, (&mut page, &typed.given, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    let answer = match make(&door, &session, (new, &from)).await {
        Ok(Made::Token(text)) => {
            let link = Anchor { title: door.say("accounts-token-kept", &[]), url: PATH.to_owned() };
            let page = TokenPage { head: head(door.say("accounts-title-token-made", &[])), text, link };
            door.send(PATH, &page).await
        }
        Ok(Made::Many) => {
            page.refuse("form", door.say("accounts-error-token-many", &[]));
            page.send(&door).await
        }
        Ok(Made::Forbidden) => Err(forbidden()),
        Ok(Made::Over) => return Ok(door.lead("/account/sign-in", None)),
        Err(error) => Err(error),
    };
    Ok(door.keeping(answer, cookie))
}

/// The token that was asked for; what is to mend is said on the page.
fn checked(door: &Door, session: &Session, (typed, page): (&Typed, &mut FormPage)) -> Option<NewToken> {
    let name = clean_name(&typed.name);
    if name.is_none() {
        page.refuse("name", door.say("accounts-error-token-name", &[]));
    }
    let scopes: Vec<Scope> = offered(session.user.role)
        .filter(|scope| typed.scopes.iter().any(|one| one == scope.as_str()))
        .collect();
    // A scope that is not offered is refused, not left out: a program would fail one day, and nobody would know why.
    let foreign = typed.scopes.iter().any(|one| !scopes.iter().any(|scope| scope.as_str() == one));
    if scopes.is_empty() || foreign {
        page.refuse("scope", door.say("accounts-error-token-scope", &[]));
    }
    let days = DAYS.into_iter().find(|days| typed.days == days.to_string());
    if days.is_none() {
        page.refuse("days", door.say("accounts-error-token-days", &[]));
    }
    let (email, at) = (session.user.email.clone(), door.web.clock.now());
    let expires = Some(at.saturating_add(days?.saturating_mul(DAY)));
    Some(NewToken { id: door.web.ids.next(), email, scopes, name: name?, at, expires })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ending {
    token: String,
}

pub(crate) async fn delete(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    (client, headers): (Client, HeaderMap),
    Path(id): Path<i64>,
    Form(fields): Form<Ending>,
) -> web::Result<Response> {
    owner(&session)?;
    if !door.is_ours(&fields.token, (END, session.id)) {
        return Err(Error::Forbidden(web::Sentence::key("accounts-error-token")));
    }
    // Of somebody else's token, as of one that is over, there is nothing to end.
    if !end(&door, &session, (id, &From::of(&client, &headers))).await? {
        return Err(Error::NotFound);
    }
    Ok(door.lead(PATH, None))
}
