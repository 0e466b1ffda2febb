//! Blocks out of tokens.

use std::collections::BTreeMap;
use std::rc::Rc;

use document::{Block, Card, Document, Inline, Kind, Mark, Text};
use html5ever::tokenizer::Tag;
use html5ever::tokenizer::states::RawKind;

use super::foreign::{Foreign, escape, quarantine};
use super::frame::{Frame, Holder};
use super::pictures::gathered;
use super::text::{Words, lone_address};
use super::{Body, Options, Piece, Shot, address, page_address};
use crate::lost::Lost;

/// Marks that may be open at once; a text that opens more means none of them.
const MOST_MARKS: usize = 32;

/// What the words become that are being collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    Paragraph,
    Heading(u8),
    Caption,
    Cite,
}

pub(super) struct Builder<'a> {
    pub(super) options: &'a Options<'a>,
    pub(super) blocks: Vec<Block>,
    pub(super) leaf: Leaf,
    pub(super) words: Words,
    pub(super) marks: Vec<(String, Option<Mark>)>,
    pub(super) active: Rc<[Mark]>,
    pub(super) frame: Option<Frame>,
    pub(super) figures: Vec<Holder>,
    /// Blocks that were met inside words, for behind them.
    pub(super) behind: Vec<Kind>,
    pub(super) foreign: Option<Foreign>,
    pub(super) shots: Vec<Shot>,
    pub(super) losses: BTreeMap<Lost, usize>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(options: &'a Options<'a>) -> Self {
        Self {
            options,
            blocks: Vec::new(),
            leaf: Leaf::Paragraph,
            words: Words::default(),
            marks: Vec::new(),
            active: Rc::default(),
            frame: None,
            figures: Vec::new(),
            behind: Vec::new(),
            foreign: None,
            shots: Vec::new(),
            losses: BTreeMap::new(),
        }
    }

    /// A start tag; says how the tokenizer is to read what follows where that is no markup.
    pub(super) fn start(&mut self, tag: &Tag) -> Option<RawKind> {
        if let Some(foreign) = &mut self.foreign {
            foreign.start(tag);
            return None;
        }
        let name: &str = &tag.name;
        match name {
            "strong" | "b" => self.open(name, Some(Mark::Strong)),
            "em" | "i" | "dfn" | "var" => self.open(name, Some(Mark::Emphasis)),
            "sub" => self.open(name, Some(Mark::Sub)),
            "sup" => self.open(name, Some(Mark::Sup)),
            "code" | "kbd" | "samp" | "tt" => self.open(name, Some(Mark::Code)),
            "a" => self.link(tag),
            "del" | "s" | "strike" => self.lose(Lost::Struck),
            "q" => self.text("“"),
            "br" => self.line_break(),
            "p" => self.block(Leaf::Paragraph),
            "h1" | "h2" => self.block(Leaf::Heading(2)),
            "h3" => self.block(Leaf::Heading(3)),
            "h4" | "h5" | "h6" => self.block(Leaf::Heading(4)),
            "figcaption" => self.block(Leaf::Caption),
            "cite" if matches!(self.frame, Some(Frame::Quote { .. })) => self.block(Leaf::Cite),
            "footer" if matches!(self.frame, Some(Frame::Quote { .. })) => self.block(Leaf::Cite),
            "cite" => self.open(name, Some(Mark::Emphasis)),
            "hr" => {
                self.close_leaf();
                self.put(Kind::Divider);
            }
            "figure" => self.figure(tag),
            "img" => self.picture(tag),
            "ul" | "ol" | "menu" | "li" | "blockquote" | "table" | "tr" | "td" | "th" => self.framed(tag),
            "iframe" | "video" | "audio" | "source" | "embed" => return self.hosted(tag),
            _ => return self.other(tag),
        }
        None
    }

    fn other(&mut self, tag: &Tag) -> Option<RawKind> {
        let (lost, raw) = match &*tag.name {
            "pre" => (Lost::Preformatted, None),
            "script" => (Lost::Script, Some(RawKind::ScriptData)),
            "style" => (Lost::StyleSheet, Some(RawKind::Rawtext)),
            "textarea" => (Lost::Form, Some(RawKind::Rcdata)),
            "form" | "select" | "button" => (Lost::Form, None),
            "input" => {
                let (kind, lost) = Foreign::begin(tag, Lost::Form, false).finish();
                self.lose(lost);
                self.put(kind);
                return None;
            }
            "svg" | "math" | "canvas" | "object" | "applet" | "noscript" | "template" => {
                (Lost::Element(tag.name.to_string()), None)
            }
            "address" | "article" | "aside" | "caption" | "center" | "dd" | "details" | "div" | "dl"
            | "dt" | "fieldset" | "footer" | "header" | "legend" | "main" | "nav" | "section" | "summary" => {
                self.block(Leaf::Paragraph);
                return None;
            }
            _ => return None,
        };
        self.foreign = Some(Foreign::begin(tag, lost, matches!(&*tag.name, "script" | "style")));
        raw
    }

    pub(super) fn end(&mut self, name: &str) {
        if let Some(mut foreign) = self.foreign.take() {
            if foreign.end(name) {
                self.end_foreign(foreign);
            } else {
                self.foreign = Some(foreign);
            }
            return;
        }
        match name {
            "q" => self.text("”"),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figcaption" | "footer" | "address"
            | "article" | "aside" | "caption" | "center" | "dd" | "details" | "div" | "dl" | "dt"
            | "fieldset" | "header" | "legend" | "main" | "nav" | "section" | "summary" | "li" | "td"
            | "th" | "tr" => {
                self.block(Leaf::Paragraph);
            }
            "cite" if self.leaf == Leaf::Cite => self.block(Leaf::Paragraph),
            "ul" | "ol" | "menu" | "blockquote" | "table" => self.unframe(name),
            "figure" => self.end_figure(),
            _ => self.close(name),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(foreign) = &mut self.foreign {
            foreign.text(text);
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}');
        let mut rest = text;
        while !rest.is_empty() {
            let word_ends = rest.find(is_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(word_ends).unwrap_or((rest, ""));
            if !word.is_empty() {
                if self.options.lines && self.words.lines() > 1 && self.leaf == Leaf::Paragraph {
                    self.close_leaf();
                }
                self.words.word(word, &self.active);
            }
            let space_ends = after.find(|c| !is_space(c)).unwrap_or(after.len());
            let (space, next) = after.split_at_checked(space_ends).unwrap_or((after, ""));
            for c in space.chars() {
                self.words.space(self.options.lines && c == '\n', &self.active);
            }
            rest = next;
        }
    }

    /// A comment; WordPress writes down there what it makes a part of a page of.
    pub(super) fn comment(&mut self, text: &str) {
        if self.foreign.is_some() {
            return;
        }
        let Some(made) = text.trim().strip_prefix("wp:").and_then(|made| made.strip_suffix('/')) else {
            return;
        };
        let name = made.split_whitespace().next().unwrap_or_default();
        let lost = Lost::Block(super::clean_line(name));
        self.put(quarantine(format!("<!--{}-->", text.replace("--", "- -")), &lost.reason()));
        self.lose(lost);
    }

    pub(super) fn piece(&mut self, piece: Piece<'_>) {
        if let Some(foreign) = &mut self.foreign {
            if let Piece::Unknown(source, _) = piece {
                foreign.text(source);
            }
            return;
        }
        match piece {
            Piece::Html(_) => {}
            Piece::Open(caption) if self.frame.is_none() => {
                self.close_leaf();
                self.figures.push(Holder { caption, words_are_caption: true, ..Holder::default() });
            }
            Piece::Open(caption) => self.text(&caption),
            Piece::Close => {
                if self.figures.last().is_some_and(|figure| figure.words_are_caption) {
                    self.close_leaf();
                    self.close_frame();
                    self.end_figure();
                }
            }
            Piece::Gallery(shots) => {
                let kinds = shots.into_iter().map(|shot| self.shown(shot)).collect();
                for kind in gathered(kinds) {
                    self.put(kind);
                }
            }
            Piece::Card(url) => match page_address(&url) {
                Some(url) => self.put(Kind::Embed(Card { url, title: String::new() })),
                None => self.text(&url),
            },
            Piece::Unknown(source, lost) => {
                self.put(quarantine(format!("<p>{}</p>", escape(source)), &lost.reason()));
                self.lose(lost);
            }
        }
    }

    pub(super) fn finish(mut self) -> Body {
        if let Some(foreign) = self.foreign.take() {
            self.end_foreign(foreign);
        }
        self.close_leaf();
        self.close_frame();
        while !self.figures.is_empty() {
            self.end_figure();
        }
        self.flush();
        if self.words.is_over {
            self.lose(Lost::Marks);
        }
        Body { document: Document::new(self.blocks), shots: self.shots, losses: self.losses }
    }

    fn end_foreign(&mut self, foreign: Foreign) {
        let (kind, lost) = foreign.finish();
        self.lose(lost);
        self.put(kind);
    }

    pub(super) fn lose(&mut self, what: Lost) {
        *self.losses.entry(what).or_default() += 1;
    }

    // Marks

    fn open(&mut self, name: &str, mark: Option<Mark>) {
        if self.marks.len() < MOST_MARKS {
            self.marks.push((name.to_owned(), mark));
            self.activate();
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if let Some(at) = self.marks.iter().rposition(|(open, _)| open == name) {
            self.marks.remove(at);
            self.activate();
        }
    }

    fn activate(&mut self) {
        let marks = self.marks.iter().filter_map(|(_, mark)| mark.clone()).collect();
        self.active = Inline::marked("", marks).marks().into();
    }

    fn link(&mut self, tag: &Tag) {
        self.close("a");
        let href = attribute(tag, "href").unwrap_or_default();
        let found = address(href);
        if let (Some(Holder { card: Some(card @ None), .. }), Some(url)) = (self.figures.last_mut(), &found) {
            *card = Some(url.clone());
        }
        if found.is_none() && !href.trim().is_empty() && !href.trim().starts_with('#') {
            self.lose(Lost::Link);
        }
        self.open("a", found.map(|href| Mark::Link { href }));
    }

    // Blocks

    fn line_break(&mut self) {
        if self.words.ends_with_break() && self.leaf == Leaf::Paragraph {
            self.close_leaf();
        } else {
            self.words.line_break(&self.active);
        }
    }

    /// The words so far are a block, and the next ones another.
    fn block(&mut self, next: Leaf) {
        self.close_leaf();
        self.leaf = next;
    }

    pub(super) fn close_leaf(&mut self) {
        let leaf = std::mem::replace(&mut self.leaf, Leaf::Paragraph);
        if let Some(text) = self.words.take() {
            self.place(leaf, text);
        }
        if self.frame.is_none() {
            self.flush();
        }
    }

    fn place(&mut self, leaf: Leaf, text: Text) {
        if let Some(frame) = &mut self.frame {
            frame.take(text, leaf == Leaf::Cite);
            return;
        }
        if let Some(figure) = self.figures.last_mut()
            && (leaf == Leaf::Caption || figure.words_are_caption)
        {
            figure.say(&text);
            return;
        }
        let kind = match leaf {
            Leaf::Heading(level) => Kind::Heading { level, text },
            _ => match lone_address(&text) {
                Some(url) => Kind::Embed(Card { url, title: String::new() }),
                None => Kind::Paragraph(text),
            },
        };
        self.add(kind);
    }

    /// A block where the words are: at once, or behind them.
    pub(super) fn put(&mut self, kind: Kind) {
        if self.frame.is_some() || !self.words.is_empty() { self.behind.push(kind) } else { self.add(kind) }
    }

    pub(super) fn add(&mut self, kind: Kind) {
        match self.figures.last_mut() {
            Some(figure) => figure.blocks.push(kind),
            None => self.blocks.push(Block::new(kind)),
        }
    }

    pub(super) fn flush(&mut self) {
        for kind in std::mem::take(&mut self.behind) {
            self.add(kind);
        }
    }
}

pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}
