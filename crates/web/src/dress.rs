//! What the paper wears: its theme, which may change while it is served, and the one that somebody tries on.

use std::collections::VecDeque;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use crate::assets::Assets;
use crate::stored::Stored;
use crate::theme::Theme;

/// Themes of before whose files are still found: browsers hold pages that name them.
const BEFORE: usize = 3;

tokio::task_local! {
    /// The theme in which this task answers, where that is not the one the paper wears.
    static TRIED_ON: Arc<Theme>;
}

/// The theme of a paper.
pub(crate) struct Dress(RwLock<Worn>);

struct Worn {
    theme: Arc<Theme>,
    /// The files of those before it, the last one first.
    before: VecDeque<Arc<Assets>>,
}

impl Dress {
    pub(crate) fn new(theme: Theme) -> Self {
        Self(RwLock::new(Worn { theme: Arc::new(theme), before: VecDeque::new() }))
    }

    /// The theme in which a page is made now.
    pub(crate) fn theme(&self) -> Arc<Theme> {
        TRIED_ON.try_with(Arc::clone).unwrap_or_else(|_| self.worn().theme.clone())
    }

    /// Puts another theme on. The files of the one before are still found.
    pub(crate) fn wear(&self, theme: Arc<Theme>) {
        let mut worn = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut worn.theme, theme);
        worn.before.push_front(before.assets.clone());
        worn.before.truncate(BEFORE);
    }

    /// Lets the files of a theme be found that was worn before this process began.
    pub(crate) fn remember(&self, theme: &Theme) {
        let mut worn = self.0.write().unwrap_or_else(PoisonError::into_inner);
        worn.before.push_front(theme.assets.clone());
        worn.before.truncate(BEFORE);
    }

    /// A file by one of its names: of this theme, else of one before it.
    pub(crate) fn file(&self, name: &str) -> Option<Arc<Stored>> {
        let theme = self.theme();
        let before = || self.worn().before.iter().find_map(|assets| assets.file(name));
        theme.assets.file(name).or_else(before)
    }

    fn worn(&self) -> RwLockReadGuard<'_, Worn> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether this task answers for somebody who tries a theme on: then no page is taken from the cache or put into it.
pub(crate) fn is_tried_on() -> bool {
    TRIED_ON.try_with(|_| ()).is_ok()
}

/// Does some work in a theme that the paper does not wear.
pub(crate) async fn trying_on<T>(theme: Arc<Theme>, work: impl Future<Output = T>) -> T {
    TRIED_ON.scope(theme, work).await
}
