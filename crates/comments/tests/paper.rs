//! A paper with three stories, one of which nobody may read.

use std::sync::Arc;
use std::time::Duration;

use accounts::{Role, Scope};
use comments::{Draft, Guards, Policy, Posted, Refusal, Subject, Subjects, Submission};
use database::testing::{MORNING, TestDb};
use database::{BoxFuture, Clock, Conn, Result};
use locale::Language;
use web::testing::{Answer, Visitor, setup};
use web::{App, State};

pub(crate) const STORY: i64 = 11;
pub(crate) const OTHER: i64 = 12;
pub(crate) const EMBARGOED: i64 = 13;
pub(crate) const POST: &str = "/town/harbour/comments";

pub(crate) struct Paper {
    pub(crate) web: State,
    pub(crate) clock: Clock,
    pub(crate) visitor: Visitor,
    pub(crate) subject: Subject,
    _db: TestDb,
}

struct Stories;

fn story(id: i64, slug: &str) -> Subject {
    Subject {
        id,
        url: format!("/town/{slug}"),
        headline: "Harbour <opens>".to_owned(),
        section_title: "Town".to_owned(),
        section_url: "/town".to_owned(),
        language: Language::EnGb,
    }
}

impl Subjects for Stories {
    fn by_place<'a>(
        &'a self,
        _: &'a mut Conn,
        section: &'a str,
        slug: &'a str,
    ) -> BoxFuture<'a, Result<Option<Subject>>> {
        let found = match (section, slug) {
            ("town", "harbour") => Some(story(STORY, slug)),
            ("town", "other") => Some(story(OTHER, slug)),
            _ => None,
        };
        Box::pin(async move { Ok(found) })
    }

    fn by_id<'a>(&'a self, _: &'a mut Conn, id: i64) -> BoxFuture<'a, Result<Option<Subject>>> {
        let found = match id {
            STORY => Some(story(STORY, "harbour")),
            OTHER => Some(story(OTHER, "other")),
            _ => None,
        };
        Box::pin(async move { Ok(found) })
    }
}

/// Guards that let a test post as fast as it can.
pub(crate) fn lifted() -> Guards {
    Guards { min_seconds: 0, rate: None }
}

impl Paper {
    pub(crate) async fn open(db: TestDb, guards: Guards) -> Self {
        let clock = Clock::fixed(MORNING);
        let web = State::new(setup(&db, &clock));
        web.db
            .write(&(), |c, ()| {
                Box::pin(async move {
                    for id in [STORY, OTHER, EMBARGOED] {
                        comments::open_thread(c, id, Policy::Open).await?;
                    }
                    Ok::<_, database::Error>(())
                })
            })
            .await
            .unwrap();
        let routes = comments::routes(web.clone(), Arc::new(Stories), guards);
        let visitor = Visitor::new(App::new(web.clone(), routes));
        Self { web, clock, visitor, subject: story(STORY, "harbour"), _db: db }
    }

    pub(crate) async fn policy(&self, policy: Policy) {
        let there = self
            .web
            .db
            .write(&policy, |c, policy| Box::pin(comments::set_policy(c, STORY, *policy)))
            .await
            .unwrap();
        assert!(there);
    }

    pub(crate) fn wait(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub(crate) fn token(&self) -> String {
        self.web.tokens.issue(&format!("comment:{STORY}"), self.clock.now())
    }

    /// A comment without the form.
    pub(crate) async fn say(&self, parent: Option<i64>, text: &str) -> Posted {
        comments::submit(&self.web, &submission(STORY, parent, text)).await.unwrap()
    }

    pub(crate) async fn refused(&self, subject: i64, parent: Option<i64>) -> Refusal {
        match comments::submit(&self.web, &submission(subject, parent, "words")).await {
            Err(comments::Failure::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        self.web.db.read(async |c| c.one::<i64>(sql, &[]).await).await.unwrap()
    }

    pub(crate) async fn moderator(&self, role: Role, scope: Scope) -> Visitor {
        let token = accounts::testing::token(&self.web.db, &self.web.ids, role, &[scope]).await;
        self.visitor.with_token(&token)
    }

    /// Sends the form of a reader who waited long enough.
    pub(crate) async fn post(&self, fields: &[(&str, &str)]) -> Answer {
        let token = self.token();
        self.wait(10);
        let mut all = vec![("token", token.as_str()), ("name", "Ann")];
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        self.visitor.post_form(POST, &all).await
    }
}

pub(crate) fn draft(parent: Option<i64>, text: &str) -> Draft {
    Draft { parent, name: "Ann".to_owned(), email: String::new(), text: text.to_owned() }
}

pub(crate) fn submission(subject: i64, parent: Option<i64>, text: &str) -> Submission {
    let draft = draft(parent, text);
    Submission {
        subject,
        text: draft.check().unwrap(),
        draft,
        key: None,
        network: "203.0.113.0/24".to_owned(),
        staff: false,
    }
}
