//! Foreign HTML reduced to a small, well-formed subset.
//!
//! A token pass comes before the sanitiser. It keeps only allowed tags, drops every attribute but `href`, closes
//! what must be closed before a new block, and caps the depth. Without it a parser may be made to build trees far
//! larger than the input (formatting elements are opened anew in every paragraph; HTML living standard 13.2.4.3),
//! and cleaning twice could differ from cleaning once.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::policy::{Policy, SafeHtml, is_linkable};
use crate::text::push_escaped;

/// Most bytes [`clean`] parses. Longer input is shown as its escaped source, so that nothing is lost.
pub const MAX_HTML_BYTES: usize = 256 * 1024;

const MAX_CONTAINERS: usize = 24;
const MAX_DEPTH: usize = 32;

/// `html` with only p, br, a, strong, em, b, i, u, sub, sup, code, pre, blockquote, ul, ol, li, h2 to h4 and hr;
/// the text of all other elements stays, except scripts and style sheets. First-level headings become level 2,
/// levels 5 and 6 become 4; other blocks (`div`, table rows) become paragraphs. Cleaning the result again changes
/// nothing, unless it is longer than [`MAX_HTML_BYTES`].
#[must_use]
pub fn clean(html: &str) -> SafeHtml {
    let mut filter = Filter::default();
    if html.len() > MAX_HTML_BYTES {
        filter.open("p");
        push_escaped(&mut filter.out, html);
        filter.close_to(0);
        return Policy::Clean.finish(&filter.out);
    }
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(filter)), options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // A script element pauses the tokenizer; feeding goes on until the input is used up.
    while !input.is_empty() {
        let _paused = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut filter = tokenizer.sink.0.into_inner();
    filter.close_to(0);
    Policy::Clean.finish(&filter.out)
}

struct Sink(RefCell<Filter>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut filter = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return filter.start(&tag),
            Token::TagToken(tag) => filter.end(&tag.name),
            Token::CharacterTokens(text) => filter.text(&text),
            Token::NullCharacterToken => filter.text("\u{fffd}"),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The part an element plays in the output.
enum Role {
    Inline(&'static str),
    /// A block of text.
    Leaf(&'static str),
    /// A block of blocks.
    Container(&'static str),
    Item,
    LineBreak,
    Rule,
    /// A block without a counterpart: what follows starts a paragraph.
    Boundary,
    Cell,
    /// Text that is no text for readers.
    Hidden(RawKind),
    /// Text that the parser must not read as markup.
    Verbatim(RawKind),
    Unknown,
}

fn role(name: &str) -> Role {
    match name {
        "a" => Role::Inline("a"),
        "b" => Role::Inline("b"),
        "code" | "kbd" | "samp" | "tt" => Role::Inline("code"),
        "em" => Role::Inline("em"),
        "i" => Role::Inline("i"),
        "strong" => Role::Inline("strong"),
        "sub" => Role::Inline("sub"),
        "sup" => Role::Inline("sup"),
        "u" => Role::Inline("u"),
        "p" => Role::Leaf("p"),
        "pre" => Role::Leaf("pre"),
        "h1" | "h2" => Role::Leaf("h2"),
        "h3" => Role::Leaf("h3"),
        "h4" | "h5" | "h6" => Role::Leaf("h4"),
        "blockquote" => Role::Container("blockquote"),
        "ul" | "menu" => Role::Container("ul"),
        "ol" => Role::Container("ol"),
        "li" => Role::Item,
        "br" => Role::LineBreak,
        "hr" => Role::Rule,
        "td" | "th" | "option" => Role::Cell,
        "script" => Role::Hidden(RawKind::ScriptData),
        "style" => Role::Hidden(RawKind::Rawtext),
        "iframe" | "noembed" | "noframes" | "xmp" => Role::Verbatim(RawKind::Rawtext),
        "textarea" | "title" => Role::Verbatim(RawKind::Rcdata),
        "address" | "article" | "aside" | "body" | "caption" | "center" | "dd" | "details" | "div" | "dl"
        | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "header" | "legend" | "main"
        | "nav" | "section" | "summary" | "table" | "tr" => Role::Boundary,
        _ => Role::Unknown,
    }
}

fn holds_blocks(name: &str) -> bool {
    matches!(name, "blockquote" | "ul" | "ol" | "li")
}

fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol")
}

#[derive(Default)]
struct Filter {
    out: String,
    open: Vec<&'static str>,
    /// Start tags left out for depth; their end tags must not close something else.
    left_out: Vec<&'static str>,
    /// The next text starts a paragraph.
    boundary: bool,
    /// Right after `<pre>`, where a parser swallows a line break.
    at_pre: bool,
    /// Inside a script or a style sheet.
    hidden: bool,
}

impl Filter {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        match role(&tag.name) {
            Role::Inline("a") => self.link(tag),
            Role::Inline(name) => self.inline(name),
            Role::Leaf(name) => {
                self.close_leaf();
                self.open(name);
                self.at_pre = name == "pre";
            }
            Role::Container(name) => {
                self.close_leaf();
                if self.open.len() < MAX_CONTAINERS { self.open(name) } else { self.left_out.push(name) }
            }
            Role::Item => self.item(),
            Role::LineBreak => {
                self.ready();
                self.out.push_str("<br>");
            }
            Role::Rule => {
                self.close_leaf();
                self.out.push_str("<hr>");
            }
            Role::Boundary => self.paragraph_boundary(),
            Role::Cell => self.text(" "),
            Role::Hidden(kind) => {
                self.hidden = true;
                return TokenSinkResult::RawData(kind);
            }
            Role::Verbatim(kind) => return TokenSinkResult::RawData(kind),
            Role::Unknown => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self, name: &str) {
        match role(name) {
            Role::Inline(name) => self.end_open(name, |above| !is_inline(above)),
            Role::Leaf(name) => self.end_open(name, holds_blocks),
            Role::Container(name) => self.end_open(name, |_| false),
            Role::Item => self.end_open("li", |above| is_list(above) || above == "blockquote"),
            Role::Boundary => self.paragraph_boundary(),
            Role::Hidden(_) => self.hidden = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        // A byte order mark inside a text is invisible, and parsers drop it at the start only.
        let text: Cow<'_, str> =
            if text.contains('\u{feff}') { text.replace('\u{feff}', "").into() } else { text.into() };
        let text = if self.at_pre { text.trim_start_matches('\n') } else { &text };
        if text.is_empty() || (self.boundary && text.trim().is_empty()) {
            return;
        }
        self.ready();
        push_escaped(&mut self.out, text);
    }

    /// Before anything visible is written.
    fn ready(&mut self) {
        if self.boundary {
            self.open("p");
        }
        self.at_pre = false;
    }

    fn paragraph_boundary(&mut self) {
        self.close_leaf();
        self.boundary = true;
    }

    fn inline(&mut self, name: &'static str) {
        if self.open.len() >= MAX_DEPTH {
            self.left_out.push(name);
            return;
        }
        self.ready();
        self.open(name);
    }

    fn link(&mut self, tag: &Tag) {
        self.end_open("a", |above| !is_inline(above));
        let href = tag.attrs.iter().find(|attribute| &*attribute.name.local == "href");
        let Some(href) = href.map(|attribute| attribute.value.trim()).filter(|href| is_linkable(href)) else {
            return;
        };
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        self.ready();
        self.open.push("a");
        self.out.push_str("<a href=\"");
        push_escaped(&mut self.out, href);
        self.out.push_str("\">");
    }

    /// An item outside a list is a paragraph.
    fn item(&mut self) {
        let list = self.open.iter().rposition(|name| is_list(name) || *name == "blockquote");
        match list.filter(|at| self.open.get(*at).is_some_and(|name| is_list(name))) {
            Some(at) => {
                self.close_to(at + 1);
                self.open("li");
            }
            None => self.paragraph_boundary(),
        }
    }

    fn open(&mut self, name: &'static str) {
        self.boundary = false;
        self.at_pre = false;
        self.open.push(name);
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Closes the innermost `name` with all inside it, unless something that `stops` the search lies between.
    fn end_open(&mut self, name: &'static str, stops: impl Fn(&str) -> bool) {
        if self.left_out.last() == Some(&name) {
            self.left_out.pop();
            return;
        }
        let found = self.open.iter().rposition(|open| *open == name || stops(open));
        if let Some(at) = found.filter(|at| self.open.get(*at) == Some(&name)) {
            self.close_to(at);
        }
    }

    /// Closes paragraphs, headings and inline elements, so that a block may follow.
    fn close_leaf(&mut self) {
        let keep = self.open.iter().rposition(|name| holds_blocks(name)).map_or(0, |at| at + 1);
        self.close_to(keep);
        self.boundary = false;
    }

    fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            if let Some(name) = self.open.pop() {
                self.out.push_str("</");
                self.out.push_str(name);
                self.out.push('>');
            }
        }
        self.at_pre = false;
    }
}

fn is_inline(name: &str) -> bool {
    matches!(role(name), Role::Inline(_))
}
