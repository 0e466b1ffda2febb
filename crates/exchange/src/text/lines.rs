//! What a line is by its own words, wherever it stands.

use super::model::Reason;
use super::{furniture, head};

/// Longest furniture that is found by how it starts; a longer line is a sentence that happens to start so.
const LONGEST_START: usize = 30;

/// The words of a text, split at spaces.
pub(super) fn word_count(text: &str) -> usize {
    text.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Whether the text ends as a sentence does: a stop, perhaps with closing marks behind it.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| "\"”“’‘'»«›‹)]".contains(c)).ends_with(['.', '!', '?', '…', ':'])
}

/// Whether the text reads as running prose rather than a label, link or heading.
pub(super) fn is_prose(text: &str) -> bool {
    let count = word_count(text);
    if count >= 30 || is_signed_quote(text) {
        return true;
    }
    let end = text.trim_end_matches(|c: char| "\"”“’‘'»«›‹)]".contains(c));
    // A short question is a heading in an explainer and a link in a list; a question someone is asked has a label.
    if end.ends_with('?') {
        return count > 12 || has_inner_stop(end) || speaker_label(text).is_some();
    }
    if end.ends_with(['.', '!', '…']) && !end.ends_with(" ...") {
        return count >= 3 || (count >= 1 && text.len() != end.len()) || speaker_label(text).is_some();
    }
    count >= 15 && (has_inner_stop(text) || text.ends_with([',', ';', ':', '"', '”', '“', '«', '»']))
        || (count >= 4 && (text.ends_with(':') || speaker_label(text).is_some()))
}

/// `“No bread, no town.” — Ole Timm`: a quotation set off by itself.
fn is_signed_quote(text: &str) -> bool {
    [" — ", " – "].iter().filter_map(|dash| text.rsplit_once(dash)).any(|(quote, name)| {
        quote.ends_with(['"', '”', '“', '«']) && word_count(quote) >= 2 && head::is_name(name)
    })
}

fn has_inner_stop(text: &str) -> bool {
    [". ", "? ", "! "].iter().any(|stop| text.contains(stop))
}

/// The label of an interview line: `Holm: We are open.` gives `Holm`. At most four words, each capitalised.
pub(super) fn speaker_label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let names = label.split(' ').filter(|word| !word.is_empty());
    let good = (1..=4).contains(&names.clone().count())
        && names.clone().all(|word| word.chars().next().is_some_and(|c| c.is_uppercase()))
        && names.clone().all(|word| word.chars().all(|c| c.is_alphabetic() || "-.'’".contains(c)));
    (good && rest.starts_with(' ') && rest.len() > 1).then_some(label)
}

/// A list mark at the start of a line, and the text after it.
pub(super) fn list_mark(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once(' ')?;
    let number = mark
        .strip_suffix(['.', ')'])
        .is_some_and(|digits| (1..=2).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()));
    let bullet = matches!(mark, "•" | "*" | "-" | "–" | "·" | "◦" | "▪" | "‣" | "+" | "o" | "●" | "■");
    // "14. Januar" and "3. Liga" are not list lines: after a number in German a noun follows without more.
    let dated = number && head::starts_with_month(rest);
    ((number && !dated || bullet) && rest.chars().any(char::is_alphanumeric)).then_some(rest)
}

/// Whether a line surely stands alone, so that wrapping never joins it to a neighbour.
pub(super) fn is_apart(text: &str) -> bool {
    furniture(text).is_some() || head::byline(text).is_some() || head::date_line(text).is_some()
}

/// Why the line is not the story, judged by its words alone.
pub(super) fn furniture(text: &str) -> Option<Reason> {
    if !text.chars().any(char::is_alphanumeric) {
        return Some(Reason::Divider);
    }
    let lower = text.to_lowercase();
    let core = core(&lower);
    let count = word_count(text);
    if count <= 12 {
        if let Some(reason) = find(furniture::WHOLE, |phrase| core == phrase) {
            return Some(reason);
        }
        if let Some(reason) = counted(&lower, core) {
            return Some(reason);
        }
    }
    if is_address(&lower) {
        return Some(Reason::Link);
    }
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !"©([".contains(c));
    if count <= LONGEST_START
        && let Some(reason) = find(furniture::STARTS, |phrase| bare.starts_with(phrase))
        && !(reason != Reason::Copyright && is_reported(&lower, count))
    {
        return Some(reason);
    }
    if !has_quotes(text)
        && count <= 120
        && let Some(reason) = find(furniture::INSIDE, |phrase| lower.contains(phrase))
    {
        return Some(reason);
    }
    if is_credited(&lower, count) {
        return Some(Reason::Credit);
    }
    if is_trail(text) {
        return Some(Reason::Navigation);
    }
    is_time(&lower).then_some(Reason::Time)
}

/// A sentence that only starts like furniture ("Video: ..." apart): it has several sentences or speech in it.
fn is_reported(lower: &str, count: usize) -> bool {
    count > 14 && (has_quotes(lower) || has_inner_stop(lower))
}

fn has_quotes(text: &str) -> bool {
    text.contains(['"', '“', '„', '»', '«', '”'])
}

fn find(lists: &[(Reason, &[&str])], matches: impl Fn(&str) -> bool) -> Option<Reason> {
    lists.iter().find(|(_, phrases)| phrases.iter().any(|phrase| matches(phrase))).map(|(reason, _)| *reason)
}

/// The words without numbers and marks around them: `» Kommentare (12)` gives `kommentare`.
fn core(lower: &str) -> &str {
    lower.trim_matches(|c: char| !c.is_alphabetic())
}

/// "12 comments", "3 shares", "1,204 views".
fn counted(lower: &str, core: &str) -> Option<Reason> {
    if !lower.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    match core {
        "comments" | "comment" | "kommentare" | "kommentar" | "replies" | "antworten" => {
            Some(Reason::Comments)
        }
        "shares" | "views" | "likes" | "mal geteilt" => Some(Reason::Share),
        _ => None,
    }
}

/// A line that is a web or mail address, with at most a few words before it.
fn is_address(lower: &str) -> bool {
    let mut parts = lower.split(' ').filter(|part| !part.is_empty());
    let last = parts.next_back().unwrap_or_default().trim_matches(|c: char| "<>()[]".contains(c));
    let address = last.starts_with("http://")
        || last.starts_with("https://")
        || last.starts_with("www.")
        || (last.contains('@') && last.contains('.') && !last.starts_with('@'));
    address && parts.count() <= 3
}

/// A caption that names its source at the end, or a line that is nothing but a source.
fn is_credited(lower: &str, count: usize) -> bool {
    if count > 45 {
        return false;
    }
    let tail: String = {
        let skip = lower.chars().count().saturating_sub(60);
        lower.chars().skip(skip).collect()
    };
    let marked = furniture::CREDIT_MARKS.iter().any(|mark| {
        tail.split(['.', '(', '[', '|', '–', '—', '!', '?']).next_back().is_some_and(|last| {
            let last = last.trim();
            last.starts_with(mark)
                || (mark.starts_with('/') && format!("{last})").contains(&format!("{mark})")))
                || (mark.ends_with('/') && last.starts_with(mark))
        }) || tail
            .trim_end_matches([')', ']', '.'])
            .rsplit(['(', '[', '|'])
            .next()
            .is_some_and(|last| tail.contains(['(', '[', '|']) && last.trim_start().starts_with(mark))
    });
    marked && !has_quotes(lower)
}

/// Breadcrumbs and menus on one line: three or more short pieces with separators.
fn is_trail(text: &str) -> bool {
    ["›", "»", ">", "|", "/", "·", "•", "→"].iter().any(|mark| {
        let pieces: Vec<&str> = text.split(mark).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        let spaced = *mark != "/" || text.contains(" / ");
        let enough = pieces.len() >= 3 || (pieces.len() == 2 && matches!(*mark, "›" | ">"));
        spaced && enough && pieces.iter().all(|piece| word_count(piece) <= 4 && !piece.ends_with('.'))
    })
}

/// A clock time or an age on its own: `10:42`, `10.42 Uhr`, `2 hours ago`, `vor 3 Stunden`, `5 min read`.
fn is_time(lower: &str) -> bool {
    const UNITS: [&str; 21] = [
        "ago", "min", "mins", "minute", "minutes", "minuten", "hour", "hours", "hrs", "stunde", "stunden",
        "day", "days", "tag", "tagen", "tage", "uhr", "h", "read", "week", "weeks",
    ];
    const COMPANY: &[&str] = &[
        "vor",
        "um",
        "at",
        "about",
        "gmt",
        "utc",
        "cet",
        "cest",
        "bst",
        "mez",
        "mesz",
        "am",
        "pm",
        "lesezeit",
        "reading",
        "time",
        "updated",
        "last",
        "published",
        "posted",
        "aktualisiert",
        "stand",
        "zuletzt",
    ];
    let parts: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || "()|,;".contains(c))
        .map(|part| part.trim_end_matches([':', '.']))
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| {
        let digits = part.trim_end_matches(|c: char| "ampuhr.".contains(c));
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.')
    };
    let clock = |part: &str| part.contains([':', '.']) && number(part);
    parts.len() <= 6
        && parts.iter().any(|part| number(part))
        && parts.iter().all(|part| number(part) || UNITS.contains(part) || COMPANY.contains(part))
        && parts.iter().any(|part| clock(part) || UNITS.contains(part))
}

/// Whether a time line is a clock time, which marks an entry in a live report.
pub(super) fn is_clock(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().take(5).any(|c| c == ':' || c == '.')
        && is_time(&text.to_lowercase())
}
