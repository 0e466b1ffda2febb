//! Reading a part of a tree in a fixed number of statements.

use std::collections::HashMap;

use database::{Conn, Result};

use crate::model::{Comment, FLAT_DEPTH, PAGE, branch};
use crate::store;

/// Which roots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Roots {
    /// Newest first, with ids below this.
    Newest(i64),
    /// Oldest first, with ids above this.
    Oldest(i64),
}

/// A comment with those of its replies that the page shows.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) comment: Comment,
    pub(crate) replies: Vec<Node>,
    /// Replies that are not among them, counted up to a thousand.
    pub(crate) more: i64,
    /// The name of whom it answers, in a flat list.
    pub(crate) reply_to: Option<String>,
}

impl Node {
    fn leaf(comment: Comment) -> Self {
        let more = comment.replies;
        Self { comment, replies: Vec::new(), more, reply_to: None }
    }
}

/// A page of roots with their first replies, and whether there are more roots.
pub(crate) async fn roots(c: &mut Conn, subject: i64, which: Roots) -> Result<(Vec<Node>, bool)> {
    let limit = limit();
    let mut top = match which {
        Roots::Newest(before) => store::newest(c, (subject, 0), before, limit).await?,
        Roots::Oldest(after) => store::oldest(c, (subject, 0), after, limit).await?,
    };
    let more = top.len() > PAGE;
    top.truncate(PAGE);
    Ok((grow(c, subject, top).await?, more))
}

/// A comment with a page of its replies from just after `after` on. Where replies are shown flat, these are all
/// comments below it. `None` where `after` is not one of them.
pub(crate) async fn family(c: &mut Conn, comment: Comment, after: Option<i64>) -> Result<Option<Node>> {
    if comment.depth >= FLAT_DEPTH {
        return flat(c, comment, after).await;
    }
    let place = (comment.subject_id, comment.id);
    let mut children = store::oldest(c, place, after.unwrap_or(0), limit()).await?;
    let is_cut = children.len() > PAGE;
    children.truncate(PAGE);
    let more = match children.last() {
        Some(last) if is_cut => store::remaining(c, place, last.id).await?,
        _ => 0,
    };
    let replies = grow(c, comment.subject_id, children).await?;
    Ok(Some(Node { comment, replies, more, reply_to: None }))
}

async fn flat(c: &mut Conn, comment: Comment, after: Option<i64>) -> Result<Option<Node>> {
    let (from, end) = branch(&comment.path);
    let from = match after {
        None => from,
        Some(id) => match store::comment(c, id).await? {
            Some(last) if last.path > from && last.path < end && last.subject_id == comment.subject_id => {
                last.path
            }
            _ => return Ok(None),
        },
    };
    let mut below = store::below(c, comment.subject_id, (&from, &end), limit()).await?;
    let is_cut = below.len() > PAGE;
    below.truncate(PAGE);
    let more = match below.last() {
        Some(last) if is_cut => store::remaining_below(c, comment.subject_id, (&last.path, &end)).await?,
        _ => 0,
    };
    let names = names(c, &comment, &below).await?;
    let replies = below.into_iter().map(|reply| {
        let reply_to = reply.in_reply_to.and_then(|id| names.get(&id).cloned());
        Node { comment: reply, replies: Vec::new(), more: 0, reply_to }
    });
    Ok(Some(Node { replies: replies.collect(), comment, more, reply_to: None }))
}

/// The names of those whom a flat list answers; those who are gone have none.
async fn names(c: &mut Conn, top: &Comment, list: &[Comment]) -> Result<HashMap<i64, String>> {
    let name = |comment: &Comment| comment.status.is_visible().then(|| (comment.id, comment.name.clone()));
    let mut names: HashMap<i64, String> = list.iter().chain([top]).filter_map(name).collect();
    let here = |id: &i64| *id == top.id || list.iter().any(|comment| comment.id == *id);
    let mut missing: Vec<i64> = list.iter().filter_map(|it| it.in_reply_to).filter(|id| !here(id)).collect();
    missing.sort_unstable();
    missing.dedup();
    names.extend(store::by_ids(c, &missing).await?.iter().filter_map(name));
    Ok(names)
}

/// The comments above one, root first.
pub(crate) async fn ancestors(c: &mut Conn, comment: &Comment) -> Result<Vec<Comment>> {
    let mut above = store::by_ids(c, &crate::model::ancestors(&comment.path)).await?;
    above.sort_by_key(|ancestor| ancestor.depth);
    Ok(above)
}

/// Two more levels under a list, a few replies each.
async fn grow(c: &mut Conn, subject: i64, top: Vec<Comment>) -> Result<Vec<Node>> {
    let second = replies(c, subject, &top).await?;
    let third = replies(c, subject, &second).await?;
    let mut families: HashMap<i64, Vec<Comment>> = HashMap::new();
    for comment in second.into_iter().chain(third) {
        families.entry(comment.parent_key).or_default().push(comment);
    }
    Ok(top.into_iter().map(|comment| assemble(comment, &mut families)).collect())
}

async fn replies(c: &mut Conn, subject: i64, parents: &[Comment]) -> Result<Vec<Comment>> {
    let parents = parents.iter().filter(|parent| parent.replies > 0 && parent.depth < FLAT_DEPTH);
    let parents: Vec<i64> = parents.map(|parent| parent.id).collect();
    let mut found = store::first_replies(c, subject, &parents).await?;
    found.sort_by_key(|reply| reply.id);
    Ok(found)
}

/// At most three levels deep: `families` holds no more.
fn assemble(comment: Comment, families: &mut HashMap<i64, Vec<Comment>>) -> Node {
    let mut node = Node::leaf(comment);
    let children = families.remove(&node.comment.id).unwrap_or_default();
    node.more -= i64::try_from(children.len()).unwrap_or(i64::MAX);
    node.replies = children.into_iter().map(|child| assemble(child, families)).collect();
    node
}

/// One more than a page tells whether there is another.
fn limit() -> i64 {
    i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1)
}
