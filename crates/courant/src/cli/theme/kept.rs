//! Themes that the paper keeps: what a publisher does at `/desk/themes`, at the machine.

use std::path::{Path, PathBuf};

use accounts::By;
use clap::Subcommand;
use locale::Language;
use themes::{Refused, Themes, Which, actions, name, zip};
use web::Error;

use crate::cli::{Failed, paper, say};
use crate::compose;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Kept {
    /// Keep a theme from a zip of its folder, after the check: exit code 0 if it is kept, 1 if it is refused
    Install {
        /// The zip
        file: PathBuf,
        /// What it is called [default: as the file is]
        #[arg(long)]
        name: Option<String>,
        /// Dress the paper in it at once
        #[arg(long)]
        activate: bool,
    },
    /// List the themes that are kept, and which one the paper wears
    List,
    /// Dress the paper in a theme: a paper that is served changes within about a second
    Activate {
        /// The id of one that is kept, or built-in
        // Another name than that of the setting for the folder of the operator.
        #[arg(value_name = "THEME", value_parser = which)]
        which: Which,
    },
}

fn which(text: &str) -> Result<Which, String> {
    Which::parse(text).ok_or_else(|| "give an id as courant theme list prints it, or built-in".to_owned())
}

pub(super) async fn run(config: &Config, command: Kept) -> Result<(), Failed> {
    match command {
        Kept::Install { file, name, activate } => {
            install(config, &file, (name.as_deref().unwrap_or(""), activate)).await
        }
        Kept::List => list(&open(config).await?).await,
        Kept::Activate { which } => activate(&open(config).await?, which).await,
    }
}

async fn open(config: &Config) -> Result<Themes, String> {
    let paper = paper::open(config).await?;
    let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    Ok(compose::program(config, &paper, base_url).await?.themes)
}

async fn install(config: &Config, file: &Path, (typed, wears): (&str, bool)) -> Result<(), Failed> {
    let shown = file.display();
    let bytes = read(file).map_err(|error| Failed::usage(format!("{shown}: {error}")))?;
    let called = file.file_name().unwrap_or_default().to_string_lossy();
    let called = name(typed, &called);
    let called =
        called.ok_or_else(|| Failed::usage("give it a name of at most 80 characters: --name".to_owned()))?;
    let themes = open(config).await?;
    if wears && themes.is_fixed() {
        return Err(told(&themes, Error::Conflict(web::Sentence::key("themes-fixed"))));
    }
    match actions::add(&themes, (called.clone(), bytes), &By::CONSOLE).await {
        Ok(Ok(id)) => {
            say(format_args!("Kept {called} as {id}."));
            if wears { activate(&themes, Which::Kept(id)).await } else { Ok(()) }
        }
        Ok(Err(Refused::Sentence(sentence))) => {
            Err(format!("{shown}: {}", themes.told(&sentence, Language::EnGb)).into())
        }
        Ok(Err(Refused::Findings(findings))) => {
            for one in &findings {
                say(format_args!("{}:{}: {}", one.file, one.line, one.sentence));
            }
            Err(format!("{shown}: {} to be mended first; nothing was kept", findings.len()).into())
        }
        Err(error) => Err(told(&themes, error)),
    }
}

/// The bytes of a zip; of one that is too large only so many that it is refused.
fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let most = u64::try_from(zip::LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

async fn list(themes: &Themes) -> Result<(), Failed> {
    let (kept, choice) = themes.all().await.map_err(|error| told(themes, error))?;
    let state = |which: Which| match which {
        which if which == choice.active => "active",
        which if choice.back() == Some(which) => "active before",
        _ => "kept",
    };
    for one in &kept {
        let at = locale::rfc3339_utc(one.added);
        let name = one.name.replace(char::is_control, " ");
        say(format_args!("{}\t{}\t{name}\t{} files\t{at}", one.id, state(Which::Kept(one.id)), one.files));
    }
    say(format_args!("{}\t{}", Which::BuiltIn, state(Which::BuiltIn)));
    Ok(())
}

async fn activate(themes: &Themes, which: Which) -> Result<(), Failed> {
    match actions::activate(themes, which, &By::CONSOLE).await {
        Ok(true) => say(format_args!("The paper wears {which} now.")),
        Ok(false) => say(format_args!("The paper wears {which} already.")),
        Err(Error::NotFound) => {
            return Err(format!("there is no theme {which}; see courant theme list").into());
        }
        Err(error) => return Err(told(themes, error)),
    }
    Ok(())
}

/// An error as a sentence.
fn told(themes: &Themes, error: Error) -> Failed {
    match error {
        Error::Conflict(sentence) | Error::Forbidden(sentence) => {
            themes.told(&sentence, Language::EnGb).into()
        }
        error => error.to_string().into(),
    }
}
