//! A PostgreSQL of our own, from the distribution's package, in a temporary folder.
//!
//! All test processes of a run share it: the first one starts it, a shell loop stops it when nobody has used it for
//! a while. Nothing is flushed to disk here; tests of durability start their own server.

use std::fs::File;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tokio::sync::OnceCell;
use tokio_postgres::NoTls;

use super::number;
use crate::clock::Clock;
use crate::db::{Db, Engine, Settings};
use crate::error::{Error, Result};
use crate::migrate::steps;

/// The shared server.
pub struct Cluster {
    sockets: PathBuf,
    template: String,
    _in_use: File,
}

/// One database on it, dropped with this value.
pub(super) struct Clone {
    sockets: PathBuf,
    name: String,
}

impl Clone {
    pub(super) fn url(&self) -> String {
        address(&self.sockets, &self.name)
    }
}

impl Drop for Clone {
    fn drop(&mut self) {
        let (sockets, name) = (self.sockets.clone(), self.name.clone());
        let work = move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                // One that stays behind goes with the cluster.
                let _ = runtime.block_on(admin(&sockets, &sql));
            }
        };
        let _ = std::thread::spawn(work).join();
    }
}

pub(super) fn address(sockets: &Path, database: &str) -> String {
    format!("postgres:host={} user=postgres dbname={database}", sockets.display())
}

impl Cluster {
    /// The cluster of this machine's test runs; started where it does not run yet.
    ///
    /// # Errors
    /// [`Error::Unavailable`] with the reason and what to install.
    pub async fn shared() -> Result<&'static Self> {
        static SHARED: OnceCell<Cluster> = OnceCell::const_new();
        SHARED.get_or_try_init(Self::join_or_start).await
    }

    async fn join_or_start() -> Result<Self> {
        let owner = owner()?;
        let home = std::env::temp_dir().join(format!("courant-postgres-{owner}"));
        std::fs::create_dir_all(&home).map_err(|e| failed(&home.display().to_string(), &e))?;
        // The order matters: whoever holds in-use keeps the stopper out, whoever holds starting is alone.
        let in_use = lock(&home.join("in-use.lock"), false)?;
        let starting = lock(&home.join("starting.lock"), true)?;
        let sockets = home.join("sockets");
        if admin(&sockets, "SELECT 1").await.is_err() {
            start(&home, owner == 0)?;
            wait_until_ready(&sockets).await?;
        }
        let template = make_template(&sockets).await?;
        drop(starting);
        Ok(Self { sockets, template, _in_use: in_use })
    }

    pub(super) async fn clone_template(&self) -> Result<Clone> {
        let name = format!("test_{}_{}_{}", std::process::id(), number(), crate::clock::random_u32());
        let sql = format!("CREATE DATABASE {name} TEMPLATE {} STRATEGY FILE_COPY", self.template);
        admin(&self.sockets, &sql).await?;
        Ok(Clone { sockets: self.sockets.clone(), name })
    }
}

/// The user this process runs as; 0 is root.
pub(super) fn owner() -> Result<u32> {
    Ok(std::fs::metadata("/proc/self").map_err(|e| failed("/proc/self", &e))?.uid())
}

pub(super) fn failed(what: &str, error: &dyn std::fmt::Display) -> Error {
    Error::Unavailable(format!("{what}: {error}"))
}

fn lock(path: &Path, alone: bool) -> Result<File> {
    let name = path.display().to_string();
    let file = File::options().create(true).append(true).open(path).map_err(|e| failed(&name, &e))?;
    let locked = if alone { file.lock() } else { file.lock_shared() };
    locked.map_err(|e| failed(&name, &e))?;
    Ok(file)
}

/// The newest server programs of the Debian package, or those `COURANT_PG_BIN` names.
pub(super) fn programs() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("COURANT_PG_BIN") {
        return Ok(folder.into());
    }
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin).ok_or_else(|| {
        Error::Unavailable("the tests need a PostgreSQL server: apt-get install postgresql".to_owned())
    })
}

/// A command as the owner of the data: PostgreSQL refuses to run as root.
pub(super) fn command(root: bool, program: &Path) -> Command {
    if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn run(mut command: Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output().map_err(|e| failed("starting PostgreSQL", &e))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(failed("starting PostgreSQL", &String::from_utf8_lossy(&output.stderr)))
    }
}

fn start(home: &Path, root: bool) -> Result<()> {
    let bin = programs()?;
    make(home, root, &bin)?;
    // Tests of this cluster ask for answers, not for durability.
    let fast = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";
    run_server(home, root, &bin, fast)?;
    stop_when_idle(home, root, &bin)
}

/// An empty cluster in `home/data`, owned by whom PostgreSQL will run as.
pub(super) fn make(home: &Path, root: bool, bin: &Path) -> Result<()> {
    let (data, sockets) = (home.join("data"), home.join("sockets"));
    for folder in [&data, &sockets] {
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder).map_err(|e| failed(&folder.display().to_string(), &e))?;
    }
    if root {
        let mut chown = Command::new("chown");
        chown.arg("postgres:postgres").args([&data, &sockets]);
        run(chown)?;
    }
    let mut initdb = command(root, &bin.join("initdb"));
    initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync", "-D"]);
    initdb.arg(&data).current_dir("/");
    run(initdb)
}

/// Starts the server of `home/data` and waits until it takes queries.
pub(super) fn run_server(home: &Path, root: bool, bin: &Path, settings: &str) -> Result<()> {
    let (data, sockets) = (home.join("data"), home.join("sockets"));
    let settings = format!(
        "-c listen_addresses='' -c unix_socket_directories='{}' -c shared_buffers=64MB {settings}",
        sockets.display()
    );
    let mut server = command(root, &bin.join("pg_ctl"));
    server.arg("start").arg("-D").arg(&data).args(["-w", "-s", "-l"]).arg(data.join("server.log"));
    server.arg("-o").arg(settings).current_dir("/");
    // The server keeps its parent's output open; a pipe would never end.
    server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = server.status().map_err(|e| failed("starting PostgreSQL", &e))?;
    if !status.success() {
        let log = std::fs::read_to_string(data.join("server.log")).unwrap_or_default();
        return Err(failed("starting PostgreSQL", &log));
    }
    Ok(())
}

/// Two looks in a row, fifteen seconds apart, that find nobody using the cluster end it.
fn stop_when_idle(home: &Path, root: bool, bin: &Path) -> Result<()> {
    let run_as = if root { "runuser -u postgres -- " } else { "" };
    let script = format!(
        "cd /; idle=0; while sleep 15; do \
           if flock -n -x in-use.lock true; then idle=$((idle+1)); else idle=0; fi; \
           [ $idle -ge 2 ] && flock -n -x in-use.lock sh -c '{run_as}{pg_ctl} stop -D data -m immediate -s; rm -rf data sockets' && exit; \
         done",
        pg_ctl = bin.join("pg_ctl").display()
    )
    .replace("in-use.lock", &home.join("in-use.lock").display().to_string())
    .replace("-D data", &format!("-D {}", home.join("data").display()))
    .replace("rm -rf data sockets", &format!("rm -rf {0}/data {0}/sockets", home.display()));
    let mut stopper = Command::new("sh");
    stopper.arg("-c").arg(script).process_group(0);
    stopper.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    stopper.spawn().map(|_| ()).map_err(|e| failed("sh", &e))
}

async fn wait_until_ready(sockets: &Path) -> Result<()> {
    for _ in 0..100 {
        if admin(sockets, "SELECT 1").await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    admin(sockets, "SELECT 1").await
}

/// Runs one statement in the maintenance database. Cloning clashes with a session on the template: try again.
async fn admin(sockets: &Path, sql: &str) -> Result<()> {
    let mut last = Error::Unavailable("never tried".to_owned());
    for _ in 0..20 {
        let address = address(sockets, "postgres");
        let config = address.trim_start_matches("postgres:");
        let connected = tokio_postgres::connect(config, NoTls).await;
        let (client, connection) = connected.map_err(|e| crate::error::from_postgres(&e, sql))?;
        let task = tokio::spawn(connection);
        let outcome = client.batch_execute(sql).await.map_err(|e| crate::error::from_postgres(&e, sql));
        drop(client);
        let _ = task.await;
        match outcome {
            Ok(()) => return Ok(()),
            Err(Error::Driver { message, sql }) if message.contains("being accessed") => {
                last = Error::Driver { message, sql };
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// The template is named after its migrations, so that a changed schema makes a new one.
async fn make_template(sockets: &Path) -> Result<String> {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    for step in steps(Engine::Postgres) {
        format!("{step:?}").hash(&mut hasher);
    }
    let name = format!("template_{:x}", hasher.finish());
    let unfinished = format!("{name}_unfinished");
    if admin(sockets, &format!("ALTER DATABASE {name} CONNECTION LIMIT -1")).await.is_ok() {
        return Ok(name);
    }
    admin(sockets, &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await?;
    admin(sockets, &format!("CREATE DATABASE {unfinished}")).await?;
    let url = address(sockets, &unfinished);
    let db = Db::open(&Settings { url, readers: 1 }, Clock::System)?;
    db.migrate().await?;
    drop(db);
    // The pool's sessions end a moment after it is dropped.
    admin(sockets, &format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await?;
    Ok(name)
}
