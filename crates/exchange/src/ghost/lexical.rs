//! The texts of Ghost's editors where an export has no HTML of them: Lexical, and the cards of the editor before it.

use std::collections::BTreeSet;

use document::Document;
use serde_json::Value;
use web::Sentence;

use super::gated::{FOR_MEMBERS, is_card};
use crate::html::clean_line;
use crate::outside::Text;

/// Nodes in nodes.
const MOST_DEPTH: usize = 32;

/// A Lexical document that was read.
#[derive(Default)]
pub(super) struct Read {
    pub(super) html: String,
    /// Why readers may not see all of it, as the end of a sentence.
    pub(super) why: Option<Sentence>,
    /// Cards that nobody here can read; what is in them is lost.
    pub(super) unread: BTreeSet<String>,
}

/// A Lexical document as HTML; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Read> {
    let document: Value = serde_json::from_str(text).ok()?;
    let root = document.get("root")?;
    let mut out = Read::default();
    children(&mut out, root, 0);
    Some(out)
}

fn children(out: &mut Read, node: &Value, depth: usize) {
    for child in node.get("children").and_then(Value::as_array).into_iter().flatten() {
        if depth >= MOST_DEPTH {
            out.lose("something nested too deep");
            return;
        }
        if is_card(child) {
            out.why.get_or_insert_with(|| Sentence::key(FOR_MEMBERS));
        }
        write(out, child, depth + 1);
    }
}

impl Read {
    /// A card is not read: the story is not published without it.
    fn lose(&mut self, card: &str) {
        let card = clean_line(card);
        self.why.get_or_insert_with(|| Sentence::key("exchange-kept-unread").with("card", card.as_str()));
        self.unread.insert(card);
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }
}

fn of<'v>(node: &'v Value, name: &str) -> &'v str {
    node.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn write(out: &mut Read, node: &Value, depth: usize) {
    let attribute = |name| markup::escape(of(node, name));
    match of(node, "type") {
        "paragraph" => within(out, "p", node, depth),
        "heading" | "extended-heading" => {
            let tag = of(node, "tag");
            let tag = if matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") { tag } else { "h2" };
            within(out, tag, node, depth);
        }
        "quote" | "extended-quote" | "aside" => within(out, "blockquote", node, depth),
        "list" => within(out, if of(node, "listType") == "number" { "ol" } else { "ul" }, node, depth),
        "listitem" => within(out, "li", node, depth),
        "link" | "autolink" => {
            out.push(&format!("<a href=\"{}\">", attribute("url")));
            children(out, node, depth);
            out.push("</a>");
        }
        "text" | "extended-text" | "tk" => words(out, node),
        "tab" => out.push(" "),
        "linebreak" => out.push("<br>"),
        "horizontalrule" => out.push("<hr>"),
        "image" => {
            let (src, alt) = (attribute("src"), attribute("alt"));
            // A caption is markup already.
            let caption = of(node, "caption");
            out.push(&format!(
                "<figure><img src=\"{src}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>"
            ));
        }
        "gallery" => {
            out.push("<figure>");
            for image in node.get("images").and_then(Value::as_array).into_iter().flatten() {
                let (src, alt) = (markup::escape(of(image, "src")), markup::escape(of(image, "alt")));
                out.push(&format!("<img src=\"{src}\" alt=\"{alt}\">"));
            }
            out.push(&format!("<figcaption>{}</figcaption></figure>", of(node, "caption")));
        }
        "html" => out.push(of(node, "html")),
        "embed" | "bookmark" if !of(node, "url").is_empty() => {
            let url = attribute("url");
            out.push(&format!("<p><a href=\"{url}\">{url}</a></p>"));
        }
        "codeblock" => out.push(&format!("<pre><code>{}</code></pre>", attribute("code"))),
        "markdown" => out.push(&markdown(of(node, "markdown"))),
        // Their words are markup already.
        "callout" => {
            out.push(&format!("<p>{} {}</p>", attribute("calloutEmoji"), of(node, "calloutText")));
        }
        "toggle" => out.push(&format!("<h4>{}</h4>{}", of(node, "heading"), of(node, "content"))),
        // It parts what is for members from the rest, in stories that are for members.
        "paywall" => {}
        "" | "root" => children(out, node, depth),
        kind => {
            out.lose(kind);
            children(out, node, depth);
        }
    }
}

fn markdown(text: &str) -> String {
    let document = Document::from_markdown(text, &Document::default())
        .unwrap_or_else(|_| Document::from_paragraphs(text.split("\n\n")));
    let as_it_is = |html: &str| html.to_owned();
    document::html(&document, &document::Options { sanitise: &as_it_is, ..document::Options::new("en-GB") })
}

fn within(out: &mut Read, tag: &str, node: &Value, depth: usize) {
    out.push(&format!("<{tag}>"));
    children(out, node, depth);
    out.push(&format!("</{tag}>"));
}

/// Words with their marks: bits of a number.
fn words(out: &mut Read, node: &Value) {
    const MARKS: [(u64, &str); 6] =
        [(1, "strong"), (2, "em"), (4, "s"), (16, "code"), (32, "sub"), (64, "sup")];
    let format = node.get("format").and_then(Value::as_u64).unwrap_or(0);
    let marks: Vec<&str> = MARKS.iter().filter(|(bit, _)| format & bit != 0).map(|(_, tag)| *tag).collect();
    for tag in &marks {
        out.push(&format!("<{tag}>"));
    }
    out.push(&markup::escape(of(node, "text")));
    for tag in marks.iter().rev() {
        out.push(&format!("</{tag}>"));
    }
}

/// The text of a document that consists of one card of Markdown or HTML; `None` for another.
pub(super) fn cards(text: &str) -> Option<Text> {
    let document: Value = serde_json::from_str(text).ok()?;
    let cards = document.get("cards")?.as_array()?;
    let mut read = None;
    for card in cards {
        let kind = card.get(0)?.as_str()?;
        let content = card.get(1)?;
        match kind {
            "card-markdown" | "markdown" => read = Some(Text::Markdown(of(content, "markdown").to_owned())),
            "html" => read = Some(Text::Html(of(content, "html").to_owned())),
            _ => {}
        }
    }
    read.filter(|_| cards.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_becomes_markup() {
        let text = r#"{"root":{"children":[
            {"type":"extended-heading","tag":"h3","children":[{"type":"extended-text","text":"A & B","format":0}]},
            {"type":"paragraph","children":[{"type":"extended-text","text":"bold","format":3},{"type":"linebreak"},
                {"type":"link","url":"https://a.example/\"x","children":[{"type":"text","text":"there"}]}]},
            {"type":"callout","calloutText":"<b>Look</b>","calloutEmoji":"!"},{"type":"paywall"},
            {"type":"toggle","heading":"More","content":"<p>of it</p>"},{"type":"markdown","markdown":"A *word*"}]}}"#;
        let Read { html, why, unread } = read(text).unwrap();
        assert!(html.starts_with("<h3>A &amp; B</h3><p><strong><em>bold</em></strong><br><a href=\"https://a.example/&quot;x\">there</a></p>"));
        assert!(html.contains("<p>! <b>Look</b></p><h4>More</h4><p>of it</p>"), "{html}");
        assert!(html.contains("A <em>word</em>"), "{html}");
        assert!(why.is_none() && unread.is_empty());
        assert!(read("{}").is_none() && read("no").is_none());
    }

    #[test]
    fn what_cannot_be_read_is_named_and_never_written_as_its_source() {
        let text = r#"{"root":{"children":[{"type":"signup\u001b","header":"<b>Join</b>","children":[{"type":"text","text":"words"}]}]}}"#;
        let Read { html, why, unread } = read(text).unwrap();
        assert_eq!(html, "words");
        let told = Sentence::key("exchange-kept-unread").with("card", "signup");
        assert_eq!((why, unread.len()), (Some(told), 1));
        let gated = r#"{"root":{"children":[{"type":"html","html":"<p>a</p>","visibility":{"web":{"nonMember":false}}}]}}"#;
        assert_eq!(read(gated).unwrap().why, Some(Sentence::key(FOR_MEMBERS)));
        let deep = format!("{}{}", r#"{"children":["#.repeat(60), "]}".repeat(60));
        assert!(read(&format!(r#"{{"root":{deep}}}"#)).unwrap().why.is_some());
    }
}
