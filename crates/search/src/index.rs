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
    let again = store_entry(c, Shelf::Articles, (article.id, article.published), &entry).await?;
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
    for Prepared { article, entry } in articles {
        store_entry(c, Shelf::Articles, (article.id, article.published), entry).await?;
        vocabulary.learn(article.language, entry, 1);
    }
    vocabulary.store(c).await
}

/// Takes an article out that readers do not see any more.
///
/// # Errors
/// The database's.
pub async fn remove_article(c: &mut Conn, id: i64) -> Result<()> {
    remove(c, Shelf::Articles, id).await.map(|_| ())
}

/// Indexes a comment that readers see.
///
/// # Errors
/// The database's.
pub async fn put_comment(c: &mut Conn, comment: &Comment) -> Result<()> {
    store_entry(c, Shelf::Comments, (comment.id, comment.sent), &of_comment(comment)).await.map(|_| ())
}

/// Takes a comment out that readers do not see any more.
///
/// # Errors
/// The database's.
pub async fn remove_comment(c: &mut Conn, id: i64) -> Result<()> {
    remove(c, Shelf::Comments, id).await.map(|_| ())
}

/// Stores an entry in the place of the one before; whether there was one.
async fn store_entry(c: &mut Conn, shelf: Shelf, (id, at): (i64, i64), entry: &Entry) -> Result<bool> {
    let again = remove(c, shelf, id).await?;
    let place = place(c, shelf, id, at).await?;
    search::put(c, shelf, place, &entry.runs).await?;
    Ok(again)
}

async fn remove(c: &mut Conn, shelf: Shelf, id: i64) -> Result<bool> {
    let Some(place) = store::place_of(c, shelf, id).await? else { return Ok(false) };
    search::remove(c, shelf, place).await?;
    store::free_place(c, shelf, place).await?;
    Ok(true)
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
        if store::take_place(c, shelf, place, id).await? {
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
                Some((_, count)) => *count += articles,
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
