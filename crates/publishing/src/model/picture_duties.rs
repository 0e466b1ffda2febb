//! What the pictures of a story need before readers see it: somebody to name, a right to show them, and words for those who
//! do not see them. What is missing is told with the picture's name, because a story may have twenty.

use std::collections::{HashMap, HashSet};

use document::{Figure, Kind};
use web::{Problem, Sentence};

use super::{Picture, Story, problem};

/// How much of a picture's words names it, in characters.
const NAME: usize = 60;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Words for those who do not see it, where it is not decorative.
    Alt,
    /// Photographer or agency.
    Credit,
    /// What it may be used for.
    Licence,
    /// Its licence is over.
    Expired,
}

impl Missing {
    /// Its name in keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Alt => "alt",
            Self::Credit => "credit",
            Self::Licence => "licence",
            Self::Expired => "expired",
        }
    }
}

/// Something that a picture of a story lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureDuty {
    /// The field of the story: `lead` or `body`.
    pub field: &'static str,
    /// The picture's id.
    pub picture: i64,
    /// What the picture is called: its words, the name of its file, or its key.
    pub name: String,
    /// What it lacks.
    pub missing: Missing,
    /// Whether the story stays where it is. A picture that was there before the rule, and that nobody described since, is
    /// only a warning.
    pub blocks: bool,
}

impl PictureDuty {
    /// What is to be done, in a sentence.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let sentence = match self.missing {
            Missing::Alt => Sentence::key("rules-picture-alt"),
            Missing::Credit => Sentence::key("rules-picture-credit"),
            Missing::Licence => Sentence::key("rules-picture-licence"),
            Missing::Expired => Sentence::key("rules-picture-expired"),
        };
        sentence.with("name", self.name.as_str())
    }
}

/// What a story says of a picture.
struct Told<'a> {
    field: &'static str,
    key: &'a str,
    alt: &'a str,
    caption: &'a str,
    credit: &'a str,
    decorative: bool,
}

/// The keys of the pictures of a story, above and within its text.
#[must_use]
pub fn picture_keys(story: &Story) -> HashSet<&str> {
    told(story).map(|one| one.key).collect()
}

fn told(story: &Story) -> impl Iterator<Item = Told<'_>> {
    let lead = story.lead.iter().map(|lead| Told {
        field: "lead",
        key: &lead.media,
        alt: &lead.alt,
        caption: &lead.caption,
        credit: &lead.credit,
        decorative: false,
    });
    let figures = story.body.content.iter().flat_map(|block| match &block.kind {
        Kind::Figure(figure) => std::slice::from_ref(figure),
        Kind::Gallery(figures) => figures.as_slice(),
        _ => &[],
    });
    lead.chain(figures.map(|Figure { media, alt, decorative, caption, credit, .. }| Told {
        field: "body",
        key: media,
        alt,
        caption,
        credit,
        decorative: *decorative,
    }))
}

/// What the pictures of a story lack at `now`, in the order in which they stand. A picture that the paper does not have is
/// shown as words alone and owes nothing. The words above a story come from the library where the story has none; within
/// the text the story's own count, because they are what readers see.
#[must_use]
pub fn picture_duties(story: &Story, known: &HashMap<String, Picture>, now: i64) -> Vec<PictureDuty> {
    let mut duties: Vec<PictureDuty> = Vec::new();
    for one in told(story) {
        let Some(picture) = known.get(one.key) else { continue };
        let words = &picture.words;
        let is_lead = one.field == "lead";
        let has = |own: &str, kept: &str| !own.is_empty() || is_lead && !kept.is_empty();
        let lacks = [
            (Missing::Alt, !has(one.alt, &words.alt) && !one.decorative && !words.decorative),
            (Missing::Credit, !has(one.credit, &words.credit)),
            (Missing::Licence, words.licence.is_empty()),
            (Missing::Expired, words.expires.is_some_and(|end| end <= now)),
        ];
        for (missing, _) in lacks.into_iter().filter(|(_, is_missing)| *is_missing) {
            let duty = PictureDuty {
                field: one.field,
                picture: picture.id,
                name: name(&one, picture),
                missing,
                blocks: picture.bound,
            };
            if !duties.contains(&duty) {
                duties.push(duty);
            }
        }
    }
    duties
}

/// The duties that keep a story from readers, as problems of its fields.
#[must_use]
pub fn picture_problems(duties: &[PictureDuty]) -> Vec<Problem> {
    duties.iter().filter(|duty| duty.blocks).map(|duty| problem(duty.field, duty.sentence())).collect()
}

fn name(told: &Told<'_>, picture: &Picture) -> String {
    let words =
        [told.alt, told.caption, &picture.words.alt, &picture.words.caption, &picture.name, &picture.key];
    let name = words.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let mut short: String = name.chars().take(NAME).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use document::{Block, Document};

    use super::*;
    use crate::model::{Lead, PictureWords};

    fn picture(words: PictureWords) -> HashMap<String, Picture> {
        let picture = Picture { id: 7, key: "ab/x.jpg".into(), words, bound: true, ..Picture::default() };
        [(picture.key.clone(), picture)].into()
    }

    fn whole() -> PictureWords {
        PictureWords {
            alt: "A pier".into(),
            credit: "Jo".into(),
            licence: "own".into(),
            ..PictureWords::default()
        }
    }

    fn under_lead() -> Story {
        Story { lead: Some(Lead { media: "ab/x.jpg".into(), ..Lead::default() }), ..Story::default() }
    }

    fn with_figure(figure: Figure) -> Story {
        let figure = Figure { media: "ab/x.jpg".into(), ..figure };
        Story { body: Document::new(vec![Block::new(Kind::Figure(figure))]), ..Story::default() }
    }

    fn missing(story: &Story, words: PictureWords) -> Vec<Missing> {
        picture_duties(story, &picture(words), 100).into_iter().map(|duty| duty.missing).collect()
    }

    #[test]
    fn the_picture_above_takes_its_words_from_the_library() {
        assert_eq!(missing(&under_lead(), whole()), []);
        let all = [Missing::Alt, Missing::Credit, Missing::Licence];
        assert_eq!(missing(&under_lead(), PictureWords::default()), all);
        let decorative = PictureWords { alt: String::new(), decorative: true, ..whole() };
        assert_eq!(missing(&under_lead(), decorative), []);
    }

    #[test]
    fn within_the_text_the_story_speaks() {
        let figure = Figure { alt: "A pier".into(), credit: "Jo".into(), ..Figure::default() };
        assert_eq!(missing(&with_figure(figure), whole()), []);
        assert_eq!(missing(&with_figure(Figure::default()), whole()), [Missing::Alt, Missing::Credit]);
        let ornament = Figure { decorative: true, credit: "Jo".into(), ..Figure::default() };
        assert_eq!(missing(&with_figure(ornament), whole()), []);
        let gallery = Kind::Gallery(vec![Figure { media: "ab/x.jpg".into(), ..Figure::default() }; 2]);
        let story = Story { body: Document::new(vec![Block::new(gallery)]), ..Story::default() };
        assert_eq!(missing(&story, whole()).len(), 2, "the same is said once");
    }

    #[test]
    fn a_licence_ends() {
        assert_eq!(missing(&under_lead(), PictureWords { expires: Some(101), ..whole() }), []);
        assert_eq!(
            missing(&under_lead(), PictureWords { expires: Some(100), ..whole() }),
            [Missing::Expired]
        );
    }

    #[test]
    fn what_was_there_before_is_a_warning_and_what_is_not_there_is_nothing() {
        let mut known = picture(PictureWords::default());
        let duties = picture_duties(&under_lead(), &known, 0);
        assert_eq!(picture_problems(&duties).len(), 3);
        let sentence = picture_problems(&duties)[0].sentence.to_string();
        assert_eq!(sentence, "rules-picture-alt name=\"ab/x.jpg\"");
        known.values_mut().for_each(|picture| picture.bound = false);
        let duties = picture_duties(&under_lead(), &known, 0);
        assert_eq!((duties.len(), picture_problems(&duties).len()), (3, 0));
        assert!(picture_duties(&under_lead(), &HashMap::new(), 0).is_empty());
    }
}
