//! J1 and J16 to J19: the page the markup stands on.

use super::dates::Written;
use super::{Context, PageFacts, PageKind, Report};

pub(super) fn check(report: &mut Report, postings: usize, visible: Option<&str>, context: &Context<'_>) {
    count(report, postings, context);
    if !context.live {
        ended(report, postings, visible, context);
    }
    let Some(facts) = context.facts.as_ref().filter(|_| context.page == PageKind::Job) else {
        return;
    };
    if context.live {
        live(report, postings, facts);
        sitemap(report, facts, context.now);
    }
}

fn count(report: &mut Report, postings: usize, context: &Context<'_>) {
    // A host that only mirrors a listing rightly has no markup.
    let mirror = context.facts.and_then(|facts| facts.canonical.map(|to| to != facts.url)).unwrap_or(false);
    if postings > 0 && context.page != PageKind::Job {
        report.error("J1", "page", "JobPosting markup belongs only on the job\u{2019}s own page.");
    } else if postings > 1 {
        report.error(
            "J1",
            "page",
            format!("The page describes {postings} jobs; it must describe exactly one."),
        );
    } else if postings == 0 && context.live && context.page == PageKind::Job && !mirror {
        report.error("J2", "page", "The page of a live job holds no JobPosting.");
    }
}

fn live(report: &mut Report, postings: usize, facts: &PageFacts<'_>) {
    if facts.status != 200 {
        report.error(
            "J19",
            "status",
            format!("The page of a live job answers {} instead of 200.", facts.status),
        );
    }
    if hidden(facts) {
        report.error("J19", "robots", "A live job must not be kept out of search engines by noindex.");
    }
    if facts.crawlable == Some(false) {
        report.error("J19", "robots", "robots.txt keeps crawlers away from the page.");
    }
    if facts.walled {
        report.error("J19", "page", "Reading the advert and applying must need neither sign-in nor payment.");
    }
    if postings > 0 && facts.canonical.is_some_and(|canonical| canonical != facts.url) {
        let sentence =
            "The canonical page is another one; only the listing\u{2019}s home host carries the markup.";
        report.error("J16", "canonical", sentence);
    }
}

fn ended(report: &mut Report, postings: usize, visible: Option<&str>, context: &Context<'_>) {
    if postings > 0 {
        report.error("J17", "page", "The listing has ended but its markup is still there.");
    }
    if visible.is_some_and(|text| text.trim().is_empty()) {
        report.error("J17", "page", "Tell people in words that the job has ended.");
    }
    let Some(facts) = context.facts.as_ref().filter(|_| context.page == PageKind::Job) else {
        return;
    };
    if !matches!(facts.status, 404 | 410) {
        let sentence = format!("The page of an ended job answers {}; it should answer 410.", facts.status);
        report.error("J17", "status", sentence);
    }
    if !hidden(facts) {
        report.error("J17", "robots", "The page of an ended job needs the header X-Robots-Tag: noindex.");
    }
    if facts.in_sitemap == Some(true) {
        report.error("J18", "sitemap", "The listing has ended but is still in the sitemap.");
    }
}

fn sitemap(report: &mut Report, facts: &PageFacts<'_>, now: i64) {
    let mirror = facts.canonical.is_some_and(|canonical| canonical != facts.url);
    if facts.in_sitemap == Some(mirror) {
        let sentence = if mirror {
            "The sitemap must list only the canonical page of this job."
        } else {
            "The live job is missing from the sitemap."
        };
        report.error("J18", "sitemap", sentence);
    }
    let Some(lastmod) = facts.lastmod else {
        return;
    };
    match Written::parse(lastmod) {
        None => report.error("J18", "sitemap.lastmod", "Write lastmod as an ISO 8601 date or time."),
        Some(written) if written.at > now.saturating_add(86_400_000_000) => {
            report.error("J18", "sitemap.lastmod", "lastmod lies in the future.");
        }
        Some(written) => {
            let tolerance = if written.exact { 1_000_000 } else { 129_600_000_000 };
            let changed = facts.changed.unwrap_or(written.at);
            if i128::from(written.at).abs_diff(i128::from(changed)) > tolerance {
                report.error("J18", "sitemap.lastmod", "lastmod must be the last change of the content.");
            }
        }
    }
}

fn hidden(facts: &PageFacts<'_>) -> bool {
    facts.robots.is_some_and(|robots| {
        let robots = robots.to_lowercase();
        robots.split([',', ' ', ':']).any(|word| matches!(word, "noindex" | "none"))
    })
}
