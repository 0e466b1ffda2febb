//! A step of an import: some stories, and then the note of how far it is.
//!
//! A step is short, so that other background work has its turn. The file stays open between two steps where the same process
//! takes both; another one reads it anew and passes over what was looked at. A story is noted in the transaction that takes it,
//! so that a step which is cut off is taken again without a story twice.

use std::time::{Duration, Instant};

use tasks::Outcome;

use crate::Importer;
use crate::actions::{Change, close};
use crate::html::Shot;
use crate::lost::Loss;
use crate::model::{Counts, Import, Line, SENTENCE, SENTENCES, State, Told};
use crate::outside::{Held, Post};
use crate::reading::{Reading, Trouble};
use crate::store;
use crate::taking::{Became, How, Outcome as Taken, Pictures, Taking};

/// Stories of one step, and how long one takes.
const AT_ONCE: i64 = 50;
const STEP: Duration = Duration::from_secs(1);
/// How long a file stays open for the next step.
const PARKED: Duration = Duration::from_secs(60);

/// A file between two steps.
pub(crate) struct Parked {
    import: i64,
    run: i64,
    done: i64,
    reading: Reading,
}

/// What a step did.
struct Step {
    counts: Counts,
    lines: Vec<Line>,
    /// The last story.
    latest: String,
    /// Whether there are no more.
    is_last: bool,
    /// Why it ended early.
    failed: Option<String>,
}

impl Importer {
    /// Takes the next step of the import and the run that a task names.
    pub(crate) async fn step(&self, payload: &str) -> Outcome {
        let Some((id, run)) =
            payload.split_once(' ').and_then(|(id, run)| Some((id.parse().ok()?, run.parse().ok()?)))
        else {
            return Outcome::Done;
        };
        let found = self.web.db.glance(async |c| store::import(c, id).await).await;
        let import: Import = match found {
            Ok(Some(import)) => import,
            Ok(None) => return Outcome::Done,
            Err(error) => return Outcome::Failed(error.to_string()),
        };
        if import.run != run || !import.state.is_working() {
            // Stopped, or gone on with under another number.
            drop(self.parked.lock().await.take_if(|parked| parked.import == id && parked.run == run));
            return Outcome::Done;
        }
        let began = Instant::now();
        let mut reading = match self.reading(&import).await {
            Ok(reading) => reading,
            Err(trouble) => return self.troubled(&import, trouble).await,
        };
        let step = match self.stories(&import, &mut reading).await {
            Ok(step) => step,
            Err(trouble) => return self.troubled(&import, trouble).await,
        };
        let worked = i64::try_from(began.elapsed().as_micros()).unwrap_or(i64::MAX);
        match self.save(&import, (&step, worked), &reading.survey.source()).await {
            // Another process was faster, or it goes on under another number.
            Ok(false) => return Outcome::Done,
            Ok(true) => {}
            Err(error) => return Outcome::Failed(error.to_string()),
        }
        if let Some(reason) = step.failed {
            return self.pause(&import, reason).await;
        }
        if step.is_last {
            return Outcome::Done;
        }
        self.park(Parked { import: id, run, done: step.counts.done, reading }).await;
        Outcome::Again(self.web.clock.now())
    }

    /// The file, as it was left by the step before, or from its beginning.
    async fn reading(&self, import: &Import) -> Result<Reading, Trouble> {
        let fits = |parked: &mut Parked| {
            (parked.import, parked.run, parked.done) == (import.id, import.run, import.counts.done)
        };
        let parked = self.parked.lock().await.take_if(fits);
        match parked {
            Some(parked) => Ok(parked.reading),
            None => Reading::of(&self.storage, import, &self.web.site.zone).await,
        }
    }

    /// Keeps a file open for the next step, for a while: that may be another process's.
    async fn park(&self, parked: Parked) {
        let (import, run, done) = (parked.import, parked.run, parked.done);
        *self.parked.lock().await = Some(parked);
        let place = self.parked.clone();
        tokio::spawn(async move {
            tokio::time::sleep(PARKED).await;
            let same = |parked: &mut Parked| (parked.import, parked.run, parked.done) == (import, run, done);
            drop(place.lock().await.take_if(same));
        });
    }

    /// Takes stories until the time of the step is over.
    async fn stories(&self, import: &Import, reading: &mut Reading) -> Result<Step, Trouble> {
        let site = &self.web.site;
        let taking = Taking {
            desk: Some(self.desk.clone()),
            is_trial: import.state == State::Checking,
            clock: self.web.clock.clone(),
            zone: site.zone.clone(),
            language: reading.survey.language().unwrap_or(site.language),
            source: reading.survey.source(),
            section: import.section.clone(),
            since: (import.state == State::Running).then_some(import.began),
        };
        let mut step = Step {
            counts: import.counts,
            lines: Vec::new(),
            latest: import.latest.clone(),
            is_last: false,
            failed: None,
        };
        let began = Instant::now();
        for _ in 0..AT_ONCE {
            let Some(post) = reading.next().await? else {
                step.is_last = true;
                break;
            };
            match taking.take(&post, Pictures { find: &nowhere, losses: Vec::new() }).await {
                Ok(taken) => self.note(&mut step, &post, &taken),
                Err(error) => {
                    step.failed = Some(error.to_string());
                    break;
                }
            }
            if began.elapsed() > STEP {
                break;
            }
        }
        Ok(step)
    }

    /// Counts a story, and adds it to the report where something is to be said of it.
    fn note(&self, step: &mut Step, post: &Post, taken: &Taken) {
        let counts = &mut step.counts;
        counts.done += 1;
        let (count, how) = match &taken.became {
            Became::Before => (&mut counts.known, None),
            Became::Taken(How::Published, _) => (&mut counts.published, Some(Told::Published)),
            Became::Taken(How::Planned, _) => (&mut counts.planned, Some(Told::Planned)),
            Became::Taken(How::Draft, _) => (&mut counts.drafts, Some(Told::Draft)),
            Became::LeftOut(_) => (&mut counts.left_out, Some(Told::LeftOut)),
        };
        *count += 1;
        counts.losses += i64::try_from(taken.losses.len()).unwrap_or(i64::MAX);
        counts.absent += i64::try_from(taken.absent).unwrap_or(i64::MAX);
        step.latest = post.label();
        let words = self.words(taken);
        if let (Some(how), false) = (how, words.is_empty()) {
            counts.told += 1;
            step.lines.push(Line {
                number: counts.done,
                line: i64::try_from(post.line).unwrap_or(i64::MAX),
                label: post.label(),
                how,
                article: if let Became::Taken(_, id) = taken.became { id } else { None },
                words,
            });
        }
    }

    /// What is to be said of a story, in the language of the paper.
    fn words(&self, taken: &Taken) -> Vec<String> {
        let (locales, language) = (&self.web.locales, self.web.site.language);
        let left = if let Became::LeftOut(reasons) = &taken.became { reasons.as_slice() } else { &[] };
        let reasons = left.iter().chain(&taken.kept).map(|reason| reason.text(locales, language));
        let losses = taken.losses.iter().map(|loss: &Loss| loss.text(locales, language));
        let short = |text: String| text.chars().take(SENTENCE).collect();
        reasons.chain(losses).take(SENTENCES).map(short).collect()
    }

    /// Writes down what a step did; whether that is the step which counts.
    async fn save(
        &self,
        import: &Import,
        (step, worked): (&Step, i64),
        source: &str,
    ) -> database::Result<bool> {
        let web = &self.web;
        let is_over = step.is_last && step.failed.is_none();
        let ends = is_over && import.state == State::Running;
        let addresses = if ends {
            let led = publishing::actions::old_addresses(&self.desk, source, import.began).await;
            led.map_err(|error| database::Error::Unavailable(error.to_string()))?
        } else {
            0
        };
        let change = Change { id: web.ids.next(), now: web.clock.now() };
        let input = (import, step, (worked, addresses, is_over, ends), change);
        web.db
            .write(&input, |c, (import, step, (worked, addresses, is_over, ends), change)| {
                Box::pin(async move {
                    if !store::save(c, import, &step.counts, (*worked, &step.latest, change.now)).await? {
                        return Ok(false);
                    }
                    store::tell(c, import.id, &step.lines, import.counts.told).await?;
                    if *ends {
                        store::led_on(c, import.id, *addresses).await?;
                        // One that was stopped with its last story is over all the same.
                        let now = store::import(c, import.id).await?.filter(|now| now.state.is_open());
                        if let Some(now) = now {
                            close(c, &now, (State::Done, None), *change).await?;
                        }
                    } else if *is_over {
                        store::checked(c, import.id, change.now).await?;
                    }
                    Ok::<_, database::Error>(true)
                })
            })
            .await
    }

    /// What follows where the file is not read: it ends, or is tried again.
    async fn troubled(&self, import: &Import, trouble: Trouble) -> Outcome {
        let web = &self.web;
        let problem = match trouble {
            Trouble::Storage(reason) => return self.pause(import, reason).await,
            Trouble::Gone => web.sentence(web.site.language, "exchange-problem-gone", &[]),
            Trouble::Refused(refused) => refused.to_string(),
        };
        let input = (import, problem, Change { id: web.ids.next(), now: web.clock.now() });
        let closed = web.db.write(&input, |c, (import, problem, change)| {
            Box::pin(close(c, import, (State::Failed, Some(problem.as_str())), *change))
        });
        match closed.await {
            Ok(_) => Outcome::Done,
            Err(error) => Outcome::Failed(error.to_string()),
        }
    }

    /// The step is tried again, and the page says why.
    async fn pause(&self, import: &Import, reason: String) -> Outcome {
        let input = (import.id, import.run, reason.clone());
        let told = self.web.db.write(&input, |c, (id, run, reason)| {
            Box::pin(async move { store::troubled(c, *id, *run, reason).await })
        });
        // Where the database is the trouble, nobody can be told.
        if let Err(error) = told.await {
            tracing::debug!(%error, "why an import waits could not be written down");
        }
        Outcome::Failed(reason)
    }
}

/// At the desk no pictures come with the file.
fn nowhere(_: &Shot) -> Option<Held> {
    None
}
