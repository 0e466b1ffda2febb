//! What search may know of articles and comments, and how its index keeps in step with them.
//!
//! An article is indexed in the transaction that publishes, changes or takes it back. A comment is not: an entry costs
//! more than the comment itself, and readers post many at once. There the transaction leaves a row in
//! `comment_changes`, and [`Follower`] indexes what it finds there a moment later, many in one transaction. What a
//! reader is shown is read from the features anyway, so nothing that went is shown in between.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};

use comments::Comment;
use database::{BoxFuture, Clock, Conn, Db, Result};
use document::{plain_text, quotations};
use publishing::{About, Article};
use search::{FoundArticle, FoundComment, Library};
use web::State;

/// The articles and comments of this paper, for its search.
pub(super) struct Found {
    web: State,
}

impl Found {
    pub(super) fn new(web: State) -> Self {
        Self { web }
    }
}

impl Library for Found {
    fn articles<'a>(&'a self, c: &'a mut Conn, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<FoundArticle>>> {
        Box::pin(async move {
            let mut found = Vec::new();
            for article in publishing::readable(c, ids, self.web.clock.now()).await? {
                let beside = publishing::words_beside(c, article.id).await?;
                found.push(found_article(&self.web, article, &beside));
            }
            Ok(found)
        })
    }

    fn comments<'a>(&'a self, c: &'a mut Conn, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<FoundComment>>> {
        Box::pin(async move {
            let now = self.web.clock.now();
            let mut subjects = Subjects::default();
            let mut found = Vec::new();
            for comment in comments::by_ids(c, ids).await? {
                if comment.status.is_visible()
                    && let Some(about) = subjects.get(c, comment.subject_id, now).await?
                {
                    found.push(found_comment(&comment, about));
                }
            }
            Ok(found)
        })
    }

    fn sections<'a>(&'a self, c: &'a mut Conn) -> BoxFuture<'a, Result<Vec<search::Section>>> {
        Box::pin(async move {
            let sections = publishing::sections(c).await?;
            Ok(sections.into_iter().map(|it| search::Section { slug: it.slug, title: it.title }).collect())
        })
    }
}

fn found_article(web: &State, article: Article, beside: &[String]) -> FoundArticle {
    let (retracted, language) = (article.retracted, article.language);
    FoundArticle {
        id: article.id,
        url: article.url(),
        section: search::Link { title: article.section.title.clone(), url: article.section.url() },
        language: article.language,
        published: article.published.unwrap_or_default(),
        text: text(&article, beside),
        headline: publishing::shown_headline(web, retracted, language, article.story.headline),
        standfirst: article.story.standfirst,
        bylines: article.story.bylines,
    }
}

fn found_comment(comment: &Comment, about: &About) -> FoundComment {
    FoundComment {
        id: comment.id,
        url: format!("/comments/{}", comment.id),
        name: comment.name.clone(),
        about: about.headline.clone(),
        section: search::Link { title: about.section.title.clone(), url: about.section.url.clone() },
        language: about.language,
        sent: comment.created,
        text: comment.words(),
    }
}

/// Everything of an article that can be read beside its headline, standfirst and bylines; `beside` are the words that
/// stand with its text: corrections and live entries.
fn text(article: &Article, beside: &[String]) -> String {
    let story = &article.story;
    let mut parts = vec![plain_text(&story.body)];
    if let Some(lead) = &story.lead {
        parts.extend([lead.caption.clone(), lead.credit.clone()]);
    }
    parts.extend(story.dateline.clone());
    parts.extend(beside.iter().cloned());
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// An article as it is indexed.
pub(crate) fn entry(article: &Article, beside: &[String]) -> search::Article {
    let story = &article.story;
    let speakers: BTreeSet<String> =
        quotations(&story.body).into_iter().filter_map(|quotation| quotation.speaker).collect();
    search::Article {
        id: article.id,
        section: article.section.slug.clone(),
        language: article.language,
        published: article.published.unwrap_or_default(),
        headline: story.headline.clone(),
        leads: [Some(story.standfirst.clone()), story.kicker.clone()].into_iter().flatten().collect(),
        bylines: story.bylines.clone(),
        speakers: speakers.into_iter().collect(),
        text: text(article, beside),
    }
}

/// Brings the index into step with an article; the time of its publication, if it is published.
pub(crate) async fn article_changed(c: &mut Conn, id: i64) -> Result<Option<i64>> {
    match publishing::locked(c, &[id]).await?.first() {
        Some((article, beside)) if article.state == publishing::ArticleState::Published => {
            search::put_article(c, &entry(article, beside)).await?;
            Ok(article.published)
        }
        _ => search::remove_article(c, id).await.map(|()| None),
    }
}

/// What comments are about, each read once.
#[derive(Default)]
struct Subjects(HashMap<i64, Option<About>>);

impl Subjects {
    async fn get(&mut self, c: &mut Conn, id: i64, now: i64) -> Result<Option<&About>> {
        let about = match self.0.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(publishing::about_by_id(c, id, now).await?),
        };
        Ok(about.as_ref())
    }
}

/// A comment as it is indexed; none where readers do not see it.
async fn comment_entry(
    c: &mut Conn,
    comment: &Comment,
    subjects: &mut Subjects,
    now: i64,
) -> Result<Option<search::Comment>> {
    let about =
        if comment.status.is_visible() { subjects.get(c, comment.subject_id, now).await? } else { None };
    Ok(about.map(|about| search::Comment {
        id: comment.id,
        section: about.section.url.trim_start_matches('/').to_owned(),
        language: about.language,
        sent: comment.created,
        name: comment.name.clone(),
        text: comment.words(),
    }))
}

/// Follows the comments with the index. Nobody else writes comments into it: whoever wants one looked at leaves a row
/// in `comment_changes`.
#[derive(Clone)]
pub struct Follower {
    pub(super) db: Db,
    pub(super) clock: Clock,
    /// Whether comments are searched; where not, they are taken out.
    pub(super) searched: bool,
}

/// Changes of one transaction, and of one where somebody waits for the end of it.
const AT_ONCE: i64 = 100;
const IN_HASTE: i64 = 400;
/// After each the index rests this many times as long as it worked.
const CALM: u32 = 9;

impl Follower {
    /// The follower of a paper; `searched` says whether comments are.
    #[must_use]
    pub fn new(db: Db, clock: Clock, searched: bool) -> Self {
        Self { db, clock, searched }
    }

    /// Follows for ever. An error is logged and tried again.
    pub async fn run(&self, every: Duration) {
        loop {
            let begun = Instant::now();
            let done = self.catch_up_a_little(AT_ONCE).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the index could not follow the comments");
                None
            });
            // Readers who post go before: where everybody posts at once, the index takes a small part of the machine.
            let rest = begun.elapsed() * CALM;
            tokio::time::sleep(if done.is_some() { rest } else { every }).await;
        }
    }

    /// Indexes some of what has changed; how many comments, or `None` where nothing had.
    async fn catch_up_a_little(&self, most: i64) -> Result<Option<u64>> {
        // Looking costs nobody a turn on the writer.
        if self.db.read(async |c| comments::changes(c, 1).await).await?.is_empty() {
            return Ok(None);
        }
        let input = (self.searched, self.clock.now(), most);
        let step =
            self.db.write(&input, |c, (searched, now, most)| Box::pin(step(c, *searched, *now, *most)));
        step.await.map(Some)
    }

    /// Looks at everything that has changed; how many comments were indexed.
    ///
    /// # Errors
    /// The database's.
    pub async fn catch_up(&self) -> Result<u64> {
        let mut indexed = 0;
        while let Some(some) = self.catch_up_a_little(IN_HASTE).await? {
            indexed += some;
        }
        Ok(indexed)
    }
}

async fn step(c: &mut Conn, searched: bool, now: i64, most: i64) -> Result<u64> {
    // Of two who look at the same comment the later one must see no older state.
    search::take_turn(c).await?;
    let changes = comments::changes(c, most).await?;
    let mut gone = comments::settled(c, &changes).await?;
    let ids: Vec<i64> = gone.iter().copied().collect();
    let (mut subjects, mut entries) = (Subjects::default(), Vec::new());
    let found = if searched { comments::by_ids(c, &ids).await? } else { Vec::new() };
    for comment in found {
        if let Some(entry) = comment_entry(c, &comment, &mut subjects, now).await? {
            gone.remove(&entry.id);
            entries.push(entry);
        }
    }
    let gone: Vec<i64> = gone.into_iter().collect();
    search::remove_comments(c, &gone).await?;
    search::put_comments(c, &entries).await?;
    Ok(u64::try_from(entries.len()).unwrap_or_default())
}
