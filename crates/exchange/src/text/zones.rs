//! What each unit is by its place: above the headline, between headline and story, in the story, behind it.

use super::head;
use super::lines::{self, word_count};
use super::model::{Kind, Reason};
use super::page::{Class, Part};
use super::wrap::Unit;
use super::{furniture, words};

/// The page while its units get their parts.
struct Zones<'a> {
    units: &'a [Unit],
    classes: &'a [Class],
    headline: usize,
    /// The first unit of the story.
    first: usize,
    /// The last unit of running text in the story.
    last: usize,
    /// Where the readers' comments start.
    cut: usize,
    /// The page is a live report: clock times head its entries.
    live: bool,
}

/// Gives each unit its part.
pub(super) fn parts(units: &[Unit], classes: &[Class], headline: usize) -> Vec<Part> {
    let cut = comments_start(units, classes, headline);
    let clocks = units.iter().zip(classes).skip(headline);
    let live = clocks.filter(|(unit, class)| is_clock(unit, **class)).count() >= 2;
    let mut zones = Zones { units, classes, headline, first: cut, last: headline, cut, live };
    let standfirst = zones.standfirst();
    let prose = |at: &usize| zones.class(*at) == Class::Prose && Some(*at) != standfirst;
    zones.first = (headline + 1..cut).find(prose).unwrap_or(cut);
    let prose = |at: &usize| zones.class(*at) == Class::Prose;
    zones.last = (zones.first..cut).rev().find(prose).unwrap_or(headline);
    let mut parts: Vec<Part> = (0..headline).map(|at| zones.above(at)).collect();
    parts.push(Part::Headline);
    parts.extend(
        (headline + 1..zones.first)
            .map(|at| if Some(at) == standfirst { Part::Standfirst } else { zones.under(at) }),
    );
    zones.story(&mut parts);
    parts.extend((cut..units.len()).map(|at| zones.below(at)));
    parts
}

fn is_clock(unit: &Unit, class: Class) -> bool {
    class == Class::Furniture(Reason::Time) && lines::is_clock(&unit.text)
}

/// Where the readers' comments start: at a line that heads them, once there is a story above, and if either no
/// running text follows or what follows bears the marks of a thread (reply buttons, ages, likes). A share bar with
/// "12 comments" above the story fulfils neither.
fn comments_start(units: &[Unit], classes: &[Class], headline: usize) -> usize {
    let marks = |at: usize| {
        matches!(
            classes.get(at),
            Some(Class::Furniture(Reason::Comments | Reason::CommentForm | Reason::Time))
        )
    };
    // From each unit on: how many paragraphs follow, and how many of these have a mark of a thread close behind.
    let mut below: Vec<(usize, usize)> = Vec::with_capacity(units.len());
    let (mut prose, mut marked) = (0, 0);
    for at in (0..units.len()).rev() {
        if classes.get(at) == Some(&Class::Prose) {
            prose += 1;
            marked += usize::from((at + 1..=at + 3).any(marks));
        }
        below.push((prose, marked));
    }
    below.reverse();
    let mut above = 0_usize;
    for at in headline + 1..units.len() {
        if classes.get(at) == Some(&Class::Prose) {
            above += 1;
        }
        let (prose, marked) = below.get(at).copied().unwrap_or_default();
        let counted = units.get(at).is_some_and(|unit| unit.text.starts_with(|c: char| c.is_ascii_digit()));
        let thread = marked * 2 >= prose && (above >= 2 || !counted);
        if above > 0
            && (prose == 0 || thread)
            && units.get(at).is_some_and(|unit| heads_comments(unit, classes, at))
        {
            return at;
        }
    }
    units.len()
}

/// "Comments", "3 Kommentare", "Write a comment": not the bare buttons that a newsletter box has too.
fn heads_comments(unit: &Unit, classes: &[Class], at: usize) -> bool {
    match classes.get(at) {
        Some(Class::Furniture(Reason::Comments)) => true,
        Some(Class::Furniture(Reason::CommentForm)) => {
            let lower = unit.text.to_lowercase();
            lower.contains("comment") || lower.contains("kommentar") || lower.contains("komment")
        }
        _ => false,
    }
}

impl Zones<'_> {
    fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Short)
    }

    fn text(&self, at: usize) -> &str {
        self.units.get(at).map_or("", |unit| unit.text.as_str())
    }

    /// The standfirst: one sentence, or a line without a stop, directly under the headline. A sentence with a stop
    /// needs a date or byline under it, else it is the first paragraph.
    fn standfirst(&self) -> Option<usize> {
        let at = (self.headline + 1..self.cut)
            .find(|at| !matches!(self.class(*at), Class::Furniture(_)) && !self.is_under_credit(*at))
            .filter(|at| matches!(self.class(*at), Class::Short | Class::Prose))?;
        let text = self.text(at);
        let count = word_count(text);
        let single = !text.contains(". ") && (5..=45).contains(&count) && lines::list_mark(text).is_none();
        let mut below = (at + 1..self.cut).filter(|at| !matches!(self.class(*at), Class::Furniture(_)));
        let next = below.next()?;
        let head = |at: usize| matches!(self.class(at), Class::Date | Class::Byline);
        let headed = head(next)
            || (self.class(next) == Class::Short
                && word_count(self.text(next)) <= 4
                && below.next().is_some_and(head));
        let more = (at + 1..self.cut).any(|at| self.class(at) == Class::Prose);
        let open = self.class(at) == Class::Short && count >= 6 && self.class(next) == Class::Prose;
        (single && more && (headed || open)).then_some(at)
    }

    /// No blank line parts the unit from the one above it.
    fn is_tight(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| !unit.blank_before)
    }

    /// Directly under "Image caption," stands the caption.
    fn is_under_credit(&self, at: usize) -> bool {
        let credit = |above: usize| self.class(above) == Class::Furniture(Reason::Credit);
        self.class(at) == Class::Short && self.is_tight(at) && at.checked_sub(1).is_some_and(credit)
    }

    /// Above the headline.
    fn above(&self, at: usize) -> Part {
        let text = self.text(at);
        match self.class(at) {
            Class::Date => Part::Date,
            Class::Furniture(reason) => Part::Out(reason),
            _ if text.contains(self.text(self.headline)) => Part::Out(Reason::Headline),
            _ if words::has(furniture::SECTIONS, &text.to_lowercase()) && at + 1 == self.headline => {
                Part::Out(Reason::SectionLabel)
            }
            Class::Short if word_count(text) <= 4 => Part::Out(Reason::Navigation),
            Class::Short | Class::Prose | Class::Byline => Part::Out(Reason::BeforeHeadline),
        }
    }

    /// Between headline and story.
    fn under(&self, at: usize) -> Part {
        let text = self.text(at);
        match self.class(at) {
            Class::Date => Part::Date,
            Class::Byline => Part::Byline,
            Class::Furniture(_) if self.live && is_clock_text(text) && self.leads(at) => {
                Part::Story(Kind::Heading)
            }
            Class::Furniture(reason) => Part::Out(reason),
            Class::Short | Class::Prose => self.under_short(at, text),
        }
    }

    fn under_short(&self, at: usize, text: &str) -> Part {
        let beside = |place: usize| matches!(self.class(place), Class::Date);
        let section = words::has(furniture::SECTIONS, &text.to_lowercase());
        if text == self.text(self.headline) {
            return Part::Out(Reason::Headline);
        }
        // Under a byline stands the author's post.
        if at.checked_sub(1).is_some_and(|above| self.class(above) == Class::Byline) && self.is_tight(at) {
            return Part::Out(Reason::SectionLabel);
        }
        if self.is_under_credit(at) {
            return Part::Out(Reason::Credit);
        }
        // A bare name next to the date is how many papers print the byline.
        if (beside(at + 1) || (at > 0 && beside(at - 1)))
            && head::is_name(text)
            && (2..=4).contains(&word_count(text))
            && !section
        {
            return Part::Byline;
        }
        if section || (word_count(text) <= 3 && !self.leads(at)) {
            return Part::Out(Reason::SectionLabel);
        }
        if lines::list_mark(text).is_some() {
            return Part::Story(Kind::ListItem);
        }
        if self.leads(at) { Part::Story(Kind::Heading) } else { Part::Out(Reason::Link) }
    }

    /// The next unit is running text, or a heading over it.
    fn leads(&self, at: usize) -> bool {
        let next = |place: usize| place < self.cut && self.class(place) == Class::Prose;
        next(at + 1) || (self.class(at + 1) == Class::Short && next(at + 2))
    }

    /// The story with what stands between its paragraphs, and the rest up to the comments.
    fn story(&self, parts: &mut Vec<Part>) {
        let mut related = false;
        let mut listed = false;
        for at in self.first..self.cut {
            let part = self.story_part(at, &mut related, listed);
            let colon = self.text(at).ends_with(':');
            listed = matches!(part, Part::Story(Kind::ListItem))
                || (matches!(part, Part::Story(Kind::Text)) && colon);
            parts.push(part);
        }
    }

    fn story_part(&self, at: usize, related: &mut bool, listed: bool) -> Part {
        let text = self.text(at);
        let item = lines::list_mark(text).is_some();
        match self.class(at) {
            Class::Furniture(Reason::Time) if self.live && is_clock_text(text) && self.leads(at) => {
                *related = false;
                Part::Story(Kind::Heading)
            }
            Class::Furniture(reason) => {
                // "Read more: TITLE" is whole in itself; a bare "Related stories" heads a list.
                let whole = text.split_once(':').is_some_and(|(_, title)| word_count(title) > 1);
                *related =
                    (reason == Reason::Related && !whole) || (*related && reason != Reason::Advertisement);
                Part::Out(reason)
            }
            Class::Date if *related => Part::Out(Reason::Related),
            Class::Byline if *related => Part::Out(Reason::Related),
            Class::Date => Part::Date,
            Class::Byline => Part::Byline,
            Class::Prose if *related && is_teaser(text) && self.more_prose(at) => Part::Out(Reason::Related),
            Class::Prose => {
                *related = false;
                Part::Story(if item { Kind::ListItem } else { Kind::Text })
            }
            Class::Short if *related => Part::Out(Reason::Related),
            Class::Short if item && (listed || at < self.last) => Part::Story(Kind::ListItem),
            Class::Short if at > self.last => Part::Out(Reason::Link),
            Class::Short if self.run_of_short(at) >= 3 => Part::Out(Reason::Related),
            Class::Short => Part::Story(Kind::Heading),
        }
    }

    /// How many short lines stand together here between two paragraphs. One or two are headings; more are links.
    fn run_of_short(&self, at: usize) -> usize {
        const ENOUGH: usize = 3;
        let plain = |place: &usize| {
            !matches!(self.class(*place), Class::Furniture(_))
                && lines::list_mark(self.text(*place)).is_none()
        };
        let ends = |place: &usize| self.class(*place) != Class::Prose;
        let before = (self.first..at).rev().take_while(ends).take(40).filter(plain).take(ENOUGH).count();
        let after = (at..self.cut).take_while(ends).take(40).filter(plain).take(ENOUGH).count();
        before + after
    }

    fn more_prose(&self, at: usize) -> bool {
        at < self.last
    }

    /// The comments and what follows.
    fn below(&self, at: usize) -> Part {
        match self.class(at) {
            Class::Furniture(reason) => Part::Out(reason),
            _ => Part::Out(Reason::Comments),
        }
    }
}

fn is_clock_text(text: &str) -> bool {
    lines::is_clock(text)
}

/// A sentence short enough to be the title or teaser of another story.
fn is_teaser(text: &str) -> bool {
    word_count(text) < 15 && !text.contains(['"', '“', '„', '»'])
}
