//! Settings: a flag, an environment variable `COURANT_*`, or a line of `courant.toml` in the data folder, in this
//! order. Secrets may also come from a file named by `COURANT_*_FILE`. Nothing else reads the environment.

pub(crate) mod sign_on;

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use accounts::SignOn;
use locale::Language;
use serde::Deserialize;
use web::{Machines, Mining, Rule};

/// What may be said on the command line, in the environment and in the file. All of it has a default.
#[derive(Clone, Debug, Default, Deserialize, clap::Args)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The folder of the paper: its database and its pictures [default: data]
    #[arg(long, global = true, env = "COURANT_DATA", value_name = "DIR")]
    #[serde(skip)]
    pub data: Option<PathBuf>,
    /// The address to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, env = "COURANT_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// The public address, as readers type it [default: http:// and the address listened on]
    #[arg(long, global = true, env = "COURANT_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// The database: postgres://… or sqlite:PATH [default: sqlite:courant.db in the data folder]
    #[arg(long, global = true, env = "COURANT_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The language of the paper's own words: en-GB, en-US, de-DE or ar [default: as the paper was made]
    #[arg(long, global = true, env = "COURANT_LANGUAGE", value_name = "CODE")]
    pub language: Option<String>,
    /// A folder whose files override the theme's at the same path
    #[arg(long, global = true, env = "COURANT_THEME", value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// Memory for rendered pages in MB, or off [default: 64]
    #[arg(long, global = true, env = "COURANT_PAGE_CACHE", value_name = "MB")]
    pub page_cache: Option<String>,
    /// Seconds between opening a page and sending its comment form; 0 is off [default: 3]
    #[arg(long, global = true, env = "COURANT_COMMENT_MIN_SECONDS", value_name = "N")]
    pub comment_min_seconds: Option<u64>,
    /// Comments per network, as N/SECONDS, or off [default: 6/60]
    #[arg(long, global = true, env = "COURANT_COMMENT_RATE", value_name = "RATE")]
    pub comment_rate: Option<String>,
    /// Whether readers may search comments: on or off [default: on]
    #[arg(long, global = true, env = "COURANT_SEARCH_COMMENTS", value_name = "WORD")]
    pub search_comments: Option<String>,
    /// Addresses of proxies whose X-Forwarded-For is believed, separated by commas [default: none]
    #[arg(long, global = true, env = "COURANT_TRUSTED_PROXIES", value_name = "ADDRS")]
    pub trusted_proxies: Option<String>,
    /// What feeds hold of a story: full or excerpt [default: full]
    #[arg(long, global = true, env = "COURANT_FEED_CONTENT", value_name = "WHAT")]
    pub feed_content: Option<String>,
    /// The WebSub hub that is told of new stories, https [default: none]
    #[arg(long, global = true, env = "COURANT_WEBSUB_HUB", value_name = "URL")]
    pub websub_hub: Option<String>,
    /// Whether text and data mining is reserved, in all machine-readable forms [default: false]
    #[arg(long, global = true, env = "COURANT_TDM_RESERVATION", value_name = "BOOL")]
    pub tdm_reservation: Option<bool>,
    /// Where licences for mining are offered [default: none]
    #[arg(long, global = true, env = "COURANT_TDM_POLICY", value_name = "URL")]
    pub tdm_policy: Option<String>,
    /// Whether there is a /llms.txt [default: false]
    #[arg(long, global = true, env = "COURANT_LLMS_TXT", value_name = "BOOL")]
    pub llms_txt: Option<bool>,
    /// The page on how the paper works, told to search engines [default: none]
    #[arg(long, global = true, env = "COURANT_PUBLISHING_PRINCIPLES", value_name = "URL")]
    pub publishing_principles: Option<String>,
    /// The page on how it corrects itself, told to search engines [default: none]
    #[arg(long, global = true, env = "COURANT_CORRECTIONS_POLICY", value_name = "URL")]
    pub corrections_policy: Option<String>,
    /// Where to report faults in its security, mailto: or https:, for security.txt [default: none]
    #[arg(long, global = true, env = "COURANT_SECURITY_CONTACT", value_name = "URI")]
    pub security_contact: Option<String>,
    /// Count page views without cookies: on or off [default: on]
    #[arg(long, global = true, env = "COURANT_READING_COUNTS", value_name = "ON|OFF")]
    pub reading_counts: Option<String>,
    /// Whether readers may read the versions of a story: on or off [default: on]
    #[arg(long, global = true, env = "COURANT_PUBLIC_HISTORY", value_name = "WORD")]
    pub public_history: Option<String>,
    /// How mail leaves: file (into the folder mail), or smtp://user:password@host:587, smtps://… [default: file]
    #[arg(long, global = true, env = "COURANT_MAIL", value_name = "URL", hide_env_values = true)]
    pub mail: Option<String>,
    /// Who mail comes from, such as "The Courant <desk@news.example.org>" [default: no-reply at the paper's host]
    #[arg(long, global = true, env = "COURANT_MAIL_FROM", value_name = "ADDR")]
    pub mail_from: Option<String>,
    /// The issuer of an OpenID provider that signs people in, https [default: none]
    #[arg(long, global = true, env = "COURANT_OIDC_ISSUER", value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// What that provider calls this paper [default: none]
    #[arg(long, global = true, env = "COURANT_OIDC_CLIENT_ID", value_name = "ID")]
    pub oidc_client_id: Option<String>,
    /// What the paper proves itself with to that provider [default: none]
    #[arg(
        long,
        global = true,
        env = "COURANT_OIDC_CLIENT_SECRET",
        value_name = "TEXT",
        hide_env_values = true
    )]
    pub oidc_client_secret: Option<String>,
    /// What people call that provider, on the button [default: its host]
    #[arg(long, global = true, env = "COURANT_OIDC_LABEL", value_name = "NAME")]
    pub oidc_label: Option<String>,
    /// Where the numbers of this process are told to Prometheus, as an address of its own [default: nowhere]
    #[arg(long, global = true, env = "COURANT_METRICS", value_name = "ADDR")]
    pub metrics: Option<String>,
    /// What is logged: error, warn, info, debug, or a tracing filter [default: info]
    #[arg(long, global = true, env = "COURANT_LOG", value_name = "LEVEL")]
    pub log: Option<String>,
}

/// How mail leaves, and from whom.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The address of the server with its login; `None` writes files into the folder `mail` of the paper.
    pub server: Option<String>,
    /// The sender, where it was given.
    pub from: Option<mail::Address>,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("server", &self.shown()).field("from", &self.from).finish()
    }
}

impl Mail {
    fn settle(way: Option<String>, from: Option<String>) -> Result<Self, String> {
        let from = from.map(|from| mail::Address::parse(&from)).transpose();
        let from = from.map_err(|e| format!("mail-from: {e}"))?;
        let server = way.filter(|way| way != "file");
        let mail = Self { server, from };
        // Built once to hear what is wrong with it; the sender is no part of that.
        mail.mailer(Path::new(""), ("x", "http://localhost")).map_err(|e| format!("mail: {e}"))?;
        Ok(mail)
    }

    /// The way of the mail of the paper called `name` at `base_url`, whose data lie in `data`.
    ///
    /// # Errors
    /// A sentence about the setting.
    pub fn mailer(&self, data: &Path, (name, base_url): (&str, &str)) -> Result<mail::Mailer, String> {
        let host = url::Url::parse(base_url).ok().and_then(|url| url.host_str().map(str::to_owned));
        let host =
            host.filter(|host| host.contains(|c: char| c.is_ascii_alphabetic()) && !host.contains(':'));
        let host = host.unwrap_or_else(|| "localhost".to_owned());
        let name = name.replace(char::is_control, " ");
        let from = match &self.from {
            Some(from) => from.clone(),
            None => mail::Address::named(&name, &format!("no-reply@{host}")).map_err(|e| e.to_string())?,
        };
        match &self.server {
            Some(url) => mail::Mailer::smtp(from, url),
            None => Ok(mail::Mailer::folder(from, data.join("mail"))),
        }
    }

    /// The setting without its password.
    fn shown(&self) -> String {
        self.server.as_deref().map_or_else(|| "file".to_owned(), mask)
    }
}

/// The settings a paper runs with.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the paper.
    pub data: PathBuf,
    /// The address to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The public address without a slash at the end, where it was given.
    pub base_url: Option<String>,
    /// The address of the database.
    pub database_url: String,
    /// The language of the interface, where it was given.
    pub language: Option<Language>,
    /// The folder with the theme's overrides.
    pub theme: Option<PathBuf>,
    /// Memory for rendered pages, in bytes; 0 is off.
    pub page_cache: u64,
    /// Least age of a comment form, in seconds.
    pub comment_min_seconds: u64,
    /// Comments per network.
    pub comment_rate: Option<Rule>,
    /// Whether readers may search comments.
    pub search_comments: bool,
    /// Trusted proxies.
    pub proxies: Vec<IpAddr>,
    /// What machines are told.
    pub machines: Machines,
    /// Whether page views are counted.
    pub reading_counts: bool,
    /// Whether readers may read the versions of a story.
    pub public_history: bool,
    /// How mail leaves.
    pub mail: Mail,
    /// Who else signs people in.
    pub sign_on: Option<SignOn>,
    /// Where the numbers of this process are told.
    pub metrics: Option<SocketAddr>,
    /// The log filter.
    pub log: String,
}

impl Config {
    /// Settles every setting.
    ///
    /// # Errors
    /// A sentence that names the setting and what it may be.
    pub fn settle(given: Settings) -> Result<Self, String> {
        let data = given.data.clone().unwrap_or_else(|| PathBuf::from("data"));
        let file = read_file(&data.join("courant.toml"))?;
        let (machines, sign_on) = (machines(&given, &file)?, sign_on::settle(&given, &file)?);
        let listen = given.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let listen = address("listen", (&listen, "127.0.0.1:8080"))?;
        let metrics = given.metrics.or(file.metrics).filter(|metrics| metrics != "off");
        let base_url = given.base_url.or(file.base_url).map(|url| check_base_url(&url)).transpose()?;
        let database_url =
            given.database_url.or(secret_file("COURANT_DATABASE_URL_FILE")?).or(file.database_url);
        let database_url =
            database_url.unwrap_or_else(|| format!("sqlite:{}", data.join("courant.db").display()));
        let rate = given.comment_rate.or(file.comment_rate).unwrap_or_else(|| "6/60".to_owned());
        Ok(Self {
            listen,
            base_url,
            database_url,
            language: given.language.or(file.language).map(|code| language(&code)).transpose()?,
            theme: given.theme.or(file.theme),
            page_cache: page_cache(given.page_cache.or(file.page_cache).as_deref().unwrap_or("64"))?,
            comment_min_seconds: given.comment_min_seconds.or(file.comment_min_seconds).unwrap_or(3),
            comment_rate: Rule::parse(&rate).map_err(|e| format!("comment-rate: {e}"))?,
            search_comments: switch(
                "search-comments",
                given.search_comments.or(file.search_comments).as_deref().unwrap_or("on"),
            )?,
            proxies: proxies(given.trusted_proxies.or(file.trusted_proxies).as_deref().unwrap_or(""))?,
            machines,
            reading_counts: switch(
                "reading-counts",
                given.reading_counts.or(file.reading_counts).as_deref().unwrap_or("on"),
            )?,
            public_history: switch(
                "public-history",
                given.public_history.or(file.public_history).as_deref().unwrap_or("on"),
            )?,
            mail: Mail::settle(
                given.mail.or(secret_file("COURANT_MAIL_FILE")?).or(file.mail),
                given.mail_from.or(file.mail_from),
            )?,
            sign_on,
            metrics: metrics.map(|metrics| address("metrics", (&metrics, "127.0.0.1:9090"))).transpose()?,
            log: given.log.or(file.log).unwrap_or_else(|| "info".to_owned()),
            data,
        })
    }

    /// The settings as a `courant.toml`, secrets masked.
    #[must_use]
    pub fn show(&self) -> String {
        let rate = self
            .comment_rate
            .map_or_else(|| "off".to_owned(), |r| format!("{}/{}", r.burst, r.per.as_secs()));
        let cache = if self.page_cache == 0 { "off".to_owned() } else { (self.page_cache >> 20).to_string() };
        let proxies: Vec<String> = self.proxies.iter().map(ToString::to_string).collect();
        let machines = &self.machines;
        let text = |setting: &Option<String>| setting.clone().unwrap_or_default();
        let lines = [
            ("listen", self.listen.to_string()),
            ("base_url", self.base_url.clone().unwrap_or_default()),
            ("database_url", mask(&self.database_url)),
            ("language", self.language.map(|language| language.code().to_owned()).unwrap_or_default()),
            ("theme", self.theme.as_ref().map(|t| t.display().to_string()).unwrap_or_default()),
            ("page_cache", cache),
            ("comment_rate", rate),
            ("search_comments", if self.search_comments { "on" } else { "off" }.to_owned()),
            ("trusted_proxies", proxies.join(",")),
            ("feed_content", if machines.excerpts { "excerpt" } else { "full" }.to_owned()),
            ("websub_hub", text(&machines.hub)),
            ("tdm_policy", text(&machines.mining.policy)),
            ("publishing_principles", text(&machines.principles)),
            ("corrections_policy", text(&machines.corrections_policy)),
            ("security_contact", text(&machines.security_contact)),
            ("reading_counts", if self.reading_counts { "on" } else { "off" }.to_owned()),
            ("public_history", if self.public_history { "on" } else { "off" }.to_owned()),
            ("mail", self.mail.shown()),
            ("mail_from", self.mail.from.as_ref().map(ToString::to_string).unwrap_or_default()),
            ("metrics", self.metrics.map(|metrics| metrics.to_string()).unwrap_or_default()),
            ("log", self.log.clone()),
        ];
        let quoted =
            |(name, value): &(&str, String)| format!("{name} = {}\n", toml::Value::String(value.clone()));
        let sign_on = sign_on::lines(self.sign_on.as_ref());
        let set = lines.iter().chain(&sign_on).filter(|(_, value)| !value.is_empty()).map(quoted);
        let data = format!(
            "# data folder: {}\ncomment_min_seconds = {}\ntdm_reservation = {}\nllms_txt = {}\n",
            self.data.display(),
            self.comment_min_seconds,
            machines.mining.reserved,
            machines.llms_txt,
        );
        std::iter::once(data).chain(set).collect()
    }
}

fn read_file(path: &Path) -> Result<Settings, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display())),
        // A data folder that is none is told by who opens the paper.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Settings::default())
        }
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

fn secret_file(variable: &str) -> Result<Option<String>, String> {
    let Some(path) = std::env::var_os(variable) else { return Ok(None) };
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{variable}: {}: {e}", path.display()))?;
    Ok(Some(text.trim().to_owned()))
}

fn address(name: &str, (text, example): (&str, &str)) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("{name}: \"{text}\" is no address; write for example {example}"))
}

fn check_base_url(url: &str) -> Result<String, String> {
    let trimmed = url.trim().trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
    let plain = |host: &&str| {
        !host.is_empty() && host.chars().all(|c| c.is_ascii_graphic() && !"\"'<>?#".contains(c))
    };
    host.filter(plain).map(|_| trimmed.to_owned()).ok_or_else(|| {
        format!("base-url: \"{url}\" is no address of a site; write for example https://news.example.org")
    })
}

/// What machines are told: `given` before `file`.
fn machines(given: &Settings, file: &Settings) -> Result<Machines, String> {
    let text = |of: fn(&Settings) -> &Option<String>| of(given).clone().or_else(|| of(file).clone());
    let url = |name: &str, of: fn(&Settings) -> &Option<String>| {
        text(of).map(|url| check_url(name, &url, &["https:", "http:"])).transpose()
    };
    let excerpts = match text(|s| &s.feed_content).as_deref() {
        None | Some("full") => false,
        Some("excerpt") => true,
        Some(other) => return Err(format!("feed-content: \"{other}\" is neither full nor excerpt")),
    };
    let hub = text(|s| &s.websub_hub).map(|hub| check_url("websub-hub", &hub, &["https:"])).transpose()?;
    let contact = text(|s| &s.security_contact);
    let reserved = given.tdm_reservation.or(file.tdm_reservation).unwrap_or(false);
    Ok(Machines {
        excerpts,
        hub,
        mining: Mining { reserved, policy: url("tdm-policy", |s| &s.tdm_policy)? },
        llms_txt: given.llms_txt.or(file.llms_txt).unwrap_or(false),
        principles: url("publishing-principles", |s| &s.publishing_principles)?,
        corrections_policy: url("corrections-policy", |s| &s.corrections_policy)?,
        security_contact: contact
            .map(|contact| check_url("security-contact", &contact, &["mailto:", "https:", "tel:"]))
            .transpose()?,
    })
}

/// An address that can stand in a header, a tag and a line.
fn check_url(name: &str, text: &str, schemes: &[&str]) -> Result<String, String> {
    let text = text.trim();
    let plain = text.chars().all(|c| c.is_ascii_graphic() && !"\"'<>".contains(c));
    let rest = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    let whole = rest.is_some_and(|rest| {
        !rest.trim_start_matches('/').is_empty() && (!text.starts_with("http") || rest.starts_with("//"))
    });
    if plain && whole {
        return Ok(text.to_owned());
    }
    Err(format!("{name}: \"{text}\" is no address; it begins with {}", schemes.join(" or ")))
}

fn page_cache(text: &str) -> Result<u64, String> {
    if text == "off" {
        return Ok(0);
    }
    let megabytes: u64 =
        text.parse().map_err(|_| format!("page-cache: \"{text}\" is neither a number of MB nor off"))?;
    Ok(megabytes.min(1 << 20) << 20)
}

fn language(code: &str) -> Result<Language, String> {
    let known = || Language::ALL.map(Language::code).join(", ");
    Language::from_code(code)
        .ok_or_else(|| format!("language: \"{code}\" is none of the paper's languages: {}", known()))
}

fn switch(name: &str, text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(format!("{name}: \"{text}\" is neither on nor off")),
    }
}

fn proxies(text: &str) -> Result<Vec<IpAddr>, String> {
    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
    items.map(|item| item.parse().map_err(|_| format!("trusted-proxies: \"{item}\" is no address"))).collect()
}

/// Hides the password of a database address, in each of the ways to write one: before the `@`, as a parameter of the
/// query, as a pair of the key-value form (libpq, 34.1.1).
fn mask(url: &str) -> String {
    let Some((head, tail)) = url.split_once("://") else { return mask_pairs(url) };
    let (tail, query) = tail.split_once('?').map_or((tail, None), |(tail, query)| (tail, Some(query)));
    let tail = match tail.rsplit_once('@') {
        Some((login, rest)) => format!("{}:***@{rest}", login.split(':').next().unwrap_or("")),
        None => tail.to_owned(),
    };
    let query = query.map(|query| {
        let hide = |pair: &str| match pair.split_once('=') {
            Some((name, _)) if name == "password" => format!("{name}=***"),
            _ => pair.to_owned(),
        };
        format!("?{}", query.split('&').map(hide).collect::<Vec<_>>().join("&"))
    });
    format!("{head}://{tail}{}", query.unwrap_or_default())
}

/// Values may stand in quotes and hold spaces, and spaces may stand around the sign: all behind the password goes.
fn mask_pairs(url: &str) -> String {
    let is_key = |at: usize| {
        let before = url.get(..at).and_then(|text| text.chars().next_back());
        let after = url.get(at..).and_then(|text| text.strip_prefix("password"));
        before.is_none_or(|c| c == ':' || c.is_whitespace())
            && after.is_some_and(|text| text.trim_start().starts_with('='))
    };
    let key = url.match_indices("password").map(|(at, _)| at).find(|at| is_key(*at));
    match key.and_then(|at| url.get(..at)) {
        Some(before) => format!("{before}password=***"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(change: impl FnOnce(&mut Settings)) -> Result<Config, String> {
        let mut given = Settings { data: Some("/nowhere".into()), ..Settings::default() };
        change(&mut given);
        Config::settle(given)
    }

    #[test]
    fn everything_has_a_default() {
        let config = settle(|_| {}).unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.database_url, "sqlite:/nowhere/courant.db");
        assert_eq!(config.comment_min_seconds, 3);
        assert!(config.comment_rate.is_some());
    }

    #[test]
    fn a_wrong_setting_is_named() {
        type Change = fn(&mut Settings);
        let wrong: [(&str, Change); 16] = [
            ("language", |s| s.language = Some("fr".into())),
            ("search-comments", |s| s.search_comments = Some("perhaps".into())),
            ("listen", |s| s.listen = Some("8080".into())),
            ("base-url", |s| s.base_url = Some("news.example.org".into())),
            ("page-cache", |s| s.page_cache = Some("much".into())),
            ("comment-rate", |s| s.comment_rate = Some("often".into())),
            ("feed-content", |s| s.feed_content = Some("some".into())),
            ("websub-hub", |s| s.websub_hub = Some("http://hub.example".into())),
            ("tdm-policy", |s| s.tdm_policy = Some("https:licence".into())),
            ("corrections-policy", |s| s.corrections_policy = Some("https://a.example/<b>".into())),
            ("security-contact", |s| s.security_contact = Some("me@a.example".into())),
            ("reading-counts", |s| s.reading_counts = Some("perhaps".into())),
            ("mail", |s| s.mail = Some("mail.example.org".into())),
            ("mail", |s| s.mail = Some("smtp+plain://mail.example.org".into())),
            ("mail-from", |s| s.mail_from = Some("the desk".into())),
            ("trusted-proxies", |s| s.trusted_proxies = Some("localhost".into())),
        ];
        for (name, change) in wrong {
            assert!(settle(change).unwrap_err().starts_with(name), "{name}");
        }
    }

    #[test]
    fn what_is_shown_is_a_settings_file() {
        let config = settle(|s| {
            s.feed_content = Some("excerpt".into());
            s.tdm_reservation = Some(true);
            s.language = Some("ar".into());
            s.tdm_policy = Some("https://a.example/licence".into());
            s.security_contact = Some("mailto:me@a.example".into());
        });
        let config = config.unwrap();
        let read: Settings = toml::from_str(&config.show()).unwrap();
        let again = Config::settle(Settings { data: Some("/nowhere".into()), ..read }).unwrap();
        assert_eq!((&again.machines, again.show()), (&config.machines, config.show()));
        assert!(again.machines.excerpts && again.machines.mining.reserved && !again.machines.llms_txt);
    }

    #[test]
    fn what_is_shown_hides_the_password() {
        let config = settle(|s| s.database_url = Some("postgres://me:secret@db.example/x".into())).unwrap();
        assert!(
            config.show().contains("postgres://me:***@db.example/x") && !config.show().contains("secret")
        );
        let config = settle(|s| s.database_url = Some("postgres:host=/run password=secret".into())).unwrap();
        assert!(!config.show().contains("secret"));
        let config = settle(|s| s.mail = Some("smtp://me:secret@mail.example.org:587".into())).unwrap();
        assert!(config.show().contains("smtp://me:***@mail.example.org:587"), "{}", config.show());
        assert!(!format!("{config:?}").contains("secret"));
    }
}
