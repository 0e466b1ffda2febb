//! J11, J12: when it was posted and how long it holds.

use super::{Context, Report, text_of};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::Value;

/// One day in microseconds.
const DAY: i64 = 86_400_000_000;

/// A date as markup writes it.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// The calendar day as written, in the offset it was written in.
    pub(super) day: Date,
    /// Microseconds UTC; without an offset, as if it were UTC.
    pub(super) at: i64,
    /// True if it has a time and an offset from UTC.
    pub(super) exact: bool,
    /// True if it has a time.
    pub(super) timed: bool,
}

impl Written {
    /// Reads ISO 8601; `None` if it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let timed = text.contains(['T', 't', ' ']);
        let day: Date = text.get(..10)?.parse().ok()?;
        if let Ok(exact) = text.parse::<Timestamp>() {
            return Some(Self { day, at: exact.as_microsecond(), exact: true, timed });
        }
        let local =
            if timed { text.parse::<DateTime>().ok()? } else { text.parse::<Date>().ok()?.at(0, 0, 0, 0) };
        let at = TimeZone::UTC.to_timestamp(local).ok()?.as_microsecond();
        Some(Self { day, at, exact: false, timed })
    }

    /// The last moment it may mean, whatever the offset.
    fn latest(&self) -> i64 {
        match (self.exact, self.timed) {
            (true, _) => self.at,
            (false, true) => self.at.saturating_add(DAY / 2),
            (false, false) => self.at.saturating_add(DAY + DAY / 2),
        }
    }
}

pub(super) fn check(report: &mut Report, posting: &Value, context: &Context<'_>) {
    let posted = text_of(posting, "datePosted");
    let posted = posted.and_then(|text| {
        let written = Written::parse(text);
        if written.is_none() {
            report.error(
                "J11",
                "datePosted",
                "Write datePosted as an ISO 8601 date, for example 2026-11-24.",
            );
        }
        written
    });
    if let Some(posted) = posted {
        posted_date(report, posted, context);
    }
    let Some(text) = text_of(posting, "validThrough") else {
        let sentence = "Add validThrough: the listing has an end, and search engines should know it.";
        return report.error("J12", "validThrough", sentence);
    };
    let Some(ends) = Written::parse(text) else {
        return report.error("J12", "validThrough", "Write validThrough as an ISO 8601 time with an offset.");
    };
    if !ends.exact {
        report.error(
            "J12",
            "validThrough",
            "Give validThrough with time and offset; a bare date ends hours too early.",
        );
    }
    if context.live && ends.latest() <= context.now {
        report.error("J12", "validThrough", "The listing is live but its end is past.");
    }
    if posted.is_some_and(|posted| posted.at > ends.latest()) {
        report.error("J12", "validThrough", "The listing ends before it was posted.");
    }
}

fn posted_date(report: &mut Report, posted: Written, context: &Context<'_>) {
    let slack = if posted.exact { DAY / 1440 } else { DAY };
    if posted.at > context.now.saturating_add(slack) {
        report.error("J11", "datePosted", "datePosted lies in the future.");
    }
    if let Some(first) = context.first_live {
        // A bare date may be up to a day and its offset away from the moment itself.
        let tolerance = if posted.exact { 1_000_000 } else { DAY + DAY / 2 };
        if i128::from(posted.at).abs_diff(i128::from(first)) > tolerance.unsigned_abs().into() {
            let sentence = "datePosted must stay the first go-live; neither an edit nor a renewal moves it.";
            report.error("J11", "datePosted", sentence);
        }
    }
}
