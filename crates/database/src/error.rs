//! What can go wrong with a database, in the words a caller can act on.

/// The result of every call to a database.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a database did not answer. The texts are for logs and terminals, never for visitors.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique key exists already. `0` names the constraint or its columns, as the engine gives it.
    #[error("already there: {0}")]
    Unique(String),
    /// A row that another row points to is missing.
    #[error("a row it belongs to is missing: {0}")]
    Foreign(String),
    /// The work clashed with other work and may be run again. [`crate::Db::write`] does so by itself and
    /// returns this only when it has tried for ten seconds.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// The disk is full: nothing was stored.
    #[error("the disk of the database is full: {0}")]
    Full(String),
    /// The answer to COMMIT was lost or an error: the work may be stored or not. An idempotency key settles it.
    #[error("not known whether the change is stored: {0}")]
    Unknown(String),
    /// `one` found nothing.
    #[error("no row for: {0}")]
    NoRow(&'static str),
    /// A column had another type or was missing: the text and the row type do not fit.
    #[error("column {column} does not fit the type that reads it")]
    Decode {
        /// The column's place in the row, from 0.
        column: usize,
    },
    /// A body waited for something that is not the database. On SQLite that would hold up every other writer.
    #[error("a database body must not wait for anything but its connection")]
    Waited,
    /// A statement failed, and the body went on as if it had not: nothing was stored.
    #[error("a statement failed and its error was dropped: {0}")]
    Swallowed(String),
    /// A second query where a single one was announced.
    #[error("a glance is a single query: a second one reads from another moment")]
    SecondLook,
    /// The database was written by a later version of the program.
    #[error(
        "this database is at step {found}, written by a later Courant; this one knows {known}. Start the later version, or restore the backup made before the upgrade"
    )]
    Newer {
        /// The highest migration found in the database.
        found: i64,
        /// The highest migration this program knows.
        known: i64,
    },
    /// The address of the database cannot be read.
    #[error("the database address is wrong: {0}")]
    Address(String),
    /// Anything else the engine said, with the statement.
    #[error("{message} (in: {sql})")]
    Driver {
        /// The engine's words.
        message: String,
        /// The statement's text.
        sql: String,
    },
}

impl Error {
    /// Whether running the whole transaction again can help.
    pub(crate) fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy(_))
    }
}

/// Translates what SQLite said about `sql`.
pub(crate) fn from_sqlite(error: &rusqlite::Error, sql: &str) -> Error {
    use rusqlite::ErrorCode;
    let message = error.to_string();
    if let rusqlite::Error::SqliteFailure(code, _) = error {
        return match (code.code, code.extended_code) {
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Error::Busy(message),
            (ErrorCode::ConstraintViolation, rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
                Error::Foreign(message)
            }
            (
                ErrorCode::ConstraintViolation,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
            ) => Error::Unique(message),
            (ErrorCode::DiskFull, _) => Error::Full(message),
            (ErrorCode::CannotOpen | ErrorCode::SystemIoFailure, _) => Error::Unavailable(message),
            _ => Error::Driver { message, sql: sql.to_owned() },
        };
    }
    Error::Driver { message, sql: sql.to_owned() }
}

/// Translates what PostgreSQL said about `sql`.
pub(crate) fn from_postgres(error: &tokio_postgres::Error, sql: &str) -> Error {
    let Some(db) = error.as_db_error() else {
        let message = chain(error);
        return if error.is_closed()
            || std::error::Error::source(error).is_some_and(|e| e.is::<std::io::Error>())
        {
            Error::Unavailable(message)
        } else {
            Error::Driver { message, sql: sql.to_owned() }
        };
    };
    let message = format!("{} ({})", db.message(), db.constraint().unwrap_or(db.code().code()));
    match db.code().code() {
        "40001" | "40P01" => Error::Busy(message),
        "23505" => Error::Unique(message),
        "23503" => Error::Foreign(message),
        "53100" => Error::Full(message),
        // Shutdown, crash recovery, too many connections, a standby that does not write.
        "57P01" | "57P02" | "57P03" | "53300" | "25006" => Error::Unavailable(message),
        code if code.starts_with("08") => Error::Unavailable(message),
        _ => Error::Driver { message, sql: sql.to_owned() },
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(inner) = next {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        next = inner.source();
    }
    text
}
