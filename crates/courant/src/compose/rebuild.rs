//! Builds the index of the search anew, from the articles and comments there are. The paper may be served meanwhile:
//! what is not yet built is still found as it was, and what changes is indexed as ever.
//!
//! A step is one transaction: what it stores, and the note of where the next one begins. So a rebuild can be stopped
//! anywhere, and goes on there; and of two that run at once, only one takes a step. It runs as a task where the index
//! is not what this program makes, and by hand as `courant search reindex`.

use std::collections::{HashMap, HashSet};

use comments::Change;
use database::search::Shelf;
use database::{Conn, Ids, Result};
use publishing::model::Cursor;
use search::Prepared;
use tasks::{Handler, Outcome};

use super::found::{Follower, article_changed, entry};

/// Comments or places of one transaction.
const AT_ONCE: i64 = 1_000;
/// Articles of one transaction: their words are locked in it.
const ARTICLES: i64 = 500;

/// What a rebuild says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Articles that it indexed, not counting what one before it did.
    pub articles: u64,
    /// Comments that it did.
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
    Stale(Shelf, i64),
    /// What is indexed is put in order, for the first time or further.
    Tidy(Shelf, bool),
}

impl Step {
    const ARTICLES: Self = Self::Articles(Cursor { published: i64::MIN, id: 0 });

    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (name, number) = (words.next()?, |text: Option<&str>| text?.parse::<i64>().ok());
        match name {
            "words" => Some(Self::Words),
            "articles" => {
                Some(Self::Articles(Cursor { published: number(words.next())?, id: number(words.next())? }))
            }
            "comments" => Some(Self::Comments(number(words.next())?)),
            "stale" => Some(Self::Stale(shelf(words.next()?)?, number(words.next())?)),
            "tidy" => Some(Self::Tidy(shelf(words.next()?)?, words.next().is_none())),
            _ => None,
        }
    }

    /// The step that begins when this kind of step is over; none where that was all.
    fn over(self, searched: bool) -> Option<Self> {
        match self {
            Self::Words => Some(Self::ARTICLES),
            Self::Articles(_) if searched => Some(Self::Comments(0)),
            Self::Articles(_) | Self::Comments(_) => Some(Self::Stale(Shelf::Articles, i64::MIN)),
            Self::Stale(Shelf::Articles, _) => Some(Self::Stale(Shelf::Comments, i64::MIN)),
            Self::Stale(Shelf::Comments, _) => Some(Self::Tidy(Shelf::Articles, true)),
            Self::Tidy(Shelf::Articles, _) => Some(Self::Tidy(Shelf::Comments, true)),
            Self::Tidy(Shelf::Comments, _) => None,
        }
    }
}

fn shelf(name: &str) -> Option<Shelf> {
    [Shelf::Articles, Shelf::Comments].into_iter().find(|shelf| shelf_name(*shelf) == name)
}

fn shelf_name(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Articles => "articles",
        Shelf::Comments => "comments",
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Words => f.write_str("words"),
            Self::Articles(Cursor { published, id }) => write!(f, "articles {published} {id}"),
            Self::Comments(after) => write!(f, "comments {after}"),
            Self::Stale(shelf, after) => write!(f, "stale {} {after}", shelf_name(*shelf)),
            Self::Tidy(shelf, true) => write!(f, "tidy {}", shelf_name(*shelf)),
            Self::Tidy(shelf, false) => write!(f, "tidy {} further", shelf_name(*shelf)),
        }
    }
}

/// A rebuild under way.
pub struct Rebuild {
    follower: Follower,
    ids: Ids,
    done: Done,
}

impl Rebuild {
    /// A rebuild of the index of whoever is followed.
    #[must_use]
    pub fn new(follower: Follower, ids: Ids) -> Self {
        Self { follower, ids, done: Done::default() }
    }

    /// What it has done so far.
    #[must_use]
    pub fn done(&self) -> Done {
        self.done
    }

    /// Begins; one that was stopped goes on.
    ///
    /// # Errors
    /// The database's.
    pub async fn begin(&self) -> Result<()> {
        let input = (self.follower.searched, Step::Words.to_string());
        let begun = self.follower.db.write(&input, |c, (searched, start)| {
            Box::pin(async move { search::begin(c, *searched, start).await })
        });
        begun.await
    }

    /// Takes the next step; whether there may be another.
    ///
    /// # Errors
    /// The database's: then nothing of the step is stored.
    pub async fn step(&mut self) -> Result<bool> {
        let Follower { db, searched, .. } = &self.follower;
        let Some(stands) = db.read(async |c| search::stands(c, *searched).await).await? else {
            return Ok(false);
        };
        let step = Step::parse(&stands).unwrap_or(Step::Words);
        let place = Place { step, stands, searched: *searched };
        match step {
            Step::Words | Step::Tidy(..) => {
                db.write(&place, |c, place| Box::pin(tidy(c, place))).await?;
            }
            Step::Articles(after) => self.articles(after, place).await?,
            Step::Comments(after) => self.comments(after, place).await?,
            Step::Stale(shelf, after) => self.stale(shelf, after, place).await?,
        }
        Ok(true)
    }

    async fn articles(&mut self, after: Cursor, place: Place) -> Result<()> {
        let db = &self.follower.db;
        let read = db.read(async |c| publishing::published_after(c, after, ARTICLES).await).await?;
        let last =
            read.last().map(|(it, _)| Cursor { published: it.published.unwrap_or_default(), id: it.id });
        let next = last.map(Step::Articles).or(place.over());
        let prepared: HashMap<i64, Prepared> =
            read.iter().map(|(article, beside)| (article.id, Prepared::of(entry(article, beside)))).collect();
        let input = (place, next, prepared);
        self.done.articles += db
            .write(&input, |c, (place, next, prepared)| Box::pin(put_articles(c, place, *next, prepared)))
            .await?;
        Ok(())
    }

    /// Leaves comments to the follower, and lets it follow before there are more.
    async fn comments(&mut self, after: i64, place: Place) -> Result<()> {
        let db = &self.follower.db;
        let read = db.read(async |c| comments::ids_after(c, after, AT_ONCE).await).await?;
        let next = read.last().map(|last| Step::Comments(*last)).or(place.over());
        self.look_at(read, place, next).await
    }

    async fn look_at(&mut self, comments: Vec<i64>, place: Place, next: Option<Step>) -> Result<()> {
        let input = (self.ids.clone(), comments, place, next);
        let noted = self.follower.db.write(&input, |c, (ids, comments, place, next)| {
            Box::pin(async move {
                if place.go_on(c, *next).await? {
                    for comment_id in comments {
                        let change = Change { id: ids.next(), comment_id: *comment_id };
                        comments::note_change(c, change).await?;
                    }
                }
                Ok::<_, database::Error>(())
            })
        });
        noted.await?;
        self.done.comments += self.follower.catch_up().await?;
        Ok(())
    }

    /// Takes out what is indexed and not there any more. Usually that is nothing.
    async fn stale(&mut self, shelf: Shelf, after: i64, place: Place) -> Result<()> {
        let (db, searched) = (&self.follower.db, self.follower.searched);
        let read = db.read(async |c| {
            let places = search::places(c, shelf, after, AT_ONCE).await?;
            let gone = gone(c, (shelf, searched), places.iter().map(|(_, id)| *id).collect()).await?;
            Ok::<_, database::Error>((places.last().map(|(last, _)| *last), gone))
        });
        let (last, gone) = read.await?;
        let next = last.map(|last| Step::Stale(shelf, last)).or(place.over());
        if shelf == Shelf::Comments {
            return self.look_at(gone, place, next).await;
        }
        let input = (gone, place, next);
        db.write(&input, |c, (gone, place, next)| {
            Box::pin(async move {
                if place.go_on(c, *next).await? {
                    for id in gone {
                        article_changed(c, *id).await?;
                    }
                }
                Ok::<_, database::Error>(())
            })
        })
        .await
    }
}

/// Where a step begins.
struct Place {
    step: Step,
    /// As it is written down.
    stands: String,
    searched: bool,
}

impl Place {
    fn over(&self) -> Option<Step> {
        self.step.over(self.searched)
    }

    /// Takes the step, in the transaction that does its work; `false` where somebody else took it.
    async fn go_on(&self, c: &mut Conn, next: Option<Step>) -> Result<bool> {
        let to = next.map_or_else(|| self.stands.clone(), |next| next.to_string());
        let is_ours = search::go_on(c, self.searched, (&self.stands, &to)).await?;
        if is_ours && next.is_none() {
            search::finish(c, self.searched).await?;
        }
        Ok(is_ours)
    }
}

async fn put_articles(
    c: &mut Conn,
    place: &Place,
    next: Option<Step>,
    prepared: &HashMap<i64, Prepared>,
) -> Result<u64> {
    if !place.go_on(c, next).await? {
        return Ok(0);
    }
    let mut ids: Vec<i64> = prepared.keys().copied().collect();
    ids.sort_unstable();
    // What was changed since it was read is worked out anew; what was taken back is not put in again.
    let mut fresh = Vec::new();
    let mut as_read = Vec::new();
    for (article, beside) in publishing::locked(c, &ids).await? {
        if article.state != publishing::ArticleState::Published {
            continue;
        }
        let entry = entry(&article, &beside);
        match prepared.get(&article.id).filter(|it| *it.article() == entry) {
            Some(prepared) => as_read.push(prepared),
            None => fresh.push(Prepared::of(entry)),
        }
    }
    as_read.extend(&fresh);
    // From the oldest to the newest: the index grows at its end.
    as_read.sort_by_key(|it| (it.article().published, it.article().id));
    search::put_prepared(c, &as_read).await?;
    Ok(u64::try_from(as_read.len()).unwrap_or_default())
}

async fn gone(c: &mut Conn, (shelf, searched): (Shelf, bool), ids: Vec<i64>) -> Result<Vec<i64>> {
    let there: HashSet<i64> = match shelf {
        Shelf::Articles => publishing::published_ids(c, &ids).await?.into_iter().collect(),
        Shelf::Comments if !searched => HashSet::new(),
        Shelf::Comments => {
            let found = comments::by_ids(c, &ids).await?;
            found.into_iter().filter(|it| it.status.is_visible()).map(|it| it.id).collect()
        }
    };
    Ok(ids.into_iter().filter(|id| !there.contains(id)).collect())
}

/// Forgets words or puts in order what is indexed, a little further.
async fn tidy(c: &mut Conn, place: &Place) -> Result<()> {
    // Whoever takes the step holds the note before anything is done.
    if !place.go_on(c, Some(place.step)).await? {
        return Ok(());
    }
    let more = match place.step {
        Step::Tidy(shelf, first) => search::tidy(c, shelf, first).await?.then_some(Step::Tidy(shelf, false)),
        _ => search::forget_words(c).await?.then_some(Step::Words),
    };
    place.go_on(c, more.or(place.over())).await.map(|_| ())
}

/// The task that builds the index.
const TASK: &str = "search-rebuild";
/// How long it keeps other tasks waiting, in microseconds.
const LONG: i64 = 10_000_000;

/// Makes sure that the index is built where it is not what this program makes of this paper: after an upgrade, or when
/// comments began or ceased to be searched.
pub(super) async fn schedule(c: &mut Conn, id: i64, now: i64, searched: bool) -> Result<()> {
    if search::is_current(c, searched).await? {
        return Ok(());
    }
    tasks::push_unique(c, id, TASK, now).await
}

/// The handler of that task.
pub(super) fn task(follower: Follower, ids: Ids) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |_| {
        let rebuild = Rebuild::new(follower.clone(), ids.clone());
        Box::pin(async move {
            match some_steps(rebuild).await {
                Ok(outcome) => outcome,
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    });
    (TASK, handler)
}

async fn some_steps(mut rebuild: Rebuild) -> Result<Outcome> {
    let Follower { db, clock, searched } = rebuild.follower.clone();
    if db.read(async |c| search::is_current(c, searched).await).await? {
        return Ok(Outcome::Done);
    }
    rebuild.begin().await?;
    let until = clock.now().saturating_add(LONG);
    while rebuild.step().await? {
        if clock.now() > until {
            let Done { articles, comments } = rebuild.done();
            tracing::info!(articles, comments, "building the index of the search");
            return Ok(Outcome::Again(clock.now()));
        }
    }
    tracing::info!("the index of the search is built");
    Ok(Outcome::Done)
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
            Step::Stale(Shelf::Articles, i64::MIN),
            Step::Stale(Shelf::Comments, 3),
            Step::Tidy(Shelf::Articles, true),
            Step::Tidy(Shelf::Comments, false),
        ] {
            assert_eq!(Step::parse(&step.to_string()), Some(step));
        }
        assert_eq!(Step::parse("articles 1"), None);
    }

    #[test]
    fn every_step_comes_to_an_end() {
        for searched in [true, false] {
            let steps = std::iter::successors(Some(Step::Words), |step| step.over(searched)).take(20);
            let steps: Vec<Step> = steps.collect();
            assert_eq!(steps.len(), if searched { 7 } else { 6 });
            assert_eq!(steps.contains(&Step::Comments(0)), searched);
        }
    }
}
