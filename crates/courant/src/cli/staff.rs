//! `courant user …` and `courant token …`.

use accounts::{NewToken, NewUser, Role, Scope};
use clap::Subcommand;

use super::{paper, say};
use crate::config::Config;

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
    }
    Ok(())
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
