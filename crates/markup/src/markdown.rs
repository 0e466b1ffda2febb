//! Markdown of readers and employers: parsed by comrak, written by [`Writer`], checked by the allow list.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

use crate::Problem;
use crate::flatten::flatten;
use crate::policy::{LINK_REL, Policy, SafeHtml, is_linkable};
use crate::text::{collapse, is_visible, normal_lines, push_escaped, refuse_controls};

/// Most bytes [`comment`] and [`listing`] parse. Callers have lower limits of their own; this one bounds the work.
pub const MAX_MARKDOWN_BYTES: usize = 64 * 1024;

/// Open nodes of the tree beyond which quotes and lists, or emphasis, are written without their tags.
const MAX_BLOCK_DEPTH: usize = 14;
const MAX_DEPTH: usize = 24;

/// A text in the forms that pages need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// For the page.
    pub html: SafeHtml,
    /// The visible words on one line, for excerpts, search and notices. Not escaped.
    pub plain: String,
    /// Links in the text, those made from bare addresses included.
    pub links: usize,
}

/// A reader's comment. Line breaks stay; headings become strong paragraphs; images become links to the picture.
///
/// # Errors
/// [`Problem`] where the text is empty, larger than [`MAX_MARKDOWN_BYTES`], or has control characters.
pub fn comment(source: &str) -> Result<Rendered, Problem> {
    render(source, Policy::Comment)
}

/// The description of a job: as [`comment`], with headings of level 2 to 4 (a first-level heading belongs to the
/// page and becomes level 2), and with lines flowing together as Markdown has it.
///
/// # Errors
/// As [`comment`].
pub fn listing(source: &str) -> Result<Rendered, Problem> {
    render(source, Policy::Listing)
}

fn render(source: &str, policy: Policy) -> Result<Rendered, Problem> {
    if source.len() > MAX_MARKDOWN_BYTES {
        return Err(Problem::TooLarge { max: MAX_MARKDOWN_BYTES, got: source.len() });
    }
    let source = normal_lines(source);
    refuse_controls(&source)?;
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    let arena = Arena::new();
    let root = parse_document(&arena, &flatten(&source), &options);
    let mut writer = Writer::new(policy);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => writer.start(node),
            NodeEdge::End(_) => writer.end(),
        }
    }
    let plain = collapse(&writer.plain);
    if !plain.chars().any(is_visible) {
        return Err(Problem::Empty);
    }
    Ok(Rendered { html: policy.finish(&writer.html), plain, links: writer.links })
}

/// What is written when a node ends.
enum Close {
    /// The node wrote no tag of its own.
    Nothing,
    /// A closing tag; for blocks the plain text gets a word boundary too.
    Tag(&'static str),
    /// The end of a link that was written.
    Link,
    /// The text of a link whose address is not allowed, followed by that address.
    Address(String),
}

struct Writer {
    policy: Policy,
    html: String,
    plain: String,
    links: usize,
    in_link: bool,
    open: Vec<Close>,
}

impl Writer {
    fn new(policy: Policy) -> Self {
        Self { policy, html: String::new(), plain: String::new(), links: 0, in_link: false, open: Vec::new() }
    }

    fn start<'a>(&mut self, node: &'a AstNode<'a>) {
        let data = node.data.borrow();
        let close = match &data.value {
            NodeValue::BlockQuote => self.block("<blockquote>", "</blockquote>"),
            NodeValue::List(list) if list.list_type == ListType::Ordered => self.block("<ol>", "</ol>"),
            NodeValue::List(_) => self.block("<ul>", "</ul>"),
            NodeValue::Item(_) => self.item(),
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(heading) => self.heading(heading.level),
            NodeValue::ThematicBreak => self.leaf("<p>", "* * *", "</p>"),
            NodeValue::CodeBlock(code) => self.leaf("<pre><code>", &code.literal, "</code></pre>"),
            NodeValue::HtmlBlock(html) => self.leaf("<p>", html.literal.trim_end(), "</p>"),
            NodeValue::Emph => self.inline("<em>", "</em>"),
            NodeValue::Strong => self.inline("<strong>", "</strong>"),
            NodeValue::Strikethrough => self.inline("<del>", "</del>"),
            NodeValue::Link(link) => self.link(&link.url, node),
            NodeValue::Image(image) => self.image(&image.url, node),
            NodeValue::Code(code) => self.leaf("<code>", &code.literal, "</code>"),
            NodeValue::Text(text) => self.leaf("", text, ""),
            NodeValue::HtmlInline(html) => self.leaf("", html, ""),
            NodeValue::LineBreak => self.line_break("<br>\n"),
            NodeValue::SoftBreak if self.policy == Policy::Comment => self.line_break("<br>\n"),
            NodeValue::SoftBreak => self.line_break("\n"),
            _ => Close::Nothing,
        };
        self.open.push(close);
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Close::Tag(tag)) => {
                self.html.push_str(tag);
                if !matches!(tag, "</em>" | "</strong>" | "</del>") {
                    self.plain.push('\n');
                }
            }
            Some(Close::Link) => {
                self.in_link = false;
                self.html.push_str("</a>");
            }
            Some(Close::Address(url)) => self.text(&format!(" ({url})")),
            Some(Close::Nothing) | None => {}
        }
    }

    fn block(&mut self, start: &str, end: &'static str) -> Close {
        if self.open.len() >= MAX_BLOCK_DEPTH {
            return Close::Nothing;
        }
        self.html.push_str(start);
        Close::Tag(end)
    }

    /// An item has its tag exactly where its list has one.
    fn item(&mut self) -> Close {
        if !matches!(self.open.last(), Some(Close::Tag(_))) {
            return Close::Nothing;
        }
        self.html.push_str("<li>");
        Close::Tag("</li>")
    }

    /// Paragraphs of a tight list have no tag (CommonMark 0.31, 5.3), unless the list itself lost its tags.
    fn paragraph<'a>(&mut self, node: &'a AstNode<'a>) -> Close {
        let list = node.parent().and_then(AstNode::parent);
        let tight =
            list.is_some_and(|list| matches!(&list.data.borrow().value, NodeValue::List(l) if l.tight));
        if tight && matches!(self.open.last(), Some(Close::Tag("</li>"))) {
            self.plain.push('\n');
            return Close::Nothing;
        }
        self.html.push_str("<p>");
        Close::Tag("</p>")
    }

    fn heading(&mut self, level: u8) -> Close {
        let (start, end) = match (self.policy, level) {
            (Policy::Comment, _) => ("<p><strong>", "</strong></p>"),
            (_, 0..=2) => ("<h2>", "</h2>"),
            (_, 3) => ("<h3>", "</h3>"),
            _ => ("<h4>", "</h4>"),
        };
        self.html.push_str(start);
        Close::Tag(end)
    }

    fn inline(&mut self, start: &str, end: &'static str) -> Close {
        if self.open.len() > MAX_DEPTH {
            return Close::Nothing;
        }
        self.html.push_str(start);
        Close::Tag(end)
    }

    fn leaf(&mut self, start: &str, text: &str, end: &str) -> Close {
        self.html.push_str(start);
        if start == "<p>" {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.line_break("<br>\n");
                }
                self.text(line);
            }
        } else {
            self.text(text);
        }
        self.html.push_str(end);
        if end.starts_with("</p") || end.ends_with("</pre>") {
            self.plain.push('\n');
        }
        Close::Nothing
    }

    fn line_break(&mut self, html: &str) -> Close {
        self.html.push_str(html);
        self.plain.push('\n');
        Close::Nothing
    }

    fn text(&mut self, text: &str) {
        push_escaped(&mut self.html, text);
        self.plain.push_str(text);
    }

    fn link<'a>(&mut self, url: &str, node: &'a AstNode<'a>) -> Close {
        if !is_linkable(url) {
            let shown = node.first_child().is_some_and(
                |child| matches!(&child.data.borrow().value, NodeValue::Text(text) if text.as_ref() == url),
            );
            return if shown || url.is_empty() { Close::Nothing } else { Close::Address(url.to_owned()) };
        }
        if self.in_link {
            return Close::Nothing;
        }
        self.in_link = true;
        self.links += 1;
        self.html.push_str("<a href=\"");
        push_escaped(&mut self.html, url);
        self.html.push_str("\" rel=\"");
        self.html.push_str(LINK_REL);
        self.html.push_str("\">");
        if node.first_child().is_none() {
            self.text(url);
        }
        Close::Link
    }

    /// Pictures are never loaded from elsewhere: the alternative text links to the picture.
    fn image<'a>(&mut self, url: &str, node: &'a AstNode<'a>) -> Close {
        if is_linkable(url) { self.link(url, node) } else { Close::Nothing }
    }
}
