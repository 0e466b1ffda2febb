//! What is done with an import at the desk, each in one transaction with the task that follows from it and the line of what
//! happened.

use std::fs::File;

use accounts::Action;
use database::Conn;
use web::{Error, Result, Sentence};

use crate::Importer;
use crate::model::{Import, KEPT, State};
use crate::store;
use crate::system::{Survey, System};

/// The task that works on an import; its payload is [`payload`].
pub(crate) const WORK: &str = "import";
/// The task that removes a file; its payload is the key.
pub(crate) const ERASE: &str = "import-file";
/// Where the files lie in the storage.
pub const FILES: &str = "imports/";

/// A file that was sent.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) file: File,
    /// What its sender calls it.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) size: i64,
    pub(crate) system: System,
    /// The section of stories that were filed under nothing.
    pub(crate) section: String,
}

/// Which import, and its run.
pub(crate) fn payload(id: i64, run: i64) -> String {
    format!("{id} {run}")
}

/// Keeps a file that was read through, and lets its trial begin; the id of the import.
///
/// # Errors
/// [`Error::Conflict`] where another import is open.
pub(crate) async fn create(importer: &Importer, sent: Sent, survey: &Survey, account: i64) -> Result<i64> {
    let web = &importer.web;
    let id = web.ids.next();
    let key = format!("{FILES}{id}");
    let words = |what: &Sentence| what.text(&web.locales, web.site.language);
    let others = survey.others().iter();
    let import = Import {
        id,
        system: sent.system,
        name: sent.name,
        size: sent.size,
        file: Some(key.clone()),
        section: sent.section,
        account,
        state: State::Checking,
        run: 1,
        created: web.clock.now(),
        began: 0,
        worked: 0,
        total: i64::try_from(survey.count()).unwrap_or(i64::MAX),
        counts: Default::default(),
        addresses: 0,
        latest: String::new(),
        others: others.map(|(what, many)| (words(what), i64::try_from(*many).unwrap_or(i64::MAX))).collect(),
        problem: None,
    };
    importer.storage.put_file(&key, sent.file).await.map_err(Error::internal)?;
    let input = (import, web.ids.next());
    let added = web.db.write(&input, |c, (import, task)| {
        Box::pin(async move {
            store::insert(c, import).await?;
            tasks::push(c, *task, WORK, &payload(import.id, import.run), import.created).await
        })
    });
    match added.await {
        Ok(()) => Ok(id),
        // Whether it is stored is not known: then the file is needed, or found without an import later.
        Err(error @ database::Error::Unknown(_)) => Err(error.into()),
        Err(error) => {
            importer.storage.delete(&key).await.map_err(Error::internal)?;
            match error {
                database::Error::Unique(_) => Err(Error::Conflict(Sentence::key("exchange-error-open"))),
                error => Err(error.into()),
            }
        }
    }
}

/// Lets an import begin after its trial, or go on after it was stopped.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] where it can do neither.
pub(crate) async fn run(importer: &Importer, id: i64) -> Result<()> {
    change(importer, id, |c, import, change| {
        Box::pin(async move {
            let is_done = match import.state {
                State::Checked => store::begin(c, (import.id, import.run), change.now).await?,
                _ => store::go_on(c, (import.id, import.run), change.now).await?,
            };
            if !is_done {
                return Ok(false);
            }
            if import.state == State::Checked {
                let who = (import.account, Action::ImportBegun);
                accounts::note_import(c, who, &import.name, change.now).await?;
            }
            tasks::push(c, change.id, WORK, &payload(import.id, import.run + 1), change.now).await?;
            Ok(true)
        })
    })
    .await
}

/// Stops an import.
///
/// # Errors
/// As [`run`].
pub(crate) async fn stop(importer: &Importer, id: i64) -> Result<()> {
    change(importer, id, |c, import, change| Box::pin(store::stop(c, import.id, change.now))).await
}

/// Ends an import for good. What was taken stays; its file goes.
///
/// # Errors
/// As [`run`].
pub(crate) async fn end(importer: &Importer, id: i64) -> Result<()> {
    change(importer, id, |c, import, change| {
        Box::pin(async move {
            if !import.state.may_end() {
                return Ok(false);
            }
            close(c, import, (State::Ended, None), change).await
        })
    })
    .await
}

/// Ends what waited for somebody for a week.
///
/// # Errors
/// The database's.
pub(crate) async fn forget(importer: &Importer) -> Result<()> {
    let web = &importer.web;
    let before = web.clock.now().saturating_sub(KEPT);
    for import in web.db.read(async |c| store::forgotten(c, before).await).await? {
        let input = (import, Change { id: web.ids.next(), now: web.clock.now() });
        web.db
            .write(&input, |c, (import, change)| Box::pin(close(c, import, (State::Ended, None), *change)))
            .await?;
    }
    Ok(())
}

/// The id of what follows from a change, and its moment in microseconds since 1970 UTC.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change {
    pub(crate) id: i64,
    pub(crate) now: i64,
}

/// Puts an import into a state that is over, lets its file go, and writes down that what had begun has ended. Whether it was
/// in the state it is given with.
pub(crate) async fn close(
    c: &mut Conn,
    import: &Import,
    (to, problem): (State, Option<&str>),
    Change { id, now }: Change,
) -> database::Result<bool> {
    if !store::end(c, import.id, (import.state, to), (problem, now)).await? {
        return Ok(false);
    }
    if let Some(key) = &import.file {
        tasks::push(c, id, ERASE, key, now).await?;
    }
    if matches!(import.state, State::Running | State::Stopped) {
        accounts::note_import(c, (import.account, Action::ImportEnded), &import.name, now).await?;
    }
    Ok(true)
}

type Done<'c> = database::BoxFuture<'c, database::Result<bool>>;

/// Changes an import, or says that it is not in a state in which this can be done.
async fn change(
    importer: &Importer,
    id: i64,
    work: for<'c> fn(&'c mut Conn, &'c Import, Change) -> Done<'c>,
) -> Result<()> {
    let web = &importer.web;
    let input = (id, Change { id: web.ids.next(), now: web.clock.now() });
    let done = web.db.write(&input, |c, (id, change)| {
        Box::pin(async move {
            let Some(import) = store::import(c, *id).await? else { return Ok(None) };
            work(c, &import, *change).await.map(Some)
        })
    });
    match done.await? {
        Some(true) => Ok(()),
        Some(false) => Err(Error::Conflict(Sentence::key("exchange-error-state"))),
        None => Err(Error::NotFound),
    }
}
