//! All comments of a story, in keyset pages.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use locale::Language;
use minijinja::Value;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Head, Page, PageKey, Path, Query};

use super::form::Failed;
use super::talk::{Context, Talk, tags};
use super::{id_in, show};
use crate::tree::{self, Roots};
use crate::{Desk, Subject, store};

/// The page.
#[derive(Debug, Serialize)]
pub(crate) struct Conversation {
    head: Head,
    article: ArticleRef,
    talk: Talk,
    sort: &'static str,
    #[serde(skip)]
    pub(crate) status: StatusCode,
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    tags: Vec<String>,
}

/// The story a conversation is about.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleRef {
    headline: String,
    url: String,
    section: SectionRef,
}

#[derive(Debug, Serialize)]
struct SectionRef {
    title: String,
    url: String,
}

impl From<&Subject> for ArticleRef {
    fn from(subject: &Subject) -> Self {
        let section = SectionRef { title: subject.section_title.clone(), url: subject.section_url.clone() };
        Self { headline: subject.headline.clone(), url: subject.url.clone(), section }
    }
}

impl Page for Conversation {
    const TEMPLATE: &'static str = "comments/conversation.html";

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

/// What part of a conversation. Other parameters are ignored: links carry the marks of whoever shared them.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Part {
    sort: Option<String>,
    after: Option<String>,
    parent: Option<String>,
    reply: Option<String>,
}

/// `GET /{section}/{slug}/comments`
pub(crate) async fn index(
    State(desk): State<Desk>,
    Path((section, slug)): Path<(String, String)>,
    Query(part): Query<Part>,
) -> web::Result<Response> {
    let oldest = part.sort.as_deref() == Some("oldest");
    let after = id_in(part.after.as_deref())?;
    let parent = id_in(part.parent.as_deref())?;
    let reply = id_in(part.reply.as_deref())?;
    let key = PageKey::new(&format!("/{section}/{slug}/comments"))
        .with("sort", oldest.then_some("oldest"))
        .with("parent", parent)
        .with("after", after)
        .with("reply", reply);
    let make = async {
        desk.web
            .db
            .read(async |c| {
                let found = desk.subjects.by_place(c, &section, &slug).await?;
                let subject = found.ok_or(web::Error::NotFound)?;
                let context = Context::read(&desk.web, c, &subject).await?.answering(reply);
                let talk = match parent {
                    Some(parent) => replies(c, &context, &subject, (parent, after)).await?,
                    None if oldest => context.talk(c, Roots::Oldest(after.unwrap_or(0)), None).await?,
                    None => context.talk(c, Roots::Newest(after.unwrap_or(i64::MAX)), None).await?,
                };
                let plain = after.is_none() && parent.is_none() && reply.is_none() && !oldest;
                Ok(Conversation { sort: sort(oldest), ..page(&desk, &subject, talk, plain) })
            })
            .await
    };
    desk.web.shared(key, make).await
}

fn sort(oldest: bool) -> &'static str {
    if oldest { "oldest" } else { "newest" }
}

/// One comment with a page of its replies.
async fn replies(
    c: &mut Conn,
    context: &Context<'_>,
    subject: &Subject,
    (parent, after): (i64, Option<i64>),
) -> web::Result<Talk> {
    let found =
        store::comment(c, parent).await?.filter(|comment| comment.shown && comment.subject_id == subject.id);
    let family = tree::family(c, found.ok_or(web::Error::NotFound)?, after).await?;
    let view = context.view(family.ok_or(web::Error::NotFound)?);
    Ok(context.around(vec![Value::from_object(view)], None))
}

fn page(desk: &Desk, subject: &Subject, talk: Talk, plain: bool) -> Conversation {
    let title = desk.web.sentence(
        subject.language,
        "comments-conversation-title",
        &[("headline", subject.headline.as_str().into())],
    );
    let canonical = Some(desk.web.absolute(&format!("{}/comments", subject.url)));
    Conversation {
        head: Head { canonical, noindex: !plain, ..Head::website(title.clone(), title) },
        article: subject.into(),
        talk,
        sort: "newest",
        status: StatusCode::OK,
        language: subject.language,
        tags: tags(subject),
    }
}

/// The answer to a form that needs mending: the conversation with the form as it was typed, or, for an answer, the
/// comment it is about.
pub(crate) async fn again(
    desk: &Desk,
    subject: &Subject,
    failed: &Failed,
    status: StatusCode,
) -> web::Result<Response> {
    let path = format!("{}/comments", subject.url);
    if let Some(parent) = failed.parent {
        return show::again(desk, subject, failed, (parent, status)).await;
    }
    let made = desk.web.db.page(async |c| {
        let context = Context::read(&desk.web, c, subject).await?.failed(Some(failed));
        context.talk(c, Roots::Newest(i64::MAX), None).await
    });
    let mut page = page(desk, subject, made.await?, false);
    page.status = status;
    page.head.title = error_title(desk, subject, &page.head.title);
    desk.web.personal(&path, &page).await
}

/// The title of a page whose form needs mending: what a screen reader says first.
pub(crate) fn error_title(desk: &Desk, subject: &Subject, title: &str) -> String {
    desk.web.sentence(subject.language, "comments-error-title", &[("title", title.into())])
}
