//! `courant import wordpress` and `courant import ghost`: the stories of another system.
//!
//! The file is read on a thread of its own, a story at a time, and each story is stored before the next one is read. What is
//! stored is noted in the same transaction, so that the command may be stopped at any time and given again. How a story is
//! taken is told in `exchange::taking`; here are the pictures of a folder, and what is said on a terminal.

use std::collections::HashMap;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use database::Clock;
use exchange::html::Shot;
use exchange::lost::Loss;
use exchange::outside::{Held, Post};
use exchange::system::{Survey, System};
use exchange::taking::{Pictures, Taking};
use locale::Zone;
use publishing::actions::add_picture;
use publishing::model::{is_slug, reserved};
use publishing::{Desk, NewPicture, PictureWords};
use tokio::sync::mpsc;
use web::Sentence;

use super::media::Media;
use super::report::Report;
use super::{Export, sentence};
use crate::cli::{paper, say};
use crate::compose::{self, Program};
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
        let read = move || Survey::of(system, open_file(&file)?).map_err(|refused| refused.to_string());
        blocking(read).await.map_err(|error| format!("{name}: {error}"))?
    };
    let program = if export.dry_run { None } else { Some(open(config).await?) };
    let survey = Arc::new(survey);
    let mut import = Import::new(config, program.as_ref(), &survey, (export.section.clone(), media));
    let zone = import.taking.zone.clone();
    let (send, mut posts) = mpsc::channel(1);
    let reading = tokio::task::spawn_blocking({
        let (survey, file) = (survey.clone(), export.file.clone());
        move || {
            let read = survey.posts(open_file(&file)?, &zone, &mut |post| match send.blocking_send(post) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            });
            read.map_err(|refused| refused.to_string())
        }
    });
    let mut failed = Ok(());
    while let Some(post) = posts.recv().await {
        failed = import.take(&post).await;
        if failed.is_err() {
            break;
        }
        let now = import.taking.clock.now();
        import.report.progress(now);
    }
    drop(posts);
    let read = reading.await.map_err(|error| error.to_string())?;
    import.report.sum(survey.others());
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

fn open_file(path: &Path) -> Result<File, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Err("this is no file; it is read twice, so that it cannot come through a pipe".to_owned());
    }
    Ok(file)
}

async fn open(config: &Config) -> Result<Program, String> {
    let paper = paper::open(config).await?;
    let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    compose::program(config, &paper, base_url).await
}

struct Import {
    taking: Taking,
    media: Option<Media>,
    /// Pictures by their address there; none where the paper does not have one.
    held: HashMap<String, Option<Held>>,
    report: Report,
}

impl Import {
    fn new(
        config: &Config,
        program: Option<&Program>,
        survey: &Survey,
        (section, media): (String, Option<Media>),
    ) -> Self {
        let own = program.map_or_else(|| config.language.unwrap_or_default(), |p| p.web.site.language);
        let clock = program.map_or(Clock::System, |program| program.web.clock.clone());
        let report = Report::new(survey.count(), clock.now());
        let taking = Taking {
            desk: program.map(|program| program.desk.clone()),
            is_trial: program.is_none(),
            clock,
            zone: program.map_or_else(Zone::utc, |program| program.web.site.zone.clone()),
            language: survey.language().unwrap_or(own),
            source: survey.source(),
            section,
            since: None,
        };
        Self { taking, media, held: HashMap::new(), report }
    }

    /// Takes one story. An error is the end of the import: the disk, the database.
    async fn take(&mut self, post: &Post) -> Result<(), String> {
        if self.taking.is_known(post).await.map_err(sentence)? {
            self.report.before();
            return Ok(());
        }
        let losses = self.pictures(&self.taking.wants(post)).await?;
        let held = &self.held;
        let find = |shot: &Shot| held.get(&shot.url).cloned().flatten();
        let outcome = self.taking.take(post, Pictures { find: &find, losses }).await.map_err(sentence)?;
        self.report.say(post, &outcome);
        Ok(())
    }

    /// Takes the pictures that the paper does not have yet; returns what was not taken.
    async fn pictures(&mut self, wanted: &[Shot]) -> Result<Vec<Loss>, String> {
        let mut losses = Vec::new();
        for shot in wanted {
            if self.held.contains_key(&shot.url) {
                continue;
            }
            let held = match self.picture(shot).await? {
                Ok(held) => held,
                Err(reason) => {
                    losses.push(Sentence::words(format!("the picture {}: {reason}", shot.url)).into());
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
        match &self.taking.desk {
            // Found, and not looked into.
            None => {
                Ok(Ok(Some(Held { key: "found".to_owned(), width: 1, height: 1, credit: String::new() })))
            }
            Some(desk) => add(desk, shot, &path).await,
        }
    }
}

/// Adds a file to the library; the second error is why it is none that can be shown.
async fn add(desk: &Desk, shot: &Shot, path: &Path) -> Result<Result<Option<Held>, String>, String> {
    let file = match tokio::fs::read(path).await {
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
    match add_picture(&desk.itself(), new).await {
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
