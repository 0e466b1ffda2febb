//! How a story of another system is taken into the paper, or looked at without being taken.

use database::Clock;
use locale::{Language, Zone};
use publishing::actions::{Brought, Incoming, bring_in, brought_before, check};
use publishing::model::{SECTION_LIMITS, reserved, story_to_publish};
use publishing::{Desk, NewArticle, NewSection};
use web::{Error, Problem, Result, Sentence};

use crate::html::{Shot, plain};
use crate::lost::Loss;
use crate::outside::{Drafted, Held, Named, Post, Standing, address_of, drafted};

/// How a story is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Readers see it.
    Published,
    /// It is a draft that is planned for its day.
    Planned,
    /// It is a draft.
    Draft,
}

/// What became of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It was taken, or would be; with its id, where it was.
    Taken(How, Option<i64>),
    /// It was taken by an import before this one.
    Before,
    /// It cannot be taken: the sentences that say why.
    LeftOut(Vec<Sentence>),
}

/// What is to be said of a story.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What became of it.
    pub became: Became,
    /// Why it is no published story where readers saw it before.
    pub kept: Option<Sentence>,
    /// What did not come through.
    pub losses: Vec<Loss>,
    /// How many of the pictures that it shows the paper does not have.
    pub absent: usize,
}

impl Outcome {
    fn of(became: Became) -> Self {
        Self { became, kept: None, losses: Vec::new(), absent: 0 }
    }
}

/// The pictures that the paper has of a story, and what is to be said of the others.
pub struct Pictures<'a> {
    /// Knows the picture of the paper for one of the story.
    pub find: &'a (dyn Fn(&Shot) -> Option<Held> + Sync),
    /// What is lost.
    pub losses: Vec<Loss>,
}

/// What holds for all stories of an import.
pub struct Taking {
    /// The paper; none where nothing is asked of one.
    pub desk: Option<Desk>,
    /// Whether nothing is stored.
    pub is_trial: bool,
    /// The clock that says what lies ahead.
    pub clock: Clock,
    /// The zone of the paper.
    pub zone: Zone,
    /// The language of the stories.
    pub language: Language,
    /// The system and its site: [`crate::system::Survey::source`].
    pub source: String,
    /// The address of the section for stories that were filed under nothing.
    pub section: String,
    /// Since when stories are taken by this very import, microseconds since 1970 UTC: one that was taken since then and is met
    /// again, because the import was cut off behind it, is told as it was. `None` where an import does not go on.
    pub since: Option<i64>,
}

impl Taking {
    /// Whether an import before this one took the story.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_known(&self, post: &Post) -> Result<bool> {
        Ok(self.brought(post).await?.is_some_and(|(_, at)| self.is_before(at)))
    }

    /// The pictures that a story shows.
    #[must_use]
    pub fn wants(&self, post: &Post) -> Vec<Shot> {
        if post.is_too_long { Vec::new() } else { drafted(post, self.language, &|_| None).shots }
    }

    /// Takes a story, or says what would become of it.
    ///
    /// # Errors
    /// What ends an import: the database's.
    pub async fn take(&self, post: &Post, pictures: Pictures<'_>) -> Result<Outcome> {
        let brought = self.brought(post).await?;
        if brought.is_some_and(|(_, at)| self.is_before(at)) {
            return Ok(Outcome::of(Became::Before));
        }
        if post.is_too_long {
            return Ok(Outcome::of(Became::LeftOut(vec![Sentence::key("exchange-left-long")])));
        }
        let mut draft = drafted(post, self.language, pictures.find);
        let absent = draft.shots.iter().filter(|shot| (pictures.find)(shot).is_none()).count();
        let mut losses = pictures.losses;
        losses.append(&mut draft.losses);
        draft.losses = losses;
        if draft.story.headline.is_empty() {
            return Ok(Outcome::of(Became::LeftOut(vec![Sentence::key("exchange-left-empty")])));
        }
        let outcome = self.store(post, draft, brought.map(|(id, _)| id)).await?;
        Ok(Outcome { absent, ..outcome })
    }

    async fn brought(&self, post: &Post) -> Result<Option<(i64, i64)>> {
        match &self.desk {
            Some(desk) => brought_before(desk, &self.source, &post.id).await,
            None => Ok(None),
        }
    }

    fn is_before(&self, at: i64) -> bool {
        self.since.is_none_or(|since| at < since)
    }

    /// Stores a story that is not `there` yet.
    async fn store(&self, post: &Post, mut draft: Drafted, there: Option<i64>) -> Result<Outcome> {
        let section = self.section_of(post, &mut draft.losses);
        let (mut how, at, mut kept) = self.standing(post, &draft);
        let losses = std::mem::take(&mut draft.losses);
        if there.is_some() {
            return Ok(Outcome { became: Became::Taken(how, there), kept, losses, absent: 0 });
        }
        let article = NewArticle {
            section_id: 0,
            slug: Some(post.slug.clone()).filter(|slug| !slug.is_empty()),
            language: Some(self.language),
            story: draft.story,
            comments: if post.comments { "open" } else { "closed" }.to_owned(),
            published: at.filter(|_| how == How::Published),
            legal: false,
        };
        let mut incoming = Incoming {
            source: self.source.clone(),
            item: post.id.clone(),
            section,
            topics: draft.topics,
            article,
            planned: at.filter(|_| how == How::Planned).map(|at| self.day(at)),
            paths: post.paths.clone(),
        };
        let stored = match self.desk.as_ref().filter(|_| !self.is_trial) {
            Some(desk) => match bring_in(desk, &incoming).await {
                // Its section wants a lawyer's look first: until then it is a draft.
                Err(Error::Invalid(problems)) if problems.iter().all(|problem| problem.field == "legal") => {
                    how = How::Draft;
                    kept = problems.into_iter().next().map(|problem| problem.sentence);
                    incoming.article.published = None;
                    bring_in(desk, &incoming).await.map(Some)
                }
                stored => stored.map(Some),
            },
            None => check(&NewArticle { slug: None, ..incoming.article }).map(|()| None),
        };
        let taken = |id| Outcome { became: Became::Taken(how, id), kept, losses, absent: 0 };
        match stored {
            Ok(Some(Brought::Before(_))) => Ok(Outcome::of(Became::Before)),
            Ok(Some(Brought::Now(id))) => Ok(taken(Some(id))),
            Ok(None) => Ok(taken(None)),
            Err(Error::Invalid(problems)) => {
                let sentences = problems.into_iter().map(|Problem { sentence, .. }| sentence).collect();
                Ok(Outcome::of(Became::LeftOut(sentences)))
            }
            Err(Error::Conflict(sentence)) => Ok(Outcome::of(Became::LeftOut(vec![sentence]))),
            Err(error) => Err(error),
        }
    }

    /// How a story is taken, its time, and why it is a draft where readers saw it before.
    fn standing(&self, post: &Post, draft: &Drafted) -> (How, Option<i64>, Option<Sentence>) {
        match &post.standing {
            Standing::Published(at) if *at > self.clock.now() => {
                (How::Planned, Some(*at), Some(Sentence::key("exchange-kept-ahead")))
            }
            Standing::Published(at) => match story_to_publish(&draft.story).first() {
                None => (How::Published, Some(*at), None),
                Some(problem) => (How::Draft, None, Some(problem.sentence.clone())),
            },
            Standing::Planned(at) => {
                let when = locale::rfc3339_utc(*at);
                (How::Planned, Some(*at), Some(Sentence::key("exchange-kept-planned").with("when", when)))
            }
            Standing::Draft => (How::Draft, None, None),
            Standing::Kept(why) => (How::Draft, None, Some(why.clone())),
        }
    }

    /// The first moment of a day on the paper's clock.
    fn day(&self, at: i64) -> i64 {
        self.zone.date(at).to_micros(&self.zone, 0, 0).unwrap_or(at)
    }

    fn section_of(&self, post: &Post, losses: &mut Vec<Loss>) -> NewSection {
        let new = |slug: String, title: String| NewSection {
            slug,
            title,
            description: String::new(),
            language: self.language,
            position: 0,
        };
        if let Some(named) = &post.section {
            let (slug, title) = (address_of(named, self.language), title(named));
            if !slug.is_empty() && !title.is_empty() && !reserved(&slug) {
                return new(slug, title);
            }
            losses.push(Sentence::key("exchange-lost-section").with("title", title).into());
        }
        new(self.section.clone(), title_of(&self.section))
    }
}

/// The name of a section, as long as one may be.
fn title(named: &Named) -> String {
    plain(&named.name).chars().take(SECTION_LIMITS.0).collect()
}

/// The name of a section of which nothing but its address is known.
#[must_use]
pub fn title_of(slug: &str) -> String {
    let mut title = slug.replace('-', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}
