//! The shape of the sample newspaper's files.

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::DeserializeOwned;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/demo");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    pub(super) name: String,
    pub(super) tagline: String,
    pub(super) language: String,
    pub(super) zone: String,
    pub(super) section: Vec<Section>,
    pub(super) staff: Vec<Staff>,
    pub(super) topic: Vec<Topic>,
    pub(super) author: Vec<Author>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) language: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Staff {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) role: String,
    pub(super) biography: String,
    pub(super) email: Option<String>,
    /// The seed of their drawing.
    pub(super) portrait: u64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) description: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Article {
    pub(super) section: String,
    pub(super) slug: String,
    pub(super) headline: String,
    pub(super) standfirst: String,
    pub(super) kicker: Option<String>,
    pub(super) bylines: Vec<String>,
    pub(super) dateline: Option<String>,
    pub(super) published: String,
    pub(super) comments_policy: String,
    pub(super) picture: Option<Picture>,
    #[serde(default)]
    pub(super) topics: Vec<String>,
    #[serde(default)]
    pub(super) correction: Vec<Correction>,
    /// Blocks that read otherwise until the first correction.
    #[serde(default)]
    pub(super) before: Vec<Before>,
    pub(super) block: Vec<Block>,
    /// The state of its live coverage, if it has one.
    pub(super) live: Option<String>,
    /// Its entries, the oldest first.
    #[serde(default)]
    pub(super) entry: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) at: String,
    #[serde(default)]
    pub(super) title: String,
    pub(super) text: String,
    pub(super) byline: String,
    #[serde(default)]
    pub(super) key_event: bool,
    #[serde(default)]
    pub(super) pinned: bool,
    pub(super) correction: Option<Correction>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Picture {
    pub(super) scene: String,
    pub(super) seed: u64,
    pub(super) alt: String,
    pub(super) caption: String,
    pub(super) credit: String,
}

/// A paragraph of plain words as it was first published.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Before {
    /// Which block it is, from 1.
    pub(super) block: usize,
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    pub(super) kind: String,
    pub(super) text: String,
    pub(super) at: String,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Block {
    Paragraph {
        text: String,
        #[serde(default)]
        speech: Vec<Speech>,
    },
    Heading {
        level: u8,
        text: String,
    },
    Quotation {
        text: String,
        speaker: Option<String>,
        role: Option<String>,
        when: Option<String>,
        place: Option<String>,
        source: Option<String>,
    },
    PullQuote {
        text: String,
    },
    List {
        items: Vec<String>,
        #[serde(default)]
        ordered: bool,
    },
    Divider,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Speech {
    pub(super) text: String,
    pub(super) speaker: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comments {
    pub(super) comment: Vec<Comment>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comment {
    pub(super) article: String,
    pub(super) id: String,
    pub(super) parent: Option<String>,
    pub(super) name: String,
    pub(super) at: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) staff: bool,
    pub(super) status: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Jobs {
    pub(super) board: Vec<Board>,
    pub(super) company: Vec<Company>,
    pub(super) listing: Vec<Listing>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Board {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) description: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Company {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) site: Option<String>,
    pub(super) legal_name: String,
    pub(super) place: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listing {
    pub(super) board: String,
    pub(super) company: String,
    pub(super) title: String,
    pub(super) language: String,
    #[serde(default)]
    pub(super) places: Vec<Place>,
    pub(super) workplace: String,
    #[serde(default)]
    pub(super) applicant_countries: Vec<String>,
    pub(super) employment: Vec<String>,
    pub(super) pay: Option<Pay>,
    pub(super) pay_tariff: Option<String>,
    pub(super) posted: String,
    pub(super) ends: String,
    pub(super) apply_url: Option<String>,
    pub(super) apply_email: Option<String>,
    pub(super) reference: Option<String>,
    pub(super) body: String,
    pub(super) state: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) city: String,
    pub(super) postcode: Option<String>,
    pub(super) country: String,
    pub(super) street: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pay {
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) currency: String,
    pub(super) period: String,
}

/// The front page, in the file's own words.
pub(super) fn front() -> Result<&'static str, String> {
    let file = FOLDER.get_file("front.toml").and_then(|file| file.contents_utf8());
    file.ok_or_else(|| "front.toml is missing".to_owned())
}

/// Reads one file. The files are part of the program, so a mistake in them is a mistake of ours.
pub(super) fn read<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    let file = FOLDER.get_file(name).and_then(|file| file.contents_utf8());
    toml::from_str(file.ok_or_else(|| format!("{name} is missing"))?).map_err(|e| format!("{name}: {e}"))
}

/// The articles, oldest file name last.
pub(super) fn articles() -> Result<Vec<Article>, String> {
    let folder = FOLDER.get_dir("articles").ok_or("the articles are missing")?;
    folder.files().filter_map(|file| file.path().to_str()).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_reads() {
        read::<Paper>("paper.toml").unwrap();
        read::<Comments>("comments.toml").unwrap();
        read::<Jobs>("jobs.toml").unwrap();
        crate::cli::front::File::parse(front().unwrap()).unwrap();
        assert_eq!(articles().unwrap().len(), 21);
    }
}
