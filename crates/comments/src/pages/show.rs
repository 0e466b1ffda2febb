//! One comment: what it answers, and what answers it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use locale::Language;
use minijinja::Value;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Head, Page, PageKey, Path, Query};

use super::conversation::{ArticleRef, error_title};
use super::form::Failed;
use super::talk::{Context, Talk, tags};
use super::{id, id_in};
use crate::model::Comment;
use crate::{Desk, Subject, store, tree};

/// The page.
#[derive(Debug, Serialize)]
pub(crate) struct Show {
    head: Head,
    article: ArticleRef,
    ancestors: Vec<Value>,
    comment: Value,
    talk: Talk,
    #[serde(skip)]
    status: StatusCode,
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    tags: Vec<String>,
}

impl Page for Show {
    const TEMPLATE: &'static str = "comments/show.html";

    fn status(&self) -> StatusCode {
        self.status
    }

    fn policy(&self) -> CachePolicy {
        if self.status == StatusCode::OK { CachePolicy::Shared } else { CachePolicy::Personal }
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn tags(&self) -> Vec<String> {
        self.tags.clone()
    }
}

/// Which of its replies are answered, and from where on they are shown.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Part {
    after: Option<String>,
    reply: Option<String>,
}

/// `GET /comments/{id}`
pub(crate) async fn show(
    State(desk): State<Desk>,
    Path(text): Path<String>,
    Query(part): Query<Part>,
) -> web::Result<Response> {
    let comment_id = id(&text)?;
    let after = id_in(part.after.as_deref())?;
    let reply = id_in(part.reply.as_deref())?;
    let key = PageKey::new(&format!("/comments/{comment_id}")).with("after", after).with("reply", reply);
    let make = async {
        desk.web
            .db
            .read(async |c| {
                let comment = store::comment(c, comment_id).await?.filter(|comment| comment.shown);
                let comment = comment.ok_or(web::Error::NotFound)?;
                // A comment under a story that nobody may read does not exist.
                let found = desk.subjects.by_id(c, comment.subject_id).await?;
                let subject = found.ok_or(web::Error::NotFound)?;
                let context = Context::read(&desk.web, c, &subject).await?.answering(reply);
                page(c, &context, &subject, (comment, after)).await
            })
            .await
    };
    desk.web.shared(key, make).await
}

async fn page(
    c: &mut Conn,
    context: &Context<'_>,
    subject: &Subject,
    (comment, after): (Comment, Option<i64>),
) -> web::Result<Show> {
    let comment_id = comment.id;
    let ancestors = tree::ancestors(c, &comment).await?;
    let node = tree::family(c, comment, after).await?.ok_or(web::Error::NotFound)?;
    let is_visible = node.comment.status.is_visible();
    let last = node.replies.last().map(|reply| reply.comment.id);
    let mut view = context.view(node);
    if view.more_url.is_some() {
        view.more_url = last.map(|last| format!("/comments/{comment_id}?after={last}"));
    }
    let mut talk = context.around(Vec::new(), None);
    talk.form = if is_visible && view.form.is_none() { context.form(Some(comment_id)) } else { None };
    let words = |key: &str| {
        context.web.sentence(
            subject.language,
            key,
            &[("name", view.name.as_str().unwrap_or_default().into())],
        )
    };
    let title = words(if is_visible { "comments-one-title" } else { "comments-one-gone" });
    let canonical = Some(context.web.absolute(&format!("/comments/{comment_id}")));
    Ok(Show {
        // Thousands of pages with one sentence each: search engines get the conversation instead.
        head: Head { canonical, noindex: true, ..Head::website(title.clone(), title) },
        article: subject.into(),
        ancestors: ancestors
            .into_iter()
            .map(|ancestor| Value::from_object(context.alone(ancestor)))
            .collect(),
        comment: Value::from_object(view),
        talk,
        status: StatusCode::OK,
        language: subject.language,
        tags: tags(subject),
    })
}

/// The answer to an answer that needs mending: the comment, and under it the form as it was typed.
pub(crate) async fn again(
    desk: &Desk,
    subject: &Subject,
    failed: &Failed,
    (parent, status): (i64, StatusCode),
) -> web::Result<Response> {
    let made = desk.web.db.page(async |c| {
        let context = Context::read(&desk.web, c, subject).await?.failed(Some(failed));
        let found = store::comment(c, parent).await?.filter(|it| it.shown && it.subject_id == subject.id);
        page(c, &context, subject, (found.ok_or(web::Error::NotFound)?, None)).await
    });
    let mut page = made.await?;
    page.status = status;
    page.head.title = error_title(desk, subject, &page.head.title);
    desk.web.personal(&format!("{}/comments", subject.url), &page).await
}
