//! The rows of the house: accounts, tokens, what happened, pictures that are sent, adverts, the front page, counts.

use database::both_engines;
use serde_json::{Value, json};
use web::testing::Answer;

use super::absent::is_absent;
use super::cast::{Call, Way, Who, everybody, is_nothing, row};
use crate::paper::Paper;

/// The rows that are asked for here.
pub(super) const ROWS: [&str; 23] = [
    "account.door",
    "account.own.edit",
    "apitoken.own.create",
    "audit_log.read",
    "company.list",
    "company.profile.edit",
    "desk.read",
    "front.draft.read",
    "front.draft.write",
    "import.run",
    "job.approve",
    "mail.captured.read",
    "media.upload",
    "metrics_debug.read",
    "paper.particulars.write",
    "preview_link.open",
    "section.write",
    "settings.codes_required",
    "stats.read",
    "theme.upload_activate",
    "topic.list",
    "topic.write",
    "user.invite_role_change",
];

/// A page of people with an account, what is asked of it, and the address of nothing.
const PAGES: [(&str, &str); 29] = [
    ("account.door", "/account/sign-in"),
    ("account.door", "/account/reset"),
    ("account.own.edit", "/account/password"),
    ("account.own.edit", "/account/sessions"),
    ("account.own.edit", "/account/passkeys"),
    ("account.own.edit", "/account/passkeys/new"),
    ("account.own.edit", "/account/code"),
    ("apitoken.own.create", "/account/tokens"),
    ("apitoken.own.create", "/account/tokens/new"),
    ("audit_log.read", "/desk/events"),
    ("desk.read", "/desk"),
    ("import.run", "/desk/imports"),
    ("import.run", "/desk/imports/12"),
    ("mail.captured.read", "/desk/mail"),
    ("mail.captured.read", "/desk/mail/12"),
    // A listener of its own tells them, at the machine.
    ("metrics_debug.read", "/metrics"),
    ("preview_link.open", "/preview/12"),
    ("section.write", "/desk/sections"),
    ("settings.codes_required", "/desk/people/codes"),
    ("stats.read", "/desk/reading"),
    ("theme.upload_activate", "/desk/themes"),
    ("theme.upload_activate", "/desk/themes/12"),
    ("theme.upload_activate", "/desk/themes/12/preview"),
    ("theme.upload_activate", "/desk/themes/built-in"),
    ("theme.upload_activate", "/desk/themes/built-in/preview"),
    ("user.invite_role_change", "/desk/people"),
    ("user.invite_role_change", "/desk/people/new"),
    ("user.invite_role_change", "/desk/people/12"),
    ("user.invite_role_change", "/desk/people/12/removal"),
];

/// The row of a form, its address, and what is typed.
type Asked = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// A page is answered as its row says.
async fn page(who: &Who, (name, path): (&str, &str)) {
    let code = row(name).code(who.column);
    let answer = who.get(path).await;
    let context = format!("{path}, {} ({code}): {}", who.column, answer.body);
    let status = answer.status.as_u16();
    match code {
        'L' => {
            assert_eq!(status, 303, "{context}");
            assert!(answer.header("location").starts_with("/account/sign-in"), "{context}");
        }
        'x' => assert_eq!(status, 403, "{context}"),
        '-' | 'C' => is_nothing(&answer, &who.get("/desk/nothing").await, &context),
        // Whoever is signed in has no use for the sign-in.
        _ if path == "/account/sign-in" && who.column != "AN" => assert_eq!(status, 303, "{context}"),
        // There is no such person.
        _ if path.contains("/12") => assert_eq!(status, 404, "{context}"),
        'R' => {
            assert_eq!(status, 200, "{context}");
            assert!(!answer.body.contains("@paper.example"), "names in a short list: {context}");
        }
        _ => assert_eq!(status, 200, "{context}"),
    }
}

/// The calls of the API with the row each is under and the status where it is done.
fn calls(paper: &Paper, advert: &Value, job: i64, company: &str) -> Vec<(&'static str, Call, u16)> {
    let story = paper.story;
    let acme = json!({ "name": "Acme Gears", "legal_name": "Acme Gears GmbH", "place": "Kiel" });
    vec![
        ("media.upload", Call::file("/api/v1/pictures?alt=Grey", file(60)), 200),
        ("job.approve", Call::json("POST", "/api/v1/jobs", advert), 201),
        (
            "job.approve",
            Call::json("POST", format!("/api/v1/jobs/{job}/end"), &json!({ "reason": "filled" })),
            409,
        ),
        ("company.list", Call::get("/api/v1/companies"), 200),
        ("company.list", Call::get(format!("/api/v1/companies/{company}")), 200),
        ("company.profile.edit", Call::json("PATCH", format!("/api/v1/companies/{company}"), &acme), 200),
        ("front.draft.read", Call::get("/api/v1/front/draft"), 200),
        (
            "front.draft.write",
            Call::json("PUT", "/api/v1/front/draft", &json!({ "revision": 99, "front": {} })),
            409,
        ),
        (
            "front.draft.write",
            Call::json("POST", "/api/v1/front/draft/publication", &json!({ "revision": 99 })),
            422,
        ),
        (
            "paper.particulars.write",
            Call::json("PUT", "/api/v1/paper/particulars", &json!({ "revision": 99, "particulars": {} })),
            409,
        ),
        ("stats.read", Call::get("/api/v1/reading/today"), 200),
        ("stats.read", Call::get(format!("/api/v1/reading/articles/{story}")), 200),
        ("topic.list", Call::get("/api/v1/topics"), 200),
        ("topic.list", Call::get("/api/v1/authors"), 200),
        ("topic.write", Call::json("PATCH", "/api/v1/topics/tides", &json!({ "title": "Tides" })), 200),
        ("topic.write", Call::json("PATCH", "/api/v1/authors/nobody", &json!({ "role": "Reporter" })), 404),
    ]
}

fn file(shade: u8) -> Vec<u8> {
    let drawn = imaging::Picture::from_rgb(64, 36, vec![shade; 64 * 36 * 3]).unwrap();
    imaging::encode_jpeg(&drawn, 80).unwrap()
}

/// A call is answered as its row says.
async fn call(who: &Who, way: Way, (name, call, done): &(&str, Call, u16)) {
    let code = row(name).code(who.column);
    let answer = who.call(way, call).await;
    let context =
        format!("{name}, {} ({code}), {way:?}: {} {}: {}", who.column, call.method, call.path, answer.body);
    let is_refused = |answer: &Answer| [403, 404].contains(&answer.status.as_u16());
    match code {
        'L' => assert_eq!(answer.status, 401, "{context}"),
        'x' => assert_eq!(answer.status, 403, "{context}"),
        '-' => is_nothing(&answer, &who.call(way, &Call::get("/api/v1/nothing")).await, &context),
        _ if is_absent(name, who.column) => assert!(is_refused(&answer), "{context}"),
        // The same file again is the picture of before, for those who may see that one.
        _ if *name == "media.upload" => assert!([200, 201].contains(&answer.status.as_u16()), "{context}"),
        _ => assert_eq!(answer.status.as_u16(), *done, "{context}"),
    }
}

both_engines! {
    async fn the_pages_of_people_with_an_account(db) {
        let paper = Paper::open(db).await;
        for who in everybody(&paper).await {
            for asked in PAGES {
                page(&who, asked).await;
            }
        }
    }

    async fn the_calls_of_the_house(db) {
        let paper = Paper::open(db).await;
        let all = everybody(&paper).await;
        let publisher = all.iter().find(|who| who.column == "PU").unwrap();
        let topic = json!({ "slug": "tides", "title": "Tides", "language": "en-GB" });
        let made = publisher.call(Way::Token, &Call::json("POST", "/api/v1/topics", &topic)).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let sent = publisher.call(Way::Token, &Call::file("/api/v1/pictures?alt=Grey", file(60))).await;
        assert!(sent.status.is_success(), "{}", sent.body);
        let (job, _) = paper.advertise("Gear engineer").await;
        paper.take_down(job, "removed").await;
        let advert = paper.advert("Ferry engineer").await;
        let company = advert["company"].as_str().unwrap().to_owned();
        let calls = calls(&paper, &advert, job, &company);
        for who in &all {
            for way in Way::ALL {
                for one in &calls {
                    call(who, way, one).await;
                }
            }
        }
    }

    // `P`: what gives power wants the password, where it was not typed within ten minutes.
    async fn power_wants_the_password_again(db) {
        let paper = Paper::open(db).await;
        let publisher = Who::join(&paper, "PU").await;
        let forms: [Asked; 3] = [
            ("user.invite_role_change", "/desk/people/new", &[("email", "new@paper.example"), ("role", "editor")]),
            ("settings.codes_required", "/desk/people/codes", &[]),
            ("apitoken.own.create", "/account/tokens/new", &[("name", "Feed"), ("days", "30"), ("scopes", "articles:read")]),
        ];
        paper.clock.advance(std::time::Duration::from_secs(11 * 60));
        for (name, path, fields) in forms {
            assert_eq!(row(name).code("PU"), 'P');
            let form = publisher.get(path).await;
            assert_eq!(form.texts("[name=current]").len(), 1, "{path} asks for no password: {}", form.body);
            let action = form.attributes("form.write", "action").remove(0);
            let names = form.attributes("form.write input[type=hidden]", "name");
            let values = form.attributes("form.write input[type=hidden]", "value");
            let mut all: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
            all.extend_from_slice(fields);
            let before = events(&paper).await;
            let refused = publisher.post(&action, &all).await;
            assert_eq!(refused.status, 422, "{path}: {}", refused.body);
            assert_eq!(events(&paper).await, before, "{path} did something");
        }
    }
}

async fn events(paper: &Paper) -> Vec<String> {
    let all = accounts::events(&paper.db, 1_000).await.unwrap();
    all.iter()
        .map(|event| event.action.as_str().to_owned())
        .filter(|action| action != "sign-in refused")
        .collect()
}
