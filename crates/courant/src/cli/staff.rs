//! `courant user …` and `courant token …`.

use std::io::{BufRead as _, Read as _, Write as _};

use accounts::{NewToken, NewUser, Role, Scope};
use clap::Subcommand;
use rustix::termios::{self, LocalModes, OptionalActions, Termios};

use super::paper::Paper;
use super::{paper, say};
use crate::compose;
use crate::config::Config;

/// The most that is read of a password, in bytes: more than any may have, so that one too long is refused, not cut.
const LONGEST_LINE: u64 = 4_096;

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Add a person
    Add {
        /// Their e-mail address
        email: String,
        /// What they are to the paper
        #[arg(long, value_parser = role)]
        role: Role,
        /// Their name as readers see it [default: the part of the address before the @]
        #[arg(long)]
        name: Option<String>,
    },
    /// List everybody with an account
    List,
    /// Make a link that lets the first publisher set up the paper within thirty minutes
    SetupLink,
    /// Invite a person: print a link that makes an account, and mail it (a serving paper sends the mail)
    Invite {
        /// Their e-mail address
        email: String,
        /// What they are to be
        #[arg(long, value_parser = role)]
        role: Role,
    },
    /// Set the password of a person, read from standard input; their sessions end
    Password {
        /// Their e-mail address
        email: String,
    },
    /// End the one-time codes of a person who lost them; the password is enough again
    EndCodes {
        /// Their e-mail address
        email: String,
    },
    /// Ask editors, moderators and publishers for one-time codes, or no longer
    RequireCodes {
        /// Whether they are needed
        #[arg(value_name = "on|off", value_parser = on_or_off, action = clap::ArgAction::Set)]
        on: bool,
    },
    /// List what happened to accounts, the newest first
    Audit {
        /// How many lines
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        limit: u32,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Token {
    /// Make a token; its text is shown once and kept nowhere
    Create {
        /// Whose token it is
        #[arg(long, value_name = "EMAIL")]
        user: String,
        /// What it may do; may be given several times
        #[arg(long, value_parser = scope, required = true)]
        scope: Vec<Scope>,
        /// What it is for
        #[arg(long, default_value = "command line")]
        name: String,
        /// Days until it ends [default: never]
        #[arg(long)]
        days: Option<u32>,
    },
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| format!("roles are: {}", Role::ALL.map(Role::as_str).join(", ")))
}

fn on_or_off(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("write on or off".to_owned()),
    }
}

fn scope(text: &str) -> Result<Scope, String> {
    Scope::parse(text).ok_or_else(|| format!("scopes are: {}", Scope::ALL.map(Scope::as_str).join(", ")))
}

pub(super) async fn user(config: &Config, command: User) -> Result<(), String> {
    let paper = paper::open(config).await?;
    match command {
        User::Add { email, role, name } => {
            let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or("").to_owned());
            let new =
                NewUser { id: paper.ids.next(), email: email.clone(), name, role, at: paper.clock.now() };
            accounts::add_user(&paper.db, new).await.map_err(|e| e.to_string())?;
            say(format_args!("Added {email} as {role}."));
        }
        User::List => {
            let users = accounts::users(&paper.db).await.map_err(|e| e.to_string())?;
            users.iter().for_each(|user| say(format_args!("{}\t{}\t{}", user.email, user.role, user.name)));
        }
        User::SetupLink => {
            let door = door(config, &paper).await?;
            say(accounts::setup_link(&door).await.map_err(|e| e.to_string())?);
        }
        User::Invite { email, role } => {
            let door = door(config, &paper).await?;
            say(accounts::invite(&door, &email, role).await.map_err(|e| e.to_string())?);
        }
        User::Password { email } => {
            let password = password(&email)?;
            let door = door(config, &paper).await?;
            accounts::set_password(&door, &email, &password).await.map_err(|e| e.to_string())?;
            say(format_args!("{email} has a new password."));
        }
        User::EndCodes { email } => {
            let door = door(config, &paper).await?;
            let ended = accounts::end_codes(&door, &email).await.map_err(|e| e.to_string())?;
            say(format_args!("{email} {} one-time codes.", if ended { "needs no more" } else { "has no" }));
        }
        User::RequireCodes { on } => {
            let door = door(config, &paper).await?;
            let changed = accounts::require_codes(&door, on).await.map_err(|e| e.to_string())?;
            let now = if changed { "now" } else { "already" };
            let what = if on { "need one-time codes" } else { "sign in with the password alone" };
            say(format_args!("Editors, moderators and publishers {now} {what}."));
        }
        User::Audit { limit } => {
            let events = accounts::events(&paper.db, i64::from(limit)).await.map_err(|e| e.to_string())?;
            events.iter().for_each(|event| say(line(event)));
        }
    }
    Ok(())
}

/// The door of the paper whose readers type the address of the settings.
async fn door(config: &Config, paper: &Paper) -> Result<accounts::Door, String> {
    let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    Ok(compose::program(config, paper, base_url).await?.door)
}

/// The first line of standard input. On a terminal it is asked for, and not shown.
fn password(email: &str) -> Result<String, String> {
    let terminal = std::io::stdin();
    let hidden = Hidden::new(&terminal, email);
    let mut line = String::new();
    let read = terminal.lock().take(LONGEST_LINE).read_line(&mut line);
    drop(hidden);
    read.map_err(|e| format!("the password: {e}"))?;
    let line = line.strip_suffix('\n').unwrap_or(&line);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

/// A terminal that shows nothing of what is typed until this value goes.
struct Hidden(Option<Termios>);

impl Hidden {
    fn new(terminal: &std::io::Stdin, email: &str) -> Self {
        // What is no terminal has no such settings.
        let Ok(before) = termios::tcgetattr(terminal) else { return Self(None) };
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        let _ = termios::tcsetattr(terminal, OptionalActions::Flush, &quiet);
        let _ = write!(std::io::stderr(), "New password for {email}: ");
        Self(Some(before))
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            let _ = termios::tcsetattr(std::io::stdin(), OptionalActions::Flush, before);
            let _ = writeln!(std::io::stderr());
        }
    }
}

/// An event as a line with tabs: time, who, what, whose, network.
fn line(event: &accounts::Event) -> String {
    let parts = [
        locale::iso(event.at, &locale::Zone::utc()),
        event.who.clone(),
        event.action.as_str().to_owned(),
        event.subject.clone(),
        event.network.clone(),
    ];
    parts.map(|part| part.replace(char::is_control, " ")).join("\t")
}

pub(super) async fn token(config: &Config, command: Token) -> Result<(), String> {
    let paper = paper::open(config).await?;
    let Token::Create { user, scope, name, days } = command;
    let at = paper.clock.now();
    let expires = days.map(|days| at + i64::from(days) * 86_400_000_000);
    let new = NewToken { id: paper.ids.next(), email: user, scopes: scope, name, at, expires };
    let text = accounts::create_token(&paper.db, new).await.map_err(|e| e.to_string())?;
    say(text);
    Ok(())
}
