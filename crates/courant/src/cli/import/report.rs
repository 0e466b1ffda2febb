//! What is said of an import: each thing that is lost as it is lost, how far it is, and what became of it all.

use std::collections::BTreeMap;
use std::io::Write as _;

use exchange::html::clean_line;
use exchange::outside::Post;
use exchange::taking::{Became, How, Outcome};
use web::Sentence;

use super::{english, say, words};

/// How often it is said how far it is, in microseconds.
const EVERY: i64 = 2_000_000;

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

    pub(super) fn before(&mut self) {
        self.before += 1;
    }

    /// What became of a story.
    pub(super) fn say(&mut self, post: &Post, outcome: &Outcome) {
        match &outcome.became {
            Became::Before => self.before += 1,
            Became::Taken(How::Published, _) => self.published += 1,
            Became::Taken(How::Planned, _) => self.planned += 1,
            Became::Taken(How::Draft, _) => self.drafts += 1,
            Became::LeftOut(reasons) => {
                self.left += 1;
                let reasons: Vec<String> = reasons.iter().map(english).collect();
                tell("Left out:", post, &reasons.join(" "));
            }
        }
        if let Some(reason) = &outcome.kept {
            tell("Draft:", post, &english(reason));
        }
        for loss in &outcome.losses {
            self.lost += 1;
            tell("Look at:", post, &words(|locales, language| loss.text(locales, language)));
        }
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
    pub(super) fn sum(&self, others: &BTreeMap<Sentence, usize>) {
        let Self { published, planned, drafts, before, left, lost, .. } = self;
        say(format_args!("Taken:      {published} published, {planned} planned, {drafts} drafts"));
        say(format_args!("There:      {before} were taken before"));
        say(format_args!("Left out:   {left} stories"));
        let mut others: Vec<(String, usize)> =
            others.iter().map(|(what, many)| (english(what), *many)).collect();
        others.sort();
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
