//! J4, and J19's teasers: the description is the whole advert as HTML.

use super::{Context, Report, text_of};
use crate::model::text::{has_tag, plain_text, squash};
use serde_json::Value;

/// Fewer characters than this cannot hold duties and requirements.
pub(super) const SHORT: usize = 300;

pub(super) fn check(report: &mut Report, posting: &Value, context: &Context<'_>) {
    let Some(description) = text_of(posting, "description") else {
        return;
    };
    let text = plain_text(description);
    let squashed = squash(&text);
    if text_of(posting, "title").is_some_and(|title| squash(title) == squashed) {
        report.error("J4", "description", "The description only repeats the title; give the whole advert.");
    } else if squashed.is_empty() {
        report.error("J4", "description", "The description holds no words.");
    } else if text.trim().chars().count() < SHORT {
        report.warn("J4", "description", "The description is short; name the duties and what is asked for.");
    }
    form(report, description);
    completeness(report, posting, &squashed, context);
    let end = text.trim_end().to_lowercase();
    if ["\u{2026}", "...", "read more", "weiterlesen", "mehr erfahren"].iter().any(|tail| end.ends_with(tail))
    {
        report.warn("J19", "description", "The description looks like a teaser; give the whole text.");
    }
}

fn form(report: &mut Report, description: &str) {
    let lower = description.to_lowercase();
    if lower.contains("<script") || lower.contains("<style") {
        report.error("J4", "description", "Leave scripts and styles out of the description.");
    }
    if has_tag(description) {
        return;
    }
    let marked =
        |line: &str| ["# ", "## ", "### ", "- ", "* "].iter().any(|mark| line.trim().starts_with(mark));
    if description.contains("**") || description.contains("](") || description.lines().any(marked) {
        report.error("J4", "description", "The description is Markdown source; give HTML.");
    } else if description.chars().count() > SHORT {
        report.warn(
            "J4",
            "description",
            "Give the description as HTML, so that paragraphs and lists survive.",
        );
    }
}

/// The markup must not say less in `description` than the page does, nor put parts of the text elsewhere.
fn completeness(report: &mut Report, posting: &Value, squashed: &str, context: &Context<'_>) {
    let body = context.facts.and_then(|facts| facts.body).map(squash);
    if body.is_some_and(|body| squashed.chars().count() * 5 < body.chars().count() * 4) {
        report.error(
            "J4",
            "description",
            "The description leaves out parts of the advert that the page shows.",
        );
    }
    for name in ["responsibilities", "qualifications", "skills"] {
        if text_of(posting, name).is_some_and(|text| !squashed.contains(&squash(text))) {
            report.warn(
                "J4",
                name,
                format!("The text of \u{201c}{name}\u{201d} is missing from the description."),
            );
        }
    }
}
