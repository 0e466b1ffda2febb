//! Where an article stands: under its authors and topics, in a month of the archive, between two others of its
//! section, near others by its subject. Every change of an article ends here, and here every page that shows it is
//! named.

use database::Conn;
use web::Result;

use super::related;
use crate::Desk;
use crate::model::{Article, ArticleState, Cursor, author_tag, month, month_tag, terms, topic_tag};
use crate::store;
use crate::websub;

/// What readers see of an article elsewhere than on its page.
type Seen<'a> = (Option<i64>, &'a str, &'a str, Option<&'a str>, Option<&'a crate::model::Lead>);

/// Brings everything around an article into line, after its own row and its topics and bylines were written; `before`
/// is how it was, with the ids of its authors and topics.
pub(super) async fn settle(c: &mut Conn, desk: &Desk, id: i64, before: Option<&Standing>) -> Result<()> {
    let Some(after) = Standing::read(c, id).await? else { return Ok(()) };
    let (had, has) = (before.and_then(Standing::published), after.published());
    store::stand(c, id, has).await?;
    let article = &after.article;
    if had.is_none() && has.is_none() {
        return Ok(());
    }
    c.touch(format!("article:{id}"));
    c.touch(format!("history:{id}"));
    c.touch(format!("section:{}", article.section.id));
    let left = before.map(|before| &before.article.section).filter(|left| left.id != article.section.id);
    if let Some(left) = left {
        c.touch(format!("section:{}", left.id));
        websub::announce(c, desk, &left.slug, has.unwrap_or(0)).await?;
    }
    c.touch("front");
    desk.beside.changed(c, id, had).await?;
    let moved = had != has || left.is_some();
    if moved || before.map(Standing::seen) != Some(after.seen()) {
        c.touch(format!("story:{id}"));
    }
    lists(c, before, &after, moved);
    for published in [had, has].into_iter().flatten() {
        c.touch(month_tag(&desk.web.site.zone, published));
    }
    if moved {
        places(c, desk, &after, (had, has)).await?;
    }
    relate(c, &after).await?;
    Ok(websub::announce(c, desk, &article.section.slug, has.unwrap_or(0)).await?)
}

/// An article with the ids of its authors and topics.
pub(super) struct Standing {
    pub(super) article: Article,
    authors: Vec<i64>,
    topics: Vec<i64>,
}

impl Standing {
    /// The article as it stands; `None` where there is none.
    pub(super) async fn read(c: &mut Conn, id: i64) -> Result<Option<Self>> {
        let Some(article) = store::article(c, id).await? else { return Ok(None) };
        let authors = store::authors_of(c, id).await?.into_iter().map(|author| author.id).collect();
        let topics = store::topics_of(c, id).await?.into_iter().map(|topic| topic.id).collect();
        Ok(Some(Self { article, authors, topics }))
    }

    /// Its time, while it is published; it may lie ahead.
    fn published(&self) -> Option<i64> {
        self.article.published.filter(|_| self.article.state == ArticleState::Published)
    }

    fn seen(&self) -> (Seen<'_>, (i64, &str)) {
        let story = &self.article.story;
        let words = (&*story.headline, &*story.standfirst);
        let seen = (self.published(), words.0, words.1, story.kicker.as_deref(), story.lead.as_ref());
        (seen, (self.article.section.id, &self.article.slug))
    }

    /// Names every page that shows its headline.
    pub(super) fn touch_everywhere(&self, c: &mut Conn, zone: &locale::Zone) {
        let Some(published) = self.published() else { return };
        let id = self.article.id;
        for tag in
            [format!("article:{id}"), format!("story:{id}"), format!("section:{}", self.article.section.id)]
        {
            c.touch(tag);
        }
        c.touch("front");
        c.touch(month_tag(zone, published));
        lists(c, Some(self), self, false);
    }
}

/// The pages of its authors and topics, of those it had and of those it has.
fn lists(c: &mut Conn, before: Option<&Standing>, after: &Standing, moved: bool) {
    let had = before.map_or((&[][..], &[][..]), |before| (&before.authors[..], &before.topics[..]));
    for author in had.0.iter().chain(&after.authors) {
        c.touch(author_tag(*author));
    }
    for topic in had.1.iter().chain(&after.topics) {
        c.touch(topic_tag(*topic));
    }
    if moved || had.0 != after.authors {
        c.touch("authors");
    }
    if moved || had.1 != after.topics {
        c.touch("topics");
    }
}

/// Names every page that shows a published article with its picture, when only the picture changed.
pub(super) async fn touch_shown(c: &mut Conn, id: i64) -> Result<()> {
    let Some(standing) = Standing::read(c, id).await? else { return Ok(()) };
    if standing.published().is_none() {
        return Ok(());
    }
    for tag in ["article", "story"] {
        c.touch(format!("{tag}:{id}"));
    }
    c.touch(format!("section:{}", standing.article.section.id));
    c.touch("front");
    lists(c, Some(&standing), &standing, false);
    Ok(())
}

/// What is told apart by time: the months beside those it left and came to, and the stories it stood or stands
/// between.
async fn places(
    c: &mut Conn,
    desk: &Desk,
    after: &Standing,
    (had, has): (Option<i64>, Option<i64>),
) -> Result<()> {
    let (article, zone) = (&after.article, &desk.web.site.zone);
    c.touch("archive");
    if store::is_corrected(c, article.id).await? {
        c.touch("corrections");
    }
    for published in [had, has].into_iter().flatten() {
        // A month that was empty stands between two that lead to each other.
        if let Some((start, end)) = month(zone, published) {
            let next = store::first_from(c, end, i64::MAX).await?;
            for published in [store::last_before(c, start).await?, next].into_iter().flatten() {
                c.touch(month_tag(zone, published));
            }
        }
        let place = Cursor { published, id: article.id };
        let before = store::before(c, article.section.id, place).await?;
        let next = store::after(c, article.section.id, place, i64::MAX).await?;
        for neighbour in [before, next].into_iter().flatten() {
            c.touch(format!("article:{}", neighbour.id));
        }
    }
    Ok(())
}

/// Stories of one step through those of an older version.
const STEP: i64 = 50;

/// Counts the related stories of some that were published before they were counted; whether more are left.
pub(crate) async fn backfill(desk: &Desk) -> Result<bool> {
    desk.web.db.write(&(), |c, ()| Box::pin(step(c))).await
}

async fn step(c: &mut Conn) -> Result<bool> {
    let Some(after) = store::backfilled(c).await? else { return Ok(false) };
    let ids = store::published_ids(c, after, STEP).await?;
    for id in &ids {
        let Some(standing) = Standing::read(c, *id).await? else { continue };
        store::stand(c, *id, standing.published()).await?;
        relate(c, &standing).await?;
    }
    let last = ids.last().copied();
    store::set_backfilled(c, last).await?;
    Ok(last.is_some())
}

async fn relate(c: &mut Conn, standing: &Standing) -> Result<()> {
    let Article { id, story, language, .. } = &standing.article;
    let terms = terms(story, *language, &standing.topics, &standing.authors);
    let terms: Vec<_> = terms.into_iter().collect();
    Ok(related::refresh(c, *id, standing.published(), &terms).await?)
}
