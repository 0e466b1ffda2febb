//! A form of one column: what it asks for, what was typed, and what is to mend.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use locale::Value;
use serde::Serialize;
use web::{CachePolicy, Head, Page, ShownProblem};

use super::beside::{Ceremony, Elsewhere, Hidden};
use super::proof::{Whose, asked};
use super::{Anchor, Button, head, with};
use crate::Door;
use crate::proof::Unproved;

/// A choice of a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) title: String,
    pub(crate) is_chosen: bool,
}

/// A field.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Field {
    name: &'static str,
    label: String,
    hint: Option<String>,
    /// The type of an input, `select` (one of the choices) or `boxes` (any of them).
    kind: &'static str,
    autocomplete: &'static str,
    /// What was typed; a password never comes back.
    value: String,
    error: Option<String>,
    choices: Vec<Choice>,
}

/// A form as a page.
#[derive(Debug, Serialize)]
pub(crate) struct FormPage {
    head: Head,
    intro: Vec<String>,
    /// Where the proof is given that the form asks for, in another way than in it.
    other_way: Option<Anchor>,
    action: String,
    hidden: Vec<Hidden>,
    fields: Vec<Field>,
    /// Empty where there is nothing to send but a passkey.
    button: String,
    links: Vec<Anchor>,
    /// A way out that changes something, below all else.
    leave: Option<Button>,
    ceremony: Option<Ceremony>,
    elsewhere: Option<Elsewhere>,
    problems: Vec<ShownProblem>,
    /// What is wrong with the whole, beside the button.
    whole: Option<String>,
    #[serde(skip)]
    code: StatusCode,
    #[serde(skip)]
    retry_after: Option<u64>,
    /// What the browser keeps beside it.
    #[serde(skip)]
    cookie: Option<HeaderValue>,
    #[serde(skip)]
    proof_of: Option<Whose>,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "accounts/form.html";

    fn status(&self) -> StatusCode {
        self.code
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

impl FormPage {
    /// The form called `name`, which is sent to `action`; `session` is whose token it carries, 0 for nobody.
    pub(crate) fn new(door: &Door, name: &'static str, (action, session): (&str, i64)) -> Self {
        Self {
            head: head(door.say(&format!("accounts-title-{name}"), &[])),
            intro: Vec::new(),
            other_way: None,
            action: action.to_owned(),
            hidden: vec![Hidden { name: "token", value: door.token(name, session) }],
            fields: Vec::new(),
            button: door.say(&format!("accounts-button-{name}"), &[]),
            links: Vec::new(),
            leave: None,
            ceremony: None,
            elsewhere: None,
            problems: Vec::new(),
            whole: None,
            code: StatusCode::OK,
            retry_after: None,
            cookie: None,
            proof_of: None,
        }
    }

    /// A paragraph above the fields.
    pub(crate) fn intro(mut self, sentence: String) -> Self {
        self.intro.push(sentence);
        self
    }

    /// A link under the paragraphs, where it is seen before anything is typed.
    pub(crate) fn other_way(self, link: Anchor) -> Self {
        Self { other_way: Some(link), ..self }
    }

    /// A link below.
    pub(crate) fn link(mut self, title: String, url: &str) -> Self {
        self.links.push(Anchor { title, url: url.to_owned() });
        self
    }

    /// A button of its own below.
    pub(crate) fn leave(self, button: Button) -> Self {
        Self { leave: Some(button), ..self }
    }

    /// A passkey with it.
    pub(crate) fn ceremony(self, ceremony: Ceremony) -> Self {
        Self { ceremony: Some(ceremony), ..self }
    }

    /// A cookie with it.
    pub(crate) fn cookie(self, cookie: Option<HeaderValue>) -> Self {
        Self { cookie, ..self }
    }

    /// The proof that it is them with it, in the ways they have.
    pub(crate) fn proof_of(self, whose: Whose) -> Self {
        Self { proof_of: Some(whose), ..self }
    }

    /// A way to sign in elsewhere with it.
    pub(crate) fn elsewhere(self, elsewhere: Elsewhere) -> Self {
        Self { elsewhere: Some(elsewhere), ..self }
    }

    /// A value that goes along.
    pub(crate) fn hidden(mut self, name: &'static str, value: &str) -> Self {
        self.hidden.push(Hidden { name, value: value.to_owned() });
        self
    }

    /// The address of the person.
    pub(crate) fn email(self, door: &Door, autocomplete: &'static str, typed: &str) -> Self {
        self.field(("email", "email", autocomplete), (door.say("accounts-label-email", &[]), None), typed)
    }

    /// The name of the person.
    pub(crate) fn name(self, door: &Door, typed: &str) -> Self {
        let hint = door.say("accounts-hint-name", &[]);
        self.field(("name", "text", "name"), (door.say("accounts-label-name", &[]), Some(hint)), typed)
    }

    /// Without the field of this name.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self
    }

    /// Without a button of its own.
    pub(crate) fn without_button(self) -> Self {
        Self { button: String::new(), ..self }
    }

    /// The password that the person has.
    pub(crate) fn current(self, door: &Door) -> Self {
        let label = door.say("accounts-label-current", &[]);
        self.field(("current", "password", "current-password"), (label, None), "")
    }

    /// A password that the person chooses.
    pub(crate) fn chosen(self, door: &Door) -> Self {
        let hint = door.say("accounts-hint-password", &[]);
        let label = door.say("accounts-label-password", &[]);
        self.field(("password", "password", "new-password"), (label, Some(hint)), "")
    }

    /// A one-time code.
    pub(crate) fn code(self, door: &Door) -> Self {
        let label = door.say("accounts-label-code", &[]);
        self.field(("code", "text", "one-time-code"), (label, None), "")
    }

    /// A line of text.
    pub(crate) fn text(self, name: &'static str, (label, hint): (String, String), typed: &str) -> Self {
        self.field((name, "text", "off"), (label, Some(hint)), typed)
    }

    /// A list to choose one from.
    pub(crate) fn choice(self, name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        self.among((name, "select"), label, choices)
    }

    /// A list to choose any from.
    pub(crate) fn boxes(self, name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        self.among((name, "boxes"), label, choices)
    }

    fn among(
        mut self,
        (name, kind): (&'static str, &'static str),
        label: String,
        choices: Vec<Choice>,
    ) -> Self {
        self = self.field((name, kind, "off"), (label, None), "");
        if let Some(field) = self.fields.last_mut() {
            field.choices = choices;
        }
        self
    }

    fn field(
        mut self,
        (name, kind, autocomplete): (&'static str, &'static str, &'static str),
        (label, hint): (String, Option<String>),
        typed: &str,
    ) -> Self {
        // A page cannot hold NUL: a browser would send back a character that was never typed.
        let value = typed.replace('\0', "");
        let choices = Vec::new();
        self.fields.push(Field { name, label, hint, kind, autocomplete, value, error: None, choices });
        self
    }

    /// Says what is to mend: beside the field of this name, or beside the button for any other. The form then comes
    /// back with 422.
    pub(crate) fn refuse(&mut self, name: &str, sentence: String) {
        self.code = StatusCode::UNPROCESSABLE_ENTITY;
        let first = self.fields.first().map_or("form", |field| field.name).to_owned();
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => {
                field.error.get_or_insert(sentence.clone());
                self.problems.push(ShownProblem { field: name.to_owned(), sentence });
            }
            None => {
                self.whole.get_or_insert(sentence.clone());
                self.problems.push(ShownProblem { field: first, sentence });
            }
        }
    }

    /// Says that there were too many tries, with 429.
    pub(crate) fn slow(&mut self, door: &Door, seconds: u64) {
        let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX);
        self.refuse("form", door.say("accounts-error-slow", &[("minutes", Value::Int(minutes))]));
        self.code = StatusCode::TOO_MANY_REQUESTS;
        self.retry_after = Some(seconds);
    }

    /// Says why somebody is not surely who they are.
    pub(crate) fn unproved(&mut self, door: &Door, why: &Unproved) {
        self.refuse(why.field, why.sentence.text(&door.web.locales, door.web.site.language));
        self.code = why.code();
        self.retry_after = why.wait;
    }

    /// Says what went wrong, with a status of its own.
    pub(crate) fn fail(&mut self, sentence: String, code: StatusCode) {
        self.refuse("form", sentence);
        self.code = code;
    }

    /// Says that the form is not the one we gave.
    pub(crate) fn stale(&mut self, door: &Door) {
        self.refuse("form", door.say("accounts-error-token", &[]));
    }

    /// Whether nothing is to mend.
    pub(crate) fn is_fine(&self) -> bool {
        self.problems.is_empty()
    }

    /// Sends it.
    pub(crate) async fn send(mut self, door: &Door) -> web::Result<Response> {
        if let Some(whose) = self.proof_of.take() {
            self = asked(door, &whose, self).await?;
        }
        let path = self.action.split('#').next().unwrap_or("/").to_owned();
        let mut response = door.send(&path, &self).await?;
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        Ok(with(Ok(response), self.cookie))
    }
}

/// Refuses a chosen password that is too weak; `known` are words that strangers know of its owner.
pub(crate) fn check_chosen(door: &Door, page: &mut FormPage, (password, known): (&str, &[&str])) {
    let mut all = known.to_vec();
    all.push(&door.web.site.name);
    if let Some(key) = crate::password::flaw(password, &all) {
        page.refuse("password", door.say(key, &[]));
    }
}
