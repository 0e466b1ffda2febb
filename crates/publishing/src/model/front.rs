//! How the front page is arranged: places with stories that editors pin, and automatic filling for the rest.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Problem, Sentence};

use super::problem;

/// Limits of an arrangement: what a page can hold and a reader will scroll.
const SECOND: usize = 6;
const LATEST: usize = 20;
const BLOCKS: usize = 30;
const BLOCK: usize = 12;
const PINS: usize = 12;
const ALL_PINS: usize = 100;

/// A front page as editors say it. Sections and topics are named by slug, stories by id or by address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontPlan {
    /// Stories for the place at the top; the first that readers may see takes it, else the newest.
    #[serde(default)]
    pub lead: Vec<FrontPin>,
    /// The stories beside it.
    #[serde(default)]
    pub second: FrontSlot,
    /// How many headlines stand under Latest, 0 to 20.
    #[serde(default = "eight")]
    pub latest: usize,
    /// The blocks, in order.
    #[serde(default)]
    pub blocks: Vec<FrontBlock>,
    /// How many stories each section that has no block gets, below the blocks, 0 to 12; with 0 they are not shown.
    #[serde(default = "four")]
    pub others: usize,
}

/// A place for several stories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontSlot {
    /// How many stories stand there, 0 to 6.
    #[serde(default = "two")]
    pub stories: usize,
    /// Stories that editors put there, in order; the newest follow.
    #[serde(default)]
    pub pins: Vec<FrontPin>,
}

/// A block of stories of one section or of one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontBlock {
    /// The slug of a section; either this or a topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The slug of a topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// How many stories, 1 to 12.
    #[serde(default = "four")]
    pub stories: usize,
    /// Stories that editors put there, in order, of whatever section; the block's newest follow.
    #[serde(default)]
    pub pins: Vec<FrontPin>,
}

/// A story that an editor put somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontPin {
    /// Its id, or its address such as `/town/harbour-opens`.
    pub article: String,
    /// From when on it is a story like any other; never where there is none. Microseconds since 1970 UTC, in JSON
    /// RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "super::moment")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<i64>,
}

fn two() -> usize {
    2
}

fn four() -> usize {
    4
}

fn eight() -> usize {
    8
}

impl Default for FrontPlan {
    fn default() -> Self {
        let second = FrontSlot::default();
        Self { lead: Vec::new(), second, latest: eight(), blocks: Vec::new(), others: four() }
    }
}

impl Default for FrontSlot {
    fn default() -> Self {
        Self { stories: two(), pins: Vec::new() }
    }
}

impl FrontPlan {
    /// What is wrong with its numbers; its names are looked up elsewhere.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut count = |field: String, number: usize, least: usize, most: usize| {
            if !(least..=most).contains(&number) {
                let sentence = Sentence::key("rules-front-count")
                    .number("least", least)
                    .number("most", most)
                    .number("got", number);
                found.push(problem(&field, sentence));
            }
        };
        count("second.stories".into(), self.second.stories, 0, SECOND);
        count("latest".into(), self.latest, 0, LATEST);
        count("others".into(), self.others, 0, BLOCK);
        for (at, block) in self.blocks.iter().enumerate() {
            count(format!("blocks.{at}.stories"), block.stories, 1, BLOCK);
        }
        if self.blocks.len() > BLOCKS {
            let sentence =
                Sentence::key("rules-front-blocks").number("max", BLOCKS).number("got", self.blocks.len());
            found.push(problem("blocks", sentence));
        }
        for (at, block) in self.blocks.iter().enumerate() {
            if block.section.is_some() == block.topic.is_some() {
                found.push(problem(&format!("blocks.{at}"), Sentence::key("rules-front-source")));
            }
        }
        let mut all = 0;
        for (field, pins) in self.slots() {
            all += pins.len();
            if pins.len() > PINS {
                found.push(problem(&field, Sentence::key("rules-front-pins").number("max", PINS)));
            }
        }
        if all > ALL_PINS {
            found.push(problem("blocks", Sentence::key("rules-front-all-pins").number("max", ALL_PINS)));
        }
        found
    }

    /// The pins of each place, with the name of the field they stand in.
    pub(crate) fn slots(&self) -> Vec<(String, &[FrontPin])> {
        let mut slots = vec![
            ("lead".to_owned(), self.lead.as_slice()),
            ("second.pins".to_owned(), self.second.pins.as_slice()),
        ];
        let blocks = self.blocks.iter().enumerate();
        slots.extend(blocks.map(|(at, block)| (format!("blocks.{at}.pins"), block.pins.as_slice())));
        slots
    }
}

/// A front page as it is stored: the same with ids, so that it follows a story or a topic that moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Arrangement {
    pub(crate) lead: Place,
    pub(crate) second: Place,
    pub(crate) latest: usize,
    pub(crate) blocks: Vec<(Source, Place)>,
    pub(crate) others: usize,
}

/// A place and what editors put there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) stories: usize,
    pub(crate) pins: Vec<Held>,
}

/// A story that holds a place until a moment, or for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    pub(crate) article: i64,
    pub(crate) until: Option<i64>,
}

/// What fills a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Source {
    Section(i64),
    Topic(i64),
}

impl Default for Arrangement {
    /// The front page of a paper that nobody arranged: the newest on top, then each section.
    fn default() -> Self {
        Self {
            lead: Place { stories: 1, pins: Vec::new() },
            second: Place { stories: two(), pins: Vec::new() },
            latest: eight(),
            blocks: Vec::new(),
            others: four(),
        }
    }
}

impl Arrangement {
    /// The places that hold pins, in the order of the page.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        [&self.lead, &self.second].into_iter().chain(self.blocks.iter().map(|(_, place)| place))
    }

    /// The topics that fill blocks.
    pub(crate) fn topics(&self) -> Vec<i64> {
        let topic = |(source, _): &(Source, Place)| match source {
            Source::Topic(id) => Some(*id),
            Source::Section(_) => None,
        };
        self.blocks.iter().filter_map(topic).collect()
    }

    /// Takes out every pin of a story and every block of a topic that is not one of these.
    pub(crate) fn retain(&mut self, stories: &[i64], topics: &[i64]) {
        self.blocks.retain(|(source, _)| match source {
            Source::Section(_) => true,
            Source::Topic(id) => topics.contains(id),
        });
        let blocks = self.blocks.iter_mut().map(|(_, place)| place);
        for place in [&mut self.lead, &mut self.second].into_iter().chain(blocks) {
            place.pins.retain(|pin| stories.contains(&pin.article));
        }
    }

    /// The ids of all pinned stories, each once.
    pub(crate) fn pinned(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.places().flat_map(|place| &place.pins).map(|pin| pin.article).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_the_automatic_page() {
        let plan: FrontPlan = serde_json::from_str("{}").unwrap();
        assert_eq!(plan, FrontPlan::default());
        assert!(plan.problems().is_empty());
        let block = (Source::Topic(5), Place { stories: 3, pins: vec![Held { article: 7, until: Some(9) }] });
        let page = Arrangement { blocks: vec![block], ..Arrangement::default() };
        let stored = serde_json::to_string(&page).unwrap();
        assert_eq!(serde_json::from_str::<Arrangement>(&stored).unwrap(), page);
        assert_eq!(page.pinned(), [7]);
    }

    #[test]
    fn numbers_out_of_range_are_named() {
        let pin = FrontPin { article: "1".to_owned(), until: None };
        let block = FrontBlock { pins: vec![pin; 13], ..FrontBlock::default() };
        let plan = FrontPlan { latest: 21, others: 13, blocks: vec![block], ..FrontPlan::default() };
        let fields: Vec<String> = plan.problems().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["latest", "others", "blocks.0.stories", "blocks.0", "blocks.0.pins"]);
    }
}
