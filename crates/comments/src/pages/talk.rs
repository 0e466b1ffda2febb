//! The conversation as templates see it, and its public face for the page of the story.

use std::sync::Arc;

use database::Conn;
use minijinja::Value;
use minijinja::value::{Enumerator, Object, Serde};
use serde::Serialize;

use super::form::{Failed, FormView};
use crate::Subject;
use crate::model::{Comment, Policy, Status, Thread};
use crate::store;
use crate::tree::{self, Node, Roots};

/// What the page of a story says about its conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The comment that is being answered.
    pub reply: Option<i64>,
    /// Only roots older than this one.
    pub after: Option<i64>,
    /// What became of a comment.
    pub notice: Option<Notice>,
}

/// What became of a comment that was just sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Notice {
    /// A moderator reads it first.
    Held,
    /// It is on the page.
    Published,
}

impl Notice {
    /// Reads the value of the query parameter `posted`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "held" => Some(Self::Held),
            "published" => Some(Self::Published),
            _ => None,
        }
    }
}

/// The conversation for the page of its story: newest roots first, with the first replies. Gives the value of
/// `page.talk` and the tags whose change makes it worthless.
///
/// # Errors
/// The database's.
pub async fn talk(
    web: &web::State,
    c: &mut Conn,
    subject: &Subject,
    view: View,
) -> web::Result<(Value, Vec<String>)> {
    let context = Context::read(web, c, subject).await?.answering(view.reply);
    let roots = Roots::Newest(view.after.unwrap_or(i64::MAX));
    let talk = context.talk(c, roots, view.notice).await?;
    Ok((Value::from(Serde(&talk)), tags(subject)))
}

/// The tags of everything that shows the conversation of `subject`.
pub(crate) fn tags(subject: &Subject) -> Vec<String> {
    vec![format!("comments:{}", subject.id), format!("article:{}", subject.id)]
}

/// A conversation.
#[derive(Debug, Serialize)]
pub(crate) struct Talk {
    url: String,
    all_url: String,
    post_url: String,
    count: i64,
    policy: &'static str,
    pub(crate) form: Option<FormView>,
    notice: Option<Notice>,
    roots: Vec<Value>,
    more_url: Option<String>,
    language: &'static str,
}

/// A comment with the replies that are shown. Templates read its fields where they lie: a page has fifty of these.
#[derive(Debug)]
pub(crate) struct CommentView {
    id: Value,
    url: Value,
    pub(crate) name: Value,
    staff: bool,
    at: i64,
    edited: Option<i64>,
    html: Value,
    gone: Option<&'static str>,
    reply_url: Value,
    reply_to: Option<String>,
    replies: Value,
    pub(crate) more_url: Option<String>,
    more_count: i64,
    pub(crate) form: Option<FormView>,
}

impl Object for CommentView {
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(match key {
            "id" => self.id.clone(),
            "url" => self.url.clone(),
            "name" => self.name.clone(),
            "staff" => Value::from(self.staff),
            "at" => Value::from(self.at),
            "edited" => Value::from(self.edited),
            "html" => self.html.clone(),
            "gone" => Value::from(self.gone),
            "reply_url" => self.reply_url.clone(),
            "reply_to" => Value::from(self.reply_to.as_deref()),
            "replies" => self.replies.clone(),
            "more_url" => Value::from(self.more_url.as_deref()),
            "more_count" => Value::from(self.more_count),
            "form" => Value::from(Serde(&self.form)),
            _ => return None,
        })
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&[
            "id",
            "url",
            "name",
            "staff",
            "at",
            "edited",
            "html",
            "gone",
            "reply_url",
            "reply_to",
            "replies",
            "more_url",
            "more_count",
            "form",
        ])
    }
}

/// What every part of a page of a conversation needs to know.
pub(crate) struct Context<'a> {
    pub(crate) web: &'a web::State,
    subject: &'a Subject,
    thread: Thread,
    /// The comment that is being answered.
    reply: Option<i64>,
    /// The form to show again.
    failed: Option<&'a Failed>,
}

impl<'a> Context<'a> {
    /// The context of a subject; without a thread its conversation is closed.
    pub(crate) async fn read(
        web: &'a web::State,
        c: &mut Conn,
        subject: &'a Subject,
    ) -> database::Result<Self> {
        let none = Thread { policy: Policy::Closed, visible: 0, roots: 0, pending: 0 };
        let thread = store::thread(c, subject.id).await?.unwrap_or(none);
        Ok(Self { web, subject, thread, reply: None, failed: None })
    }

    pub(crate) fn answering(mut self, reply: Option<i64>) -> Self {
        self.reply = reply;
        self
    }

    pub(crate) fn failed(mut self, failed: Option<&'a Failed>) -> Self {
        self.failed = failed;
        self.reply = failed.and_then(|failed| failed.parent).or(self.reply);
        self
    }

    /// A page of roots.
    pub(crate) async fn talk(
        &self,
        c: &mut Conn,
        which: Roots,
        notice: Option<Notice>,
    ) -> database::Result<Talk> {
        let (nodes, more) = tree::roots(c, self.subject.id, which).await?;
        let sort = if matches!(which, Roots::Oldest(_)) { "sort=oldest&" } else { "" };
        let last = nodes.last().filter(|_| more).map(|node| node.comment.id);
        let more_url = last.map(|id| format!("{}?{sort}after={id}", self.all_url()));
        let mut talk = self.around(nodes.into_iter().map(|node| self.shown(node)).collect(), notice);
        talk.more_url = more_url;
        Ok(talk)
    }

    /// A conversation of which these comments are shown.
    pub(crate) fn around(&self, roots: Vec<Value>, notice: Option<Notice>) -> Talk {
        Talk {
            url: self.subject.url.clone(),
            all_url: self.all_url(),
            post_url: self.all_url(),
            count: self.thread.visible,
            policy: self.thread.policy.as_str(),
            form: self.form(None),
            notice,
            roots,
            more_url: None,
            language: self.subject.language.code(),
        }
    }

    pub(crate) fn all_url(&self) -> String {
        format!("{}/comments", self.subject.url)
    }

    /// The form for a new comment, or for an answer to `parent`. One that failed is shown even where the
    /// conversation has been closed: the words must not be lost.
    pub(crate) fn form(&self, parent: Option<i64>) -> Option<FormView> {
        let action = self.all_url();
        let cancel = parent.map(|id| format!("/comments/{id}#c{id}"));
        if let Some(failed) = self.failed.filter(|failed| failed.parent == parent) {
            return Some(FormView::again(&action, failed, cancel));
        }
        let token = || self.web.tokens.issue(&purpose(self.subject.id), self.web.clock.now());
        (self.thread.policy != Policy::Closed).then(|| FormView::blank(&action, token(), parent, cancel))
    }

    /// A node and everything under it; trees are at most four levels high here.
    pub(crate) fn view(&self, node: Node) -> CommentView {
        let more_url = (node.more > 0).then(|| match node.replies.last() {
            Some(last) => format!("{}?parent={}&after={}", self.all_url(), node.comment.id, last.comment.id),
            None => format!("/comments/{}", node.comment.id),
        });
        let mut view = self.alone(node.comment);
        view.reply_to = node.reply_to;
        view.more_url = more_url;
        view.more_count = node.more;
        view.replies = node.replies.into_iter().map(|reply| self.shown(reply)).collect();
        view
    }

    fn shown(&self, node: Node) -> Value {
        Value::from_object(self.view(node))
    }

    /// A comment without replies.
    pub(crate) fn alone(&self, comment: Comment) -> CommentView {
        let visible = comment.status == Status::Visible;
        let open = visible && self.thread.policy != Policy::Closed;
        let id = comment.id;
        let answered = visible && self.reply == Some(id);
        CommentView {
            id: Value::from(id.to_string()),
            url: Value::from(format!("/comments/{id}")),
            name: Value::from(if visible { comment.name } else { String::new() }),
            staff: visible && comment.staff,
            at: comment.created,
            edited: comment.edited,
            html: Value::from(if visible { comment.html } else { String::new() }),
            gone: (!visible).then_some("removed"),
            reply_url: Value::from(open.then(|| format!("/comments/{id}?reply={id}#form"))),
            reply_to: None,
            replies: Value::from(Vec::<Value>::new()),
            more_url: None,
            more_count: 0,
            form: if answered { self.form(Some(id)) } else { None },
        }
    }
}

/// What the token of a comment form is for.
pub(crate) fn purpose(subject: i64) -> String {
    format!("comment:{subject}")
}
