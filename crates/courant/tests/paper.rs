//! The whole program over a test database, with an article and a job board in it.

use accounts::{NewToken, NewUser, Role, Scope};
use courant::cli::paper::Paper as Data;
use courant::compose::{Program, program};
use courant::config::{Config, Settings};
use database::testing::{MORNING, TestDb};
use database::{Clock, Ids, args};
use document::Document;
use jobs::actions::{Deed, create_board, publish, upsert_company};
use jobs::model::{Apply, Board, BoardFilter, Employment, Pay, PayPolicy, Period, Place, Workplace};
use jobs::{BoardSettings, CompanySettings, Details, Draft};
use locale::Language;
use publishing::{NewArticle, NewSection, Story};
use web::testing::Visitor;

pub(crate) const DAY: i64 = 86_400_000_000;

pub(crate) struct Paper {
    pub(crate) program: Program,
    pub(crate) clock: Clock,
    pub(crate) visitor: Visitor,
    /// The article that is there from the beginning, at [`STORY`].
    pub(crate) story: i64,
    pub(crate) db: TestDb,
    pub(crate) folder: tempfile::TempDir,
    town: i64,
}

/// Where the first article stands.
pub(crate) const STORY: &str = "/town/the-pier-opens";

impl Paper {
    pub(crate) async fn open(db: TestDb) -> Self {
        Self::with(db, |_| ()).await
    }

    /// A paper whose guards against floods are lifted, unless `change` sets them again.
    pub(crate) async fn with(db: TestDb, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut given = Settings {
            data: Some(folder.path().to_owned()),
            comment_min_seconds: Some(0),
            comment_rate: Some("off".to_owned()),
            ..Settings::default()
        };
        change(&mut given);
        let config = Config::settle(given).unwrap();
        let clock = Clock::fixed(MORNING);
        let data = Data { db: db.db.clone(), clock: clock.clone(), ids: Ids::new(clock.clone()) };
        let program = program(&config, &data, "https://paper.example".to_owned()).await.unwrap();
        let visitor = Visitor::new(program.app.clone());
        let mut paper = Self { program, clock, visitor, story: 0, db, folder, town: 0 };
        let town = NewSection {
            slug: "town".to_owned(),
            title: "Town".to_owned(),
            description: String::new(),
            language: Language::EnGb,
            position: 0,
        };
        paper.town = publishing::actions::create_section(&paper.program.desk, &town).await.unwrap();
        paper.story = paper.add_story("The pier opens", "open", Some(MORNING - DAY)).await;
        paper.add_board("engineering").await;
        paper
    }

    /// An article; a draft where `published` is `None`. `comments` is open, held or closed.
    pub(crate) async fn add_story(&self, headline: &str, comments: &str, published: Option<i64>) -> i64 {
        let story = Story {
            headline: headline.to_owned(),
            body: Document::from_paragraphs(["It opened on Monday, and nobody fell in."]),
            ..Story::default()
        };
        let (section_id, comments) = (self.town, comments.to_owned());
        let new = NewArticle { section_id, story, comments, published, ..NewArticle::default() };
        publishing::actions::create(&self.program.desk.itself(), &new).await.unwrap()
    }

    /// The text of a new token for a new person.
    pub(crate) async fn token(&self, role: Role, scopes: &[Scope]) -> String {
        let (web, at) = (&self.program.web, self.clock.now());
        let email = format!("{}@paper.example", web.ids.next());
        let new = NewUser { id: web.ids.next(), email: email.clone(), name: "Mo".to_owned(), role, at };
        accounts::add_user(&web.db, new).await.unwrap();
        let (scopes, name) = (scopes.to_vec(), "test".to_owned());
        let new = NewToken { id: web.ids.next(), email, scopes, name, at, expires: Some(at + DAY) };
        accounts::create_token(&web.db, new).await.unwrap()
    }

    pub(crate) async fn person(&self, role: Role, scopes: &[Scope]) -> Visitor {
        self.visitor.with_token(&self.token(role, scopes).await)
    }

    pub(crate) async fn policy(&self, policy: comments::Policy) {
        let input = (self.story, policy);
        let set =
            self.db.write(&input, |c, (story, policy)| Box::pin(comments::set_policy(c, *story, *policy)));
        assert!(set.await.unwrap());
    }

    /// One number that a statement counts.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        self.db.read(async |c| c.one::<i64>(sql, &[]).await).await.unwrap()
    }

    pub(crate) async fn add_board(&self, slug: &str) {
        let board = Board {
            slug: slug.to_owned(),
            title: format!("{slug} jobs"),
            description: "Posts for engineers.".to_owned(),
            filter: BoardFilter { countries: vec!["DE".to_owned()], ..BoardFilter::default() },
            pay_policy: PayPolicy::RequiredOrTariff,
        };
        let settings = BoardSettings { board, language: Language::EnGb, run_days: 30, position: 0 };
        create_board(&self.program.web, &settings).await.unwrap();
    }

    pub(crate) fn deed(&self) -> Deed {
        Deed { actor: "a test".to_owned(), at: self.clock.now() }
    }

    /// The content of an advert; it runs for the days of its board.
    pub(crate) async fn draft(&self, title: &str) -> Draft {
        let company = CompanySettings {
            slug: "acme".to_owned(),
            name: "Acme Gears".to_owned(),
            legal_name: "Acme Gears GmbH".to_owned(),
            site: None,
            logo: None,
            place: "Kiel".to_owned(),
        };
        let company = upsert_company(&self.program.web, &company).await.unwrap();
        let place = Place {
            street: Some("Kai 3".to_owned()),
            postcode: Some("24103".to_owned()),
            city: "Kiel".to_owned(),
            region: None,
            country: "DE".to_owned(),
        };
        let pay = Pay { min: 5_800_000, max: 6_600_000, currency: "EUR".to_owned(), period: Period::Year };
        let details = Details {
            places: vec![place],
            workplace: Workplace::OnSite,
            applicant_countries: Vec::new(),
            employment: vec![Employment::FullTime],
            disciplines: Vec::new(),
            pay: Some(pay),
            tariff: None,
            apply: Apply::Url("https://acme.example/apply".to_owned()),
            reference: None,
        };
        let body = "You design gears for ferries and look after them. ".repeat(8)
            + "\n\n- A degree or a trade\n- German or English\n";
        let (board, language) = ("engineering".to_owned(), "en-GB".to_owned());
        Draft { board, company, title: title.to_owned(), body, language, ends: None, details }
    }

    /// The same content as the API takes it.
    pub(crate) async fn advert(&self, title: &str) -> serde_json::Value {
        let Draft { board, company, title, body, language, details, .. } = self.draft(title).await;
        let company = company.to_string();
        serde_json::json!({
            "board": board, "company": company, "title": title, "body": body, "language": language, "details": details,
        })
    }

    pub(crate) async fn advertise(&self, title: &str) -> (i64, String) {
        let draft = self.draft(title).await;
        let id = publish(&self.program.web, &draft, &self.deed()).await.unwrap();
        (id, jobs::address(&self.program.web, id).await.unwrap())
    }

    /// What a decision on a report leaves behind.
    pub(crate) async fn take_down(&self, id: i64, state: &str) {
        let sql = "UPDATE listings SET state = $2, closed = $3 WHERE id = $1";
        let input = (id, state, self.clock.now());
        let done = self.program.web.db.write(&input, |c, (id, state, now)| {
            Box::pin(async move {
                c.touch("jobs");
                c.touch(format!("listing:{id}"));
                c.run("DELETE FROM listing_boards WHERE listing_id = $1", args![*id]).await?;
                c.run(sql, args![*id, *state, *now]).await
            })
        });
        assert_eq!(done.await.unwrap(), 1);
    }
}
