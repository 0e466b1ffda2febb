//! A paper with two sections, and a conversation that remembers what it was asked.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use accounts::{Role, Scope};
use database::testing::{MORNING, TestDb};
use database::{BoxFuture, Clock, Conn, args};
use document::Document;
use locale::Language;
use publishing::{About, Beside, Companions, Desk, Lead, NewArticle, NewSection, Story, TalkView, actions};
use storage::Storage;
use web::testing::{Visitor, setup};
use web::{App, Machines, Outbound, Proxies, Site, State};

pub(crate) struct Paper {
    pub(crate) desk: Desk,
    pub(crate) web: State,
    pub(crate) clock: Clock,
    pub(crate) storage: Storage,
    pub(crate) visitor: Visitor,
    pub(crate) beside: Arc<Notes>,
    pub(crate) town: i64,
    pub(crate) deutsch: i64,
    _db: TestDb,
}

/// What was asked of the conversation.
#[derive(Default)]
pub(crate) struct Notes {
    pub(crate) opened: Mutex<Vec<(i64, String)>>,
    pub(crate) views: Mutex<Vec<TalkView>>,
}

impl Beside for Notes {
    fn article<'a>(
        &'a self,
        _: &'a mut Conn,
        _: &'a About,
        view: &'a TalkView,
    ) -> BoxFuture<'a, web::Result<Companions>> {
        self.views.lock().unwrap().push(*view);
        Box::pin(async { Ok(Companions::default()) })
    }

    fn adverts(&self, _: Language) -> BoxFuture<'_, web::Result<Option<publishing::Adverts>>> {
        Box::pin(async { Ok(None) })
    }

    fn comment_counts<'a>(
        &'a self,
        _: &'a mut Conn,
        ids: &'a [i64],
    ) -> BoxFuture<'a, database::Result<HashMap<i64, i64>>> {
        Box::pin(async { Ok(ids.iter().map(|id| (*id, 3)).collect()) })
    }

    fn open_thread<'a>(
        &'a self,
        _: &'a mut Conn,
        article_id: i64,
        policy: &'a str,
    ) -> BoxFuture<'a, database::Result<()>> {
        self.opened.lock().unwrap().push((article_id, policy.to_owned()));
        Box::pin(async { Ok(()) })
    }
}

pub(crate) fn section(slug: &str, title: &str, language: Language, position: i64) -> NewSection {
    let (slug, title) = (slug.to_owned(), title.to_owned());
    NewSection { slug, title, description: "What happens here.".into(), language, position }
}

impl Paper {
    pub(crate) async fn open(db: TestDb) -> Self {
        Self::open_with(db, Machines::default()).await
    }

    /// A paper whose desk speaks this language.
    pub(crate) async fn open_in(db: TestDb, language: Language) -> Self {
        Self::open_as(db, |site| site.language = language).await
    }

    /// A paper that tells machines this, with a hub on this machine.
    pub(crate) async fn open_with(db: TestDb, machines: Machines) -> Self {
        Self::open_as(db, |site| site.machines = machines).await
    }

    async fn open_as(db: TestDb, change: impl FnOnce(&mut Site)) -> Self {
        let clock = Clock::fixed(MORNING);
        let mut setup = setup(&db, &clock);
        change(&mut setup.site);
        // Tests see what a cache in front is told.
        setup.proxies = Proxies::new(vec![Ipv4Addr::LOCALHOST.into()]);
        let web = State::new(setup);
        let beside = Arc::new(Notes::default());
        let storage = Storage::memory();
        let desk = Desk::new(web.clone(), beside.clone(), storage.clone());
        let desk = desk.with_outbound(Outbound::on_loopback());
        let visitor = Visitor::new(App::new(
            web.clone(),
            publishing::with_old_addresses(publishing::routes(desk.clone()), desk.clone()),
        ));
        let town = section("town", "Town", Language::EnGb, 0);
        let deutsch = section("deutsch", "Auf Deutsch", Language::DeDe, 1);
        let town = actions::create_section(&desk, &town).await.unwrap();
        let deutsch = actions::create_section(&desk, &deutsch).await.unwrap();
        Self { desk, web, clock, storage, visitor, beside, town, deutsch, _db: db }
    }

    /// A story of the town section; a draft where `published` is none.
    pub(crate) fn new_story(&self, headline: &str, published: Option<i64>) -> NewArticle {
        let body = Document::from_paragraphs(["The ban ends in May.", "Nobody could say why it began."]);
        let standfirst = format!("About {headline}.");
        NewArticle {
            section_id: self.town,
            story: Story { headline: headline.to_owned(), standfirst, body, ..Story::default() },
            comments: "open".to_owned(),
            published,
            ..NewArticle::default()
        }
    }

    pub(crate) async fn publish(&self, headline: &str) -> i64 {
        self.publish_at(headline, MORNING).await
    }

    pub(crate) async fn publish_at(&self, headline: &str, at: i64) -> i64 {
        actions::create(&self.desk.itself(), &self.new_story(headline, Some(at))).await.unwrap()
    }

    /// Adds a picture under a key of the test's own, as older versions stored them: without the file that was sent.
    pub(crate) async fn add_media(&self, kind: &'static str, picture: &Lead, bytes: &[u8]) {
        self.storage.put(&picture.media, bytes.to_vec()).await.unwrap();
        let input = (self.web.ids.next(), kind, picture.clone());
        let stored = self.web.db.write(&input, |c, (id, kind, picture)| {
            Box::pin(async move {
                c.run(
                    "INSERT INTO media (id, key, kind, width, height, alt, caption, credit, created)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    args![
                        *id,
                        &picture.media,
                        *kind,
                        picture.width,
                        picture.height,
                        &picture.alt,
                        &picture.caption,
                        &picture.credit,
                        MORNING,
                    ],
                )
                .await
            })
        });
        let rows: database::Result<u64> = stored.await;
        assert_eq!(rows.unwrap(), 1);
    }

    /// Runs the tasks of pictures until none is due.
    pub(crate) async fn run_tasks(&self) {
        let (kind, handler) = publishing::copies(self.desk.clone());
        let (waste, throw_away) = publishing::erasures(self.desk.clone());
        let runner = tasks::Runner::new(self.web.db.clone(), self.clock.clone());
        let runner = runner.with(kind, handler).with(waste, throw_away);
        while runner.step().await.unwrap() {}
    }

    /// A visitor with a token of a new person.
    pub(crate) async fn person(&self, role: Role, scopes: &[Scope]) -> Visitor {
        let token = accounts::testing::token(&self.web.db, &self.web.ids, role, scopes).await;
        self.visitor.with_token(&token)
    }
}

/// The fields an error complains about.
pub(crate) fn fields<T: std::fmt::Debug>(result: web::Result<T>) -> Vec<String> {
    match result {
        Err(web::Error::Invalid(problems)) => problems.into_iter().map(|problem| problem.field).collect(),
        other => panic!("{other:?}"),
    }
}
