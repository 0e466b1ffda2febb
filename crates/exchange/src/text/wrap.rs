//! Hard-wrapped lines back into paragraphs.
//!
//! Saved text comes in two shapes: one paragraph per line, or lines broken at a fixed width. Joining wrongly would
//! glue menu items and captions to the story, so lines are joined only where the page as a whole shows that it is
//! wrapped, and only across a break that looks like one: the line is full (the next word would not have fitted), or
//! it stops in the middle of a sentence and the next line goes on in lower case.

use super::decode::Line;
use super::lines;

/// Widest line that can be the work of a hard wrap. Mail and terminal text is broken at 72 to 80, some at 100.
const WIDEST: usize = 100;
/// Narrowest line that is joined to the next.
const NARROWEST: usize = 40;

/// One paragraph, or one line on its own.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// The lines it is made of: number and tidied text. Never empty.
    pub(super) lines: Vec<(usize, String)>,
    /// The lines joined.
    pub(super) text: String,
    /// A blank line is above.
    pub(super) blank_before: bool,
}

impl Unit {
    /// The first line, from 1.
    pub(super) fn line(&self) -> usize {
        self.lines.first().map_or(1, |(number, _)| *number)
    }

    /// The last line, from 1.
    pub(super) fn last_line(&self) -> usize {
        self.lines.last().map_or(1, |(number, _)| *number)
    }
}

/// Joins what was wrapped.
pub(super) fn units(lines: Vec<Line>) -> Vec<Unit> {
    let width = wrap_width(&lines);
    let mut units: Vec<Unit> = Vec::new();
    let mut previous: Option<Line> = None;
    for line in lines {
        let joins = match (&previous, width) {
            (Some(above), Some(width)) => goes_on(above, &line, width),
            (Some(above), None) => above.soft_hyphen && !line.blank_before,
            (None, _) => false,
        };
        match (units.last_mut(), &previous) {
            (Some(unit), Some(above)) if joins => extend(unit, above, &line),
            _ => units.push(Unit {
                lines: vec![(line.number, line.text.clone())],
                text: line.text.clone(),
                blank_before: line.blank_before,
            }),
        }
        previous = Some(line);
    }
    units
}

/// The width the page is wrapped at, or `None` where it is one paragraph per line.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let widths: Vec<usize> = lines.iter().map(width).collect();
    let long = widths.iter().filter(|width| **width > WIDEST).count();
    let wide = widths.iter().filter(|width| **width >= NARROWEST).count();
    // A stray long line (an address) is no proof; many are.
    if long * 5 > wide {
        return None;
    }
    let limit = widths.iter().copied().filter(|width| *width <= WIDEST).max()?;
    if limit < NARROWEST {
        return None;
    }
    let (mut full, mut broken) = (0_usize, 0_usize);
    for (above, below) in lines.iter().zip(lines.iter().skip(1)) {
        if !below.blank_before && is_full(above, below, limit) {
            full += 1;
            broken += usize::from(mid_sentence(above, below));
        } else if !below.blank_before && width(above) >= NARROWEST && mid_sentence(above, below) {
            broken += 1;
        }
    }
    (broken > 0 && broken * 3 >= full).then_some(limit)
}

fn goes_on(above: &Line, below: &Line, limit: usize) -> bool {
    if below.blank_before || above.text.is_empty() || below.text.is_empty() {
        return false;
    }
    if above.soft_hyphen {
        return true;
    }
    // A list line goes on only in lines that hang under it; elsewhere a deeper indent starts a paragraph.
    let item = lines::list_mark(&above.text).is_some();
    if lines::list_mark(&below.text).is_some() || (below.indent > above.indent + 1 && !item) {
        return false;
    }
    if width(above) < NARROWEST && !is_full(above, below, limit) {
        return false;
    }
    if mid_sentence(above, below) {
        return true;
    }
    is_full(above, below, limit) && !lines::is_apart(&above.text) && !lines::is_apart(&below.text)
}

/// The next word would not have fitted. A few characters of slack, because programs count the line end differently;
/// more where the line breaks off without a stop, because writers who wrap by hand leave a ragged edge.
fn is_full(above: &Line, below: &Line, limit: usize) -> bool {
    let word = below.text.split(' ').next().map_or(0, |word| word.chars().count());
    let slack = if lines::ends_sentence(&above.text) { 3 } else { 10 };
    width(above) >= NARROWEST.min(limit) && width(above) + word + slack > limit
}

fn mid_sentence(above: &Line, below: &Line) -> bool {
    let open = !lines::ends_sentence(&above.text);
    open && below.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
        && below.text.chars().next().is_some_and(|c| c.is_alphanumeric() || "\"“„»«‘‚'(".contains(c))
}

fn width(line: &Line) -> usize {
    line.indent + line.text.chars().count()
}

fn extend(unit: &mut Unit, above: &Line, line: &Line) {
    let hyphen = above.text.ends_with('-') && !above.text.ends_with(" -");
    let next = line.text.split(' ').next().unwrap_or_default();
    // "Ein- und Ausfuhr" keeps its space; any other hyphen at the break stays in the word. It is never removed:
    // "long-term" and a word that was cut cannot be told apart.
    let in_word = hyphen && !matches!(next, "und" | "oder" | "bis" | "and" | "or" | "to");
    if !in_word && !above.soft_hyphen {
        unit.text.push(' ');
    }
    unit.text.push_str(&line.text);
    unit.lines.push((line.number, line.text.clone()));
}
