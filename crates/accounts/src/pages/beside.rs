//! What a form carries beside its fields: values that go along, a passkey, and a button that leads to the provider.

use serde::Serialize;

use super::{oidc, oidc_proof};
use crate::Door;

/// A value that goes along unseen.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Hidden {
    pub(super) name: &'static str,
    pub(super) value: String,
}

/// What a script asks the browser for, beside or before a form is sent: a passkey.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Ceremony {
    /// `create` for the form itself, `prove` for a second button of it, `get` for a form of its own below.
    kind: &'static str,
    /// What is asked for, as JSON with base64url in place of bytes.
    options: String,
    action: &'static str,
    hidden: Vec<Hidden>,
    button: String,
    /// What is said where there are no scripts.
    without: String,
    /// What is said where nothing came.
    failed: String,
}

impl Ceremony {
    fn of(door: &Door, kind: &'static str, options: &serde_json::Value) -> Self {
        Self {
            kind,
            options: options.to_string(),
            action: "",
            hidden: Vec::new(),
            button: String::new(),
            without: door.say("accounts-passkey-script", &[]),
            failed: door.say("accounts-passkey-failed", &[]),
        }
    }

    /// A passkey is made and sent with the form.
    pub(crate) fn create(door: &Door, options: &serde_json::Value) -> Self {
        Self::of(door, "create", options)
    }

    /// A passkey is sent with the form in place of the password, where there is one.
    pub(crate) fn prove(door: &Door, options: &serde_json::Value, has_password: bool) -> Self {
        let button = door.say("accounts-passkey-prove", &[]);
        let made = Self { hidden: Self::answer(), button, ..Self::of(door, "prove", options) };
        if has_password {
            return made;
        }
        let (without, failed) = ("accounts-passkey-script-alone", "accounts-passkey-failed-alone");
        Self { without: door.say(without, &[]), failed: door.say(failed, &[]), ..made }
    }

    /// The fields of an answer, which a script fills in.
    fn answer() -> Vec<Hidden> {
        let empty = ["credential", "client", "data", "signature", "handle"];
        empty.into_iter().map(|name| Hidden { name, value: String::new() }).collect()
    }

    /// A passkey signs in, to go on at `to`.
    pub(crate) fn get(door: &Door, options: &serde_json::Value, to: &str) -> Self {
        let mut hidden = Self::answer();
        hidden.push(Hidden { name: "token", value: door.token("passkey-sign-in", 0) });
        hidden.push(Hidden { name: "next", value: to.to_owned() });
        let button = door.say("accounts-passkey-sign-in", &[]);
        let action = "/account/passkeys/sign-in";
        Self { action, hidden, button, ..Self::of(door, "get", options) }
    }
}

/// A button below that begins a sign-in or a proof elsewhere.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Elsewhere {
    action: &'static str,
    hidden: Vec<Hidden>,
    button: String,
}

impl Elsewhere {
    fn of(action: &'static str, (token, to): (String, &str), button: String) -> Self {
        let token = Hidden { name: "token", value: token };
        let next = Hidden { name: "next", value: to.to_owned() };
        Self { action, hidden: vec![token, next], button }
    }

    /// Signs in with the provider of this label, to go on at `to`.
    pub(crate) fn new(door: &Door, (label, to): (&str, &str)) -> Self {
        let button = door.say("accounts-oidc-sign-in", &[("label", label.into())]);
        Self::of(oidc::PATH, (door.token("oidc", 0), to), button)
    }

    /// Proves with the provider of this label who a session's person is, to go on at `to`.
    pub(crate) fn confirm(door: &Door, session: i64, (label, to): (&str, &str)) -> Self {
        let button = door.say("accounts-oidc-confirm", &[("label", label.into())]);
        Self::of(oidc_proof::PATH, (door.token(oidc_proof::NAME, session), to), button)
    }
}
