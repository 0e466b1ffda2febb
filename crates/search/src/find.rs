//! Asks the index: a page of results, how many there are, and what was perhaps meant.

use std::cmp::Reverse;
use std::collections::HashSet;

use database::search::{self, Range, Shelf, Wanted};
use database::{Conn, Result};
use locale::{Language, end_of_day};
use web::page_of;

use crate::index::place_at;
use crate::plan::{Beginnings, Filters, Plan, RANKS, for_articles, for_comments};
use crate::query::{Asked, LANGUAGES, Part, PartKind};
use crate::spelling::nearest;
use crate::store;
use crate::words::fold;
use crate::{FoundArticle, FoundComment, Search};

/// Results are counted up to this number: beyond it nobody reads on, and a common word would cost as much as it has
/// articles.
pub(crate) const MOST: i64 = 10_000;
/// Up to so many results are put in order at once.
const MANY: i64 = 1_500;
/// With fewer results a rare word may be a slip.
const FEW: i64 = 3;
/// Words of a query that are mended at most.
const MENDED: usize = 3;
/// A word in so many articles is likely what was meant by one that hardly any has.
const COMMON: i64 = 20;
/// Words that a beginning stands for, the most frequent ones, and how many are looked at for that.
const BEGINNINGS: usize = 48;
const LOOKED_AT: i64 = 2_000;

/// Where a list of results goes on: behind this result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) rank: usize,
    pub(crate) place: i64,
    pub(crate) shelf: Shelf,
}

impl Cursor {
    /// By which results are in order: by rank, then the newest, an article before a comment of the same moment.
    fn key(&self) -> (usize, Reverse<i64>, bool) {
        (self.rank, Reverse(self.place), self.shelf == Shelf::Comments)
    }

    fn is_before(&self, other: &Self) -> bool {
        self.key() < other.key()
    }

    /// Reads its text: rank, place and shelf with dots between. `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let rank = parts.next()?.parse().ok().filter(|rank| *rank < RANKS)?;
        let place = parts.next()?.parse().ok()?;
        let shelf = match parts.next()? {
            "a" => Shelf::Articles,
            "c" => Shelf::Comments,
            _ => return None,
        };
        let cursor = Self { rank, place, shelf };
        (parts.next().is_none() && cursor.to_string() == text).then_some(cursor)
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shelf = if self.shelf == Shelf::Articles { 'a' } else { 'c' };
        write!(f, "{}.{}.{shelf}", self.rank, self.place)
    }
}

/// What is asked, checked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    /// The words as typed.
    pub(crate) q: String,
    pub(crate) asked: Asked,
    pub(crate) comments: bool,
    pub(crate) after: Option<Cursor>,
}

/// A result, as readers may see it.
#[derive(Debug)]
pub(crate) enum Found {
    Article(FoundArticle),
    Comment(FoundComment),
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) results: Vec<Found>,
    /// At most [`MOST`].
    pub(crate) count: i64,
    /// Whether there are more than were counted.
    pub(crate) more: bool,
    pub(crate) next: Option<Cursor>,
    /// The query in a better spelling, which finds something.
    pub(crate) suggestion: Option<String>,
    pub(crate) marks: crate::plan::Marks,
}

/// Finds a page of at most `limit` results.
pub(crate) async fn answer(
    search: &Search,
    c: &mut Conn,
    question: &Question,
    limit: usize,
) -> Result<Answer> {
    let look = Look::of(search, c, question).await?;
    let (mut cursors, next, count) = match look.in_order(c).await? {
        Some(all) => {
            let count = i64::try_from(all.len()).unwrap_or(MOST);
            let behind = all.into_iter().filter(|it| question.after.is_none_or(|after| after.is_before(it)));
            let (page, next) = page_of(behind.take(limit + 1).collect(), limit, |last| *last);
            (page, next, count)
        }
        None => {
            let (page, next) = look.page(c, question.after, limit).await?;
            (page, next, look.count(c, MOST + 1).await?)
        }
    };
    let results = resolve(search, c, &mut cursors).await?;
    let suggestion = if question.after.is_none() && count < FEW {
        suggest(search, c, question, count).await?
    } else {
        None
    };
    let marks = look.plans.into_iter().next().map(|(_, plan)| plan.marks).unwrap_or_default();
    Ok(Answer { results, count: count.min(MOST), more: count > MOST, next, suggestion, marks })
}

/// The ids of the newest articles that are found, whatever their rank.
pub(crate) async fn newest(
    search: &Search,
    c: &mut Conn,
    question: &Question,
    most: i64,
) -> Result<Vec<i64>> {
    let look = Look::of(search, c, question).await?;
    let Some((shelf, plan)) = look.plans.first() else { return Ok(Vec::new()) };
    let places = database::search::newest(c, *shelf, &plan.all, look.range, most).await?;
    let mut found = store::at_places(c, *shelf, &places).await?;
    found.sort_unstable_by_key(|(place, _)| Reverse(*place));
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// A question in the terms of the index.
struct Look {
    plans: Vec<(Shelf, Plan)>,
    range: Range,
}

impl Look {
    async fn of(search: &Search, c: &mut Conn, question: &Question) -> Result<Self> {
        let asked = &question.asked;
        let filters = Filters {
            section: asked.section.clone(),
            author: asked.author.clone(),
            speaker: asked.speaker.clone(),
        };
        let beginnings = beginnings(c, &asked.parts).await?;
        let mut plans = vec![(Shelf::Articles, for_articles(&asked.parts, &filters, &beginnings))];
        // Nobody signs a comment for the paper, and nobody is quoted in one.
        if question.comments && search.comments && filters.author.is_none() && filters.speaker.is_none() {
            plans.push((Shelf::Comments, for_comments(&asked.parts, &filters, &beginnings)));
        }
        Ok(Self { plans, range: range(search, asked) })
    }

    /// The results behind a cursor, and the cursor behind them where there are more. Ranks follow each other; within
    /// one the newest comes first, an article before a comment of the same moment.
    async fn page(
        &self,
        c: &mut Conn,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<(Vec<Cursor>, Option<Cursor>)> {
        let mut found: Vec<Cursor> = Vec::new();
        for rank in after.map_or(0, |cursor| cursor.rank)..RANKS {
            let missing = (limit + 1).saturating_sub(found.len());
            if missing == 0 {
                break;
            }
            let most = i64::try_from(missing).unwrap_or(1);
            let behind = after.filter(|cursor| cursor.rank == rank);
            let mut of_rank = Vec::new();
            for (shelf, plan) in &self.plans {
                let Some(wanted) = plan.ranks.get(rank) else { continue };
                let range = self.behind(behind, *shelf);
                let places = search::newest(c, *shelf, wanted, range, most).await?;
                of_rank.extend(places.into_iter().map(|place| Cursor { rank, place, shelf: *shelf }));
            }
            of_rank.sort_by_key(Cursor::key);
            found.extend(of_rank.into_iter().take(missing));
        }
        Ok(page_of(found, limit, |last| *last))
    }

    /// All results in order, where they are few: then the whole archive is asked once, for its places, and what is
    /// better of them is told by short questions. `None` where they are many: then a page needs little of the index.
    async fn in_order(&self, c: &mut Conn) -> Result<Option<Vec<Cursor>>> {
        let mut all = Vec::new();
        for (shelf, plan) in &self.plans {
            let places = search::newest(c, *shelf, &plan.all, self.range, MANY + 1).await?;
            if enough(&places, MANY) {
                return Ok(None);
            }
            let (mut better, mut last) = (Vec::new(), RANKS - 1);
            if let (Some(newest), Some(oldest)) = (places.first(), places.last()) {
                let range = Range { from: *oldest, to: *newest };
                last = asked(c, (*shelf, plan), range).await?;
                for wanted in plan.better.iter().take(last) {
                    better.push(self.better(c, (*shelf, plan), wanted, range).await?);
                }
            }
            let rank = |place: &i64| better.iter().position(|set| set.contains(place)).unwrap_or(last);
            all.extend(places.iter().map(|place| Cursor { rank: rank(place), place: *place, shelf: *shelf }));
        }
        all.sort_by_key(Cursor::key);
        Ok(Some(all))
    }

    /// The places that a question about better ones names, and perhaps others; asked together with everything else
    /// where it names too many alone.
    async fn better(
        &self,
        c: &mut Conn,
        (shelf, plan): (Shelf, &Plan),
        wanted: &Wanted,
        range: Range,
    ) -> Result<HashSet<i64>> {
        let mut places = search::newest(c, shelf, wanted, range, MANY + 1).await?;
        if enough(&places, MANY) {
            let both = Wanted::All(vec![wanted.clone(), plan.all.clone()]);
            places = search::newest(c, shelf, &both, range, MANY + 1).await?;
        }
        Ok(places.into_iter().collect())
    }

    fn behind(&self, cursor: Option<Cursor>, shelf: Shelf) -> Range {
        let last = match cursor {
            None => self.range.to,
            Some(Cursor { place, shelf: Shelf::Articles, .. }) if shelf == Shelf::Comments => place,
            Some(Cursor { place, .. }) => place.saturating_sub(1),
        };
        Range { from: self.range.from, to: last.min(self.range.to) }
    }

    async fn count(&self, c: &mut Conn, most: i64) -> Result<i64> {
        let mut count = 0;
        for (shelf, plan) in &self.plans {
            count += search::count(c, *shelf, &plan.all, self.range, most).await?;
        }
        Ok(count)
    }
}

/// How many ranks have to be asked for, so that the rest are in the one behind them. Most words begin no compound in the
/// paper: then what is found has them as words of their own, and that is not asked again.
async fn asked(c: &mut Conn, (shelf, plan): (Shelf, &Plan), range: Range) -> Result<usize> {
    let Some(compounds) = &plan.compounds else { return Ok(RANKS - 1) };
    let any = search::newest(c, shelf, compounds, range, 1).await?;
    Ok(if any.is_empty() { RANKS - 2 } else { RANKS - 1 })
}

/// Whether there are more places than `most`.
fn enough(places: &[i64], most: i64) -> bool {
    i64::try_from(places.len()).is_ok_and(|len| len > most)
}

/// The time that is looked in: what is to come is not found.
fn range(search: &Search, asked: &Asked) -> Range {
    let zone = &search.web.site.zone;
    let from = asked.from.and_then(|day| day.to_micros(zone, 0, 0)).map_or(i64::MIN, place_at);
    let to = asked.to.and_then(|day| end_of_day(day, zone)).map_or(i64::MAX, place_at);
    Range { from, to: to.min(place_at(search.web.clock.now())) }
}

/// The words that the beginnings of a query stand for.
async fn beginnings(c: &mut Conn, parts: &[Part]) -> Result<Beginnings> {
    let mut all = Vec::new();
    let typed =
        parts.iter().filter(|part| part.kind == PartKind::Beginning).filter_map(|part| part.words.first());
    for word in typed {
        for language in LANGUAGES {
            let first = fold(word, language);
            let end = format!("{first}\u{10ffff}");
            let mut words = store::between(c, language.code(), (&first, &end), LOOKED_AT).await?;
            words.sort_by(|a, b| (-a.articles, &a.word).cmp(&(-b.articles, &b.word)));
            all.push((language, first, words.into_iter().map(|known| known.word).take(BEGINNINGS).collect()));
        }
    }
    Ok(all)
}

/// The articles and comments at these places; one that readers may not see after all is left out.
async fn resolve(search: &Search, c: &mut Conn, cursors: &mut [Cursor]) -> Result<Vec<Found>> {
    let ids = async |c: &mut Conn, shelf: Shelf| -> Result<Vec<(i64, i64)>> {
        let places: Vec<i64> = cursors.iter().filter(|x| x.shelf == shelf).map(|x| x.place).collect();
        store::at_places(c, shelf, &places).await
    };
    let (articles, comments) = (ids(c, Shelf::Articles).await?, ids(c, Shelf::Comments).await?);
    let only = |rows: &[(i64, i64)]| rows.iter().map(|(_, id)| *id).collect::<Vec<_>>();
    let mut found_articles = search.texts.articles(c, &only(&articles)).await?;
    let mut found_comments = search.texts.comments(c, &only(&comments)).await?;
    let at = |cursor: &Cursor| {
        let rows = if cursor.shelf == Shelf::Articles { &articles } else { &comments };
        let id = rows.iter().find(|(place, _)| *place == cursor.place)?.1;
        if cursor.shelf == Shelf::Articles {
            let index = found_articles.iter().position(|found| found.id == id)?;
            Some(Found::Article(found_articles.swap_remove(index)))
        } else {
            let index = found_comments.iter().position(|found| found.id == id)?;
            Some(Found::Comment(found_comments.swap_remove(index)))
        }
    };
    Ok(cursors.iter().filter_map(at).collect())
}

/// The query with its slips mended, if it then finds more. A few words of it at most are looked up: each costs dozens
/// of questions, and whoever types as many slips as that is not helped by a guess.
async fn suggest(search: &Search, c: &mut Conn, question: &Question, count: i64) -> Result<Option<String>> {
    let mut rare = Vec::new();
    for (at, part) in question.asked.parts.iter().enumerate() {
        let [word] = part.words.as_slice() else { continue };
        if part.kind == PartKind::Word && !part.without {
            let hits = alone(search, c, word, FEW).await?;
            if hits < FEW {
                rare.push((hits, at, word));
            }
        }
    }
    // A word that finds nothing is a slip before one that finds something is.
    rare.sort_unstable();
    let mut better = question.clone();
    let mut mended = false;
    for (hits, at, word) in rare.into_iter().take(MENDED) {
        if let Some(shown) = mend(search, c, word, hits).await?
            && let Some(target) = better.asked.parts.get_mut(at)
        {
            better.q = better.q.replacen(word.as_str(), &shown, 1);
            target.words = vec![shown];
            mended = true;
        }
    }
    if !mended {
        return Ok(None);
    }
    let found = Look::of(search, c, &better).await?.count(c, count + 1).await?;
    Ok((found > count).then_some(better.q))
}

/// How many articles a word alone finds, counted up to `most`: nothing that is to come, nothing that was taken back.
async fn alone(search: &Search, c: &mut Conn, word: &str, most: i64) -> Result<i64> {
    let part = Part { kind: PartKind::Word, words: vec![word.to_owned()], without: false };
    let plan = for_articles(&[part], &Filters::default(), &Vec::new());
    search::count(c, Shelf::Articles, &plan.all, range(search, &Asked::default()), most).await
}

async fn mend(search: &Search, c: &mut Conn, word: &str, hits: i64) -> Result<Option<String>> {
    let own = search.web.site.language.family();
    let others = LANGUAGES.into_iter().filter(|language| *language != own);
    for language in std::iter::once(own).chain(others).collect::<Vec<Language>>() {
        for known in nearest(c, word, language).await? {
            let likely = hits == 0 || known.articles >= COMMON;
            if likely && alone(search, c, &known.shown, 1).await? > 0 {
                return Ok(Some(known.shown));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_are_read_as_they_were_written() {
        for text in ["0.1736841900000.a", "3.-5.c"] {
            assert_eq!(Cursor::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "5.1.a", "0.01.a", "0.1.b", "0.1", "0.1.a.", "+0.1.a", "0.99999999999999999999.a"] {
            assert!(Cursor::parse(text).is_none(), "{text}");
        }
    }
}
