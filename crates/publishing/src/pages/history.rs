//! `GET /{section}/{slug}/history`: the versions of a story that readers saw, and each of them beside the one before it, word
//! by word. Nothing that the newsroom saved in between.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use document::{BlockDiff, Change as Fate, Run, WordsChanged, diff, diff_words};
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Path, Result, page_of};

use super::article::Change;
use super::{Pairs, headline, value};
use crate::Desk;
use crate::joins::Link;
use crate::model::{Story, Version, is_slug, url, version_told, versions};
use crate::store::{self, Published};

/// Versions on one page: each is compared with the one before it.
const VERSIONS: usize = 20;

#[derive(Debug, Serialize)]
struct HistoryPage {
    head: Head,
    story: About,
    versions: Vec<Listed>,
    older: Option<String>,
    #[serde(skip)]
    tag: String,
}

/// The story whose history it is.
#[derive(Debug, Serialize)]
struct About {
    url: String,
    headline: String,
    section: Link,
    language: Language,
}

#[derive(Debug, Serialize)]
struct Listed {
    number: usize,
    url: String,
    at: i64,
    words: i64,
    /// None for the first, and where the words of one of the two are not kept.
    changed: Option<WordsChanged>,
    told: Vec<Change>,
}

#[derive(Debug, Serialize)]
struct VersionPage {
    head: Head,
    story: About,
    number: usize,
    at: i64,
    /// The version before it, with which it is compared.
    before: Option<Beside>,
    after: Option<Beside>,
    told: Vec<Change>,
    /// Headline, standfirst and what else stands above the text.
    fields: Vec<Field>,
    blocks: Vec<BlockDiff>,
    changed: WordsChanged,
    #[serde(skip)]
    tag: String,
}

#[derive(Debug, Serialize)]
struct Beside {
    number: usize,
    url: String,
    at: i64,
}

#[derive(Debug, Serialize)]
struct Field {
    name: &'static str,
    change: Fate,
    runs: Vec<Run>,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "publishing/history.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.story.language)
    }

    fn tags(&self) -> Vec<String> {
        vec![self.tag.clone()]
    }
}

impl Page for VersionPage {
    const TEMPLATE: &'static str = "publishing/version.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.story.language)
    }

    fn tags(&self) -> Vec<String> {
        vec![self.tag.clone()]
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// A story that readers see, with its versions, newest first, and what they were told.
struct Known {
    row: Published,
    versions: Vec<Version>,
    told: Vec<(Option<usize>, Change)>,
}

impl Known {
    async fn read(c: &mut Conn, desk: &Desk, (section, slug): (&str, &str)) -> Result<Self> {
        let now = desk.web.clock.now();
        let row = store::published(c, section, slug, now).await?.ok_or(Error::NotFound)?;
        let mut rows = store::versions(c, row.id, now).await?;
        if rows.is_empty() {
            // Nobody changed it since it was brought in: its row is the first version and the only one.
            rows.push((0, row.published, row.words));
        }
        let versions = versions(&rows);
        let told = store::told_of(c, row.id).await?;
        let told = told.into_iter().map(|(correction, revision)| {
            (version_told(&versions, revision, correction.at), Change::from(correction))
        });
        let told = told.collect();
        Ok(Self { row, versions, told })
    }

    /// The words of a version: those of the row where no revision was kept.
    async fn story(&self, c: &mut Conn, version: Version) -> Result<Option<Story>> {
        if version.revision == 0 {
            return Ok(store::article(c, self.row.id).await?.map(|article| article.story));
        }
        Ok(store::story_at(c, self.row.id, version.revision).await?)
    }

    fn version(&self, number: usize) -> Option<Version> {
        self.versions.iter().find(|version| version.number == number).copied()
    }

    /// The versions of a page of the list, and one more: the last one shown is compared with it.
    fn part(&self, before: Option<usize>) -> Result<Vec<Version>> {
        // Of each part of the list there is one address, so that nobody fills the cache with copies of it.
        if before.is_some_and(|before| before > self.versions.len()) {
            return Err(Error::NotFound);
        }
        let from = self.versions.iter().filter(|version| before.is_none_or(|before| version.number < before));
        let part: Vec<Version> = from.copied().take(VERSIONS + 1).collect();
        if part.is_empty() { Err(Error::NotFound) } else { Ok(part) }
    }

    fn told(&self, number: usize) -> Vec<Change> {
        let these = self.told.iter().filter(|(version, _)| *version == Some(number));
        these.map(|(_, change)| change.clone()).collect()
    }

    fn about(&self, desk: &Desk) -> About {
        let row = &self.row;
        About {
            url: url(&row.section.slug, &row.slug),
            headline: headline(&desk.web, row.retracted, row.language, row.headline.clone()),
            section: Link { title: row.section.title.clone(), url: row.section.url() },
            language: row.language,
        }
    }

    fn tag(&self) -> String {
        format!("history:{}", self.row.id)
    }
}

/// A version beside the one before it.
struct Compared {
    fields: Vec<Field>,
    blocks: Vec<BlockDiff>,
    changed: WordsChanged,
}

impl Compared {
    fn of(old: &Story, new: &Story) -> Self {
        let bylines = (old.bylines.join(", "), new.bylines.join(", "));
        let (old_lead, new_lead) =
            (old.lead.clone().unwrap_or_default(), new.lead.clone().unwrap_or_default());
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let texts = [
            ("kicker", optional(&old.kicker), optional(&new.kicker)),
            ("headline", old.headline.clone(), new.headline.clone()),
            ("standfirst", old.standfirst.clone(), new.standfirst.clone()),
            ("bylines", bylines.0, bylines.1),
            ("dateline", optional(&old.dateline), optional(&new.dateline)),
            ("media", old_lead.media, new_lead.media),
            ("alt", old_lead.alt, new_lead.alt),
            ("caption", old_lead.caption, new_lead.caption),
            ("credit", old_lead.credit, new_lead.credit),
        ];
        let field = |(name, old, new): (&'static str, String, String)| {
            let change = if old == new { Fate::Same } else { Fate::Changed };
            Field { name, change, runs: diff_words(&old, &new) }
        };
        let fields = texts.into_iter().map(field).filter(|field| !field.runs.is_empty());
        let fields: Vec<Field> = fields.collect();
        let blocks = diff(&old.body, &new.body);
        let runs = fields.iter().flat_map(|field| &field.runs);
        let changed = WordsChanged::of(
            runs.chain(blocks.iter().flat_map(|block| &block.parts).flat_map(|part| &part.runs)),
        );
        Self { fields, blocks, changed }
    }
}

pub(crate) async fn index(
    State(desk): State<Desk>,
    Path((section, slug)): Path<(String, String)>,
    query: Pairs,
) -> Result<Response> {
    if !desk.public_history || !is_slug(&section) || !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let before = match value(&query.0, "before") {
        Some(text) => Some(number(text).ok_or(Error::NotFound)?),
        None => None,
    };
    let key = PageKey::new(&format!("{}/history", url(&section, &slug))).with("before", before);
    let make = list(&desk, (&section, &slug), before);
    desk.web.shared(key, make).await
}

/// A number as we write it, from 1.
fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number: &usize| *number > 0 && number.to_string() == text)
}

async fn list(desk: &Desk, place: (&str, &str), before: Option<usize>) -> Result<HistoryPage> {
    let turn = desk.comparing.turn().await?;
    let read = desk.web.db.read(async |c| {
        let known = Known::read(c, desk, place).await?;
        let rows = known.part(before)?;
        let mut words = Vec::with_capacity(rows.len());
        for version in &rows {
            words.push(known.story(c, *version).await?);
        }
        Ok::<_, Error>((known, rows, words))
    });
    let (known, rows, words) = read.await?;
    let changed = turn.work(move || changes(&words)).await?;
    let story = known.about(desk);
    let (rows, older) =
        page_of(rows, VERSIONS, |version| format!("{}/history?before={}", story.url, version.number));
    let versions = rows.into_iter().zip(changed).map(|(version, changed)| Listed {
        number: version.number,
        url: format!("{}/history/{}", story.url, version.number),
        at: version.published,
        words: version.words,
        changed,
        told: known.told(version.number),
    });
    let versions = versions.collect();
    let page = before.map(|before| format!("?before={before}")).unwrap_or_default();
    let title = desk.web.sentence(
        story.language,
        "publishing-history-of",
        &[("headline", story.headline.clone().into())],
    );
    let about = desk.web.sentence(story.language, "publishing-history-about", &[]);
    let canonical = Some(desk.web.absolute(&format!("{}/history{page}", story.url)));
    let head = Head { canonical, ..Head::website(title, about) };
    Ok(HistoryPage { head, tag: known.tag(), story, versions, older })
}

/// What changed from each of these words, newest first, to those before them.
fn changes(words: &[Option<Story>]) -> Vec<Option<WordsChanged>> {
    let before = words.iter().skip(1).map(Option::as_ref).chain([None]);
    let pairs = words.iter().map(Option::as_ref).zip(before);
    pairs.map(|(new, old)| Some(Compared::of(old?, new?).changed)).collect()
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path((section, slug, text)): Path<(String, String, String)>,
) -> Result<Response> {
    if !desk.public_history || !is_slug(&section) || !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let asked = number(&text).ok_or(Error::NotFound)?;
    let key = PageKey::new(&format!("{}/history/{asked}", url(&section, &slug)));
    let make = version(&desk, (&section, &slug), asked);
    desk.web.shared(key, make).await
}

async fn version(desk: &Desk, place: (&str, &str), asked: usize) -> Result<VersionPage> {
    let turn = desk.comparing.turn().await?;
    let read = desk.web.db.read(async |c| {
        let known = Known::read(c, desk, place).await?;
        let shown = known.version(asked).ok_or(Error::NotFound)?;
        let words = known.story(c, shown).await?.ok_or(Error::NotFound)?;
        let old = match known.version(asked - 1) {
            Some(version) => known.story(c, version).await?,
            None => None,
        };
        Ok::<_, Error>((known, shown, (old, words)))
    });
    let (known, shown, (old, words)) = read.await?;
    let before = known.version(asked - 1).filter(|_| old.is_some());
    // The first stands as it was.
    let compared = turn.work(move || Compared::of(old.as_ref().unwrap_or(&words), &words));
    let Compared { fields, blocks, changed } = compared.await?;
    let story = known.about(desk);
    let beside = |version: Version| Beside {
        number: version.number,
        url: format!("{}/history/{}", story.url, version.number),
        at: version.published,
    };
    let number = locale::Value::from(i64::try_from(asked).unwrap_or(i64::MAX));
    let headline = story.headline.clone().into();
    let args = [("number", number), ("headline", headline)];
    let title = desk.web.sentence(story.language, "publishing-version-of", &args);
    let about = desk.web.sentence(story.language, "publishing-history-about", &[]);
    let canonical = Some(desk.web.absolute(&format!("{}/history/{asked}", story.url)));
    let head = Head { canonical, noindex: true, ..Head::website(title, about) };
    Ok(VersionPage {
        head,
        tag: known.tag(),
        number: asked,
        at: shown.published,
        before: before.map(beside),
        after: known.version(asked + 1).map(beside),
        told: known.told(asked),
        fields,
        blocks,
        changed,
        story,
    })
}
