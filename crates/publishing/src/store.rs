//! Every SQL text of this feature. What readers may see is decided in the texts: they ask for the state and the time
//! of publication themselves, so that no caller can forget to.

mod archive;
mod authors;
mod copies;
mod desk;
mod erasure;
mod fronts;
mod history;
mod incoming;
mod listing;
mod live;
mod newsroom;
mod notes;
mod outlets;
mod pictures;
mod reader;
mod related;
mod revisions;
mod shelf;
mod topics;
mod work;

use database::{FromRow, Result, Row};
use locale::Language;

use crate::model::{Lead, Section};

pub(crate) use archive::{
    Corrected, between, corrected, first_from, is_corrected, last_before, months, stand,
};
pub(crate) use authors::{
    author_by_name, author_id, authors_of, by_author, insert_author, profile, profiles, profiles_read,
    rename_author, replace_profile, set_bylines,
};
pub(crate) use copies::{articles, lock_articles, of_author, published_after, still_published};
pub(crate) use desk::{Listed, in_state};
pub(crate) use erasure::{
    blank_events, is_file, is_used_elsewhere, media_of, remove_article, remove_corrections, remove_media,
    remove_revisions,
};
pub(crate) use fronts::{
    Front, Named, article_at, front, front_draft, insert_front, named, readable, replace_front_draft,
};
pub(crate) use history::{
    Gone, forget_unseen, gone, moved_to, remember_address, retract, set_address, told_of, versions,
    was_address,
};
pub(crate) use incoming::{brought, note_brought, path_leads_to, paths_since, remember_path};
pub(crate) use listing::{
    InWork, Wanted, colleagues, come_out, end_mention, in_work, insert_mention, mentions, open_now, planned,
    taken_back,
};
pub(crate) use live::{
    Followed, blank_entry_events, correct_entry, coverage, covered_now, entries, entries_after, entry,
    entry_body, entry_corrections, followed, followed_version, has_entry_media, insert_entry,
    insert_live_change, key_events, live_changes, live_words, pinned_entry, posted_with, put_coverage,
    remove_entries, replace_entry, show_in_entry, strip_entry, unpin,
};
pub(crate) use newsroom::{
    ArticleRow, add_correction, article, first_read, id_by_slug, insert, insert_section, replace,
    replace_section, same_headline, section_rules, set_revision, set_slug, set_state, two_eyes, wants_lawyer,
    with_slug,
};
pub(crate) use notes::{Note, insert_note, note, notes, reopen, resolve, thread};
pub(crate) use outlets::{
    FullText, News, count_between, end_of_part, full_texts, news, picture_kinds, places, subjects, writers,
};
pub(crate) use pictures::{
    Copy, MediaAt, add_copies, describe_picture, insert_picture, known_media, media_at, picture,
    picture_by_hash, pictures, portrayed, show_media, showing, shown_in, waiting,
};
pub(crate) use reader::{
    Published, Teaser, about, about_by_id, by_section, bylines, corrections, latest, next_publication,
    published, section, section_by_id, sections,
};

use reader::{AT_ONCE, filled};
pub(crate) use related::{
    KEPT, add_term, after, backfilled, before, keep_nearest, published_ids, relate, related, remove_terms,
    set_backfilled, sharing, terms, unrelate,
};
pub(crate) use revisions::{
    Event, events, events_beside, has_revision, insert_event, insert_revision, revision, revisions,
    saved_with, set_published, set_unread, story_at,
};
pub(crate) use shelf::{
    Sought, Spot, forget_copies, name_of, on_shelf, picture_stake, put_file, shown_by, spots, work_with_media,
};
pub(crate) use topics::{
    by_topic, insert_topic, is_read_about, replace_topic, set_topics, topic, topic_by_id, topics, topics_of,
    topics_read,
};
pub(crate) use work::{
    Present, add_person, arrive, colleague, hold, leave, let_go, lost, people, present, put_work,
    remove_person, stake, what_goes, work,
};

impl FromRow for Section {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            slug: row.next()?,
            title: row.next()?,
            description: row.next()?,
            language: language(row)?,
            position: row.next()?,
        })
    }
}

/// A code this build does not speak reads as its first language: an article of a later version is still an article.
fn language(row: &mut Row) -> Result<Language> {
    let code: String = row.next()?;
    Ok(Language::from_code(&code).unwrap_or_default())
}

/// A picture that cannot be read is left out rather than the article.
fn lead(row: &mut Row) -> Result<Option<Lead>> {
    let json: Option<String> = row.next()?;
    Ok(json.and_then(|json| {
        let lead = serde_json::from_str(&json);
        lead.inspect_err(|error| tracing::error!(%error, "the picture of an article cannot be read")).ok()
    }))
}
