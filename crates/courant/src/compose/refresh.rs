//! Work on the index that is too much for the transaction that causes it: after an author's name changed, all of their
//! articles; after an article came or went, all of its comments.

use database::{Conn, Result};
use tasks::{Handler, Outcome, Task};
use web::State;

use super::found::{Subjects, article_changed, comment_changed};

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

/// Asks for the comments of an article, likewise.
pub(super) async fn conversation(c: &mut Conn, web: &State, article: i64) -> Result<()> {
    tasks::push(c, web.ids.next(), CONVERSATION, &article.to_string(), web.clock.now()).await
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

async fn of_conversation(web: &State, article: i64) -> Result<()> {
    let mut before = i64::MAX;
    loop {
        let input = (article, before, web.clock.now());
        let last: Option<i64> = web
            .db
            .write(&input, |c, (article, before, now)| {
                Box::pin(async move {
                    let comments = comments::visible_before(c, *article, *before, AT_ONCE).await?;
                    let mut subjects = Subjects::default();
                    for comment in &comments {
                        comment_changed(c, comment, &mut subjects, *now).await?;
                    }
                    Ok::<_, database::Error>(comments.last().map(|comment| comment.id))
                })
            })
            .await?;
        let Some(last) = last else { return Ok(()) };
        before = last;
    }
}
