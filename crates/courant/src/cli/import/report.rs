//! What is said of an import: each thing that is lost as it is lost, how far it is, and what became of it all.

use std::collections::BTreeMap;
use std::io::Write as _;

use exchange::html::clean_line;
use exchange::outside::Post;

use super::say;

/// How often it is said how far it is, in microseconds.
const EVERY: i64 = 2_000_000;

/// How a story was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Published,
    Planned,
    Draft,
}

/// Counts of an import.
pub(super) struct Report {
    all: usize,
    began: i64,
    said: i64,
    published: usize,
    planned: usize,
    drafts: usize,
    before: usize,
    left: usize,
    lost: usize,
    /// Pictures that came into the paper, and that are not in it.
    pub(super) pictures: (usize, usize),
}

impl Report {
    pub(super) fn new(all: usize, now: i64) -> Self {
        Self {
            all,
            began: now,
            said: now,
            published: 0,
            planned: 0,
            drafts: 0,
            before: 0,
            left: 0,
            lost: 0,
            pictures: (0, 0),
        }
    }

    pub(super) fn taken(&mut self, how: Taken) {
        match how {
            Taken::Published => self.published += 1,
            Taken::Planned => self.planned += 1,
            Taken::Draft => self.drafts += 1,
        }
    }

    pub(super) fn before(&mut self) {
        self.before += 1;
    }

    pub(super) fn left_out(&mut self, post: &Post, reason: &str) {
        self.left += 1;
        tell("Left out:", post, reason);
    }

    pub(super) fn kept(&self, post: &Post, reason: &str) {
        tell("Draft:", post, reason);
    }

    pub(super) fn lost(&mut self, post: &Post, what: &str) {
        self.lost += 1;
        tell("Look at:", post, what);
    }

    fn seen(&self) -> usize {
        self.published + self.planned + self.drafts + self.before + self.left
    }

    /// Says how far it is, now and then.
    pub(super) fn progress(&mut self, now: i64) {
        let seen = self.seen();
        if now - self.said < EVERY && seen < self.all {
            return;
        }
        self.said = now;
        let millis = ((now - self.began) / 1_000).max(1);
        let rate = i64::try_from(seen).unwrap_or(i64::MAX).saturating_mul(1_000) / millis;
        // A closed pipe is the reader's choice.
        let _ = writeln!(std::io::stderr(), "{seen} of {} stories, {rate} a second", self.all);
    }

    /// The end of the report.
    pub(super) fn sum(&self, others: &BTreeMap<String, usize>) {
        let Self { published, planned, drafts, before, left, lost, .. } = self;
        say(format_args!("Taken:      {published} published, {planned} planned, {drafts} drafts"));
        say(format_args!("There:      {before} were taken before"));
        say(format_args!("Left out:   {left} stories"));
        let others: Vec<String> = others.iter().map(|(what, many)| format!("{many} {what}")).collect();
        if !others.is_empty() {
            say(format_args!("Not taken:  {}", others.join(", ")));
        }
        say(format_args!("Pictures:   {} taken, {} not in the paper", self.pictures.0, self.pictures.1));
        say(format_args!("Look at:    {lost} things above"));
    }
}

/// Says something of a story; words of the file in it steer no terminal.
fn tell(what: &str, post: &Post, words: &str) {
    say(format_args!("{what:<12}{}: {}", place(post), clean_line(words)));
}

/// Where a story stands in the file, and what people know it by.
fn place(post: &Post) -> String {
    let label = clean_line(&post.label());
    if post.line == 0 { format!("“{label}”") } else { format!("line {}, “{label}”", post.line) }
}
