//! `courant import wordpress` and `courant import ghost`: the stories of another system.
//!
//! The file is read on a thread of its own, a story at a time, and each story is stored before the next one is read. What is
//! stored is noted in the same transaction, so that the command may be stopped at any time and given again.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use database::Clock;
use exchange::html::{Shot, plain};
use exchange::outside::{Drafted, Held, Named, Post, Standing, address_of, drafted};
use locale::{Language, Zone};
use publishing::actions::{Brought, Incoming, add_picture, bring_in, brought_before, check};
use publishing::model::{SECTION_LIMITS, is_slug, reserved, story_to_publish};
use publishing::{NewArticle, NewPicture, NewSection, PictureWords};
use tokio::sync::mpsc;

use super::media::Media;
use super::report::{Report, Taken};
use super::survey::{Survey, System};
use super::{Export, english, open, sentence, title_of};
use crate::cli::say;
use crate::compose::Program;
use crate::config::Config;

pub(super) async fn run(config: &Config, system: System, export: Export) -> Result<(), String> {
    let name = export.file.display().to_string();
    if !is_slug(&export.section) || reserved(&export.section) {
        return Err(format!("--section {}: this is no address that a section may have", export.section));
    }
    let media = export.media.as_deref().map(Media::open).transpose()?;
    // All of it, before anything of it is taken.
    let survey = {
        let file = export.file.clone();
        blocking(move || Survey::of(system, &file)).await.map_err(|error| format!("{name}: {error}"))?
    };
    let program = if export.dry_run { None } else { Some(open(config).await?) };
    let survey = Arc::new(survey);
    let mut taking = Taking::new(config, program, &survey, (export.section.clone(), media));
    let zone = taking.program.as_ref().map_or_else(Zone::utc, |program| program.web.site.zone.clone());
    let (send, mut posts) = mpsc::channel(1);
    let reading = tokio::task::spawn_blocking({
        let (survey, file) = (survey.clone(), export.file.clone());
        move || {
            survey.posts(&file, &zone, &mut |post| match send.blocking_send(post) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            })
        }
    });
    let mut failed = Ok(());
    while let Some(post) = posts.recv().await {
        failed = taking.take(&post).await;
        if failed.is_err() {
            break;
        }
        let now = taking.clock.now();
        taking.report.progress(now);
    }
    drop(posts);
    let read = reading.await.map_err(|error| error.to_string())?;
    taking.report.sum(survey.others());
    if export.dry_run {
        say("Nothing was stored (dry run).");
    }
    failed.and(read).map_err(|error| format!("{name}: {error}"))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())?
}

struct Taking {
    /// None where nothing is stored.
    program: Option<Program>,
    clock: Clock,
    language: Language,
    source: String,
    section: String,
    media: Option<Media>,
    /// Pictures by their address there; none where the paper does not have one.
    held: HashMap<String, Option<Held>>,
    report: Report,
}

impl Taking {
    fn new(
        config: &Config,
        program: Option<Program>,
        survey: &Survey,
        (section, media): (String, Option<Media>),
    ) -> Self {
        let own = match &program {
            Some(program) => program.web.site.language,
            None => config.language.unwrap_or_default(),
        };
        let clock = program.as_ref().map_or(Clock::System, |program| program.web.clock.clone());
        let report = Report::new(survey.count(), clock.now());
        let language = survey.language().unwrap_or(own);
        let (source, held) = (survey.source(), HashMap::new());
        Self { program, clock, language, source, section, media, held, report }
    }

    /// Takes one story. An error is the end of the import: the disk, the database.
    async fn take(&mut self, post: &Post) -> Result<(), String> {
        if let Some(program) = &self.program {
            let before = brought_before(&program.desk, &self.source, &post.id).await;
            if before.map_err(sentence)?.is_some() {
                self.report.before();
                return Ok(());
            }
        }
        if post.is_too_long {
            self.report.left_out(post, "its text is longer than a story may be");
            return Ok(());
        }
        let wanted = drafted(post, self.language, &|_| None).shots;
        let mut losses = self.pictures(&wanted).await?;
        let held = &self.held;
        let mut draft = drafted(post, self.language, &|shot| held.get(&shot.url).cloned().flatten());
        losses.append(&mut draft.losses);
        draft.losses = losses;
        if draft.story.headline.is_empty() {
            self.report.left_out(post, "it has neither a title nor words");
            return Ok(());
        }
        self.store(post, draft).await
    }

    async fn store(&mut self, post: &Post, mut draft: Drafted) -> Result<(), String> {
        let section = self.section_of(post, &mut draft.losses);
        let (mut how, at, mut kept) = self.standing(post, &draft);
        let article = NewArticle {
            section_id: 0,
            slug: Some(post.slug.clone()).filter(|slug| !slug.is_empty()),
            language: Some(self.language),
            story: draft.story,
            comments: if post.comments { "open" } else { "closed" }.to_owned(),
            published: at.filter(|_| how == Taken::Published),
            legal: false,
        };
        let mut incoming = Incoming {
            source: self.source.clone(),
            item: post.id.clone(),
            section,
            topics: draft.topics,
            article,
            planned: at.filter(|_| how == Taken::Planned).map(|at| self.day(at)),
            paths: post.paths.clone(),
        };
        let stored = match &self.program {
            Some(program) => match bring_in(&program.desk, &incoming).await {
                // Its section wants a lawyer's look first: until then it is a draft.
                Err(web::Error::Invalid(problems)) if problems.iter().all(|p| p.field == "legal") => {
                    (how, kept) = (Taken::Draft, Some(sentence(web::Error::Invalid(problems))));
                    incoming.article.published = None;
                    bring_in(&program.desk, &incoming).await
                }
                stored => stored,
            },
            None => check(&NewArticle { slug: None, ..incoming.article }).map(|()| Brought::Now(0)),
        };
        match stored {
            Ok(Brought::Now(_)) => {
                self.report.taken(how);
                if let Some(kept) = kept {
                    self.report.kept(post, &kept);
                }
                for loss in &draft.losses {
                    self.report.lost(post, loss);
                }
                Ok(())
            }
            Ok(Brought::Before(_)) => {
                self.report.before();
                Ok(())
            }
            Err(error @ (web::Error::Invalid(_) | web::Error::Conflict(_))) => {
                self.report.left_out(post, &sentence(error));
                Ok(())
            }
            Err(error) => Err(sentence(error)),
        }
    }

    /// How a story is taken, its time, and why it is a draft where readers saw it before.
    fn standing(&self, post: &Post, draft: &Drafted) -> (Taken, Option<i64>, Option<String>) {
        match &post.standing {
            Standing::Published(at) if *at > self.clock.now() => {
                (Taken::Planned, Some(*at), Some("its time lies ahead".to_owned()))
            }
            Standing::Published(at) => match story_to_publish(&draft.story).first() {
                None => (Taken::Published, Some(*at), None),
                Some(problem) => (Taken::Draft, None, Some(english(&problem.sentence))),
            },
            Standing::Planned(at) => {
                let when = locale::rfc3339_utc(*at);
                (
                    Taken::Planned,
                    Some(*at),
                    Some(format!("it was to come out at {when}; publish it for then")),
                )
            }
            Standing::Draft => (Taken::Draft, None, None),
            Standing::Kept(why) => (Taken::Draft, None, Some(why.clone())),
        }
    }

    /// The first moment of a day on the paper's clock.
    fn day(&self, at: i64) -> i64 {
        let utc = Zone::utc();
        let zone = self.program.as_ref().map_or(&utc, |program| &program.web.site.zone);
        zone.date(at).to_micros(zone, 0, 0).unwrap_or(at)
    }

    fn section_of(&self, post: &Post, losses: &mut Vec<String>) -> NewSection {
        let new = |slug: String, title: String| NewSection {
            slug,
            title,
            description: String::new(),
            language: self.language,
            position: 0,
        };
        if let Some(named) = &post.section {
            let (slug, title) = (address_of(named, self.language), title(named));
            if !slug.is_empty() && !title.is_empty() && !reserved(&slug) {
                return new(slug, title);
            }
            losses.push(format!("it stood in {title}, whose address the paper needs itself or cannot spell"));
        }
        new(self.section.clone(), title_of(&self.section))
    }

    /// Takes the pictures that the paper does not have yet; returns what was not taken.
    async fn pictures(&mut self, wanted: &[Shot]) -> Result<Vec<String>, String> {
        let mut losses = Vec::new();
        for shot in wanted {
            if self.held.contains_key(&shot.url) {
                continue;
            }
            let held = match self.picture(shot).await? {
                Ok(held) => held,
                Err(reason) => {
                    losses.push(format!("the picture {}: {reason}", shot.url));
                    None
                }
            };
            if held.is_some() {
                self.report.pictures.0 += 1;
            } else {
                self.report.pictures.1 += 1;
            }
            self.held.insert(shot.url.clone(), held);
        }
        Ok(losses)
    }

    async fn picture(&self, shot: &Shot) -> Result<Result<Option<Held>, String>, String> {
        let Some(media) = &self.media else { return Ok(Ok(None)) };
        let Some(path) = media.file(&shot.url) else {
            return Ok(Err("no such file in the folder".to_owned()));
        };
        // A file that cannot be read is one picture less, and no end of the import.
        let size = match path.metadata() {
            Ok(metadata) => metadata.len(),
            Err(error) => return Ok(Err(error.to_string())),
        };
        if usize::try_from(size).is_ok_and(|size| size > imaging::MOST_BYTES) {
            return Ok(Err("the file is too large".to_owned()));
        }
        let Some(program) = &self.program else {
            // Found, and not looked into.
            return Ok(Ok(Some(Held {
                key: "found".to_owned(),
                width: 1,
                height: 1,
                credit: String::new(),
            })));
        };
        let file = match tokio::fs::read(&path).await {
            Ok(file) => file,
            Err(error) => return Ok(Err(error.to_string())),
        };
        let words = PictureWords {
            alt: shot.alt.clone(),
            caption: shot.caption.clone(),
            credit: shot.credit.clone(),
            ..PictureWords::default()
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let new = NewPicture { file, words, name, shared: true, ..NewPicture::default() };
        match add_picture(&program.desk.itself(), new).await {
            Ok((picture, _)) => Ok(Ok(Some(Held {
                key: picture.key,
                width: picture.width,
                height: picture.height,
                credit: picture.words.credit,
            }))),
            Err(error @ (web::Error::Invalid(_) | web::Error::TooLarge { .. })) => Ok(Err(sentence(error))),
            Err(error) => Err(sentence(error)),
        }
    }
}

/// The name of a section, as long as one may be.
fn title(named: &Named) -> String {
    plain(&named.name).chars().take(SECTION_LIMITS.0).collect()
}
