//! Builds the index of the search anew, from the articles and comments there are. The paper may be served meanwhile:
//! what is not yet built is still found as it was, and what changes is indexed as ever.

use std::collections::HashSet;

use comments::Comment;
use database::Db;
use publishing::model::Cursor;
use search::{Part, Prepared, Vocabulary};

use super::found::{Subjects, article_changed, comment_changed, entry};

/// Articles, comments or places of one transaction.
const AT_ONCE: i64 = 1_000;
/// Words that are gathered before they are stored, and of one transaction.
const WORDS: usize = 150_000;
const WORDS_AT_ONCE: usize = 4_000;

/// Builds the index where this build of the program has not done so yet: after an upgrade, while the paper is served.
///
/// # Errors
/// The database's.
pub async fn if_needed(db: &Db, now: i64, comments: bool) -> database::Result<()> {
    if db.read(async |c| search::is_current(c).await).await? {
        return Ok(());
    }
    let done = Rebuild::new(db, now, comments, &mut |_| ()).run().await?;
    tracing::info!(articles = done.articles, comments = done.comments, "the index of the search is built");
    Ok(())
}

/// What a rebuild says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Articles that were indexed.
    pub articles: u64,
    /// Comments that were.
    pub comments: u64,
}

/// Where a rebuild stands, as it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The vocabulary of before is forgotten.
    Words,
    /// Articles behind this one are still to come.
    Articles(Cursor),
    /// Comments with ids above this one are still to come.
    Comments(i64),
    /// What is indexed behind this place is still to be looked at: whether it is there at all.
    StaleArticles(i64),
    /// The same for comments.
    StaleComments(i64),
}

impl Step {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (name, number) = (words.next()?, |text: Option<&str>| text?.parse::<i64>().ok());
        match name {
            "words" => Some(Self::Words),
            "articles" => {
                Some(Self::Articles(Cursor { published: number(words.next())?, id: number(words.next())? }))
            }
            "comments" => Some(Self::Comments(number(words.next())?)),
            "stale-articles" => Some(Self::StaleArticles(number(words.next())?)),
            "stale-comments" => Some(Self::StaleComments(number(words.next())?)),
            _ => None,
        }
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Words => f.write_str("words"),
            Self::Articles(Cursor { published, id }) => write!(f, "articles {published} {id}"),
            Self::Comments(after) => write!(f, "comments {after}"),
            Self::StaleArticles(after) => write!(f, "stale-articles {after}"),
            Self::StaleComments(after) => write!(f, "stale-comments {after}"),
        }
    }
}

/// A rebuild under way.
pub struct Rebuild<'r> {
    db: &'r Db,
    now: i64,
    comments: bool,
    vocabulary: Vocabulary,
    done: Done,
    progress: &'r mut (dyn FnMut(Done) + Send + Sync),
}

impl<'r> Rebuild<'r> {
    /// A rebuild of the index of `db` at `now`; `comments` says whether they are searched.
    pub fn new(
        db: &'r Db,
        now: i64,
        comments: bool,
        progress: &'r mut (dyn FnMut(Done) + Send + Sync),
    ) -> Self {
        Self { db, now, comments, vocabulary: Vocabulary::default(), done: Done::default(), progress }
    }

    /// Runs to the end, from where one that was stopped stood.
    ///
    /// # Errors
    /// The database's.
    pub async fn run(mut self) -> database::Result<Done> {
        let start = Step::Words.to_string();
        let stands = self.db.write(&start, |c, start| Box::pin(async move { search::begin(c, start).await }));
        let mut step = Step::parse(&stands.await?).unwrap_or(Step::Words);
        loop {
            let next = match step {
                Step::Words => self.words().await?,
                Step::Articles(after) => self.articles(after).await?,
                Step::Comments(after) => self.of_comments(after).await?,
                Step::StaleArticles(after) => self.stale(Part::Articles, after).await?,
                Step::StaleComments(after) => self.stale(Part::Comments, after).await?,
            };
            (self.progress)(self.done);
            let Some(next) = next else { break };
            step = next;
        }
        for part in [Part::Articles, Part::Comments] {
            self.tidy(part).await?;
        }
        self.db.write(&(), |c, ()| Box::pin(async move { search::finish(c).await })).await?;
        Ok(self.done)
    }

    async fn words(&mut self) -> database::Result<Option<Step>> {
        let first = Step::Articles(Cursor { published: i64::MIN, id: 0 });
        while self.db.write(&(), |c, ()| Box::pin(async move { search::forget_words(c).await })).await? {}
        self.note(first).await?;
        Ok(Some(first))
    }

    async fn note(&self, step: Step) -> database::Result<()> {
        let stands = step.to_string();
        self.db
            .write(&stands, |c, stands| Box::pin(async move { search::set_progress(c, stands).await }))
            .await
    }

    async fn articles(&mut self, after: Cursor) -> database::Result<Option<Step>> {
        let read = self.db.read(async |c| publishing::published_after(c, after, AT_ONCE).await).await?;
        let Some((last, _)) = read.last() else {
            self.store_words(0).await?;
            let next = if self.comments { Step::Comments(0) } else { Step::StaleArticles(i64::MIN) };
            self.note(next).await?;
            return Ok(Some(next));
        };
        let next = Step::Articles(Cursor { published: last.published.unwrap_or_default(), id: last.id });
        let mut prepared = Vec::with_capacity(read.len());
        for (article, told) in &read {
            let entry = entry(article, told);
            let terms = Prepared::of(&entry, &mut self.vocabulary);
            prepared.push((article.revision, entry, terms));
        }
        self.done.articles += u64::try_from(prepared.len()).unwrap_or_default();
        // The words of a step are stored before it is written down as done: stopped in between, they count twice,
        // which is better than never.
        let full = self.vocabulary.len() > WORDS;
        if full {
            self.store_words(0).await?;
        }
        let input = (prepared, next.to_string());
        self.db
            .write(&input, |c, (prepared, stands)| {
                Box::pin(async move {
                    let ids: Vec<i64> = prepared.iter().map(|(_, entry, _)| entry.id).collect();
                    // What was changed since it was read has been indexed by whoever changed it.
                    let as_read: HashSet<(i64, i64)> =
                        publishing::published_ids(c, &ids).await?.into_iter().collect();
                    for (revision, entry, terms) in prepared {
                        if as_read.contains(&(entry.id, *revision)) {
                            search::put_prepared(c, entry, terms).await?;
                        }
                    }
                    search::set_progress(c, stands).await
                })
            })
            .await?;
        Ok(Some(next))
    }

    async fn store_words(&mut self, leave: usize) -> database::Result<()> {
        while self.vocabulary.len() > leave {
            let some = self.vocabulary.split(WORDS_AT_ONCE);
            self.db.write(&some, |c, some| Box::pin(async move { some.store(c).await })).await?;
        }
        Ok(())
    }

    async fn of_comments(&mut self, after: i64) -> database::Result<Option<Step>> {
        let read = self.db.read(async |c| comments::all_after(c, after, AT_ONCE).await).await?;
        let next = read.last().map_or(Step::StaleArticles(i64::MIN), |last| Step::Comments(last.id));
        let input: (Vec<Comment>, String, i64) = (read, next.to_string(), self.now);
        self.db
            .write(&input, |c, (read, stands, now)| {
                Box::pin(async move {
                    let mut subjects = Subjects::default();
                    for comment in read {
                        comment_changed(c, comment, &mut subjects, *now).await?;
                    }
                    search::set_progress(c, stands).await
                })
            })
            .await?;
        self.done.comments += u64::try_from(input.0.len()).unwrap_or_default();
        Ok(Some(next))
    }

    /// Takes out what is indexed and not there any more. Usually that is nothing.
    async fn stale(&mut self, part: Part, after: i64) -> database::Result<Option<Step>> {
        let read = self.db.read(async |c| search::places(c, part, after, AT_ONCE).await).await?;
        let next = match (part, read.last()) {
            (Part::Articles, Some((last, _))) => Some(Step::StaleArticles(*last)),
            (Part::Articles, None) => Some(Step::StaleComments(i64::MIN)),
            (Part::Comments, Some((last, _))) => Some(Step::StaleComments(*last)),
            (Part::Comments, None) => None,
        };
        let ids: Vec<i64> = read.into_iter().map(|(_, id)| id).collect();
        let gone = self.gone(part, ids).await?;
        let input = (part, gone);
        self.db
            .write(&input, |c, (part, gone)| {
                Box::pin(async move {
                    for id in gone {
                        match part {
                            Part::Articles => article_changed(c, *id).await.map(|_| ())?,
                            Part::Comments => search::remove_comment(c, *id).await?,
                        }
                    }
                    Ok::<_, database::Error>(())
                })
            })
            .await?;
        if let Some(next) = next {
            self.note(next).await?;
        }
        Ok(next)
    }

    async fn gone(&self, part: Part, ids: Vec<i64>) -> database::Result<Vec<i64>> {
        let there: Vec<i64> = self
            .db
            .read(async |c| {
                Ok::<_, database::Error>(match part {
                    Part::Articles => {
                        publishing::published_ids(c, &ids).await?.into_iter().map(|(id, _)| id).collect()
                    }
                    Part::Comments if !self.comments => Vec::new(),
                    Part::Comments => {
                        let found = comments::by_ids(c, &ids).await?;
                        found.into_iter().filter(|it| it.status.is_visible()).map(|it| it.id).collect()
                    }
                })
            })
            .await?;
        let there: HashSet<i64> = there.into_iter().collect();
        Ok(ids.into_iter().filter(|id| !there.contains(id)).collect())
    }

    async fn tidy(&self, part: Part) -> database::Result<()> {
        let mut first = true;
        while self
            .db
            .write(&(part, first), |c, (part, first)| {
                Box::pin(async move { search::tidy(c, *part, *first).await })
            })
            .await?
        {
            first = false;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_as_it_was_written() {
        let cursor = Cursor { published: -5, id: 7 };
        for step in [
            Step::Words,
            Step::Articles(cursor),
            Step::Comments(9),
            Step::StaleArticles(i64::MIN),
            Step::StaleComments(3),
        ] {
            assert_eq!(Step::parse(&step.to_string()), Some(step));
        }
        assert_eq!(Step::parse("articles 1"), None);
    }
}
