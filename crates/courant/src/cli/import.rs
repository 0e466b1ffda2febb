//! `courant import …`: reads stories from files, says what it took and what it left out.

mod media;
mod outside;
mod report;

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::Subcommand;
use exchange::system::System;
use exchange::taking::title_of;
use exchange::text::{self, Page};
use locale::{Language, Locales};
use publishing::{NewArticle, NewSection};

use super::{paper, say};
use crate::compose::{self, Program};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// A news page saved as plain text
    Text {
        /// The file, or - for standard input
        file: PathBuf,
        /// The section it goes to; made where there is none
        #[arg(long, default_value = "news")]
        section: String,
        /// Keep it as a draft
        #[arg(long)]
        draft: bool,
        /// Say that a lawyer has looked, where the section wants one
        #[arg(long, conflicts_with = "draft")]
        legal: bool,
        /// Read and report, store nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// The stories of an export of WordPress (WXR)
    #[command(name = "wordpress")]
    WordPress(Export),
    /// The stories of an export of Ghost (JSON)
    Ghost(Export),
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The file; what was taken of it before is not taken again
    pub(super) file: PathBuf,
    /// The section of stories that were filed under nothing; made where there is none
    #[arg(long, default_value = "news")]
    pub(super) section: String,
    /// The folder of the pictures: wp-content/uploads, or content/images
    #[arg(long)]
    pub(super) media: Option<PathBuf>,
    /// Read and report, store nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

pub(super) async fn run(config: &Config, command: Import) -> Result<(), String> {
    let (file, section, draft, legal, dry_run) = match command {
        Import::Text { file, section, draft, legal, dry_run } => (file, section, draft, legal, dry_run),
        Import::WordPress(export) => return outside::run(config, System::WordPress, export).await,
        Import::Ghost(export) => return outside::run(config, System::Ghost, export).await,
    };
    let name = file.display().to_string();
    let page = text::read(&super::file::read(&file, text::MAX_BYTES)?)
        .map_err(|refused| format!("{name}: {refused}"))?;
    report(&page);
    if dry_run {
        say("Nothing was stored (dry run).");
        return Ok(());
    }
    let program = open(config).await?;
    let url =
        store(&program, &page, &section, (draft, legal)).await.map_err(|error| format!("{name}: {error}"))?;
    let what = if draft { "Kept as a draft for" } else { "Published at" };
    say(format_args!("{what} {}", program.web.absolute(&url)));
    Ok(())
}

/// The whole program, for a command.
async fn open(config: &Config) -> Result<Program, String> {
    let paper = paper::open(config).await?;
    let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    compose::program(config, &paper, base_url).await
}

fn report(page: &Page) {
    say(format_args!("Headline:   {}", page.headline));
    if let Some(standfirst) = &page.standfirst {
        say(format_args!("Standfirst: {standfirst}"));
    }
    if let Some(date) = &page.date {
        let day = &date.value;
        say(format_args!("Date:       {:04}-{:02}-{:02} (line {})", day.year, day.month, day.day, date.line));
    }
    if !page.bylines.is_empty() {
        say(format_args!("By:         {}", page.bylines.join(", ")));
    }
    say(format_args!("Paragraphs: {}", page.paragraphs.len()));
    let speech = page.paragraphs.iter().flat_map(|p| p.speech.iter().map(move |s| (p.line, s)));
    for (line, said) in speech {
        let speaker = said.speaker.as_deref().unwrap_or("nobody named");
        let words: String = said.text.chars().take(60).collect();
        say(format_args!("Quotation:  line {line}, proposed for {speaker}: {words}"));
    }
    for left in &page.left_out {
        say(format_args!("Left out:   line {}, {}: {}", left.line, left.reason, left.text));
    }
    for warning in &page.warnings {
        say(format_args!("Look at:    {warning}"));
    }
}

/// Stores the story, and its section where it is new. A story that is not in order leaves no section behind.
async fn store(
    program: &Program,
    page: &Page,
    section: &str,
    (draft, legal): (bool, bool),
) -> Result<String, String> {
    let zone = &program.web.site.zone;
    let now = program.web.clock.now();
    let published = page.date.as_ref().and_then(|date| date.value.to_micros(zone)).unwrap_or(now);
    let mut new = NewArticle {
        section_id: 0,
        slug: None,
        language: exchange::story::language(page),
        story: exchange::story::story(page),
        comments: "open".to_owned(),
        published: (!draft).then_some(published),
        legal,
    };
    publishing::actions::check(&new).map_err(sentence)?;
    new.section_id = section_of(program, page, section).await?;
    if let Some(url) = publishing::same_story(&program.desk, &new).await.map_err(sentence)? {
        return Err(format!("this story is in the paper already, at {}", program.web.absolute(&url)));
    }
    let id = publishing::actions::create(&program.desk.itself(), &new).await.map_err(sentence)?;
    publishing::address(&program.desk, id).await.map_err(sentence)
}

async fn section_of(program: &Program, page: &Page, slug: &str) -> Result<i64, String> {
    let sections =
        program.web.db.read(async |c| publishing::sections(c).await).await.map_err(|e| e.to_string())?;
    if let Some(found) = sections.iter().find(|section| section.slug == slug) {
        return Ok(found.id);
    }
    let new = NewSection {
        slug: slug.to_owned(),
        title: title_of(slug),
        description: String::new(),
        language: exchange::story::language(page).unwrap_or(program.web.site.language),
        position: i64::try_from(sections.len()).unwrap_or(0),
    };
    publishing::actions::create_section(&program.desk, &new).await.map_err(sentence)
}

/// A sentence for a terminal, which speaks English.
pub(crate) fn english(sentence: &web::Sentence) -> String {
    words(|locales, language| sentence.text(locales, language))
}

/// The same of whatever has words; empty where there are none at all.
fn words(say: impl FnOnce(&Locales, Language) -> String) -> String {
    static WORDS: LazyLock<Option<Locales>> = LazyLock::new(|| Locales::load().ok());
    WORDS.as_ref().map(|words| say(words, Language::EnGb)).unwrap_or_default()
}

/// An error of an action as a sentence for a terminal.
pub(crate) fn sentence(error: web::Error) -> String {
    match error {
        web::Error::Invalid(problems) => {
            let lines: Vec<String> =
                problems.iter().map(|p| format!("{}: {}", p.field, english(&p.sentence))).collect();
            lines.join(" ")
        }
        web::Error::Forbidden(sentence) => format!("forbidden: {}", english(&sentence)),
        web::Error::Conflict(sentence) => format!("conflict: {}", english(&sentence)),
        other => other.to_string(),
    }
}
