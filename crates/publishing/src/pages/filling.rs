//! Fills an arrangement of the front page with stories: first those that editors pinned, then the newest that do not
//! stand on the page yet. No story stands there twice, and no place is empty while there is a story for it.

use std::collections::{HashMap, HashSet};

use database::{Conn, Result};
use locale::Language;

use crate::model::{Arrangement, Cursor, Place, Section, Source};
use crate::store::{self, Teaser};

/// A front page full of stories.
pub(crate) struct Filled {
    /// At most one.
    pub(crate) lead: Vec<Teaser>,
    pub(crate) second: Vec<Teaser>,
    pub(crate) latest: Vec<Teaser>,
    /// Each with at least one.
    pub(crate) blocks: Vec<Block>,
    /// Pinned stories that readers cannot see.
    pub(crate) waiting: usize,
    /// When the first pin ends, microseconds since 1970 UTC.
    pub(crate) ends: Option<i64>,
}

/// A block of the page.
pub(crate) struct Block {
    pub(crate) source: Source,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) language: Language,
    pub(crate) rows: Vec<Teaser>,
}

/// The stories that stand somewhere on the page.
struct Shown {
    /// Pinned stories that readers see and that found no place yet.
    pins: HashMap<i64, Teaser>,
    ids: HashSet<i64>,
}

pub(crate) async fn fill(c: &mut Conn, arrangement: &Arrangement, now: i64) -> Result<Filled> {
    let sections = store::sections(c).await?;
    let mut blocks = blocks(c, arrangement, &sections).await?;
    let pinned = arrangement.pinned();
    let readable = store::readable(c, &pinned, now).await?;
    let waiting = pinned.len() - readable.len();
    let pins = readable.into_iter().map(|row| (row.id, row)).collect();
    let mut shown = Shown { pins, ids: HashSet::new() };
    // All pins first: a story that is pinned further down must not fill a place further up.
    let mut lead = shown.place(&arrangement.lead, now);
    let mut second = shown.place(&arrangement.second, now);
    for (block, place) in &mut blocks {
        block.rows = shown.place(place, now);
    }
    let (first, more) = (1 - lead.len().min(1), arrangement.second.stories.saturating_sub(second.len()));
    let wanted = first + more + arrangement.latest;
    let newest = store::latest(c, Cursor::newest(now), now, most(wanted + shown.ids.len())).await?;
    let mut newest = shown.fresh(newest, wanted).into_iter();
    lead.extend(newest.by_ref().take(first));
    second.extend(newest.by_ref().take(more));
    let latest = newest.collect();
    for (block, place) in &mut blocks {
        let wanted = place.stories.saturating_sub(block.rows.len());
        if wanted > 0 {
            let most = most(wanted + shown.ids.len());
            let rows = match block.source {
                Source::Section(id) => store::by_section(c, id, Cursor::newest(now), most).await?,
                Source::Topic(id) => store::by_topic(c, id, Cursor::newest(now), most).await?,
            };
            block.rows.extend(shown.fresh(rows, wanted));
        }
    }
    let blocks = blocks.into_iter().map(|(block, _)| block).filter(|block| !block.rows.is_empty());
    let pins = arrangement.places().flat_map(|place| &place.pins);
    let ends = pins.filter_map(|pin| pin.until).filter(|until| *until > now).min();
    Ok(Filled { lead, second, latest, blocks: blocks.collect(), waiting, ends })
}

impl Shown {
    /// The stories pinned to a place that hold it at `now`, as many as it has room for.
    fn place(&mut self, place: &Place, now: i64) -> Vec<Teaser> {
        let mut rows = Vec::new();
        let held = place.pins.iter().filter(|pin| pin.until.is_none_or(|until| until > now));
        for pin in held {
            if rows.len() == place.stories {
                break;
            }
            rows.extend(self.pins.remove(&pin.article));
        }
        self.ids.extend(rows.iter().map(|row| row.id));
        rows
    }

    /// The first `wanted` of these that stand nowhere yet; they do from here on.
    fn fresh(&mut self, rows: Vec<Teaser>, wanted: usize) -> Vec<Teaser> {
        let rows: Vec<Teaser> =
            rows.into_iter().filter(|row| !self.ids.contains(&row.id)).take(wanted).collect();
        self.ids.extend(rows.iter().map(|row| row.id));
        rows
    }
}

/// The blocks that editors chose, then one for each section without, in the order of the navigation.
async fn blocks(
    c: &mut Conn,
    arrangement: &Arrangement,
    sections: &[Section],
) -> Result<Vec<(Block, Place)>> {
    let mut blocks = Vec::new();
    let of_section = |section: &Section| Block {
        source: Source::Section(section.id),
        title: section.title.clone(),
        url: section.url(),
        language: section.language,
        rows: Vec::new(),
    };
    for (source, place) in &arrangement.blocks {
        let block = match source {
            Source::Section(id) => sections.iter().find(|section| section.id == *id).map(of_section),
            Source::Topic(id) => store::topic_by_id(c, *id).await?.map(|topic| Block {
                source: *source,
                url: topic.url(),
                title: topic.title,
                language: topic.language,
                rows: Vec::new(),
            }),
        };
        blocks.extend(block.map(|block| (block, place.clone())));
    }
    if arrangement.others > 0 {
        let named = |section: &&Section| {
            !arrangement.blocks.iter().any(|(source, _)| *source == Source::Section(section.id))
        };
        let others = sections.iter().filter(named).map(of_section);
        let place = Place { stories: arrangement.others, pins: Vec::new() };
        blocks.extend(others.map(|block| (block, place.clone())));
    }
    Ok(blocks)
}

fn most(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
