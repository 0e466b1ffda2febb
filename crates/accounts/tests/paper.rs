//! A paper with a door, and browsers that keep their cookie.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use accounts::{Door, Event, NewUser, Role, add_user, set_password};
use axum::Router;
use axum::body::Body;
use database::testing::{MORNING, TestDb};
use database::{Clock, args};
use mail::{Address, Mailer, Message};
use tasks::Runner;
use web::testing::{Answer, Visitor, setup};
use web::{App, Proxies, Setup, State};

pub(crate) const PASSWORD: &str = "correct horse battery";
pub(crate) const IDA: &str = "ida@paper.example";
pub(crate) const MO: &str = "mo@paper.example";

pub(crate) struct Paper {
    pub(crate) web: State,
    pub(crate) door: Door,
    pub(crate) clock: Clock,
    pub(crate) db: TestDb,
    app: App,
    mailer: Arc<Mailer>,
    runner: Runner,
}

impl Paper {
    pub(crate) fn new(db: TestDb) -> Self {
        Self::with_mails(db, None)
    }

    /// A paper that sends no mail but keeps it in this folder.
    pub(crate) fn with_mails(db: TestDb, folder: Option<PathBuf>) -> Self {
        Self::with(db, folder, |door| door)
    }

    /// A paper whose door is changed before it opens.
    pub(crate) fn with(db: TestDb, folder: Option<PathBuf>, change: impl FnOnce(Door) -> Door) -> Self {
        let clock = Clock::fixed(MORNING);
        // A proxy says where a browser is.
        let proxies = Proxies::new(vec![Ipv4Addr::LOCALHOST.into()]);
        let web = State::new(Setup { proxies, ..setup(&db.db, &clock) });
        let door = change(Door::new(web.clone()).with_mails(folder.clone()));
        let who = async |accounts::MaybeActor(actor)| {
            let name = actor.map_or("nobody".to_owned(), |actor| format!("{} {}", actor.name, actor.role));
            Ok::<_, web::Error>(name)
        };
        let routes = Router::new()
            .route("/api/v1/who", axum::routing::get(who).post(who))
            .merge(accounts::routes(door.clone()));
        let from = Address::parse("news@paper.example").unwrap();
        let mailer = Arc::new(match folder {
            Some(folder) => Mailer::folder(from, folder),
            None => Mailer::memory(from),
        });
        let (kind, handler) = mail::tasks(mailer.clone(), clock.clone());
        let mut runner = Runner::new(db.db.clone(), clock.clone()).with(kind, handler);
        for (kind, handler) in accounts::tasks(&door) {
            runner = runner.with(kind, handler);
        }
        Self { app: App::new(web.clone(), routes), web, door, clock, db, mailer, runner }
    }

    /// Somebody who can sign in with [`PASSWORD`].
    pub(crate) async fn add(&self, email: &str, role: Role) -> i64 {
        let id = self.web.ids.next();
        let name = email.split('@').next().unwrap().to_owned();
        let new = NewUser { id, email: email.to_owned(), name, role, at: self.clock.now() };
        add_user(&self.db, new).await.unwrap();
        set_password(&self.door, email, PASSWORD).await.unwrap();
        id
    }

    pub(crate) fn browser(&self) -> Browser {
        self.browser_in("192.0.2.1")
    }

    /// A browser with this address.
    pub(crate) fn browser_in(&self, address: &str) -> Browser {
        let (visitor, address) = (Visitor::new(self.app.clone()), address.to_owned());
        Browser {
            visitor,
            address,
            cookie: Mutex::default(),
            visit: Mutex::default(),
            asked: Mutex::default(),
        }
    }

    pub(crate) async fn signed_in(&self, email: &str) -> Browser {
        let browser = self.browser();
        let answer = browser.sign_in(email, PASSWORD).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/desk"), "{}", answer.body);
        browser
    }

    /// A program's request with a bearer token.
    pub(crate) async fn bearer(
        &self,
        token: &str,
        method: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers =
            [("authorization", bearer.as_str()), ("content-type", "application/x-www-form-urlencoded")];
        let body = serde_urlencoded::to_string(fields).unwrap();
        Visitor::new(self.app.clone()).send(method, path, &headers, Body::from(body)).await
    }

    pub(crate) fn later(&self, minutes: u64) {
        self.clock.advance(Duration::from_secs(minutes * 60));
    }

    /// Runs what is due, and gives the mails so far.
    pub(crate) async fn mails(&self) -> Vec<Message> {
        while self.runner.step().await.unwrap() {}
        self.mailer.kept()
    }

    pub(crate) async fn events(&self) -> Vec<Event> {
        accounts::events(&self.db, 1_000).await.unwrap()
    }

    /// The newest events, newest first, as action and subject.
    pub(crate) async fn told(&self, count: usize) -> Vec<String> {
        let events = self.events().await;
        events
            .iter()
            .take(count)
            .map(|e| format!("{}: {}: {}", e.who, e.action.as_str(), e.subject))
            .collect()
    }

    /// Texts of a column of all rows, whatever the engine keeps.
    pub(crate) async fn hashes(&self) -> Vec<String> {
        self.db.read(async |c| c.all("SELECT hash FROM sessions", args![]).await).await.unwrap()
    }
}

/// The path in a mail or in the answer of a command.
pub(crate) fn path(text: &str) -> String {
    let from = text.split("https://paper.example/account").nth(1).unwrap();
    format!("/account{}", from.split_whitespace().next().unwrap())
}

/// A browser with scripts turned off: it keeps its cookie, says where its forms come from, and sends what the page holds.
pub(crate) struct Browser {
    visitor: Visitor,
    address: String,
    cookie: Mutex<Option<String>>,
    /// What it was given for a visit to a provider.
    visit: Mutex<Option<String>>,
    /// What it was given when it was asked for a passkey.
    asked: Mutex<Option<String>>,
}

impl Browser {
    pub(crate) fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }

    /// What it was given for a visit to a provider.
    pub(crate) fn visit(&self) -> &Mutex<Option<String>> {
        &self.visit
    }

    /// What it was given when it was asked for a passkey.
    pub(crate) fn asked(&self) -> &Mutex<Option<String>> {
        &self.asked
    }

    fn cookies(&self) -> Option<String> {
        let kept = [&self.cookie, &self.visit, &self.asked].map(|place| place.lock().unwrap().clone());
        let all: Vec<String> = kept.into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    pub(crate) fn with_cookie(&self, cookie: Option<String>) -> Self {
        let (visitor, address) = (self.visitor.clone(), self.address.clone());
        Self {
            visitor,
            address,
            cookie: Mutex::new(cookie),
            visit: Mutex::default(),
            asked: Mutex::default(),
        }
    }

    fn take(&self, answer: Answer) -> Answer {
        for set in answer.headers.get_all("set-cookie") {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let place = match name {
                "__Host-courant" => &self.cookie,
                "__Host-courant-oidc" => &self.visit,
                "__Host-courant-passkey" => &self.asked,
                other => panic!("a cookie called {other}"),
            };
            *place.lock().unwrap() = (!value.is_empty()).then(|| pair.to_owned());
        }
        answer
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let cookie = self.cookies();
        let mut headers = vec![("x-forwarded-for", self.address.as_str())];
        headers.extend(cookie.iter().map(|cookie| ("cookie", cookie.as_str())));
        let answer = self.visitor.send("GET", path, &headers, Body::empty()).await;
        self.take(answer)
    }

    /// A form from the site that `origin` names.
    pub(crate) async fn post_from(&self, origin: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookies();
        let mut headers = vec![
            ("content-type", "application/x-www-form-urlencoded"),
            ("x-forwarded-for", self.address.as_str()),
        ];
        headers.extend(cookie.iter().map(|cookie| ("cookie", cookie.as_str())));
        if !origin.is_empty() {
            headers.push(("origin", origin));
        }
        let body = serde_urlencoded::to_string(fields).unwrap();
        let answer = self.visitor.send("POST", path, &headers, Body::from(body)).await;
        self.take(answer)
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from("https://paper.example", path, fields).await
    }

    /// Opens a page and sends its first form with these fields, and the hidden ones it came with.
    pub(crate) async fn fill(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(path).await;
        assert_eq!(page.status.as_u16(), 200, "{path}: {} {}", page.header("location"), page.body);
        let action = page.attributes("form.write", "action").remove(0);
        let names = page.attributes("form.write input[type=hidden]", "name");
        let values = page.attributes("form.write input[type=hidden]", "value");
        let mut all: Vec<(&str, &str)> =
            names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
        all.extend_from_slice(fields);
        self.post(action.split('#').next().unwrap(), &all).await
    }

    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> Answer {
        self.fill("/account/sign-in", &[("email", email), ("current", password)]).await
    }

    /// Presses the button of the form with this action; the n-th of the page.
    pub(crate) async fn press(&self, path: &str, (action, nth): (&str, usize)) -> Answer {
        let page = self.get(path).await;
        let form = format!("form[action='{action}'] input[type=hidden]");
        let names = page.attributes(&form, "name");
        let values = page.attributes(&form, "value");
        let per = names.iter().skip(1).position(|name| name == &names[0]).map_or(names.len(), |at| at + 1);
        let from = nth * per;
        let all: Vec<(&str, &str)> =
            (from..from + per).map(|i| (names[i].as_str(), values[i].as_str())).collect();
        self.post(action, &all).await
    }
}

/// The status and where it leads.
pub(crate) fn led(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.header("location").to_owned())
}
