//! From units to a page: classes, zones, and the account of every line.

use super::head::{self, DateLine};
use super::headline;
use super::lines;
use super::model::{
    Dated, Kind, Language, LeftOut, LineUse, Page, Paragraph, Reason, Refused, Role, Warning,
};
use super::speech;
use super::words;
use super::wrap::Unit;
use super::zones;

/// What a unit is by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Running text.
    Prose,
    /// A line that is no sentence: headline, heading, link, menu item.
    Short,
    /// A date line.
    Date,
    /// A byline.
    Byline,
    /// Furniture of the page.
    Furniture(Reason),
}

/// What a unit is on this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Headline,
    Standfirst,
    Date,
    Byline,
    Story(Kind),
    Out(Reason),
}

/// Builds the page.
pub(super) fn assemble(units: Vec<Unit>, mut warnings: Vec<Warning>) -> Result<Page, Refused> {
    let classes = classify(&units);
    let first = units.iter().find(|unit| !unit.text.is_empty()).map_or(1, Unit::line);
    let count = units.iter().map(|unit| unit.lines.len()).sum();
    let Some(story) = classes.iter().position(|class| *class == Class::Prose) else {
        return Err(Refused::NoStory { line: first, count });
    };
    let Some(at) = headline::find(&units, &classes) else {
        return Err(Refused::NoHeadline { line: units.get(story).map_or(1, Unit::line) });
    };
    let mut parts = zones::parts(&units, &classes, at);
    if !parts.iter().any(|part| matches!(part, Part::Story(Kind::Text | Kind::ListItem))) {
        return Err(Refused::NoStory { line: first, count });
    }
    let mut date = choose_date(&units, &mut parts, at);
    let (mut paragraphs, lines) = account(&units, &parts);
    let dateline = take_dateline(&mut paragraphs);
    if date.is_none() {
        date = dateline
            .as_deref()
            .and_then(|(line, text)| Some(Dated { value: head::date_in(text)?, line: *line }));
    }
    if date.is_none() {
        warnings.push(Warning::NoDate);
    }
    speech::propose(&mut paragraphs, &mut warnings);
    let text = |wanted: Part| {
        parts.iter().zip(&units).find(|(part, _)| **part == wanted).map(|(_, unit)| unit.text.clone())
    };
    Ok(Page {
        headline: text(Part::Headline).unwrap_or_default(),
        standfirst: text(Part::Standfirst),
        date,
        bylines: bylines(&units, &parts),
        dateline: dateline.map(|boxed| boxed.1),
        language: language(&paragraphs),
        left_out: left_out(&lines),
        paragraphs,
        warnings,
        lines,
    })
}

fn classify(units: &[Unit]) -> Vec<Class> {
    let mut classes: Vec<Class> = units.iter().map(|unit| class_of(&unit.text)).collect();
    // "By" on a line of its own, the name on the next.
    for (at, unit) in units.iter().enumerate() {
        let alone = matches!(unit.text.trim_end_matches(':'), "By" | "by" | "BY" | "Von" | "von" | "VON");
        let named =
            units.get(at + 1).is_some_and(|next| head::is_name(&next.text) && next.text.contains(' '));
        if alone && named {
            for place in [at, at + 1] {
                if let Some(class) = classes.get_mut(place) {
                    *class = Class::Byline;
                }
            }
        }
    }
    classes
}

fn class_of(text: &str) -> Class {
    if let Some(line) = head::date_line(text) {
        return if line.names.is_empty() { Class::Date } else { Class::Byline };
    }
    if head::byline(text).is_some() {
        return Class::Byline;
    }
    if let Some(reason) = lines::furniture(text) {
        return Class::Furniture(if text.is_empty() { Reason::Invisible } else { reason });
    }
    if lines::is_prose(text) { Class::Prose } else { Class::Short }
}

/// Takes one date: a publication date under the headline before a date of change, and before one above it.
fn choose_date(units: &[Unit], parts: &mut [Part], headline: usize) -> Option<Dated> {
    let lines: Vec<(usize, DateLine)> = parts
        .iter()
        .zip(units)
        .enumerate()
        .filter(|(_, (part, _))| matches!(part, Part::Date | Part::Byline))
        .filter_map(|(at, (_, unit))| Some((at, head::date_line(&unit.text)?)))
        .collect();
    let chosen = lines.iter().min_by_key(|(at, line)| (*at < headline, line.updated, *at)).map(|(at, _)| *at);
    for (at, part) in parts.iter_mut().enumerate() {
        if *part == Part::Date && Some(at) != chosen {
            *part = Part::Out(Reason::Date);
        }
    }
    let (at, line) = lines.iter().find(|(at, _)| Some(*at) == chosen)?;
    Some(Dated { value: line.value, line: units.get(*at)?.line() })
}

/// The paragraphs, and what became of every line.
fn account(units: &[Unit], parts: &[Part]) -> (Vec<Paragraph>, Vec<LineUse>) {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut uses = Vec::new();
    for (unit, part) in units.iter().zip(parts) {
        let role = match part {
            Part::Headline => Role::Headline,
            Part::Standfirst => Role::Standfirst,
            Part::Date => Role::Date,
            Part::Byline => Role::Byline,
            Part::Out(reason) => Role::LeftOut(*reason),
            Part::Story(kind) => {
                let text = match kind {
                    Kind::ListItem => lines::list_mark(&unit.text).unwrap_or(&unit.text),
                    _ => &unit.text,
                };
                paragraphs.push(Paragraph {
                    line: unit.line(),
                    last_line: unit.last_line(),
                    text: text.trim().to_owned(),
                    kind: *kind,
                    speech: Vec::new(),
                });
                Role::Paragraph(paragraphs.len() - 1)
            }
        };
        uses.extend(unit.lines.iter().map(|(line, text)| LineUse { line: *line, text: text.clone(), role }));
    }
    (paragraphs, uses)
}

fn left_out(lines: &[LineUse]) -> Vec<LeftOut> {
    lines
        .iter()
        .filter_map(|line| match line.role {
            Role::LeftOut(reason) => Some(LeftOut { line: line.line, text: line.text.clone(), reason }),
            _ => None,
        })
        .collect()
}

fn bylines(units: &[Unit], parts: &[Part]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (unit, _) in units.iter().zip(parts).filter(|(_, part)| **part == Part::Byline) {
        let found = match head::date_line(&unit.text) {
            Some(line) => line.names,
            None => head::byline(&unit.text).unwrap_or_else(|| {
                if head::is_name(&unit.text) && unit.text.contains(' ') {
                    vec![unit.text.clone()]
                } else {
                    Vec::new()
                }
            }),
        };
        for name in found {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Takes the dateline off the first paragraph of running text.
fn take_dateline(paragraphs: &mut [Paragraph]) -> Option<Box<(usize, String)>> {
    let first = paragraphs.iter_mut().find(|paragraph| paragraph.kind == Kind::Text)?;
    let (line, rest) = head::dateline(&first.text).map(|(line, rest)| (line.to_owned(), rest.to_owned()))?;
    first.text = rest;
    Some(Box::new((first.line, line)))
}

/// Counts the commonest words. One language must have a clear lead, so that a quoted phrase does not decide.
fn language(paragraphs: &[Paragraph]) -> Language {
    let (mut english, mut german) = (0_usize, 0_usize);
    for paragraph in paragraphs {
        for word in paragraph.text.split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            english += usize::from(words::has(words::COMMON_ENGLISH, &word));
            german += usize::from(words::has(words::COMMON_GERMAN, &word));
        }
    }
    if english > german * 2 && english >= 2 {
        Language::English
    } else if german > english * 2 && german >= 2 {
        Language::German
    } else {
        Language::Unknown
    }
}
