//! Kills while readers post, and then holds the database to its word: what was acknowledged is there, once.
//!
//! `bench/crash.py` does the same for hours; this is the part of it that every run of the tests can afford.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use database::testing::Server as Postgres;
use database::{Clock, Db};

use crate::process::{Server, ask, run};

const WRITERS: usize = 8;
const STORY: &str = "The pier opens\n\n14 January 2025\n\nIt opened on Monday morning, and nobody fell in. The mayor said: \"We are open.\"\n";

/// A small generator (xorshift, Marsaglia 2003) whose seed a failure names.
struct Chance(u64);

impl Chance {
    fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        low + self.0 % (high - low)
    }
}

/// The seed of the kills: `COURANT_CRASH_SEED`, else the time.
fn seed() -> u64 {
    let given = std::env::var("COURANT_CRASH_SEED").ok().and_then(|text| text.parse().ok());
    let seed = given.unwrap_or_else(|| u64::try_from(Clock::System.now()).unwrap());
    println!("again with COURANT_CRASH_SEED={seed}");
    seed.max(1)
}

/// What readers sent, by number, and what came back.
#[derive(Default)]
struct Ledger {
    sent: AtomicU64,
    acknowledged: Mutex<BTreeSet<u64>>,
    open: Mutex<BTreeSet<u64>>,
}

impl Ledger {
    /// Sends comment `number` with its key; every third answers `root`.
    fn send(&self, address: &str, root: &str, number: u64) -> bool {
        let parent = if number.is_multiple_of(3) { root } else { "" };
        let body =
            format!("name=Rieke&text=number+{number}+must+not+be+lost&parent={parent}&key=crash{number}");
        let headers = "Content-Type: application/x-www-form-urlencoded\r\n";
        let reply = ask(address, "POST", "/news/the-pier-opens/comments", (headers, &body));
        let taken = reply.is_some_and(|reply| reply.status == 303);
        if taken {
            self.open.lock().unwrap().remove(&number);
            self.acknowledged.lock().unwrap().insert(number);
        } else {
            self.open.lock().unwrap().insert(number);
        }
        taken
    }

    /// Eight readers post until `work`, which kills something, is done.
    fn while_posting(&self, address: &str, root: &str, work: impl FnOnce()) {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| {
                    while !stop.load(Ordering::SeqCst) {
                        if !self.send(address, root, self.sent.fetch_add(1, Ordering::SeqCst) + 1) {
                            std::thread::sleep(Duration::from_millis(10));
                        }
                    }
                });
            }
            work();
            stop.store(true, Ordering::SeqCst);
        });
    }

    /// Sends what has no answer again, and a few that have one, until all have one.
    fn settle(&self, address: &str, root: &str) {
        let some: Vec<u64> = self.acknowledged.lock().unwrap().iter().rev().take(5).copied().collect();
        for number in some {
            assert!(self.send(address, root, number), "{number} was acknowledged before, and is refused now");
        }
        for _ in 0..100 {
            let open: Vec<u64> = self.open.lock().unwrap().iter().copied().collect();
            let left = open.into_iter().filter(|number| !self.send(address, root, *number)).count();
            if left == 0 {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("no answer to {:?}", self.open.lock().unwrap());
    }
}

/// How often each number is stored. Asks the database itself.
async fn stored(url: &str) -> BTreeMap<u64, usize> {
    let db = Db::open(&database::Settings { url: url.to_owned(), readers: 1 }, Clock::System).unwrap();
    let sources: Vec<String> =
        db.read(async |c| c.all("SELECT source FROM comments", &[]).await).await.unwrap();
    let mut times = BTreeMap::new();
    for number in sources.iter().filter_map(|source| source.split(' ').nth(1)?.parse().ok()) {
        *times.entry(number).or_default() += 1;
    }
    times
}

async fn nothing_is_lost(url: &str, ledger: &Ledger) {
    let times = stored(url).await;
    let lost: Vec<u64> =
        ledger.acknowledged.lock().unwrap().iter().filter(|n| !times.contains_key(n)).copied().collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let doubled: Vec<&u64> = times.iter().filter(|(_, count)| **count > 1).map(|(n, _)| n).collect();
    assert!(doubled.is_empty(), "stored more than once: {doubled:?}");
}

/// The counts that pages show are those of a count of rows.
async fn counts_are_exact(url: &str) {
    let db = Db::open(&database::Settings { url: url.to_owned(), readers: 1 }, Clock::System).unwrap();
    for (kept, counted) in [
        ("SELECT visible FROM threads", "SELECT COUNT(*) FROM comments WHERE status = 'visible'"),
        ("SELECT roots FROM threads", "SELECT COUNT(*) FROM comments WHERE parent_key = 0"),
        ("SELECT MAX(replies) FROM comments", "SELECT COUNT(*) FROM comments WHERE parent_key > 0"),
    ] {
        let (left, right): (i64, i64) = db
            .read(async |c| Ok::<_, database::Error>((c.one(kept, &[]).await?, c.one(counted, &[]).await?)))
            .await
            .unwrap();
        assert_eq!(left, right, "{kept}");
    }
}

/// What gets the SIGKILL.
enum Victim<'a> {
    Program,
    Database(&'a Postgres),
}

async fn kill_while_posting(folder: &Path, url: &str, victims: &[Victim<'_>]) {
    let mut chance = Chance(seed());
    std::fs::write(folder.join("story.txt"), STORY).unwrap();
    let made = run(folder, &["import", "text", "story.txt", "--database-url", url]);
    assert_eq!(made.code, 0, "{made:?}");
    let args = ["--database-url", url, "--comment-min-seconds", "0", "--comment-rate", "off"];
    let mut server = Server::start(folder, &args);
    let ledger = Ledger::default();
    let headers = "Content-Type: application/x-www-form-urlencoded\r\n";
    let first =
        ask(&server.address, "POST", "/news/the-pier-opens/comments", (headers, "name=A&text=the+root"));
    let root = first.unwrap().head.split("#c").nth(1).unwrap().split("\r\n").next().unwrap().to_owned();
    for victim in victims {
        let moment = Duration::from_millis(chance.between(30, 600));
        let address = server.address.clone();
        ledger.while_posting(&address, &root, || {
            std::thread::sleep(moment);
            match victim {
                Victim::Program => server.kill(),
                Victim::Database(postgres) => postgres.kill().unwrap(),
            }
        });
        match victim {
            Victim::Program => server = Server::start(folder, &args),
            Victim::Database(postgres) => postgres.start().unwrap(),
        }
        // Before anything is sent again: a second sending would hide the loss.
        nothing_is_lost(url, &ledger).await;
        ledger.settle(&server.address, &root);
    }
    let sent = ledger.acknowledged.lock().unwrap().len();
    assert!(sent > 10 * victims.len(), "only {sent} comments were sent: the kills came too early to matter");
    nothing_is_lost(url, &ledger).await;
    counts_are_exact(url).await;
    assert_eq!(stored(url).await.len(), sent);
    assert_eq!(server.stop().code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_keeps_its_word() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("courant.db").display());
    kill_while_posting(folder.path(), &url, &[const { Victim::Program }; 8]).await;
    let db = Db::open(&database::Settings { url, readers: 1 }, Clock::System).unwrap();
    let check: String = db.read(async |c| c.one("PRAGMA integrity_check", &[]).await).await.unwrap();
    assert_eq!(check, "ok");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_keeps_its_word() {
    let folder = tempfile::tempdir().unwrap();
    let postgres = Postgres::new().unwrap();
    let victims =
        [Victim::Program, Victim::Database(&postgres), Victim::Database(&postgres), Victim::Program];
    kill_while_posting(folder.path(), &postgres.url(), &victims).await;
}
