//! What stands beside an article: its conversation and its adverts.

use std::collections::HashMap;

use comments::Policy;
use database::{BoxFuture, Conn};
use locale::Language;
use publishing::{About, Beside, Sought, TalkView};
use search::Search;
use web::{Keep, State};

use super::subjects::subject;
use super::{found, refresh};

/// The comments and the jobs of this paper, for the pages of its articles.
pub(super) struct Companions {
    web: State,
    search: Search,
    adverts: Keep<Language, Option<publishing::Adverts>>,
}

impl Companions {
    pub(super) fn new(web: State, search: Search) -> Self {
        let adverts = Keep::new(&web.pages, publishing::ADVERTS);
        Self { web, search, adverts }
    }
}

impl Beside for Companions {
    fn article<'a>(
        &'a self,
        c: &'a mut Conn,
        about: &'a About,
        view: &'a TalkView,
    ) -> BoxFuture<'a, web::Result<publishing::Companions>> {
        Box::pin(async move {
            let notice = view.notice.and_then(|notice| comments::Notice::parse(notice.as_str()));
            let wanted = comments::View { reply: view.reply, after: view.after, notice };
            let (talk, tags) = comments::talk(&self.web, c, &subject(about), wanted).await?;
            Ok(publishing::Companions { talk: Some(talk), tags })
        })
    }

    fn adverts(&self, language: Language) -> BoxFuture<'_, web::Result<Option<publishing::Adverts>>> {
        let read = self.web.db.page(async move |c| {
            let adverts = jobs::adverts(&self.web, c, language).await?;
            let ends = adverts.as_ref().and_then(|adverts| adverts.expires);
            let adverts =
                adverts.map(|jobs::Adverts { value, expires }| publishing::Adverts { value, expires });
            Ok::<_, web::Error>((adverts, ends))
        });
        Box::pin(self.adverts.get(language, self.web.clock.now(), read))
    }

    fn comment_counts<'a>(
        &'a self,
        c: &'a mut Conn,
        ids: &'a [i64],
    ) -> BoxFuture<'a, database::Result<HashMap<i64, i64>>> {
        Box::pin(async move { comments::counts(c, ids).await })
    }

    fn changed<'a>(
        &'a self,
        c: &'a mut Conn,
        article_id: i64,
        had: Option<i64>,
    ) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async move {
            let has = found::article_changed(c, article_id).await?;
            // Its comments come and go with it, at the moments at which readers begin and cease to see it.
            let now = self.web.clock.now();
            let is_seen = |published: Option<i64>| published.is_some_and(|published| published <= now);
            let (went, came) = (is_seen(had) && !is_seen(has), !is_seen(had) && is_seen(has));
            let is_talked_about = async |c: &mut Conn| -> database::Result<bool> {
                Ok(comments::counts(c, &[article_id]).await?.values().any(|visible| *visible > 0))
            };
            if went || (came && is_talked_about(c).await?) {
                refresh::conversation(c, &self.web, article_id, now).await?;
            }
            match has {
                Some(ahead) if ahead > now && has != had => {
                    refresh::conversation(c, &self.web, article_id, ahead).await
                }
                _ => Ok(()),
            }
        })
    }

    fn removed<'a>(&'a self, c: &'a mut Conn, article_id: i64) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async move {
            comments::remove_thread(c, article_id).await?;
            search::remove_article(c, article_id).await
        })
    }

    fn renamed<'a>(&'a self, c: &'a mut Conn, author_id: i64) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(refresh::author(c, &self.web, author_id))
    }

    fn sought<'a>(
        &'a self,
        c: &'a mut Conn,
        query: &'a [(String, String)],
        most: i64,
    ) -> BoxFuture<'a, web::Result<Sought>> {
        Box::pin(async move {
            let search::Newest { title, query, articles } =
                search::newest(&self.search, c, query, most).await?;
            Ok(Sought { title, query, articles })
        })
    }

    fn open_thread<'a>(
        &'a self,
        c: &'a mut Conn,
        article_id: i64,
        policy: &'a str,
    ) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async move {
            // An unknown word closes: better no conversation than an unwatched one.
            comments::open_thread(c, article_id, Policy::parse(policy).unwrap_or(Policy::Closed)).await
        })
    }
}
