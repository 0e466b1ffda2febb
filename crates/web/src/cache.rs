//! The page cache: rendered bytes by a typed key, one render at a time per page, dropped by tag in the step that
//! commits a change.
//!
//! The key is made of the path and the allowed query only, so the renderer cannot see a cookie or another header:
//! no reader can poison another's page. Each tag carries the number of its last change; a kept page is good while
//! none of its tags changed after its render *began*, so a change that commits during a render is never missed.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use database::EVERYTHING;
use moka::future::Cache;

use crate::error::{Error, Result};
use crate::stored::Stored;

/// What a shared page is made from: its path, and those parts of the query that it knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageKey(String);

impl PageKey {
    /// The page at `path`, without a query.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(path.to_owned())
    }

    /// The same page with a query parameter, if it is there. Give them in one order, always.
    #[must_use]
    pub fn with(mut self, name: &str, value: Option<impl std::fmt::Display>) -> Self {
        if let Some(value) = value {
            let mark = if self.0.contains('?') { '&' } else { '?' };
            self.0.push(mark);
            self.0.push_str(name);
            self.0.push('=');
            let value = value.to_string();
            self.0.extend(url::form_urlencoded::byte_serialize(value.as_bytes()));
        }
        self
    }

    /// The path without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or("/")
    }

    /// Path and query: as it stands in the request line of a plain reader.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How often a reader waits for the renders of others before making a page alone.
const ROUNDS: usize = 4;

/// The rendered pages of this process.
pub struct PageCache {
    pages: Option<Cache<String, Arc<Stored>>>,
    changes: AtomicU64,
    tags: Mutex<HashMap<String, Arc<AtomicU64>>>,
}

impl PageCache {
    /// A cache of at most `bytes` of plain pages; 0 keeps nothing, for measuring renders.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let weigh = |key: &String, page: &Arc<Stored>| {
            // The codings together take about half as much again as the plain bytes.
            u32::try_from(key.len() + page.identity.len() * 3 / 2 + 4_096).unwrap_or(u32::MAX)
        };
        let pages = Cache::builder().max_capacity(bytes).weigher(weigh).build();
        Self {
            pages: (bytes > 0).then_some(pages),
            changes: AtomicU64::new(1),
            tags: Mutex::new(HashMap::new()),
        }
    }

    /// How many pages are kept, and how many bytes they take with their codings.
    pub async fn size(&self) -> (u64, u64) {
        let Some(pages) = &self.pages else { return (0, 0) };
        // What came and went lately is counted by then.
        pages.run_pending_tasks().await;
        (pages.entry_count(), pages.weighted_size())
    }

    /// A kept page that is still good at `now` (microseconds since 1970 UTC), by the text of its key.
    pub(crate) async fn fresh(&self, key: &str, now: i64) -> Option<Arc<Stored>> {
        self.pages.as_ref()?.get(key).await.filter(|page| page.is_fresh(now))
    }

    /// The page under `key`: kept and good at `now`, or rendered by `render`, which also names its tags. Readers who
    /// come during a render wait for it; where a change came between its beginning and a reader, that reader gets a
    /// page that is made anew: what somebody was told is stored, they see.
    pub(crate) async fn get_or_render<F>(&self, key: &PageKey, now: i64, render: F) -> Result<Arc<Stored>>
    where
        F: Future<Output = Result<(Stored, Vec<String>)>>,
    {
        let Some(pages) = &self.pages else { return Ok(Arc::new(render.await?.0)) };
        let arrived = self.changes.load(Ordering::Acquire);
        if let Some(page) = pages.get(key.as_str()).await {
            if page.is_fresh(now) {
                return Ok(page);
            }
            pages.invalidate(key.as_str()).await;
        }
        let mut work = pin!(async {
            let began = self.changes.load(Ordering::Acquire);
            let (stored, tags) = render.await?;
            let tags = tags.iter().map(|tag| self.tag(tag)).collect();
            Ok(Arc::new(stored.made_from(tags, began, now)))
        });
        // Each time round, another's render was joined that had begun too early. It is over then, so the next is not.
        for _ in 0..ROUNDS {
            let page = pages.try_get_with(key.as_str().to_owned(), work.as_mut()).await;
            let page = page.map_err(|error: Arc<Error>| (*error).clone())?;
            if page.began() >= arrived || page.is_fresh(now) {
                return Ok(page);
            }
            pages.invalidate(key.as_str()).await;
        }
        work.await
    }

    /// The page under `name` that is made of another one alone, and is as good as that one at `now`: kept, or made.
    pub(crate) async fn beside(
        &self,
        name: String,
        (of, now): (&Stored, i64),
        make: impl FnOnce() -> Result<Stored>,
    ) -> Result<Arc<Stored>> {
        if let Some(page) = self.fresh(&name, now).await
            && page.began() >= of.began()
        {
            return Ok(page);
        }
        let page = Arc::new(make()?.kept_like(of));
        if let Some(pages) = &self.pages {
            pages.insert(name, page.clone()).await;
        }
        Ok(page)
    }

    /// Everything shown under these tags is worthless from here on.
    pub fn changed(&self, tags: &[String]) {
        let known = self.tags.lock().unwrap_or_else(PoisonError::into_inner);
        // Counted under the lock: of two changes at once, a tag must keep the number of the later one.
        let now = self.changes.fetch_add(1, Ordering::AcqRel) + 1;
        if tags.iter().any(|tag| tag == EVERYTHING) {
            known.values().for_each(|changed| changed.store(now, Ordering::Release));
        }
        for tag in tags {
            // A tag nobody has rendered has nothing to drop; when it is first used it starts at the number of then.
            if let Some(changed) = known.get(tag) {
                changed.store(now, Ordering::Release);
            }
        }
    }

    /// The number of the last change of a tag.
    pub(crate) fn tag(&self, name: &str) -> Arc<AtomicU64> {
        let mut known = self.tags.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tag) = known.get(name) {
            return tag.clone();
        }
        if known.len() > 50_000 {
            known.retain(|_, tag| Arc::strong_count(tag) > 1);
        }
        // It may have changed, unnoticed, up to this moment.
        let tag = Arc::new(AtomicU64::new(self.changes.load(Ordering::Acquire)));
        known.insert(name.to_owned(), tag.clone());
        tag
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, StatusCode};
    use bytes::Bytes;

    use super::*;

    fn page(text: &str) -> Stored {
        Stored::new(StatusCode::OK, HeaderMap::new(), text.to_owned().into())
    }

    async fn get(cache: &PageCache, text: &str) -> Bytes {
        let render = async { Ok((page(text), vec!["article:1".to_owned(), "front".to_owned()])) };
        cache.get_or_render(&PageKey::new("/a"), 0, render).await.unwrap().identity.clone()
    }

    #[tokio::test]
    async fn a_page_is_kept_until_one_of_its_tags_changes() {
        let cache = PageCache::new(1 << 20);
        assert_eq!(get(&cache, "one").await, "one");
        assert_eq!(get(&cache, "two").await, "one");
        cache.changed(&["article:2".to_owned()]);
        assert_eq!(get(&cache, "three").await, "one");
        cache.changed(&["front".to_owned()]);
        assert!(cache.fresh("/a", 0).await.is_none());
        assert_eq!(get(&cache, "four").await, "four");
    }

    #[tokio::test]
    async fn a_page_made_of_another_is_kept_as_long() {
        async fn light(cache: &PageCache) -> Bytes {
            let render = async { Ok((page("full"), vec!["article:1".to_owned()])) };
            let full = cache.get_or_render(&PageKey::new("/a"), 0, render).await.unwrap();
            let number = cache.changes.load(Ordering::Acquire);
            let made = || Ok(page(&format!("light {number}")));
            cache.beside("/lite/a".to_owned(), (&full, 0), made).await.unwrap().identity.clone()
        }
        let cache = PageCache::new(1 << 20);
        assert_eq!(light(&cache).await, "light 1");
        cache.changed(&["article:2".to_owned()]);
        assert_eq!(light(&cache).await, "light 1");
        assert_eq!(cache.fresh("/a", 0).await.unwrap().identity, "full");
        assert!(cache.fresh("/lite/a", 5 * 60 * 1_000_000).await.is_none());
        cache.changed(&["article:1".to_owned()]);
        assert!(cache.fresh("/lite/a", 0).await.is_none());
        assert_eq!(light(&cache).await, "light 3");
    }

    #[tokio::test]
    async fn a_change_during_a_render_is_not_missed() {
        let cache = PageCache::new(1 << 20);
        assert_eq!(get(&cache, "first").await, "first");
        cache.changed(&["article:1".to_owned()]);
        let render = async {
            cache.changed(&["article:1".to_owned()]);
            Ok((page("read before the change"), vec!["article:1".to_owned()]))
        };
        let stale = cache.get_or_render(&PageKey::new("/a"), 0, render).await.unwrap();
        assert_eq!(stale.identity, "read before the change");
        assert!(cache.fresh("/a", 0).await.is_none());
        assert_eq!(get(&cache, "after").await, "after");
    }

    #[tokio::test]
    async fn who_comes_after_a_change_is_not_given_what_was_begun_before_it() {
        let cache = PageCache::new(1 << 20);
        let (begun, go) = (tokio::sync::Notify::new(), tokio::sync::Notify::new());
        let early = async {
            let render = async {
                begun.notify_one();
                go.notified().await;
                Ok((page("before"), vec!["article:1".to_owned()]))
            };
            cache.get_or_render(&PageKey::new("/a"), 0, render).await.unwrap().identity.clone()
        };
        let late = async {
            begun.notified().await;
            cache.changed(&["article:1".to_owned()]);
            let joined = get(&cache, "after");
            let release = async {
                tokio::task::yield_now().await;
                go.notify_one();
            };
            tokio::join!(joined, release).0
        };
        let (early, late) = tokio::join!(early, late);
        assert_eq!((&early[..], &late[..]), (&b"before"[..], &b"after"[..]));
        assert_eq!(get(&cache, "unseen").await, "after");
    }

    #[tokio::test]
    async fn everything_can_be_dropped() {
        let cache = PageCache::new(1 << 20);
        assert_eq!(get(&cache, "one").await, "one");
        cache.changed(&[EVERYTHING.to_owned()]);
        assert_eq!(get(&cache, "two").await, "two");
    }

    #[tokio::test]
    async fn a_page_is_not_kept_beyond_its_end() {
        let cache = PageCache::new(1 << 20);
        let at = async |now, text: &'static str, expires| {
            let render = async {
                let mut page = page(text);
                page.expires = expires;
                Ok((page, vec!["jobs".to_owned()]))
            };
            cache.get_or_render(&PageKey::new("/a"), now, render).await.unwrap().identity.clone()
        };
        assert_eq!(at(1, "the advert", Some(10)).await, "the advert");
        assert_eq!(at(9, "unseen", None).await, "the advert");
        assert!(cache.fresh("/a", 9).await.is_some() && cache.fresh("/a", 10).await.is_none());
        assert_eq!(at(10, "it has ended", None).await, "it has ended");
        assert_eq!(at(200_000_000, "unseen", None).await, "it has ended");
        assert_eq!(at(400_000_000, "it is made anew", None).await, "it is made anew");
    }

    #[tokio::test]
    async fn an_error_is_not_kept() {
        let cache = PageCache::new(1 << 20);
        let failed = cache.get_or_render(&PageKey::new("/a"), 0, async { Err(Error::NotFound) }).await;
        assert!(matches!(failed, Err(Error::NotFound)));
        assert_eq!(get(&cache, "there").await, "there");
    }

    #[test]
    fn keys_hold_only_what_they_are_given() {
        let key = PageKey::new("/town/x").with("after", Some("a&b")).with("before", None::<i64>);
        assert_eq!((key.as_str(), key.path()), ("/town/x?after=a%26b", "/town/x"));
    }
}
