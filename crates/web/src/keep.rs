//! What many pages show, kept until it changes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crate::cache::PageCache;

/// Values that many pages show, each read when it is first asked for, and again once a change touched their tag or their time
/// was over. A page that shows one carries the same tag.
#[derive(Debug)]
pub struct Keep<K, T> {
    /// The number of the last change.
    changed: Arc<AtomicU64>,
    kept: RwLock<HashMap<K, Kept<T>>>,
}

#[derive(Clone, Debug)]
struct Kept<T> {
    /// The number of the last change before it was read.
    number: u64,
    /// From when on it is right, and until when, microseconds since 1970 UTC.
    from: i64,
    until: i64,
    value: T,
}

impl<K: Eq + Hash, T: Clone> Keep<K, T> {
    /// Nothing yet, of what a change under this tag makes worthless.
    #[must_use]
    pub fn new(pages: &PageCache, tag: &str) -> Self {
        Self { changed: pages.tag(tag), kept: RwLock::default() }
    }

    /// What is kept under `key` and right at `now`; else what `read` gives, with the moment from which on it is wrong though
    /// nothing changed. `read` has to look at the database as it is when it begins: a snapshot from before may be older than
    /// the last change.
    ///
    /// # Errors
    /// Those of `read`.
    pub async fn get<E>(
        &self,
        key: K,
        now: i64,
        read: impl Future<Output = Result<(T, Option<i64>), E>>,
    ) -> Result<T, E> {
        // Before the reading: what changes meanwhile is read again the next time.
        let number = self.changed.load(Ordering::Acquire);
        if let Some(kept) = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&key)
            && kept.number == number
            && (kept.from..kept.until).contains(&now)
        {
            return Ok(kept.value.clone());
        }
        let (value, ends) = read.await?;
        let kept = Kept { number, from: now, until: ends.unwrap_or(i64::MAX), value: value.clone() };
        self.kept.write().unwrap_or_else(PoisonError::into_inner).insert(key, kept);
        Ok(value)
    }

    /// What was kept under `key` last, whatever happened since.
    #[must_use]
    pub fn last(&self, key: &K) -> Option<T> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).map(|kept| kept.value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept at `now`, and how often it was read for that.
    async fn seen(keep: &Keep<&'static str, u32>, now: i64, reads: &mut u32, ends: Option<i64>) -> u32 {
        let read = async {
            *reads += 1;
            Ok::<_, ()>((*reads, ends))
        };
        keep.get("key", now, read).await.unwrap()
    }

    #[tokio::test]
    async fn a_value_is_read_again_when_it_changed_or_its_time_is_over() {
        let pages = PageCache::new(1_000);
        let (keep, mut reads) = (Keep::new(&pages, "jobs"), 0);
        assert_eq!(keep.last(&"key"), None);
        assert_eq!(seen(&keep, 10, &mut reads, Some(20)).await, 1);
        assert_eq!(seen(&keep, 19, &mut reads, Some(20)).await, 1);
        pages.changed(&["other".to_owned()]);
        assert_eq!(seen(&keep, 19, &mut reads, Some(20)).await, 1);
        assert_eq!(seen(&keep, 20, &mut reads, None).await, 2);
        assert_eq!(seen(&keep, i64::MAX - 1, &mut reads, None).await, 2);
        // A clock that was set back: what begins later is not there yet.
        assert_eq!(seen(&keep, 5, &mut reads, None).await, 3);
        pages.changed(&["jobs".to_owned()]);
        assert_eq!(seen(&keep, 6, &mut reads, None).await, 4);
        assert_eq!(keep.last(&"key"), Some(4));
    }

    #[tokio::test]
    async fn what_changes_while_it_is_read_is_read_again() {
        let pages = PageCache::new(1_000);
        let keep = Keep::new(&pages, "jobs");
        let read = async {
            pages.changed(&["jobs".to_owned()]);
            Ok::<_, ()>((1, None))
        };
        assert_eq!(keep.get("key", 0, read).await, Ok(1));
        assert_eq!(keep.get("key", 0, async { Ok::<_, ()>((2, None)) }).await, Ok(2));
    }

    #[tokio::test]
    async fn a_reading_that_fails_keeps_what_was_there() {
        let pages = PageCache::new(1_000);
        let keep = Keep::new(&pages, "jobs");
        assert_eq!(keep.get("key", 0, async { Ok::<_, ()>((1, Some(5))) }).await, Ok(1));
        assert_eq!(keep.get("key", 5, async { Err("gone") }).await, Err("gone"));
        assert_eq!(keep.last(&"key"), Some(1));
    }
}
