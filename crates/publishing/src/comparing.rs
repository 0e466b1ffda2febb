//! Turns at comparing versions of a story word by word. A long one keeps a processor busy for a good part of a second, and holds
//! its texts in memory for as long: so it is done away from the threads that answer requests, a few at a time.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use web::{Error, Result};

/// Comparisons that run at once.
const AT_ONCE: usize = 2;
/// How long a reader waits for a turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// The turns that there are; cheap to clone.
#[derive(Clone)]
pub(crate) struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Turns {
    /// A turn for whoever can come back. Taken before the texts are read, it bounds those in memory.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where too many wait before.
    pub(crate) async fn turn(&self) -> Result<Turn> {
        let turn = tokio::time::timeout(PATIENCE, self.wait()).await;
        turn.unwrap_or_else(|_| Err(Error::Unavailable("too many versions are compared at once".to_owned())))
    }

    /// A turn for whoever would lose words by coming back: it is waited for.
    ///
    /// # Errors
    /// None while the program runs.
    pub(crate) async fn wait(&self) -> Result<Turn> {
        self.0.clone().acquire_owned().await.map(Turn).map_err(Error::internal)
    }
}

/// A turn. It ends with the work, not with whoever waits for it: they may hang up, and the thread works on.
pub(crate) struct Turn(OwnedSemaphorePermit);

impl Turn {
    /// Does the work on a thread of its own.
    ///
    /// # Errors
    /// [`Error::Internal`] where it panics.
    pub(crate) async fn work<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let work = move || {
            let Self(_turn) = self;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    // One thread answers all: work that ran on it would never hear that it may end.
    #[tokio::test]
    async fn a_few_compare_at_once_and_hold_up_nobody() {
        let turns = Turns::default();
        let mut running = Vec::new();
        for _ in 0..AT_ONCE {
            let turn = turns.turn().await.unwrap();
            let (end, ended) = mpsc::channel::<()>();
            let (begin, begun) = tokio::sync::oneshot::channel::<()>();
            let work = tokio::spawn(turn.work(move || begin.send(()).is_ok() && ended.recv().is_ok()));
            begun.await.unwrap();
            running.push((end, work));
        }
        assert!(turns.0.try_acquire().is_err(), "one more waits");
        let (end, work) = running.remove(0);
        // Whoever hung up leaves the thread at work, and its turn taken.
        work.abort();
        assert!(work.await.is_err_and(|error| error.is_cancelled()));
        assert!(turns.0.try_acquire().is_err());
        end.send(()).unwrap();
        let next = turns.wait().await.unwrap();
        assert_eq!(next.work(|| 7).await.unwrap(), 7);
        let (end, work) = running.remove(0);
        end.send(()).unwrap();
        assert!(work.await.unwrap().unwrap());
    }
}
