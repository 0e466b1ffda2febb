//! Somebody for every column, and the comparison of an answer with that of what does not exist.

use accounts::{NewToken, NewUser, Role, Scope, add_user, create_token, set_password};
use axum::body::Body;
use courant::compose::law::Row;
use serde_json::Value;
use web::testing::{Answer, Visitor};

use super::absent::COLUMN;
use crate::paper::Paper;

const PASSWORD: &str = "correct horse battery";

/// Somebody who asks: signed in, and with a token that may all that the role may.
pub(super) struct Who {
    pub(super) column: &'static str,
    pub(super) user: i64,
    visitor: Visitor,
    /// The cookie; none for a stranger.
    cookie: Option<String>,
    token: Option<String>,
}

fn role(column: &str) -> Option<Role> {
    Some(match column {
        "AN" => return None,
        // Nobody can be banned.
        "RD" | "BN" => Role::Reader,
        "EM" => Role::Employer,
        "CO" => Role::Contributor,
        "JO" => Role::Journalist,
        "ED" => Role::Editor,
        "MO" => Role::Moderator,
        "PU" => Role::Publisher,
        _ => panic!("{column} is no column with somebody in it"),
    })
}

impl Who {
    pub(super) async fn join(paper: &Paper, column: &'static str) -> Self {
        let visitor = paper.visitor.clone();
        let Some(role) = role(column) else {
            return Self { column, user: 0, visitor, cookie: None, token: None };
        };
        let (web, at) = (&paper.program.web, paper.clock.now());
        let (user, email) = (web.ids.next(), format!("{}@paper.example", web.ids.next()));
        let new = NewUser { id: user, email: email.clone(), name: format!("Ada {column}"), role, at };
        add_user(&web.db, new).await.unwrap();
        set_password(&paper.program.door, &email, PASSWORD).await.unwrap();
        let scopes = Scope::ALL.into_iter().filter(|scope| scope.allows(role)).collect();
        let new = NewToken {
            id: web.ids.next(),
            email: email.clone(),
            scopes,
            name: "t".to_owned(),
            at,
            expires: None,
        };
        let token = Some(create_token(&web.db, new).await.unwrap());
        let mut who = Self { column, user, visitor, cookie: None, token };
        who.sign_in(&email).await;
        who
    }

    async fn sign_in(&mut self, email: &str) {
        let page = self.visitor.get("/account/sign-in").await;
        let token = page.attributes("form.write [name=token]", "value").remove(0);
        let fields = [("token", token.as_str()), ("email", email), ("current", PASSWORD)];
        let answer = self.visitor.post_form("/account/sign-in", &fields).await;
        assert_eq!(answer.status, 303, "{}: {}", self.column, answer.body);
        self.cookie = Some(answer.header("set-cookie").split(';').next().unwrap().to_owned());
    }

    /// Proves once more who it is.
    pub(super) async fn confirm(&mut self) {
        let page = self.get("/account/confirm").await;
        let token = page.attributes("form.write [name=token]", "value").remove(0);
        let answer = self.post("/account/confirm", &[("token", &token), ("current", PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}: {}", self.column, answer.body);
        self.cookie = Some(answer.header("set-cookie").split(';').next().unwrap().to_owned());
    }

    fn headers(&self) -> Vec<(&str, &str)> {
        let cookie = self.cookie.iter().map(|cookie| ("cookie", cookie.as_str()));
        std::iter::once(("origin", "https://paper.example")).chain(cookie).collect()
    }

    /// In the browser.
    pub(super) async fn get(&self, path: &str) -> Answer {
        self.visitor.send("GET", path, &self.headers(), Body::empty()).await
    }

    /// In the browser, and what came may be no text.
    pub(super) async fn status(&self, path: &str) -> (u16, String) {
        let (status, bytes, _) = self.visitor.fetch_with(path, &self.headers()).await;
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A form in the browser.
    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut headers = self.headers();
        headers.push(("content-type", "application/x-www-form-urlencoded"));
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.visitor.send("POST", path, &headers, Body::from(body)).await
    }

    /// A form with a file in the browser.
    pub(super) async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Answer {
        let mut headers = self.headers();
        headers.push(("content-type", crate::zipped::KIND));
        self.visitor.send("POST", path, &headers, Body::from(crate::zipped::form(fields, file))).await
    }

    /// A call of the API: with the session, or (where there is one) with the token.
    pub(super) async fn call(&self, way: Way, call: &Call) -> Answer {
        let kind = [("content-type", call.kind)];
        let body = Body::from(call.body.clone());
        match (way, &self.token) {
            (Way::Token, Some(token)) => {
                self.visitor.with_token(token).send(call.method, &call.path, &kind, body).await
            }
            _ => {
                let mut headers = self.headers();
                headers.extend(kind);
                self.visitor.send(call.method, &call.path, &headers, body).await
            }
        }
    }
}

/// How a call shows who makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Session,
    Token,
}

impl Way {
    pub(super) const ALL: [Self; 2] = [Self::Session, Self::Token];
}

/// A call of the API.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) method: &'static str,
    pub(super) path: String,
    kind: &'static str,
    body: Vec<u8>,
}

impl Call {
    pub(super) fn get(path: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), kind: "application/json", body: Vec::new() }
    }

    pub(super) fn json(method: &'static str, path: impl Into<String>, body: &Value) -> Self {
        Self { method, path: path.into(), kind: "application/json", body: body.to_string().into_bytes() }
    }

    pub(super) fn file(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { method: "POST", path: path.into(), kind: "application/octet-stream", body: bytes }
    }
}

/// Somebody for every column that has people in it.
pub(super) async fn everybody(paper: &Paper) -> Vec<Who> {
    let mut all = Vec::new();
    for column in Row::COLUMNS.into_iter().filter(|column| *column != COLUMN) {
        all.push(Who::join(paper, column).await);
    }
    all
}

/// The row of this name.
pub(super) fn row(name: &str) -> Row {
    let mut all = courant::compose::law::rows().into_iter();
    all.find(|row| row.name == name).unwrap_or_else(|| panic!("there is no row {name}"))
}

/// All of an answer but what differs with every request.
fn bytes(answer: &Answer) -> (u16, Vec<(String, String)>, String) {
    let id = answer.header("x-request-id");
    let own = |name: &str| ["x-request-id", "date"].contains(&name);
    let headers = answer.headers.iter().filter(|(name, _)| !own(name.as_str()));
    let mut headers: Vec<(String, String)> =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    headers.sort();
    (answer.status.as_u16(), headers, answer.body.replace(id, "ID"))
}

/// That an answer is a 404, and the very one of what was made up.
pub(super) fn is_nothing(answer: &Answer, made_up: &Answer, context: &str) {
    assert_eq!(answer.status, 404, "{context}: {}", answer.body);
    assert_eq!(bytes(answer), bytes(made_up), "{context}");
}
