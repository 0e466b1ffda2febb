//! Work on the index that is too much for the transaction that causes it: after an author's name changed, all of their
//! articles; when an article comes or goes, all of its comments.

use comments::Change;
use database::{Conn, Result};
use tasks::{Handler, Outcome, Task};
use web::State;

use super::found::article_changed;

/// The task for an author; its payload is the id.
const AUTHOR: &str = "search-author";
/// The task for the conversation of an article, likewise.
const CONVERSATION: &str = "search-conversation";
/// Articles or comments of one transaction.
const AT_ONCE: i64 = 100;

/// Asks for the articles of an author, in the caller's transaction.
pub(super) async fn author(c: &mut Conn, web: &State, author: i64) -> Result<()> {
    tasks::push(c, web.ids.next(), AUTHOR, &author.to_string(), web.clock.now()).await
}

/// Asks for the comments of an article, likewise, to be looked at from `at` on: where readers see it from a time that
/// lies ahead, nothing else happens at that time.
pub(super) async fn conversation(c: &mut Conn, web: &State, article: i64, at: i64) -> Result<()> {
    tasks::push(c, web.ids.next(), CONVERSATION, &article.to_string(), at).await
}

/// The handler of an author's articles.
pub(super) fn authors(web: State) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |task| {
        let web = web.clone();
        Box::pin(async move { outcome(of_author(&web, id(&task)).await) })
    });
    (AUTHOR, handler)
}

/// The handler of an article's comments.
pub(super) fn conversations(web: State) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |task| {
        let web = web.clone();
        Box::pin(async move { outcome(of_conversation(&web, id(&task)).await) })
    });
    (CONVERSATION, handler)
}

fn id(task: &Task) -> i64 {
    task.payload.parse().unwrap_or_default()
}

fn outcome(done: Result<()>) -> Outcome {
    match done {
        Ok(()) => Outcome::Done,
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

async fn of_author(web: &State, author: i64) -> Result<()> {
    let mut after = 0;
    loop {
        let input = (author, after);
        let articles: Vec<i64> = web
            .db
            .write(&input, |c, (author, after)| {
                Box::pin(async move {
                    let articles = publishing::articles_of_author(c, *author, *after, AT_ONCE).await?;
                    for article in &articles {
                        article_changed(c, *article).await?;
                    }
                    Ok::<_, database::Error>(articles)
                })
            })
            .await?;
        let Some(last) = articles.last() else { return Ok(()) };
        after = *last;
    }
}

/// Leaves the comments to the follower.
async fn of_conversation(web: &State, article: i64) -> Result<()> {
    let mut before = i64::MAX;
    loop {
        let input = (web, article, before);
        let last: Option<i64> = web
            .db
            .write(&input, |c, (web, article, before)| {
                Box::pin(async move {
                    let comments = comments::visible_before(c, *article, *before, AT_ONCE).await?;
                    for comment in &comments {
                        let change = Change { id: web.ids.next(), comment_id: comment.id };
                        comments::note_change(c, change).await?;
                    }
                    Ok::<_, database::Error>(comments.last().map(|comment| comment.id))
                })
            })
            .await?;
        let Some(last) = last else { return Ok(()) };
        before = last;
    }
}
