//! A paper of a few articles and comments, some of which nobody may see.

use std::sync::{Arc, Mutex};

use database::testing::{MORNING, TestDb};
use database::{BoxFuture, Clock, Conn, Result};
use locale::Language;
use search::{Article, Comment, FoundArticle, FoundComment, Library, Link, Search, Section};
use web::testing::{Answer, Visitor};
use web::{App, State};

pub(crate) const DAY: i64 = 86_400_000_000;

pub(crate) struct Paper {
    pub(crate) web: State,
    pub(crate) clock: Clock,
    pub(crate) visitor: Visitor,
    shelf: Arc<Shelf>,
    _db: TestDb,
}

/// What readers may see, by id.
#[derive(Default)]
struct Shelf {
    articles: Mutex<Vec<FoundArticle>>,
    comments: Mutex<Vec<FoundComment>>,
}

impl Library for Shelf {
    fn articles<'a>(&'a self, _: &'a mut Conn, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<FoundArticle>>> {
        let all = self.articles.lock().unwrap();
        let found = all.iter().filter(|it| ids.contains(&it.id)).cloned().collect();
        Box::pin(async move { Ok(found) })
    }

    fn comments<'a>(&'a self, _: &'a mut Conn, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<FoundComment>>> {
        let all = self.comments.lock().unwrap();
        let found = all.iter().filter(|it| ids.contains(&it.id)).cloned().collect();
        Box::pin(async move { Ok(found) })
    }

    fn sections<'a>(&'a self, _: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Section>>> {
        let of = |slug: &str, title: &str| Section { slug: slug.to_owned(), title: title.to_owned() };
        Box::pin(
            async move { Ok(vec![of("town", "Town"), of("new-work", "New Work"), of("newwork", "Newwork")]) },
        )
    }
}

/// An article of the town section, a day older for each number.
pub(crate) fn article(id: i64, headline: &str, text: &str) -> Article {
    Article {
        id,
        section: "town".to_owned(),
        language: Language::EnGb,
        published: MORNING - id * DAY,
        headline: headline.to_owned(),
        text: text.to_owned(),
        ..Article::default()
    }
}

pub(crate) fn german(id: i64, headline: &str, text: &str) -> Article {
    Article { language: Language::DeDe, ..article(id, headline, text) }
}

pub(crate) fn arabic(id: i64, headline: &str, text: &str) -> Article {
    Article { language: Language::Ar, ..article(id, headline, text) }
}

impl Paper {
    pub(crate) async fn open(db: TestDb) -> Self {
        Self::with_comments(db, true).await
    }

    pub(crate) async fn with_comments(db: TestDb, comments: bool) -> Self {
        let clock = Clock::fixed(MORNING);
        let web = State::new(web::testing::setup(&db, &clock));
        let shelf = Arc::new(Shelf::default());
        let routes = search::routes(Search::new(web.clone(), shelf.clone(), comments));
        let visitor = Visitor::new(App::new(web.clone(), routes));
        Self { web, clock, visitor, shelf, _db: db }
    }

    pub(crate) async fn add(&self, articles: &[Article]) {
        self.web
            .db
            .write(&articles, |c, articles| {
                Box::pin(async move {
                    for article in *articles {
                        search::put_article(c, article).await?;
                    }
                    Ok::<_, database::Error>(())
                })
            })
            .await
            .unwrap();
        for article in articles {
            let mut all = self.shelf.articles.lock().unwrap();
            all.retain(|it| it.id != article.id);
            all.push(FoundArticle {
                id: article.id,
                url: format!("/town/{}", article.id),
                headline: article.headline.clone(),
                standfirst: article.leads.first().cloned().unwrap_or_default(),
                section: Link { title: "Town".to_owned(), url: "/town".to_owned() },
                bylines: article.bylines.clone(),
                language: article.language,
                published: article.published,
                text: article.text.clone(),
            });
        }
    }

    pub(crate) async fn remove(&self, id: i64) {
        self.web.db.write(&id, |c, id| Box::pin(search::remove_article(c, *id))).await.unwrap();
        self.shelf.articles.lock().unwrap().retain(|it| it.id != id);
    }

    pub(crate) async fn comment(&self, id: i64, text: &str) {
        let comment = Comment {
            id,
            section: "town".to_owned(),
            sent: MORNING - id * DAY,
            name: "Ann".to_owned(),
            text: text.to_owned(),
            ..Comment::default()
        };
        self.web
            .db
            .write(&vec![comment.clone()], |c, comments| Box::pin(search::put_comments(c, comments)))
            .await
            .unwrap();
        self.shelf.comments.lock().unwrap().push(FoundComment {
            id,
            url: format!("/comments/{id}"),
            name: "Ann".to_owned(),
            about: "A story".to_owned(),
            sent: comment.sent,
            text: text.to_owned(),
            ..FoundComment::default()
        });
    }

    /// `GET /api/v1/search` with these keys and values.
    pub(crate) async fn ask(&self, query: &[(&str, &str)]) -> Answer {
        self.visitor.get(&format!("/api/v1/search?{}", encoded(query))).await
    }

    /// The ids found for `q`, in order; those of comments are negative.
    pub(crate) async fn ids(&self, query: &[(&str, &str)]) -> Vec<i64> {
        let answer = self.ask(query).await;
        assert_eq!(answer.status, 200, "{query:?} {}", answer.body);
        ids(&answer)
    }
}

pub(crate) fn ids(answer: &Answer) -> Vec<i64> {
    let json = answer.json();
    let items = json["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| {
            let id: i64 = item["id"].as_str().unwrap().parse().unwrap();
            if item["kind"] == "comment" { -id } else { id }
        })
        .collect()
}

pub(crate) fn encoded(query: &[(&str, &str)]) -> String {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    out.extend_pairs(query);
    out.finish()
}
