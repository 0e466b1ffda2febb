//! The settings a paper runs with, as far as they touch its readers' data.

use serde::Serialize;

/// Where something is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// On the machine that runs the paper.
    Machine,
    /// On another machine, such as a database server or an object store.
    Elsewhere,
}

/// How many comments a network may send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// How many.
    pub count: i64,
    /// In how many seconds.
    pub seconds: i64,
}

/// What the privacy page is made from. The program that joins the features fills it from its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Where comments and addresses lie.
    pub database: Place,
    /// Where pictures lie.
    pub pictures: Place,
    /// The limit on comments of one network, counted in memory; `None` where there is no limit.
    pub comment_rate: Option<Rate>,
    /// Hours for which the fingerprint of a sent comment is kept, so that the same form sent twice makes one comment.
    pub form_hours: i64,
    /// Days after which the network of a comment goes, and the e-mail address of one that was rejected or removed.
    pub sender_days: i64,
    /// Days after which the network of a sign-in goes.
    pub account_days: i64,
    /// The mail server that messages to accounts go through; `None` where none leaves this machine by itself.
    pub mail: Option<String>,
    /// The host of a provider that signs people in.
    pub provider: Option<String>,
    /// Whether page views are counted.
    pub counts: bool,
    /// Days for which the counts of single hours and the referring sites are kept.
    pub count_days: i64,
    /// Whether a proxy stands in front, which may keep what this program does not.
    pub proxy: bool,
    /// Whether the log has a line for each page (without the reader's address).
    pub page_lines: bool,
    /// Whether text and data mining is reserved; `None` where the paper says nothing about it.
    pub mining_reserved: Option<bool>,
}
