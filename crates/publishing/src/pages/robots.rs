//! `GET /robots.txt` (RFC 9309), and `/llms.txt` where the paper wants one (llmstxt.org).

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use web::{CachePolicy, Error, Page, PageKey, Result};

use crate::Desk;
use crate::model::Section;
use crate::store;

/// The sitemaps of the paper; the last belongs to the job board.
const SITEMAPS: [&str; 3] = ["/sitemap.xml", "/news-sitemap.xml", "/jobs-sitemap.xml"];

/// Crawlers that collect texts to train models or to sell them, by the names their makers publish. Crawlers of search
/// engines, and those that fetch one page because a person asked for it, are not among them.
const MINERS: [&str; 22] = [
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "Google-Extended",
    "GPTBot",
    "ICC-Crawler",
    "ImagesiftBot",
    "img2dataset",
    "Kangaroo Bot",
    "meta-externalagent",
    "omgili",
    "PanguBot",
    "SBIntuitionsBot",
    "Timpibot",
    "Webzio-Extended",
];

pub(crate) async fn show(State(desk): State<Desk>) -> Response {
    let mut text =
        String::from("User-agent: *\nAllow: /\nDisallow: /desk\nDisallow: /account\nDisallow: /api\n\n");
    let mining = &desk.web.site.machines.mining;
    if mining.reserved {
        text.push_str("# Text and data mining is reserved: Article 4(3) of Directive (EU) 2019/790.\n");
        if let Some(policy) = &mining.policy {
            let _ = writeln!(text, "# Licences: {policy}");
        }
        for miner in MINERS {
            let _ = writeln!(text, "User-agent: {miner}");
        }
        text.push_str("Disallow: /\n\n");
    }
    for path in SITEMAPS {
        let _ = writeln!(text, "Sitemap: {}", desk.web.absolute(path));
    }
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    ([kind, (header::CACHE_CONTROL, CachePolicy::Hour.header())], text).into_response()
}

#[derive(Debug, Serialize)]
struct Guide(String);

impl Page for Guide {
    const TEMPLATE: &'static str = "";
    const CONTENT_TYPE: &'static str = "text/plain; charset=utf-8";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn text(&self) -> Option<String> {
        Some(self.0.clone())
    }
}

/// `GET /llms.txt`
pub(crate) async fn guide(State(desk): State<Desk>) -> Result<Response> {
    if !desk.web.site.machines.llms_txt {
        return Err(Error::NotFound);
    }
    let make = desk.web.db.read(async |c| Ok::<_, Error>(described(&desk, &store::sections(c).await?)));
    desk.web.shared(PageKey::new("/llms.txt"), make).await
}

fn described(desk: &Desk, sections: &[Section]) -> Guide {
    let site = &desk.web.site;
    let mut text = format!("# {}\n", site.name);
    if !site.tagline.is_empty() {
        let _ = write!(text, "\n> {}\n", site.tagline);
    }
    text.push_str("\n## Sections\n\n");
    for section in sections {
        let about = if section.description.is_empty() { "" } else { ": " };
        let (title, url) = (words(&section.title), desk.web.absolute(&section.url()));
        let _ = writeln!(text, "- [{title}]({url}){about}{}", section.description);
    }
    text.push_str("\n## Feeds\n\n");
    for file in super::feed::FILES {
        let _ = writeln!(text, "- [{file}]({})", desk.web.absolute(&format!("/{file}")));
    }
    Guide(text)
}

/// The words of a Markdown link.
fn words(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
