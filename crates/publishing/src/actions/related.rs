//! Related stories: counted when one is published or changed, so that a page asks for them by one seek.
//!
//! The work is bounded: a story has at most some fifty terms, of each of which the newest forty other stories are
//! looked at, and at most [`NEIGHBOURS`] of them learn of it.

use std::collections::HashMap;

use database::{Conn, Result};

use crate::model::{LEAST, PER_TERM, Term};
use crate::store;

/// Stories in whose lists a story is put.
const NEIGHBOURS: usize = 16;

/// Brings the lists of a story and of its neighbours into line with its terms; `published` is its time while it is
/// published.
pub(super) async fn refresh(c: &mut Conn, id: i64, published: Option<i64>, terms: &[Term]) -> Result<()> {
    let stored = store::terms(c, id).await?;
    let Some(published) = published else {
        if !stored.is_empty() {
            store::remove_terms(c, id).await?;
            store::unrelate(c, id).await?;
        }
        return Ok(());
    };
    let mut wanted: Vec<(String, i64)> = terms.iter().map(|term| (term.name.clone(), published)).collect();
    wanted.sort();
    // Databases sort texts by their own rules.
    let mut had = stored;
    had.sort();
    if had == wanted {
        return Ok(());
    }
    // Those that lose it show it until their pages are made anew.
    c.touch(format!("story:{id}"));
    store::remove_terms(c, id).await?;
    for (name, published) in &wanted {
        store::add_term(c, id, name, *published).await?;
    }
    let nearest = nearest(c, id, terms).await?;
    store::unrelate(c, id).await?;
    for (other, score) in nearest.iter().take(store::KEPT) {
        store::relate(c, id, *other, *score).await?;
    }
    for (other, score) in nearest.iter().take(NEIGHBOURS) {
        store::relate(c, *other, id, *score).await?;
        if store::keep_nearest(c, *other, id).await? {
            c.touch(format!("article:{other}"));
        }
    }
    Ok(())
}

/// Other stories by what they share with this one, the nearest first and of equals the newest.
async fn nearest(c: &mut Conn, id: i64, terms: &[Term]) -> Result<Vec<(i64, i64)>> {
    let mut scores: HashMap<i64, (i64, i64)> = HashMap::new();
    for term in terms {
        let sharing = store::sharing(c, &term.name, id, PER_TERM).await?;
        let weight = term.weight(sharing.len());
        for (other, published) in sharing {
            let score = scores.entry(other).or_insert((0, published));
            score.0 += weight;
        }
    }
    let near = scores.into_iter().filter(|(_, (score, _))| *score >= LEAST);
    let mut near: Vec<(i64, i64, i64)> = near.map(|(other, (score, at))| (score, at, other)).collect();
    near.sort_unstable_by(|a, b| b.cmp(a));
    Ok(near.into_iter().map(|(score, _, other)| (other, score)).collect())
}
