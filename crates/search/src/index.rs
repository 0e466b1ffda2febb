//! Keeps the index in step: called in the transaction that changes what readers see.

use std::collections::{BTreeMap, HashMap};

use database::search::{self, Shelf};
use database::{Conn, Result};
use locale::Language;

use crate::entry::{Article, Comment, Entry, of_article, of_comment};
use crate::spelling::bones;
use crate::store;

/// Indexes an article that readers see, now or from its time of publication on; one that is indexed already is indexed
/// anew.
///
/// # Errors
/// The database's.
pub async fn put_article(c: &mut Conn, article: &Article) -> Result<()> {
    let entry = of_article(article);
    let standing = Standing { id: article.id, at: article.published, entry: &entry };
    let again = store_entries(c, Shelf::Articles, &[standing]).await? > 0;
    let mut vocabulary = Vocabulary::default();
    // Its words were counted when it came: those it gained are added, those it had are not counted twice.
    vocabulary.learn(article.language, &entry, i64::from(!again));
    vocabulary.store(c).await
}

/// An article and its terms, worked out outside a transaction.
#[derive(Debug)]
pub struct Prepared {
    article: Article,
    entry: Entry,
}

impl Prepared {
    /// Works them out.
    #[must_use]
    pub fn of(article: Article) -> Self {
        Self { entry: of_article(&article), article }
    }

    /// What it was worked out from.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }
}

/// Indexes articles in a rebuild, which has forgotten the vocabulary: all their words are counted.
///
/// # Errors
/// The database's.
pub async fn put_prepared(c: &mut Conn, articles: &[&Prepared]) -> Result<()> {
    let mut vocabulary = Vocabulary::default();
    let standing: Vec<Standing<'_>> = articles
        .iter()
        .map(|Prepared { article, entry }| Standing { id: article.id, at: article.published, entry })
        .collect();
    store_entries(c, Shelf::Articles, &standing).await?;
    for Prepared { article, entry } in articles {
        vocabulary.learn(article.language, entry, 1);
    }
    vocabulary.store(c).await
}

/// Takes an article out that readers do not see any more.
///
/// # Errors
/// The database's.
pub async fn remove_article(c: &mut Conn, id: i64) -> Result<()> {
    remove(c, Shelf::Articles, &[id]).await.map(|_| ())
}

/// Indexes comments that readers see, each named once.
///
/// # Errors
/// The database's.
pub async fn put_comments(c: &mut Conn, comments: &[Comment]) -> Result<()> {
    let entries: Vec<Entry> = comments.iter().map(of_comment).collect();
    let standing: Vec<Standing<'_>> = comments
        .iter()
        .zip(&entries)
        .map(|(comment, entry)| Standing { id: comment.id, at: comment.sent, entry })
        .collect();
    store_entries(c, Shelf::Comments, &standing).await.map(|_| ())
}

/// Takes comments out that readers do not see any more.
///
/// # Errors
/// The database's.
pub async fn remove_comments(c: &mut Conn, ids: &[i64]) -> Result<()> {
    remove(c, Shelf::Comments, ids).await.map(|_| ())
}

/// An entry, and where it belongs.
struct Standing<'a> {
    /// The id of the article or comment.
    id: i64,
    /// Its time, microseconds since 1970 UTC.
    at: i64,
    entry: &'a Entry,
}

/// Stores entries in the place of those before; how many there were before. A server is told of many at once: an entry
/// takes it less time than a question and its answer.
async fn store_entries(c: &mut Conn, shelf: Shelf, entries: &[Standing<'_>]) -> Result<usize> {
    let ids: Vec<i64> = entries.iter().map(|standing| standing.id).collect();
    let before = remove(c, shelf, &ids).await?;
    let first: Vec<(i64, i64)> = entries.iter().map(|it| (place_at(it.at), it.id)).collect();
    let taken = store::take_places(c, shelf, &first).await?;
    let mut placed = Vec::with_capacity(entries.len());
    for (standing, taken) in entries.iter().zip(taken) {
        let place =
            if taken { place_at(standing.at) } else { place(c, shelf, standing.id, standing.at).await? };
        placed.push((place, standing.entry.runs.as_slice()));
    }
    search::put(c, shelf, &placed).await?;
    Ok(before)
}

/// Takes entries out; how many there were.
async fn remove(c: &mut Conn, shelf: Shelf, ids: &[i64]) -> Result<usize> {
    let places = store::places_of(c, shelf, ids).await?;
    search::remove(c, shelf, &places).await?;
    store::free_places(c, shelf, &places).await?;
    Ok(places.len())
}

/// The millisecond of a moment: where what belongs to it stands.
pub(crate) fn place_at(micros: i64) -> i64 {
    micros.div_euclid(1_000)
}

/// The place at a moment, or where another has it one behind it, never before it: what is to come must not be found
/// early. An import may bring thousands of the same moment, so the gap is looked for in wider and wider steps.
async fn place(c: &mut Conn, shelf: Shelf, id: i64, at: i64) -> Result<i64> {
    let first = place_at(at);
    let mut place = first;
    let mut chance = id.cast_unsigned();
    for step in 0_u32.. {
        if store::take_places(c, shelf, &[(place, id)]).await?.contains(&true) {
            break;
        }
        // Fibonacci hashing (Knuth, TAOCP 3, 6.4).
        chance = chance.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let width = 16_u64 << step.min(30);
        place = first.saturating_add((chance >> 16).checked_rem(width).map_or(1, u64::cast_signed) + 1);
    }
    Ok(place)
}

/// Words of articles with how many have them, gathered before they are stored.
#[derive(Debug, Default)]
struct Vocabulary {
    of: BTreeMap<Language, HashMap<String, (String, i64)>>,
}

impl Vocabulary {
    fn learn(&mut self, language: Language, entry: &Entry, articles: i64) {
        let own = self.of.entry(language.family()).or_default();
        for (word, shown) in &entry.vocabulary {
            match own.get_mut(word) {
                Some((known, count)) => {
                    *count += articles;
                    if shown.starts_with(char::is_uppercase) && !known.starts_with(char::is_uppercase) {
                        known.clone_from(shown);
                    }
                }
                None => {
                    own.insert(word.clone(), (shown.clone(), articles));
                }
            }
        }
    }

    async fn store(&self, c: &mut Conn) -> Result<()> {
        for (language, own) in &self.of {
            let mut words: Vec<store::Addition> = own
                .iter()
                .map(|(word, (shown, articles))| (word.clone(), shown.clone(), bones(word), *articles))
                .collect();
            words.sort();
            store::add_words(c, language.code(), &words).await?;
        }
        Ok(())
    }
}
