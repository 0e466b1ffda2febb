//! What stands beside an article and belongs to other features: the conversation, the adverts.
//!
//! This feature says here what it needs; the program that joins the features implements it.

use std::collections::HashMap;

use database::{BoxFuture, Conn};
use locale::Language;
use serde::Serialize;

/// A title and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Words of the link.
    pub title: String,
    /// Its path.
    pub url: String,
}

/// What other features may know of an article that readers see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its id: the subject of its conversation.
    pub id: i64,
    /// Its path.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Its section.
    pub section: Link,
    /// Its language.
    pub language: Language,
    /// Where it was written.
    pub dateline: Option<String>,
    /// Words that say what it is about: kicker, headline and standfirst.
    pub topics: String,
    /// Readers were told that nothing of it holds.
    pub retracted: bool,
}

/// What of a conversation a reader asked to see on the article's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TalkView {
    /// The comment that is being answered.
    pub reply: Option<i64>,
    /// The comment behind which the page goes on.
    pub after: Option<i64>,
    /// What happened to the comment that was just sent.
    pub notice: Option<Notice>,
}

/// What happened to a comment that was just sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It waits for a moderator.
    Held,
    /// It is there.
    Published,
}

impl Notice {
    /// The name in the query.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Published => "published",
        }
    }

    /// The notice of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Held, Self::Published].into_iter().find(|notice| notice.as_str() == name)
    }
}

/// What stands beside an article, in the shape of the theme's templates.
#[derive(Debug, Default)]
pub struct Companions {
    /// The conversation: `page.talk`.
    pub talk: Option<minijinja::Value>,
    /// Tags whose change makes a kept page worthless.
    pub tags: Vec<String>,
}

/// The tag of a page with adverts.
pub const ADVERTS: &str = "jobs";

/// Adverts in the shape of the theme's templates.
#[derive(Clone, Debug)]
pub struct Adverts {
    /// `page.adverts`.
    pub value: minijinja::Value,
    /// When the first of them ends, microseconds since 1970 UTC: a kept page is wrong from then on.
    pub expires: Option<i64>,
}

/// What is newest of what a search finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What was asked, in its own words.
    pub title: String,
    /// The same as the query of an address.
    pub query: String,
    /// The ids of the articles, the newest first.
    pub articles: Vec<i64>,
}

/// The features beside this one.
pub trait Beside: Send + Sync {
    /// What stands beside an article.
    fn article<'a>(
        &'a self,
        c: &'a mut Conn,
        about: &'a About,
        view: &'a TalkView,
    ) -> BoxFuture<'a, web::Result<Companions>>;

    /// The adverts of a page in this language, under the tag `jobs`. They are the same on all of them, and kept: so they are
    /// asked for beside what a page reads for itself, whose snapshot may be older than the last change to them.
    fn adverts(&self, language: Language) -> BoxFuture<'_, web::Result<Option<Adverts>>>;

    /// How many comments readers see under each of these articles; an article without one may be missing.
    fn comment_counts<'a>(
        &'a self,
        c: &'a mut Conn,
        ids: &'a [i64],
    ) -> BoxFuture<'a, database::Result<HashMap<i64, i64>>>;

    /// What readers see of an article changed, in this transaction: it came, changed, or went. For whoever keeps a
    /// copy of it, such as an index. `had` is the time of publication it had before, in microseconds since 1970 UTC, if
    /// it was published.
    fn changed<'a>(
        &'a self,
        _c: &'a mut Conn,
        _article_id: i64,
        _had: Option<i64>,
    ) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// An article that readers never saw is gone, in this transaction: for whoever keeps something beside it.
    fn removed<'a>(&'a self, _c: &'a mut Conn, _article_id: i64) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// The name over all articles of an author changed, in this transaction.
    fn renamed<'a>(&'a self, _c: &'a mut Conn, _author_id: i64) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// The newest of what the search finds, at most `most`; `query` is the query of its address.
    fn sought<'a>(
        &'a self,
        _c: &'a mut Conn,
        _query: &'a [(String, String)],
        _most: i64,
    ) -> BoxFuture<'a, web::Result<Sought>> {
        Box::pin(async { Err(web::Error::NotFound) })
    }

    /// Opens the conversation of a new article; `policy` is `open`, `held` or `closed`.
    fn open_thread<'a>(
        &'a self,
        c: &'a mut Conn,
        article_id: i64,
        policy: &'a str,
    ) -> BoxFuture<'a, database::Result<()>>;
}

/// A paper of nothing but articles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Beside for Alone {
    fn article<'a>(
        &'a self,
        _: &'a mut Conn,
        _: &'a About,
        _: &'a TalkView,
    ) -> BoxFuture<'a, web::Result<Companions>> {
        Box::pin(async { Ok(Companions::default()) })
    }

    fn adverts(&self, _: Language) -> BoxFuture<'_, web::Result<Option<Adverts>>> {
        Box::pin(async { Ok(None) })
    }

    fn comment_counts<'a>(
        &'a self,
        _: &'a mut Conn,
        _: &'a [i64],
    ) -> BoxFuture<'a, database::Result<HashMap<i64, i64>>> {
        Box::pin(async { Ok(HashMap::new()) })
    }

    fn open_thread<'a>(&'a self, _: &'a mut Conn, _: i64, _: &'a str) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async { Ok(()) })
    }
}
