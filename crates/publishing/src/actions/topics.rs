//! Topics, and what the paper says of its authors.

use database::Conn;
use web::{Error, Result, Sentence};

use super::{refuse, taken};
use crate::Desk;
use crate::model::{Lead, NewTopic, Profile, ProfileChanges, Topic, TopicChanges, problem};
use crate::store;

/// Makes a topic; returns it.
///
/// # Errors
/// [`Error::Invalid`] where a field is wrong or the address is taken.
pub async fn create_topic(desk: &Desk, new: &NewTopic) -> Result<Topic> {
    let topic = new.checked(desk.web.ids.next()).map_err(Error::Invalid)?;
    desk.web.db.write(&topic, |c, topic| Box::pin(insert(c, topic))).await?;
    Ok(topic)
}

async fn insert(c: &mut Conn, topic: &Topic) -> Result<()> {
    if store::topic(c, &topic.slug).await?.is_some() {
        refuse(vec![problem("slug", Sentence::key("rules-topic-taken"))])?;
    }
    let inserted = store::insert_topic(c, topic).await;
    inserted.map_err(|error| taken(error, Sentence::key("rules-topic-raced")))
}

/// Changes the words of a topic; its address stays.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`].
pub async fn update_topic(desk: &Desk, slug: &str, changes: &TopicChanges) -> Result<Topic> {
    let input = (slug.to_owned(), changes.clone());
    desk.web.db.write(&input, |c, input| Box::pin(rewrite(c, input))).await
}

async fn rewrite(c: &mut Conn, (slug, changes): &(String, TopicChanges)) -> Result<Topic> {
    let before = store::topic(c, slug).await?.ok_or(Error::NotFound)?;
    let new = NewTopic {
        slug: Some(before.slug.clone()),
        title: changes.title.clone().unwrap_or_else(|| before.title.clone()),
        description: changes.description.clone().unwrap_or_else(|| before.description.clone()),
        language: before.language,
    };
    let topic = new.checked(before.id).map_err(Error::Invalid)?;
    if topic != before {
        store::replace_topic(c, &topic).await?;
        c.touch(format!("topic:{}", topic.id));
        c.touch("topics");
        if topic.title != before.title {
            // Under its stories, and over a block of the front page.
            c.touch(format!("topic-title:{}", topic.id));
        }
    }
    Ok(topic)
}

/// Changes what the paper says of an author; returns what it says afterwards.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`].
pub async fn update_author(desk: &Desk, slug: &str, changes: &ProfileChanges) -> Result<Profile> {
    let changes = changes.checked().map_err(Error::Invalid)?;
    let input = (slug.to_owned(), changes);
    desk.web.db.write(&input, |c, input| Box::pin(describe(c, input))).await
}

async fn describe(c: &mut Conn, (slug, changes): &(String, ProfileChanges)) -> Result<Profile> {
    let before = store::profile(c, slug).await?.ok_or(Error::NotFound)?;
    let mut profile = before.clone();
    if let Some(name) = &changes.name {
        profile.author.name.clone_from(name);
    }
    if let Some(role) = &changes.role {
        profile.role.clone_from(role);
    }
    if let Some(biography) = &changes.biography {
        profile.biography.clone_from(biography);
    }
    if let Some(email) = &changes.email {
        profile.email = (!email.is_empty()).then(|| email.clone());
    }
    if let Some(key) = &changes.photo {
        profile.photo = photo(c, key).await?;
    }
    if profile != before {
        store::replace_profile(c, &profile).await?;
        c.touch(format!("author:{}", profile.author.id));
        c.touch("authors");
        if profile.author.name != before.author.name {
            // A name may stand over any article.
            c.touch("site");
        }
    }
    // The picture comes with its own words.
    Ok(store::profile(c, slug).await?.unwrap_or(profile))
}

async fn photo(c: &mut Conn, key: &str) -> Result<Option<Lead>> {
    if key.is_empty() {
        return Ok(None);
    }
    let known = store::known_media(c, &[key].into()).await?;
    if known.is_empty() {
        refuse(vec![problem("photo", Sentence::key("rules-picture-unknown"))])?;
    }
    Ok(Some(Lead { media: key.to_owned(), ..Lead::default() }))
}
