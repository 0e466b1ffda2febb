//! Mails that tell somebody that the keys to their account changed. Whoever did it was signed in as them; so that it cannot
//! happen unseen, the mail goes out in the same transaction.

use locale::Value;
use mail::{Address, Message};

use crate::Door;

/// The longest subject of such a mail, in characters.
const SUBJECT: usize = 150;

/// What became of the passkeys of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change<'a> {
    /// One of this name was added.
    Added(&'a str),
    /// The one of this name was removed.
    Removed(&'a str),
    /// All were removed, with a password that was set on the machine itself.
    Gone,
}

/// The mail about it to the owner. The address of the page stands on a line of its own, as in mails with a link.
///
/// # Errors
/// A sentence, where the address or the name of the paper is none for a mail.
pub(crate) fn letter(door: &Door, to: &str, change: Change<'_>) -> Result<Message, String> {
    let site = &door.web.site;
    let (kind, name) = match change {
        Change::Added(name) => ("added", name),
        Change::Removed(name) => ("removed", name),
        Change::Gone => ("gone", ""),
    };
    let args = [("paper", Value::from(site.name.as_str())), ("name", Value::from(name))];
    let text = |part: &str| door.say(&format!("accounts-mail-passkey-{kind}-{part}"), &args);
    // A paper with a very long name does not keep its people from their own keys.
    let subject: String = text("subject").chars().take(SUBJECT).collect();
    let (before, after) = (text("before"), text("after"));
    let url = door.web.absolute("/account/passkeys");
    let words = format!("{before}\n\n{after}\n\n{url}\n\n{}\n{}/\n", site.name, site.base_url);
    let to = Address::parse(to).map_err(|e| e.to_string())?;
    Message::plain(to, &subject, words).map_err(|e| e.to_string())
}
