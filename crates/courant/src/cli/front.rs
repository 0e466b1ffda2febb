//! `courant front …`: the front page, arranged in a file. Readers see nothing of it before it is published.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use locale::{Language, Zone, clock, date_only, parse_date, parse_rfc3339};
use publishing::{FrontBlock, FrontPin, FrontPlan, FrontSlot, FrontView};
use serde::{Deserialize, Serialize};

use super::import::sentence;
use super::{file, paper, say};
use crate::compose::{self, Program};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Front {
    /// Print the draft of the front page as a file that `set` takes
    Show {
        /// Print what readers see instead
        #[arg(long)]
        published: bool,
    },
    /// Arrange the draft as a TOML or JSON file says
    Set {
        /// The file, or - for standard input
        file: PathBuf,
    },
    /// Publish the draft: readers see it from here on, whole
    Publish {
        /// Only if the draft is still at this revision
        #[arg(long, value_name = "N")]
        revision: Option<i64>,
    },
}

/// A front page as a file says it: [`FrontPlan`] with times as people write them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// The revision of the draft it was made from; where there is none, whatever is there is replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<i64>,
    #[serde(default = "latest")]
    latest: usize,
    #[serde(default = "others")]
    others: usize,
    #[serde(default)]
    lead: Vec<Pin>,
    #[serde(default)]
    second: Slot,
    #[serde(default)]
    blocks: Vec<Block>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    stories: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pins: Vec<Pin>,
}

impl Default for Slot {
    fn default() -> Self {
        Self { stories: FrontSlot::default().stories, pins: Vec::new() }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<String>,
    #[serde(default = "others")]
    stories: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pins: Vec<Pin>,
}

/// A story: its address or id, and where it is meant to leave again, the time on the paper's clock.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Pin {
    Story(String),
    Until { article: String, until: String },
}

fn latest() -> usize {
    FrontPlan::default().latest
}

fn others() -> usize {
    FrontPlan::default().others
}

/// Who did it, where nobody signed in.
const WHO: &str = "command line";
/// The most of a file that is read, in bytes.
const MOST: usize = 1 << 20;

pub(super) async fn run(config: &Config, command: Front) -> Result<(), String> {
    // The file first: a mistake in it should not wait for a database.
    let file = if let Front::Set { file } = &command { Some(read(file)?) } else { None };
    let paper = paper::open(config).await?;
    let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    let program = compose::program(config, &paper, base_url).await?;
    match command {
        Front::Show { published } => show(&program, published).await,
        Front::Set { .. } => match file {
            Some(file) => set(&program, file).await,
            None => Ok(()),
        },
        Front::Publish { revision } => publish(&program, revision).await,
    }
}

async fn show(program: &Program, published: bool) -> Result<(), String> {
    let desk = &program.desk;
    let view = if published { publishing::front(desk).await } else { publishing::front_draft(desk).await };
    let view = view.map_err(sentence)?;
    match &view.preview {
        _ if published => say("# What readers see."),
        Some(link) => say(format_args!("# The draft. It looks like this, for a day: {link}")),
        None => say("# Nobody has arranged a draft yet. This is what readers see."),
    }
    let file = File::of(view, &program.web.site.zone);
    say(toml::to_string(&file).map_err(|e| e.to_string())?.trim_end());
    Ok(())
}

async fn set(program: &Program, file: File) -> Result<(), String> {
    let desk = &program.desk;
    let revision = match file.revision {
        Some(revision) => revision,
        None => publishing::front_draft(desk).await.map_err(sentence)?.revision,
    };
    let plan = file.plan(&program.web.site.zone)?;
    let revision = publishing::actions::arrange_front(desk, revision, &plan, WHO).await.map_err(sentence)?;
    say(format_args!("The draft is at revision {revision}. Readers see nothing of it yet."));
    if let Some(link) = publishing::front_draft(desk).await.map_err(sentence)?.preview {
        say(format_args!("Look at it, for a day: {link}"));
    }
    say("Publish it: courant front publish");
    Ok(())
}

async fn publish(program: &Program, revision: Option<i64>) -> Result<(), String> {
    let desk = &program.desk;
    let revision = match revision {
        Some(revision) => revision,
        None => publishing::front_draft(desk).await.map_err(sentence)?.revision,
    };
    publishing::actions::publish_front(desk, revision, WHO).await.map_err(sentence)?;
    say(format_args!("Readers see revision {revision}: {}", program.web.absolute("/")));
    Ok(())
}

fn read(path: &Path) -> Result<File, String> {
    File::parse(&file::text(path, MOST)?).map_err(|error| format!("{}: {error}", path.display()))
}

impl File {
    /// TOML, or JSON where it begins with a brace.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        if text.trim_start().starts_with('{') {
            return serde_json::from_str(text).map_err(|e| e.to_string());
        }
        toml::from_str(text).map_err(|e| e.to_string())
    }

    /// The arrangement, with times on the wall clock of `zone`.
    ///
    /// # Errors
    /// The time that is none.
    pub(crate) fn plan(self, zone: &Zone) -> Result<FrontPlan, String> {
        let pins = |pins: Vec<Pin>| {
            pins.into_iter().map(|pin| pin.settle(zone)).collect::<Result<Vec<FrontPin>, String>>()
        };
        let mut blocks = Vec::new();
        for Block { section, topic, stories, pins: held } in self.blocks {
            blocks.push(FrontBlock { section, topic, stories, pins: pins(held)? });
        }
        let second = FrontSlot { stories: self.second.stories, pins: pins(self.second.pins)? };
        Ok(FrontPlan { lead: pins(self.lead)?, second, latest: self.latest, blocks, others: self.others })
    }

    /// The file that gives the same page again, with addresses for ids.
    fn of(view: FrontView, zone: &Zone) -> Self {
        let FrontView { revision, plan, stories, .. } = view;
        let named = |pin: FrontPin| {
            let story = stories.iter().find(|story| story.id == pin.article);
            let article = story.map_or(pin.article, |story| story.url.clone());
            match pin.until {
                None => Pin::Story(article),
                Some(at) => {
                    let until = format!("{} {}", date_only(at, zone), clock(at, zone, Language::EnGb));
                    Pin::Until { article, until }
                }
            }
        };
        let pins = |pins: Vec<FrontPin>| pins.into_iter().map(named).collect();
        let blocks = plan.blocks.into_iter().map(|block| {
            let FrontBlock { section, topic, stories, pins: held } = block;
            Block { section, topic, stories, pins: pins(held) }
        });
        let blocks = blocks.collect();
        let second = Slot { stories: plan.second.stories, pins: pins(plan.second.pins) };
        let (latest, others) = (plan.latest, plan.others);
        Self { revision: Some(revision), latest, others, lead: pins(plan.lead), second, blocks }
    }
}

impl Pin {
    fn settle(self, zone: &Zone) -> Result<FrontPin, String> {
        match self {
            Self::Story(article) => Ok(FrontPin { article, until: None }),
            Self::Until { article, until } => {
                let local = || parse_date(&until.replace('T', " ")).and_then(|date| date.to_micros(zone));
                // A file may come from the API, which sends moments and no wall clock.
                let at = parse_rfc3339(&until).or_else(local);
                let none = || format!("until = \"{until}\" is no time; write for example 2025-01-14 18:00");
                Ok(FrontPin { article, until: Some(at.ok_or_else(none)?) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "latest = 5\nlead = [{ article = \"/town/a\", until = \"2025-01-14 18:00\" }]\n\
        [second]\nstories = 3\npins = [\"/town/b\"]\n[[blocks]]\ntopic = \"tide-gate\"\n";

    #[test]
    fn a_file_says_what_stands_where() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let plan = File::parse(TEXT).unwrap().plan(&zone).unwrap();
        assert_eq!((plan.latest, plan.others, plan.second.stories), (5, 4, 3));
        assert_eq!(plan.lead[0].until, Some(1_736_874_000_000_000));
        assert_eq!((plan.blocks[0].topic.as_deref(), plan.blocks[0].stories), (Some("tide-gate"), 4));
        let json = r#"{ "revision": 2, "blocks": [{ "section": "town", "pins": ["/town/b"] }] }"#;
        assert_eq!(File::parse(json).unwrap().plan(&zone).unwrap().blocks[0].pins[0].article, "/town/b");
        let sent = r#"{ "lead": [{ "article": "1", "until": "2025-01-14T17:00:30Z" }] }"#;
        let until = File::parse(sent).unwrap().plan(&zone).unwrap().lead[0].until;
        assert_eq!(until, Some(1_736_874_030_000_000));
        assert!(File::parse("colour = 1").unwrap_err().contains("colour"));
        assert!(File::parse("lead = [{ article = \"1\", until = \"soon\" }]").unwrap().plan(&zone).is_err());
    }

    #[test]
    fn what_is_shown_can_be_set_again() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let plan = File::parse(TEXT).unwrap().plan(&zone).unwrap();
        let view = FrontView { revision: 3, plan: plan.clone(), stories: Vec::new(), preview: None };
        let text = toml::to_string(&File::of(view, &zone)).unwrap();
        let again = File::parse(&text).unwrap();
        assert_eq!((again.revision, again.plan(&zone).unwrap()), (Some(3), plan), "{text}");
    }
}
