//! From visits to counts: every second what was noted is folded into memory, every ten seconds memory goes into the
//! database, in one transaction. A process that is killed loses what it counted in the last ten seconds.
//!
//! Readers of a day are told apart by a fingerprint, SHA-256 over the salt of the day, the network and the name of the
//! browser. It never leaves memory: what is stored are the registers of a [`Sketch`]. The salt is stored until the day
//! ends, because a process that is started anew, and others beside it, must not count the same reader twice; then the
//! next one is written over it, or where nobody counts it is deleted ([`forget`]). Why: `docs/decisions/0012-reading-counts.md`.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use database::{Conn, Error, Result};
use locale::Zone;
use sha2::{Digest as _, Sha256};
use tokio::sync::Mutex;
use web::{State, Visit};

use crate::KEPT_DAYS;
use crate::days::{day_of, hour_of};
use crate::people::{host_of, is_person, referrer};
use crate::sketch::Sketch;
use crate::store::{self, PAPER};

/// How often visits are taken from the list.
const TAKE: Duration = Duration::from_secs(1);
/// After how many takes the counts are stored.
const STORE: u32 = 10;
/// Referring hosts told apart in a day: a forged `Referer` costs nothing, so their number is bounded.
const HOSTS_OF_STORY: usize = 100;
const HOSTS_OF_PAPER: usize = 1_000;

/// Counts the readers of a paper.
pub struct Counter {
    web: State,
    own: String,
    today: Mutex<Option<Today>>,
}

/// What is counted of the current day.
struct Today {
    day: i64,
    salt: String,
    hosts: HashMap<i64, HashSet<String>>,
    new: Counts,
}

/// Counts that are not stored yet.
#[derive(Clone, Debug, Default)]
struct Counts {
    day: i64,
    hours: HashMap<(i64, i64), i64>,
    referrers: HashMap<(i64, String), i64>,
    views: HashMap<i64, i64>,
    readers: HashMap<i64, Sketch>,
}

impl Counter {
    /// A counter; from here on the paper's pages are noted.
    #[must_use]
    pub fn new(web: State) -> Self {
        web.visits.open();
        let own = host_of(&web.site.base_url);
        Self { web, own, today: Mutex::new(None) }
    }

    /// Counts for ever. A database that does not answer is asked again; its counts wait in memory.
    pub async fn run(&self) {
        let mut takes = 0;
        loop {
            tokio::time::sleep(TAKE).await;
            takes += 1;
            let done = if takes % STORE == 0 { self.store().await } else { self.take().await };
            if let Err(error) = done {
                tracing::warn!(%error, "page views could not be counted");
            }
        }
    }

    /// Folds what was noted into the counts in memory.
    ///
    /// # Errors
    /// The database's, where a new day begins.
    pub async fn take(&self) -> Result<()> {
        let mut today = self.today.lock().await;
        self.turn(&mut today).await?;
        let Some(today) = today.as_mut() else { return Ok(()) };
        let (visits, lost) = self.web.visits.take();
        if lost > 0 {
            tracing::warn!(lost, "more pages were read in a second than can be counted");
        }
        let hour = hour_of(self.web.clock.now());
        visits.iter().for_each(|visit| today.fold(visit, &self.own, hour));
        Ok(())
    }

    /// The same, and stores the counts.
    ///
    /// # Errors
    /// The database's; the counts then wait for the next time.
    pub async fn store(&self) -> Result<()> {
        self.take().await?;
        let mut today = self.today.lock().await;
        match today.as_mut() {
            Some(today) => self.put(today).await,
            None => Ok(()),
        }
    }

    async fn put(&self, today: &mut Today) -> Result<()> {
        if today.new.views.is_empty() {
            return Ok(());
        }
        let counts = std::mem::replace(&mut today.new, Counts { day: today.day, ..Counts::default() });
        let stored = self.web.db.write(&counts, |c, counts| Box::pin(add(c, counts))).await;
        match stored {
            // Counting low is better than counting twice.
            Ok(()) | Err(Error::Unknown(_)) => Ok(()),
            Err(error) => {
                today.new = counts;
                Err(error)
            }
        }
    }

    /// When a day begins: stores what is left of the day before, and takes the new salt.
    async fn turn(&self, today: &mut Option<Today>) -> Result<()> {
        let day = day_of(self.web.clock.now(), &self.web.site.zone);
        if today.as_ref().is_some_and(|today| today.day >= day) {
            return Ok(());
        }
        if let Some(yesterday) = today.as_mut() {
            self.put(yesterday).await?;
        }
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| Error::Unavailable(error.to_string()))?;
        let input = (day, URL_SAFE_NO_PAD.encode(bytes));
        let (day, salt) = self.web.db.write(&input, |c, (day, salt)| Box::pin(begin(c, *day, salt))).await?;
        let new = Counts { day, ..Counts::default() };
        *today = Some(Today { day, salt, hosts: HashMap::new(), new });
        Ok(())
    }
}

impl Today {
    fn fold(&mut self, visit: &Visit, own: &str, hour: i64) {
        if !is_person(&visit.agent) {
            return;
        }
        let fingerprint = fingerprint(&self.salt, &visit.client.network(), &visit.agent);
        let from = referrer(&visit.referrer, own);
        for subject in [Some(PAPER), visit.story].into_iter().flatten() {
            *self.new.hours.entry((subject, hour)).or_default() += 1;
            *self.new.views.entry(subject).or_default() += 1;
            self.new.readers.entry(subject).or_default().add(fingerprint);
            if let Some(host) = &from {
                let host = self.host(subject, host);
                *self.new.referrers.entry((subject, host)).or_default() += 1;
            }
        }
    }

    /// The name under which a host is counted: its own, as long as there are not too many.
    fn host(&mut self, subject: i64, host: &str) -> String {
        let most = if subject == PAPER { HOSTS_OF_PAPER } else { HOSTS_OF_STORY };
        let known = self.hosts.entry(subject).or_default();
        if known.contains(host) || known.len() < most {
            known.insert(host.to_owned());
            host.to_owned()
        } else {
            String::new()
        }
    }
}

fn fingerprint(salt: &str, network: &str, agent: &str) -> u64 {
    let digest = Sha256::new()
        .chain_update(salt)
        .chain_update(network)
        .chain_update([0])
        .chain_update(agent)
        .finalize();
    digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// Begins a day: its salt, the end of the days before, and of what has served its time. Where another process is
/// already in a later day, that day is begun.
async fn begin(c: &mut Conn, day: i64, salt: &str) -> Result<(i64, String)> {
    let before = store::salt(c).await?;
    store::replace_salt(c, day, salt).await?;
    let (day, salt) = store::salt(c).await?.ok_or(Error::NoRow("reading_salt"))?;
    if let Some((last, _)) = before.filter(|(last, _)| *last < day) {
        end(c, last, day).await?;
    }
    Ok((day, salt))
}

/// Ends what has served its time at `now` (microseconds since 1970 UTC): the salt of a day that is over, the sketches made
/// with it, the hours and referring sites of long ago. A counter does the same when a day begins; this is for the
/// paper that does not count any more, or was not running then.
///
/// # Errors
/// The database's.
pub async fn forget(c: &mut Conn, now: i64, zone: &Zone) -> Result<()> {
    let day = day_of(now, zone);
    let last = store::salt(c).await?.map_or(day, |(last, _)| last);
    store::drop_salt(c, day).await?;
    end(c, last, day).await
}

async fn end(c: &mut Conn, last: i64, day: i64) -> Result<()> {
    store::close_days(c, last, day).await?;
    store::forget_hours(c, (day - KEPT_DAYS) * 24).await?;
    store::forget_referrers(c, day - KEPT_DAYS).await
}

async fn add(c: &mut Conn, counts: &Counts) -> Result<()> {
    let day = counts.day;
    // Without a salt the day it belonged to is over.
    let is_over = store::salt(c).await?.is_none_or(|(current, _)| current > day);
    // In one order, so that two processes do not wait for each other.
    for ((subject, hour), views) in sorted(&counts.hours) {
        store::add_hour(c, (*subject, *hour), *views).await?;
    }
    for ((subject, host), views) in sorted(&counts.referrers) {
        store::add_referrer(c, (*subject, day), host, *views).await?;
    }
    for (subject, views) in sorted(&counts.views) {
        store::add_views(c, *subject, day, *views).await?;
        let (readers, text) = store::day(c, *subject, day).await?.unwrap_or_default();
        let mut sketch = Sketch::decode(&text);
        if let Some(new) = counts.readers.get(subject) {
            sketch.join(new);
        }
        let readers = sketch.estimate().max(readers);
        // The sketch of a day that is over is gone, and stays so.
        let text = if is_over { String::new() } else { sketch.encode() };
        store::set_day(c, (*subject, day), (readers, &text)).await?;
    }
    Ok(())
}

fn sorted<K: Ord, V>(map: &HashMap<K, V>) -> Vec<(&K, &V)> {
    let mut entries: Vec<_> = map.iter().collect();
    entries.sort_by(|a, b| a.0.cmp(b.0));
    entries
}
