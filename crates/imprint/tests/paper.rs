//! A paper with two sections and nothing else.

use std::sync::Arc;

use accounts::{NewToken, NewUser, Role, Scope};
use database::Clock;
use database::testing::{MORNING, TestDb};
use imprint::{Facts, House, Place, Rate, Section, Sections};
use locale::Language;
use serde_json::{Value, json};
use web::testing::Visitor;
use web::{App, State};

pub(crate) struct Paper {
    pub(crate) web: State,
    pub(crate) visitor: Visitor,
    _db: TestDb,
}

pub(crate) fn facts() -> Facts {
    Facts {
        database: Place::Machine,
        pictures: Place::Machine,
        comment_rate: Some(Rate { count: 6, seconds: 60 }),
        form_hours: 48,
        sender_days: 30,
        account_days: 20,
        mail: None,
        provider: None,
        counts: true,
        count_days: 60,
        proxy: false,
        page_lines: false,
        mining_reserved: None,
    }
}

fn sections() -> Sections {
    Arc::new(|_| {
        Box::pin(async {
            let section =
                |slug: &str, title: &str| Section { slug: slug.to_owned(), title: title.to_owned() };
            Ok(vec![section("town", "Town & harbour"), section("sport", "Sport")])
        })
    })
}

impl Paper {
    pub(crate) async fn open(db: TestDb, facts: Facts, language: Language) -> Self {
        let clock = Clock::fixed(MORNING);
        let mut setup = web::testing::setup(&db, &clock);
        setup.site.language = language;
        let web = State::new(setup);
        let house = House::new(web.clone(), facts, sections());
        let visitor = Visitor::new(App::new(web.clone(), imprint::routes(house)));
        Self { web, visitor, _db: db }
    }

    /// A visitor with a token of a new person.
    pub(crate) async fn person(&self, role: Role, scopes: &[Scope]) -> Visitor {
        let id = self.web.ids.next();
        let email = format!("p{id}@paper.example");
        let user = NewUser { id, email: email.clone(), name: "Ida".into(), role, at: MORNING };
        accounts::add_user(&self.web.db, user).await.unwrap();
        let (id, scopes) = (self.web.ids.next(), scopes.to_vec());
        let new = NewToken { id, email, scopes, name: "test".into(), at: MORNING, expires: None };
        let token = accounts::create_token(&self.web.db, new).await.unwrap();
        self.visitor.with_token(&token)
    }

    pub(crate) async fn set(&self, revision: i64, particulars: Value) -> web::testing::Answer {
        let publisher = self.person(Role::Publisher, &[Scope::PaperWrite]).await;
        let body = json!({ "revision": revision, "particulars": particulars });
        publisher.send_json("PUT", "/api/v1/paper/particulars", &body).await
    }
}

/// Everything that the six pages cannot do without.
pub(crate) fn full() -> Value {
    json!({
        "legal_name": "Packet Press <GmbH>",
        "address": ["Quay 3", "24999 Hollenwiek"],
        "representatives": ["Ida Brandt"],
        "ownership_note": "One person owns it.\n\nNobody else.",
        "corrections_policy": "We correct at once.",
        "contact": { "email": "desk@packet.example", "phone": "+49 461 1" },
        "accessibility": { "email": "access@packet.example", "checked": "In January." },
        "privacy": { "authority": "The authority at Kiel" },
        "responsible": [
            { "name": "Jo Larsen", "sections": ["town"] },
            { "name": "Kai Petersen", "sections": ["sport"], "address": ["Quay 4"] }
        ],
        "owners": [{ "name": "Ida Brandt", "share": "all shares" }],
        "advertising": [{ "year": 2024, "public": 123_456, "third_countries": 0, "currency": "EUR" }]
    })
}
