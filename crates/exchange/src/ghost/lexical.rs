//! The texts of Ghost's editors where an export has no HTML of them: Lexical, and the cards of the editor before it.

use serde_json::Value;

use crate::outside::Text;

/// Nodes in nodes.
const MOST_DEPTH: usize = 32;

/// A Lexical document as HTML; `None` where it is none.
pub(super) fn html(text: &str) -> Option<String> {
    let document: Value = serde_json::from_str(text).ok()?;
    let root = document.get("root")?;
    let mut out = String::new();
    children(&mut out, root, 0);
    Some(out)
}

fn children(out: &mut String, node: &Value, depth: usize) {
    if depth > MOST_DEPTH {
        return;
    }
    for child in node.get("children").and_then(Value::as_array).into_iter().flatten() {
        write(out, child, depth + 1);
    }
}

fn of<'v>(node: &'v Value, name: &str) -> &'v str {
    node.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn write(out: &mut String, node: &Value, depth: usize) {
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
            out.push_str(&format!("<a href=\"{}\">", attribute("url")));
            children(out, node, depth);
            out.push_str("</a>");
        }
        "text" | "extended-text" => words(out, node),
        "linebreak" => out.push_str("<br>"),
        "horizontalrule" => out.push_str("<hr>"),
        "image" => {
            let (src, alt) = (attribute("src"), attribute("alt"));
            // A caption is markup already.
            let caption = of(node, "caption");
            out.push_str(&format!(
                "<figure><img src=\"{src}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>"
            ));
        }
        "gallery" => {
            out.push_str("<figure>");
            for image in node.get("images").and_then(Value::as_array).into_iter().flatten() {
                let (src, alt) = (markup::escape(of(image, "src")), markup::escape(of(image, "alt")));
                out.push_str(&format!("<img src=\"{src}\" alt=\"{alt}\">"));
            }
            out.push_str(&format!("<figcaption>{}</figcaption></figure>", of(node, "caption")));
        }
        "html" => out.push_str(of(node, "html")),
        "embed" | "bookmark" if !of(node, "url").is_empty() => {
            let url = attribute("url");
            out.push_str(&format!("<p><a href=\"{url}\">{url}</a></p>"));
        }
        "codeblock" => out.push_str(&format!("<pre><code>{}</code></pre>", attribute("code"))),
        "" | "root" => children(out, node, depth),
        // Kept as it came, in an element that nobody knows what to do with.
        kind => {
            let (kind, source) = (markup::escape(kind), markup::escape(&node.to_string()));
            out.push_str(&format!("<template data-card=\"{kind}\">{source}</template>"));
        }
    }
}

fn within(out: &mut String, tag: &str, node: &Value, depth: usize) {
    out.push_str(&format!("<{tag}>"));
    children(out, node, depth);
    out.push_str(&format!("</{tag}>"));
}

/// Words with their marks: bits of a number.
fn words(out: &mut String, node: &Value) {
    const MARKS: [(u64, &str); 6] =
        [(1, "strong"), (2, "em"), (4, "s"), (16, "code"), (32, "sub"), (64, "sup")];
    let format = node.get("format").and_then(Value::as_u64).unwrap_or(0);
    let marks: Vec<&str> = MARKS.iter().filter(|(bit, _)| format & bit != 0).map(|(_, tag)| *tag).collect();
    for tag in &marks {
        out.push_str(&format!("<{tag}>"));
    }
    out.push_str(&markup::escape(of(node, "text")));
    for tag in marks.iter().rev() {
        out.push_str(&format!("</{tag}>"));
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
            {"type":"signup","header":"<b>Join</b>"}]}}"#;
        let html = html(text).unwrap();
        assert!(html.starts_with("<h3>A &amp; B</h3><p><strong><em>bold</em></strong><br><a href=\"https://a.example/&quot;x\">there</a></p>"));
        assert!(
            html.contains("<template data-card=\"signup\">{&quot;header&quot;") && !html.contains("<b>Join")
        );
        assert!(super::html("{}").is_none() && super::html("no").is_none());
    }
}
