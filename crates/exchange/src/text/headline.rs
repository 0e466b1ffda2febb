//! Which line is the headline.
//!
//! Above a story stand menus, banners, the paper's name and a section; under the headline stand a standfirst, a
//! byline, a date. No single mark tells the headline, so each line above the first paragraph gets points: for a
//! headline's length, for what follows it, for standing apart from a menu. The first of the best wins.

use super::lines::{ends_sentence, word_count};
use super::page::Class;
use super::wrap::Unit;

/// Points a line needs to be the headline of the story that starts under it.
const ENOUGH: i32 = 3;
/// Most paragraphs tried as the start of the story; boilerplate above a headline is shorter than this.
const TRIES: usize = 6;

/// The place of the headline, or `None`.
pub(super) fn find(units: &[Unit], classes: &[Class]) -> Option<usize> {
    let bodies: Vec<usize> =
        (0..units.len()).filter(|at| class(classes, *at) == Class::Prose).take(TRIES).collect();
    let mut fallback: Option<(i32, usize)> = None;
    for body in bodies {
        let best = best_above(units, classes, body);
        match best {
            Some((points, at)) if points >= ENOUGH => return Some(at),
            Some(found) if fallback.is_none_or(|(points, _)| found.0 > points) => fallback = Some(found),
            _ => {}
        }
    }
    fallback.map(|(_, at)| at)
}

fn class(classes: &[Class], at: usize) -> Class {
    classes.get(at).copied().unwrap_or(Class::Prose)
}

fn best_above(units: &[Unit], classes: &[Class], body: usize) -> Option<(i32, usize)> {
    let mut best: Option<(i32, usize)> = None;
    for at in 0..=body {
        let Some(unit) = units.get(at) else { continue };
        let count = word_count(&unit.text);
        let lone_prose = class(classes, at) == Class::Prose && count <= 25 && at < units.len() - 1;
        if !lone_prose && (at == body || class(classes, at) != Class::Short) {
            continue;
        }
        let points = points(units, classes, at, body);
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, at));
        }
    }
    best
}

fn points(units: &[Unit], classes: &[Class], at: usize, body: usize) -> i32 {
    let Some(unit) = units.get(at) else { return i32::MIN };
    let mut points = match word_count(&unit.text) {
        0 | 1 => -3,
        2 => -1,
        3 => 0,
        4..=18 => 3,
        19..=30 => 1,
        _ => -5,
    };
    if ends_sentence(&unit.text) && !unit.text.ends_with(['?', '!']) {
        points -= 3;
    }
    if in_menu(units, classes, at) {
        points -= 4;
    }
    if leads_to_head(classes, at) {
        points += 3;
    } else if next_of_weight(classes, at).is_some_and(|next| next == body) {
        points += 2;
    }
    points + repeats(units, at)
}

/// In a run of three or more short lines without blank lines between them: a menu.
fn in_menu(units: &[Unit], classes: &[Class], at: usize) -> bool {
    let menu = |place: usize| {
        matches!(class(classes, place), Class::Short | Class::Furniture(_))
            && units.get(place).is_some_and(|unit| word_count(&unit.text) <= 4)
    };
    if !menu(at) {
        return false;
    }
    let tight = |place: usize| units.get(place).is_some_and(|unit| !unit.blank_before);
    let mut length = 1;
    let mut place = at;
    while place > 0 && tight(place) && menu(place - 1) && length < 3 {
        place -= 1;
        length += 1;
    }
    place = at + 1;
    while tight(place) && menu(place) && length < 3 {
        place += 1;
        length += 1;
    }
    length >= 3
}

/// A date or byline follows, with at most two lines (standfirst, caption) between.
fn leads_to_head(classes: &[Class], at: usize) -> bool {
    let mut between = 0;
    for class in classes.iter().skip(at + 1).take(8) {
        match class {
            Class::Date | Class::Byline => return true,
            Class::Furniture(_) => {}
            Class::Short | Class::Prose => {
                between += 1;
                if between > 2 {
                    return false;
                }
            }
        }
    }
    false
}

/// The next unit that is not furniture.
fn next_of_weight(classes: &[Class], at: usize) -> Option<usize> {
    classes
        .iter()
        .enumerate()
        .skip(at + 1)
        .find(|(_, class)| !matches!(class, Class::Furniture(_)))
        .map(|(place, _)| place)
}

/// A window title ("Headline | The Paper") repeats the headline further down: points go from the one to the other.
fn repeats(units: &[Unit], at: usize) -> i32 {
    const NEAR: usize = 120;
    let Some(own) = units.get(at).map(|unit| unit.text.as_str()) else { return 0 };
    if word_count(own) < 2 {
        return 0;
    }
    let titled = |title: &str, headline: &str| {
        title.strip_prefix(headline).is_some_and(|rest| {
            rest.is_empty() || rest.trim_start().starts_with(['|', '-', '–', '—', '·', '•', ':'])
        })
    };
    let later = units
        .iter()
        .skip(at + 1)
        .take(NEAR)
        .any(|unit| word_count(&unit.text) >= 2 && titled(own, &unit.text));
    let earlier = units.iter().take(at).skip(at.saturating_sub(NEAR)).any(|unit| titled(&unit.text, own));
    i32::from(earlier) * 4 - i32::from(later) * 4
}
