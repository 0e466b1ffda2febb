//! A provider of sign-ins that does not do as it should: what the doctor and the log say of it.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};

use database::both_engines;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::process::{Said, Server, ask, get, run};

const SECRET: &str = "hush-hush";

/// A provider on this machine that says of itself what it is told to.
struct House {
    issuer: String,
    said: Arc<Mutex<(u16, String)>>,
}

impl House {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let said: Arc<Mutex<(u16, String)>> = Arc::default();
        let house = Self { issuer, said: said.clone() };
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut heard = Vec::new();
                let mut some = [0; 1024];
                while !heard.ends_with(b"\r\n\r\n") {
                    let Ok(read @ 1..) = stream.read(&mut some) else { break };
                    heard.extend_from_slice(&some[..read]);
                }
                let keys = heard.starts_with(b"GET /keys ");
                let (status, words) =
                    if keys { (200, r#"{"keys":[]}"#.to_owned()) } else { said.lock().unwrap().clone() };
                let length = words.len();
                let _ = write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n\r\n{words}");
            }
        });
        house.says(200, &house.document());
        house
    }

    fn document(&self) -> Value {
        let at = |path: &str| format!("{}{path}", self.issuer);
        json!({
            "issuer": self.issuer, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
            "jwks_uri": at("/keys"),
        })
    }

    fn says(&self, status: u16, words: &impl ToString) {
        *self.said.lock().unwrap() = (status, words.to_string());
    }

    /// The settings of a paper that it signs people in to.
    fn settings<'a>(&'a self, url: &'a str) -> Vec<&'a str> {
        let mut all = vec!["--database-url", url, "--oidc-issuer", &self.issuer, "--oidc-label", "House"];
        all.extend(["--oidc-client-id", "paper", "--oidc-client-secret", SECRET]);
        all
    }

    /// What the doctor says of it: how grave it is, and a sentence.
    fn looked_at(&self, folder: &Path, (url, more): (&str, &[&str])) -> (String, String) {
        let said: Said = run(folder, &[&["doctor", "--json"], &self.settings(url)[..], more].concat());
        assert!(!said.out.contains(SECRET) && !said.err.contains(SECRET), "{said:?}");
        let found: Vec<Value> = serde_json::from_str(&said.out).unwrap();
        let check = found.iter().find(|check| check["name"] == "sign-in provider");
        let text = |name: &str| check.unwrap()[name].as_str().unwrap().to_owned();
        (text("level"), text("text"))
    }
}

both_engines! {
    async fn the_doctor_asks_the_provider_who_it_is(db) {
        let folder = tempfile::tempdir().unwrap();
        let (folder, house) = (folder.path(), House::open());
        std::fs::create_dir(folder.join("data")).unwrap();
        let (level, text) = house.looked_at(folder, (&db.url, &[]));
        assert_eq!((level.as_str(), text.contains(&house.issuer)), ("ok", true), "{text}");
        let with = |name: &str, value: &str| {
            let mut document = house.document();
            document[name] = json!(value);
            document.to_string()
        };
        for (status, words, sentence) in [
            (200, with("issuer", &format!("{}/", house.issuer)), "the same to the letter"),
            (200, with("issuer", "https://evil.example"), "https://evil.example"),
            (200, with("authorization_endpoint", "javascript:alert(1)"), "no address with https"),
            (200, with("jwks_uri", "https://127.0.0.1:1/keys"), "https://127.0.0.1:1/keys cannot be read"),
            (200, "<html>".to_owned(), "not what a provider says of itself"),
            (200, "{}".to_owned(), "missing field"),
            (404, String::new(), "cannot be read: the answer was 404"),
        ] {
            house.says(status, &words);
            let (level, text) = house.looked_at(folder, (&db.url, &[]));
            assert_eq!((level.as_str(), text.contains(sentence)), ("warn", true), "{sentence}: {text}");
            assert!(text.contains("Nobody can sign in with House"), "{text}");
        }
        // Such a paper does not start at all.
        let (level, text) = house.looked_at(folder, (&db.url, &["--base-url", "https://paper.example"]));
        assert_eq!((level.as_str(), text.contains("a provider on this machine")), ("fail", true), "{text}");
    }

    async fn a_provider_that_fails_is_written_to_the_log(db) {
        let folder = tempfile::tempdir().unwrap();
        let house = House::open();
        let server = Server::start(folder.path(), &house.settings(&db.url));
        let press = || {
            let page = get(&server.address, "/account/sign-in");
            let html = Html::parse_document(&page.body);
            let token = Selector::parse("form.elsewhere [name=token]").unwrap();
            let token = html.select(&token).next().unwrap().value().attr("value").unwrap().to_owned();
            let body = url::form_urlencoded::Serializer::new(String::new()).append_pair("token", &token).finish();
            let headers = format!("Origin: http://{}\r\nContent-Type: application/x-www-form-urlencoded\r\n", server.address);
            ask(&server.address, "POST", "/account/oidc", (&headers, &body)).unwrap().status
        };
        let log = || std::fs::read_to_string(folder.path().join("server.log")).unwrap();
        house.says(503, &"");
        assert_eq!(press(), 503);
        let told = log();
        assert!(told.contains("the provider of sign-ins fails") && told.contains("the answer was 503"), "{told}");
        assert!(!told.contains(SECRET), "{told}");
        // Nobody asks for a while, and nothing is written of that.
        assert_eq!(press(), 503);
        assert_eq!(log().matches("the provider of sign-ins fails").count(), 1);
    }
}
