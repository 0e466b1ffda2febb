//! A file that is being read on a thread of its own, a story at a time.

use std::ops::ControlFlow;
use std::sync::Arc;

use locale::Zone;
use storage::Storage;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::model::Import;
use crate::outside::Post;
use crate::refused::Refused;
use crate::system::Survey;

/// A file, and the stories of it that were not handed out yet.
pub(crate) struct Reading {
    pub(crate) survey: Arc<Survey>,
    posts: mpsc::Receiver<Post>,
    end: JoinHandle<Result<(), Refused>>,
}

/// Why a file is not read.
pub(crate) enum Trouble {
    /// It is not there.
    Gone,
    /// It is not in order; that was looked at before it was taken, so that somebody has changed it.
    Refused(Refused),
    /// The storage does not answer.
    Storage(String),
}

impl Reading {
    /// Begins behind the stories of an import that were looked at.
    pub(crate) async fn of(storage: &Storage, import: &Import, zone: &Zone) -> Result<Self, Trouble> {
        let key = import.file.clone().ok_or(Trouble::Gone)?;
        let open = async || match storage.open(&key).await {
            Ok(file) => file.ok_or(Trouble::Gone),
            Err(error) => Err(Trouble::Storage(error.to_string())),
        };
        let (file, system) = (open().await?, import.system);
        let survey = tokio::task::spawn_blocking(move || Survey::of(system, file)).await;
        let survey = survey.map_err(|error| Trouble::Storage(error.to_string()))?;
        let survey = Arc::new(survey.map_err(Trouble::Refused)?);
        let (file, all, zone) = (open().await?, survey.clone(), zone.clone());
        let mut behind = import.counts.done;
        let (send, posts) = mpsc::channel(1);
        let end = tokio::task::spawn_blocking(move || {
            all.posts(file, &zone, &mut |post| {
                if behind > 0 {
                    behind -= 1;
                    return ControlFlow::Continue(());
                }
                match send.blocking_send(post) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                }
            })
        });
        Ok(Self { survey, posts, end })
    }

    /// The next story; none behind the last.
    pub(crate) async fn next(&mut self) -> Result<Option<Post>, Trouble> {
        if let Some(post) = self.posts.recv().await {
            return Ok(Some(post));
        }
        match (&mut self.end).await {
            Ok(Ok(())) => Ok(None),
            Ok(Err(refused)) => Err(Trouble::Refused(refused)),
            Err(error) => Err(Trouble::Storage(error.to_string())),
        }
    }
}
