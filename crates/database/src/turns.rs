//! Turns at a transaction that several writers share.
//!
//! Each runs its part in its turn and leaves the transaction open if others wait behind it; the last one ends it for
//! all. Whoever lets go looks whether anybody is left, also one who gives up in the queue, panics, or is cancelled in
//! the middle: so there is always somebody who ends it, and nobody has to watch a clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use crate::error::{Error, Result};

/// What is shared.
pub(crate) trait Shared: Send + Sized + 'static {
    /// Whether something was begun that has to be ended.
    fn is_open(&self) -> bool;

    /// Whether it is to be ended though others wait.
    fn is_full(&self) -> bool;

    /// Ends it, apart from the caller, who may be cancelled.
    fn end(shared: OwnedMutexGuard<Self>);
}

/// Those who wait for their turn.
pub(crate) struct Queue<S> {
    shared: Arc<Mutex<S>>,
    waiting: Arc<AtomicUsize>,
}

impl<S> Clone for Queue<S> {
    fn clone(&self) -> Self {
        Self { shared: self.shared.clone(), waiting: self.waiting.clone() }
    }
}

impl<S: Shared> Queue<S> {
    pub(crate) fn new(shared: S) -> Self {
        Self { shared: Arc::new(Mutex::new(shared)), waiting: Arc::default() }
    }

    /// Waits for a turn.
    pub(crate) async fn turn(&self) -> Turn<S> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let place = Place(Some(self));
        let shared = self.shared.clone().lock_owned().await;
        place.leave();
        Turn { shared: Some(shared), queue: self.clone() }
    }
}

/// A place in the queue: counted from before the lock is asked for until it is held, or given up.
struct Place<'a, S: Shared>(Option<&'a Queue<S>>);

impl<S: Shared> Place<'_, S> {
    fn leave(mut self) {
        if let Some(queue) = self.0.take() {
            queue.waiting.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

impl<S: Shared> Drop for Place<'_, S> {
    fn drop(&mut self) {
        let Some(queue) = self.0.take() else { return };
        if queue.waiting.fetch_sub(1, Ordering::SeqCst) > 1 {
            return;
        }
        // The one before left it open for us, the last. A turn that does nothing ends it.
        let queue = queue.clone();
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { drop(queue.turn().await) });
        }
    }
}

/// What is shared, while it is one caller's turn.
pub(crate) struct Turn<S: Shared> {
    shared: Option<OwnedMutexGuard<S>>,
    queue: Queue<S>,
}

impl<S: Shared> Turn<S> {
    pub(crate) fn shared(&self) -> Result<&S> {
        self.shared.as_deref().ok_or_else(over)
    }

    pub(crate) fn shared_mut(&mut self) -> Result<&mut S> {
        self.shared.as_deref_mut().ok_or_else(over)
    }
}

fn over() -> Error {
    Error::Unavailable("the turn is over".to_owned())
}

impl<S: Shared> Drop for Turn<S> {
    fn drop(&mut self) {
        let Some(shared) = self.shared.take() else { return };
        let last = self.queue.waiting.load(Ordering::SeqCst) == 0;
        if shared.is_open() && (last || shared.is_full()) {
            S::end(shared);
        }
    }
}

/// Those who wait for the end of what they share.
#[derive(Default)]
pub(crate) struct Members(Vec<oneshot::Sender<Result<()>>>);

/// The end, as one member hears it.
pub(crate) struct Ending(oneshot::Receiver<Result<()>>);

impl Ending {
    pub(crate) async fn heard(self) -> Result<()> {
        self.0.await.unwrap_or_else(|_| Err(Error::Unknown("nobody ended the transaction".to_owned())))
    }
}

impl Members {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn join(&mut self) -> Ending {
        let (member, ending) = oneshot::channel();
        self.0.push(member);
        Ending(ending)
    }

    /// Tells everybody how it ended. A clash is run again; after any other error nobody knows what is stored, unless the
    /// disk was full.
    pub(crate) fn tell(&mut self, outcome: &Result<()>) {
        for member in self.0.drain(..) {
            // A member that no longer listens has lost its client; the work stands all the same.
            let _ = member.send(match outcome {
                Ok(()) => Ok(()),
                Err(Error::Busy(text)) => Err(Error::Busy(text.clone())),
                Err(Error::Full(text)) => Err(Error::Full(text.clone())),
                Err(error) => Err(Error::Unknown(error.to_string())),
            });
        }
    }
}
