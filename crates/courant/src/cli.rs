//! The command line: words for people, exit codes for scripts (0 done, 1 failed, 2 wrong usage).

mod audit;
mod backup;
mod bench;
mod comments;
mod doctor;
mod file;
pub(crate) mod front;
pub(crate) mod import;
pub mod paper;
mod particulars;
mod search;
mod serve;
mod staff;
mod theme;
mod tools;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{Config, Settings};

/// A whole newspaper in one binary: newsroom, paper, conversation and job board.
#[derive(Debug, Parser)]
#[command(name = "courant", version, propagate_version = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the paper; no configuration is needed
    Serve,
    /// Serve a sample newspaper, ready to click through
    Demo,
    /// Add, invite and list people, set passwords, see what happened to accounts
    #[command(subcommand)]
    User(staff::User),
    /// Make tokens for the API
    #[command(subcommand)]
    Token(staff::Token),
    /// Set and show what the paper says about itself: imprint, owners, contact
    #[command(subcommand)]
    Paper(particulars::Paper),
    /// Read stories from files
    #[command(subcommand)]
    Import(import::Import),
    /// Arrange the front page
    #[command(subcommand)]
    Front(front::Front),
    /// Make, check and preview a theme; install and activate one
    #[command(subcommand)]
    Theme(theme::Theme),
    /// Look after comments
    #[command(subcommand)]
    Comments(comments::Comments),
    /// Look after the search
    #[command(subcommand)]
    Search(search::Search),
    /// Keep the whole paper in one file, and bring it back
    #[command(subcommand)]
    Backup(backup::Backup),
    /// Bring the database up to date without serving
    Migrate,
    /// Ask a running paper whether it is well
    Healthcheck,
    /// Look for what is wrong with a paper, or missing
    Doctor {
        /// Print the findings as JSON
        #[arg(long)]
        json: bool,
    },
    /// Crawl the paper and fail on any request to another site, any cookie, any inline script or style
    AuditPrivacy(audit::AuditPrivacy),
    /// Look at the settings
    #[command(subcommand)]
    Config(tools::Show),
    /// Print the API's description (OpenAPI, JSON)
    Openapi,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
    /// Fill a paper for measurements
    #[command(subcommand, hide = true)]
    Bench(bench::Bench),
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no failures; clap knows which is which.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let config = match Config::settle(cli.settings) {
        Ok(config) => config,
        Err(sentence) => return fail(2, &sentence),
    };
    log_to_stderr(&config.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return fail(1, &error.to_string()),
    };
    match runtime.block_on(run(cli.command, &config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed { code, sentence: Some(sentence) }) => fail(code, &sentence),
        Err(Failed { code, sentence: None }) => ExitCode::from(code),
    }
}

/// How a command failed: its exit code, and the sentence that was not printed yet.
struct Failed {
    code: u8,
    sentence: Option<String>,
}

impl Failed {
    /// All was said already.
    fn told() -> Self {
        Self { code: 1, sentence: None }
    }

    /// The command was used wrongly.
    fn usage(sentence: String) -> Self {
        Self { code: 2, sentence: Some(sentence) }
    }
}

impl From<String> for Failed {
    fn from(sentence: String) -> Self {
        Self { code: 1, sentence: Some(sentence) }
    }
}

async fn run(command: Command, config: &Config) -> Result<(), Failed> {
    let done = match command {
        Command::Theme(command) => return theme::run(config, command).await,
        Command::Serve => serve::serve(config).await,
        Command::Demo => serve::demo(config).await,
        Command::User(command) => staff::user(config, command).await,
        Command::Token(command) => staff::token(config, command).await,
        Command::Paper(command) => particulars::run(config, command).await,
        Command::Doctor { json } => doctor::run(config, json).await,
        Command::AuditPrivacy(command) => audit::run(config, command).await,
        Command::Import(command) => import::run(config, command).await,
        Command::Front(command) => front::run(config, command).await,
        Command::Comments(command) => comments::run(config, &command).await,
        Command::Search(command) => search::run(config, &command).await,
        Command::Backup(command) => backup::run(config, command).await,
        Command::Migrate => tools::migrate(config).await,
        Command::Healthcheck => tools::healthcheck(config).await,
        Command::Config(command) => tools::config(config, &command),
        Command::Openapi => tools::openapi(),
        Command::Completions { shell } => tools::completions(shell),
        Command::Man => tools::man(),
        Command::Bench(command) => bench::run(config, command).await,
    };
    done.map_err(Failed::from)
}

fn fail(code: u8, sentence: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "courant: {sentence}");
    ExitCode::from(code)
}

/// Prints a line for the person or the script at the other end. A closed pipe is the reader's choice.
pub(crate) fn say(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// What the operator asks for, but never what a driver of the database says below `info`: it writes down the values of
/// each statement, and with them readers' words and addresses. A filter that cannot be read is `info`.
pub(crate) fn log_filter(wanted: &str) -> EnvFilter {
    let allowed: Vec<&str> =
        wanted.split(',').filter(|part| !part.trim().starts_with("tokio_postgres")).collect();
    let quiet = |filter: &str| EnvFilter::try_new(format!("{filter},tokio_postgres=info"));
    quiet(&allowed.join(",")).or_else(|_| quiet("info")).unwrap_or_else(|_| EnvFilter::new("info"))
}

/// Log lines go to stderr, so that stdout stays for results.
fn log_to_stderr(filter: &str) {
    let _ = tracing_subscriber::fmt()
        .with_env_filter(log_filter(filter))
        .with_writer(std::io::stderr)
        .with_target(false)
        .try_init();
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn no_level_logs_what_statements_carry() {
        for wanted in ["trace", "debug,web=trace", "tokio_postgres=trace", "info,tokio_postgres::query=trace"]
        {
            let lines = Lines::default();
            let into = lines.clone();
            let subscriber = tracing_subscriber::fmt()
                .with_env_filter(log_filter(wanted))
                .with_writer(move || into.clone())
                .finish();
            tracing::subscriber::with_default(subscriber, || {
                tracing::debug!(target: "tokio_postgres::query", "with parameters: reader@example.org");
                tracing::error!(target: "web", "a fault");
            });
            let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
            assert!(!text.contains("reader@example.org"), "{wanted}: {text}");
            assert_eq!(text.contains("a fault"), !wanted.starts_with("tokio_postgres"), "{wanted}: {text}");
        }
    }
}
