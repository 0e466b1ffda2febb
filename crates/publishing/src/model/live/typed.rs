//! Text as it is typed on a phone: the part of Markdown that people type without thinking of it, to a document and back.
//!
//! Nothing in it is an error: what is no mark is text. A backslash before a mark makes it text too.

use document::{Attribution, Block, Document, Inline, Kind, Mark, Text};

/// The document of a text.
pub(super) fn read(text: &str) -> Document {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.split('\n').chain([""]) {
        if line.trim().is_empty() {
            blocks.extend(block(&lines));
            lines.clear();
        } else {
            lines.push(line.trim());
        }
    }
    Document::new(blocks)
}

/// The block of lines without an empty one between them.
fn block(lines: &[&str]) -> Option<Block> {
    let first = lines.first()?;
    let kind = if lines.len() == 1 && first.len() >= 3 && first.chars().all(|c| c == '-') {
        Kind::Divider
    } else if let ([line], Some((level, words))) = (lines, heading(first)) {
        debug_assert!(line.starts_with('#'));
        Kind::Heading { level, text: inlines(words) }
    } else if let Some(items) = all(lines, |line| line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")))
    {
        Kind::List { ordered: false, items: items.into_iter().map(|item| vec![inlines(item)]).collect() }
    } else if let Some(items) = all(lines, numbered) {
        Kind::List { ordered: true, items: items.into_iter().map(|item| vec![inlines(item)]).collect() }
    } else if let Some(said) = all(lines, |line| line.strip_prefix('>')) {
        let said = said.into_iter().map(str::trim).collect::<Vec<_>>().join("\n");
        Kind::Quotation { paragraphs: vec![inlines(said.trim())], attribution: Attribution::default() }
    } else {
        Kind::Paragraph(inlines(&lines.join("\n")))
    };
    Some(Block::new(kind))
}

fn all<'a>(lines: &[&'a str], part: impl Fn(&'a str) -> Option<&'a str>) -> Option<Vec<&'a str>> {
    lines.iter().map(|line| part(line).map(str::trim).filter(|rest| !rest.is_empty())).collect()
}

/// The level, at least 2, and the words of a heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok().filter(|level| (1..=6).contains(level))?;
    let words = words.strip_prefix(' ')?.trim();
    (!words.is_empty()).then_some((level.clamp(2, 4), words))
}

fn numbered(line: &str) -> Option<&str> {
    let (number, rest) = line.split_once(". ")?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some(rest)
}

fn inlines(text: &str) -> Text {
    let mut runs = Runs::default();
    runs.read(text, &[]);
    runs.done
}

/// Runs of one text; neighbours with the same marks are one.
#[derive(Default)]
struct Runs {
    done: Text,
    /// The last character: a mark within a word is none.
    last: Option<char>,
}

impl Runs {
    /// Each mark stands within another of its kind never, so this goes three levels deep at most.
    fn read(&mut self, text: &str, marks: &[Mark]) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = match self.marked(rest, marks) {
                // What takes nothing would be read for ever.
                Some(after) if after.len() < rest.len() => after,
                _ => self.plain(c, rest, marks),
            };
        }
    }

    /// Takes one character, or a break, or one that a backslash makes plain.
    fn plain<'a>(&mut self, c: char, rest: &'a str, marks: &[Mark]) -> &'a str {
        let after = rest.strip_prefix(c).unwrap_or_default();
        if c == '\n' {
            self.done.push(Inline::Break { marks: ordered(marks) });
            self.last = Some(c);
            return after;
        }
        let escaped = after.chars().next().filter(|next| c == '\\' && next.is_ascii_punctuation());
        self.push(escaped.unwrap_or(c), marks);
        match escaped {
            Some(next) => after.strip_prefix(next).unwrap_or_default(),
            None => after,
        }
    }

    fn push(&mut self, c: char, marks: &[Mark]) {
        let own = ordered(marks);
        self.last = Some(c);
        match self.done.last_mut() {
            Some(Inline::Text { text, marks }) if *marks == own => text.push(c),
            _ => self.done.push(Inline::marked(&c.to_string(), own)),
        }
    }

    /// Takes what a mark encloses; what comes behind it.
    fn marked<'a>(&mut self, rest: &'a str, marks: &[Mark]) -> Option<&'a str> {
        for (sign, mark) in [("**", Mark::Strong), ("*", Mark::Emphasis), ("_", Mark::Emphasis)] {
            if let Some(inside) = rest.strip_prefix(sign) {
                if marks.contains(&mark) || (sign == "_" && self.last.is_some_and(char::is_alphanumeric)) {
                    return None;
                }
                let (words, after) = enclosed(inside, sign)?;
                self.read(words, &[marks, &[mark]].concat());
                return Some(after);
            }
        }
        let has_link = marks.iter().any(|mark| matches!(mark, Mark::Link { .. }));
        if has_link {
            return None;
        }
        if let Some(inside) = rest.strip_prefix('[') {
            let (words, after) = enclosed(inside, "](")?;
            let (href, after) = after.split_once(')').filter(|(href, _)| is_link(href))?;
            self.read(words, &[marks, &[Mark::Link { href: href.to_owned() }]].concat());
            return Some(after);
        }
        let bare = (rest.starts_with("https://") || rest.starts_with("http://"))
            && !self.last.is_some_and(char::is_alphanumeric);
        let href = if bare { address(rest) } else { "" };
        if href.is_empty() {
            return None;
        }
        let after = rest.strip_prefix(href)?;
        let linked = [marks, &[Mark::Link { href: href.to_owned() }]].concat();
        href.chars().for_each(|c| self.push(c, &linked));
        Some(after)
    }
}

/// Marks in the order in which they are stored.
fn ordered(marks: &[Mark]) -> Vec<Mark> {
    match Inline::marked("x", marks.to_vec()) {
        Inline::Text { marks, .. } | Inline::Break { marks } => marks,
    }
}

/// What stands before the next `sign` that closes, and what comes behind it.
fn enclosed<'a>(text: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    if text.starts_with(char::is_whitespace) {
        return None;
    }
    for (at, _) in text.match_indices(sign) {
        let (before, from) = text.split_at_checked(at)?;
        let after = from.strip_prefix(sign)?;
        let fits = !before.is_empty() && !before.ends_with(['\\', ' ', '\n']) && !before.contains('\n');
        let alone = match sign {
            "*" => !before.ends_with('*') && !after.starts_with('*'),
            "_" => !after.starts_with(char::is_alphanumeric),
            _ => true,
        };
        if fits && alone {
            return Some((before, after));
        }
    }
    None
}

/// What a link may lead to; the document itself looks more closely.
fn is_link(href: &str) -> bool {
    let leads = ["https://", "http://", "mailto:", "/"].iter().any(|start| href.starts_with(start));
    let paragraph = |href: &str| {
        let text = vec![Inline::marked("x", vec![Mark::Link { href: href.to_owned() }])];
        Document::new(vec![Block::new(Kind::Paragraph(text))])
    };
    leads && Document::parse(&paragraph(href).to_json()).is_ok()
}

/// The address at the start of a text, without the mark that ends the sentence.
fn address(text: &str) -> &str {
    let end =
        text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '*')).unwrap_or(text.len());
    let (address, _) = text.split_at_checked(end).unwrap_or((text, ""));
    let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '”', '“', '’', '»']);
    if is_link(address) { address } else { "" }
}

/// A document as it would be typed, if reading that gives it again.
pub(super) fn write(document: &Document) -> Option<String> {
    let blocks: Option<Vec<String>> = document.content.iter().map(|block| written(&block.kind)).collect();
    let text = blocks?.join("\n\n");
    let again = read(&text);
    let same = |(a, b): (&Block, &Block)| a.kind == b.kind;
    let fits = again.content.len() == document.content.len()
        && again.content.iter().zip(&document.content).all(same);
    fits.then_some(text)
}

fn written(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Paragraph(text) => {
            let line = words(text)?;
            let first = line.chars().next().filter(|c| matches!(c, '#' | '>' | '-')).map_or("", |_| "\\");
            Some(format!("{first}{line}"))
        }
        Kind::Heading { level, text } => {
            Some(format!("{} {}", "#".repeat(usize::from(*level)), words(text)?))
        }
        Kind::List { ordered, items } => {
            let lines: Option<Vec<String>> = (1..)
                .zip(items)
                .map(|(number, item): (usize, _)| match item.as_slice() {
                    [text] if *ordered => Some(format!("{number}. {}", words(text)?)),
                    [text] => Some(format!("- {}", words(text)?)),
                    _ => None,
                })
                .collect();
            Some(lines?.join("\n"))
        }
        Kind::Quotation { paragraphs, attribution } if *attribution == Attribution::default() => {
            match paragraphs.as_slice() {
                [text] => {
                    Some(words(text)?.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"))
                }
                _ => None,
            }
        }
        Kind::Divider => Some("---".to_owned()),
        _ => None,
    }
}

fn words(text: &Text) -> Option<String> {
    let mut out = String::new();
    for inline in text {
        let Inline::Text { text, marks } = inline else {
            out.push('\n');
            continue;
        };
        let bare = match marks.as_slice() {
            [Mark::Link { href }] => href == text && address(text) == text,
            _ => false,
        };
        if bare {
            out.push_str(text);
            continue;
        }
        let mut around = (String::new(), String::new());
        for mark in marks {
            let (open, close) = match mark {
                Mark::Link { href } => ("[", format!("]({href})")),
                Mark::Strong => ("**", "**".to_owned()),
                Mark::Emphasis => ("*", "*".to_owned()),
                _ => return None,
            };
            around = (around.0 + open, close + &around.1);
        }
        out.push_str(&around.0);
        for c in text.chars() {
            if matches!(c, '\\' | '*' | '_' | '[' | ']') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push_str(&around.1);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use document::{Options, html, plain_text};
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        let html = html(&read(text), &Options::new("en-GB"));
        html.replace(" id=\"b1\"", "").replace('\n', "")
    }

    #[test]
    fn what_people_type_is_read() {
        for (typed, expected) in [
            ("It is open.", "<p>It is open.</p>"),
            ("one\ntwo", "<p>one<br>two</p>"),
            (
                "It is **open** and *warm* and _dry_.",
                "<p>It is <strong>open</strong> and <em>warm</em> and <em>dry</em>.</p>",
            ),
            ("snake_case_name 2 * 3 * 4", "<p>snake_case_name 2 * 3 * 4</p>"),
            ("\\*not this\\*", "<p>*not this*</p>"),
            ("an *open end", "<p>an *open end</p>"),
            ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
            ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
            ("12.5 metres. At most.", "<p>12.5 metres. At most.</p>"),
            ("#hashtag", "<p>#hashtag</p>"),
        ] {
            assert_eq!(shown(typed), expected, "{typed}");
        }
        assert!(shown("See [the plan](https://a.example/x).").contains(">the plan</a>."));
        assert!(shown("See https://a.example/x.").contains("https://a.example/x</a>."));
        assert!(shown("> We start.\n> Now.").contains("<blockquote"));
        for hostile in
            ["[x](javascript:alert(1))", "<script>alert(1)</script>", "[x](//evil.example)", "https://"]
        {
            let html = shown(hostile);
            assert!(!html.contains("<a ") && !html.contains("<script"), "{html}");
        }
    }

    #[test]
    fn what_was_typed_comes_back() {
        for typed in [
            "It is **open** and *warm*.\n\n- one\n- two [three](https://a.example/x)",
            "> We start.\n> Now.\n\n---\n\n### A heading\n\nhttps://a.example/x is up.",
            "\\# no heading, \\*no stress\\*",
        ] {
            assert_eq!(write(&read(typed)).as_deref(), Some(typed));
        }
        assert_eq!(write(&Document::new(vec![Block::new(Kind::PullQuote(vec![Inline::text("x")]))])), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "([ab *_\\[\\]()#>\\-.1\\n\\\\:/]|https?://){0,60}") {
            let document = read(&text);
            prop_assert!(Document::parse(&document.to_json()).is_ok());
            if let Some(again) = write(&document) {
                prop_assert_eq!(plain_text(&read(&again)), plain_text(&document));
            }
        }
    }
}
