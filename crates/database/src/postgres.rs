//! The server engine: tokio-postgres behind a pool.

mod line;

use std::error::Error as StdError;
use std::net::IpAddr;
use std::pin::pin;
use std::time::Duration;

use deadpool_postgres::{
    Hook, HookError, Manager, ManagerConfig, Object, Pool, QueueMode, RecyclingMethod, Runtime,
};
use futures_util::future::{FutureExt as _, join, join_all};
use futures_util::stream::StreamExt as _;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use tokio_postgres::{NoTls, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::BoxFuture;
use crate::changes::Log;
use crate::conn::{Answer, Conn, Driver};
use crate::db::{Connections, Failed};
use crate::error::{Error, Result, from_postgres};
use crate::value::{Arg, Value};

/// How long a caller waits for a free connection.
const WAIT: Duration = Duration::from_secs(5);

/// What holds of a connection outside of a transaction that says otherwise: it only reads, and all it reads is from one
/// moment.
const READER: &str = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE";

pub(crate) struct Postgres {
    pool: Pool,
    lines: line::Lines,
}

/// A pooled connection inside a transaction. One that is dropped in the middle is closed, never reused.
pub(crate) struct Held {
    object: Option<Object>,
    settled: bool,
    /// What goes to the server together with the next statement, which saves waiting for its answer. Only what leaves
    /// the next statement without effect where it fails itself: a savepoint, or the BEGIN of a reader.
    ahead: Option<&'static str>,
}

impl Held {
    fn client(&self) -> Result<&Object> {
        self.object.as_ref().ok_or_else(|| Error::Unavailable("the connection was given back".to_owned()))
    }

    /// Ends a transaction that only read. Nothing follows from the answer, so nobody waits for it.
    fn leave(&mut self) {
        let Ok(client) = self.client() else { return };
        if self.ahead.is_none() {
            let _ = client.batch_execute("COMMIT").now_or_never();
        }
        self.settled = true;
    }

    /// Has this go ahead of the next statement. Something that still waits to go has not happened, and is enough.
    fn put_ahead(&mut self, sql: &'static str) {
        self.ahead.get_or_insert(sql);
    }

    /// Runs `work` on the connection, behind what has to go ahead. A future that is polled has sent its request, so
    /// both are on their way before either is answered.
    async fn send<T>(&mut self, work: impl AsyncFnOnce(&Object) -> Result<T>) -> Result<T> {
        let ahead = self.ahead.take();
        let client = self.client()?;
        let Some(ahead) = ahead else { return work(client).await };
        let (sent, answer) = join(raw(client, ahead), work(client)).await;
        sent.and(answer)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let (Some(object), false) = (self.object.take(), self.settled) {
            drop(Object::take(object));
        }
    }
}

impl Postgres {
    pub(crate) fn open(url: &str, connections: usize) -> Result<Self> {
        let mut config: tokio_postgres::Config = if url.contains("://") {
            url.parse()
        } else {
            url.trim_start_matches("postgresql:").trim_start_matches("postgres:").parse()
        }
        .map_err(|e: tokio_postgres::Error| Error::Address(e.to_string()))?;
        config.application_name("courant").connect_timeout(WAIT);
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let local = config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
        // Words and addresses of readers do not cross a network in the clear, unless the operator says so.
        if !local && !url.contains("sslmode") && !config.get_hosts().iter().all(is_this_machine) {
            config.ssl_mode(SslMode::Require);
        }
        let manager = if local {
            Manager::from_config(config, NoTls, recycling)
        } else {
            Manager::from_config(config, tls()?, recycling)
        };
        let pool = Pool::builder(manager)
            .max_size(connections.max(2) * 2)
            // The one that was used last is the one whose process the machine still has at hand.
            .queue_mode(QueueMode::Lifo)
            .post_create(Hook::async_fn(|client, _| {
                Box::pin(async move { client.batch_execute(READER).await.map_err(HookError::Backend) })
            }))
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .recycle_timeout(Some(WAIT))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|e| Error::Address(e.to_string()))?;
        Ok(Self { pool, lines: line::Lines::default() })
    }

    pub(crate) fn connections(&self) -> Connections {
        let status = self.pool.status();
        Connections { used: status.size.saturating_sub(status.available), most: status.max_size }
    }

    async fn take(&self, ahead: Option<&'static str>) -> Result<Held> {
        let object = self.pool.get().await.map_err(|e| Error::Unavailable(e.to_string()))?;
        Ok(Held { object: Some(object), settled: false, ahead })
    }

    /// A transaction that may write. Its BEGIN is answered first: a statement behind one that failed would be committed
    /// alone.
    async fn begin(&self) -> Result<Conn> {
        let mut held = self.take(None).await?;
        held.send(async |client| raw(client, BEGIN).await).await?;
        Ok(Conn::new(Driver::Postgres(held)))
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        let held = self.take(Some("BEGIN")).await?;
        let mut conn = Conn::new(Driver::Postgres(held));
        let result = work(&mut conn).await;
        if let Driver::Postgres(held) = &mut conn.driver {
            held.leave();
        }
        result
    }

    /// One statement, which is its own transaction.
    pub(crate) async fn glance<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        let mut held = self.take(None).await?;
        // Nothing is open that would have to be ended.
        held.settled = true;
        work(&mut Conn::glancing(Driver::Postgres(held))).await
    }

    /// One attempt at a transaction.
    pub(crate) async fn write<I, T, E, F>(&self, input: &I, work: &F, log: &Log) -> Result<T, Failed<E>>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        let begun = self.begin().await;
        let mut conn = begun.map_err(Failed::from_engine)?;
        let mut result = work(&mut conn, input).await;
        if let (Ok(_), Some(error)) = (&result, conn.refusal()) {
            result = Err(error.into());
        }
        let noted = match result {
            Ok(done) => close(&mut conn, log).await.map(|noted| (done, noted)).map_err(E::from),
            Err(error) => Err(error),
        };
        match noted {
            Ok((done, noted)) => match end(&mut conn, "COMMIT").await {
                Ok(()) => {
                    log.committed(noted, &conn.touched);
                    Ok(done)
                }
                Err(Error::Busy(text)) => Err(Failed { error: Error::Busy(text).into(), clash: true }),
                // The server may have committed before the answer was lost.
                Err(error) => Err(Failed::of(Error::Unknown(error.to_string()).into())),
            },
            Err(error) => {
                let _ = end(&mut conn, "ROLLBACK").await;
                Err(Failed { error, clash: conn.must_retry })
            }
        }
    }

    /// The same in one transaction with others that write under `key` at this moment.
    pub(crate) async fn write_together<I, T, E, F>(
        &self,
        key: &str,
        (input, log): (&I, &Log),
        work: &F,
    ) -> Result<T, Failed<E>>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        self.lines.under(key, log).write(self, input, work).await
    }
}

/// What is written last: counts, and the note of what changed.
async fn close(conn: &mut Conn, log: &Log) -> Result<Option<i64>> {
    conn.write_tallies().await?;
    log.note_in(conn).await
}

async fn end(conn: &mut Conn, how: &'static str) -> Result<()> {
    let Driver::Postgres(held) = &mut conn.driver else { return Ok(()) };
    held.ahead = None;
    held.send(async |client| raw(client, how).await).await?;
    held.settled = true;
    Ok(())
}

fn is_this_machine(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
        Host::Unix(_) => true,
    }
}

fn tls() -> Result<MakeRustlsConnect> {
    let mut roots = rustls::RootCertStore::empty();
    for certificate in rustls_native_certs::load_native_certs().certs {
        // A root that this library cannot read is one fewer to trust.
        let _ = roots.add(certificate);
    }
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::Address(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

async fn raw(client: &Object, sql: &str) -> Result<()> {
    client.batch_execute(sql).await.map_err(|e| from_postgres(&e, sql))
}

pub(crate) async fn batch(held: &mut Held, sql: &str) -> Result<()> {
    held.send(async |client| raw(client, sql).await).await
}

async fn statement(client: &Object, sql: &str) -> Result<Statement> {
    client.prepare_cached(sql).await.map_err(|e| from_postgres(&e, sql))
}

#[cfg(feature = "testing")]
pub(crate) async fn prepare(held: &mut Held, sql: &str) -> Result<()> {
    let prepared = held.send(async |client| client.prepare(sql).await.map_err(|e| from_postgres(&e, sql)));
    prepared.await.map(|_| ())
}

#[cfg(feature = "testing")]
pub(crate) async fn explain(held: &mut Held, sql: &str) -> Result<Vec<String>> {
    held.send(async |client| plan(client, sql).await).await
}

#[cfg(feature = "testing")]
async fn plan(client: &Object, sql: &str) -> Result<Vec<String>> {
    let failed = |e: tokio_postgres::Error| from_postgres(&e, sql);
    let statement = client.prepare(sql).await.map_err(failed)?;
    let nulls = vec!["NULL"; statement.params().len()].join(", ");
    let call = if nulls.is_empty() { "plan".to_owned() } else { format!("plan ({nulls})") };
    let script = format!(
        "SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan; PREPARE plan AS {sql}"
    );
    client.batch_execute(&script).await.map_err(failed)?;
    let rows = client.simple_query(&format!("EXPLAIN EXECUTE {call}")).await.map_err(failed)?;
    client.batch_execute("DEALLOCATE plan").await.map_err(failed)?;
    Ok(rows
        .iter()
        .filter_map(|message| match message {
            tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        })
        .collect())
}

/// Sends one statement.
pub(crate) async fn ask(held: &mut Held, sql: &str, args: &[Arg<'_>]) -> Result<Answer> {
    held.send(async |client| ask_one(client, &statement(client, sql).await?, (sql, args)).await).await
}

/// Sends several statements at once.
pub(crate) async fn exchange(held: &mut Held, statements: &[(&str, &[Arg<'_>])]) -> Result<Vec<Answer>> {
    held.send(async |client| {
        let mut prepared = Vec::with_capacity(statements.len());
        // Prepared first: one that is not yet known to the server would else be overtaken.
        for (sql, _) in statements {
            prepared.push(statement(client, sql).await?);
        }
        let asked = prepared.iter().zip(statements).map(|(it, text)| ask_one(client, it, *text));
        join_all(asked).await.into_iter().collect()
    })
    .await
}

async fn ask_one(client: &Object, statement: &Statement, (sql, args): (&str, &[Arg<'_>])) -> Result<Answer> {
    let failed = |e: tokio_postgres::Error| from_postgres(&e, sql);
    let mut stream = pin!(client.query_raw(statement, args).await.map_err(failed)?);
    let mut rows = Vec::new();
    while let Some(row) = stream.next().await {
        rows.push(values(&row.map_err(failed)?)?);
    }
    Ok(Answer { rows, changed: stream.rows_affected().unwrap_or(0) })
}

fn values(row: &tokio_postgres::Row) -> Result<Vec<Value>> {
    row.columns()
        .iter()
        .enumerate()
        .map(|(column, info)| {
            let wrong = |_| Error::Decode { column };
            Ok(match *info.type_() {
                Type::INT8 => row.try_get::<_, Option<i64>>(column).map_err(wrong)?.map(Value::Int),
                Type::INT4 => {
                    row.try_get::<_, Option<i32>>(column).map_err(wrong)?.map(|n| Value::Int(n.into()))
                }
                Type::BOOL => row.try_get::<_, Option<bool>>(column).map_err(wrong)?.map(Value::Bool),
                Type::FLOAT8 => row.try_get::<_, Option<f64>>(column).map_err(wrong)?.map(Value::Real),
                _ => row.try_get::<_, Option<String>>(column).map_err(wrong)?.map(Value::Text),
            }
            .unwrap_or(Value::Null))
        })
        .collect()
}

impl ToSql for Arg<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(n) => n.to_sql(kind, out),
            Self::Real(n) => n.to_sql(kind, out),
            Self::Bool(b) => b.to_sql(kind, out),
            Self::Text(text) => text.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT | Type::BOOL | Type::FLOAT8)
    }

    to_sql_checked!();
}
