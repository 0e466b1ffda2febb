//! Cuts a finished page down to its words: no pictures, no style but a few lines, nothing for machines.

use std::cell::Cell;
use std::rc::Rc;

use lol_html::errors::RewritingError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};

use super::light;

/// What a page has for the eye or for machines, and a light one does not have.
const AWAY: &str = "script, style, svg, picture > source, video, audio, iframe, .paper-only";
/// What a light page keeps of the `<meta>` elements with a name; one with none says how the page is written.
const NAMES: [&str; 4] = ["viewport", "color-scheme", "tdm-reservation", "tdm-policy"];
/// Attributes that serve the full stylesheet.
const ATTRIBUTES: [&str; 2] = ["class", "style"];

/// What a light page says that its full one does not.
pub(super) struct Cut<'a> {
    /// The public address of the paper, without a slash at the end.
    pub(super) base_url: &'a str,
    /// Path and query of the full page.
    pub(super) full: &'a str,
    /// Whether the full page is the one that search engines should know.
    pub(super) is_canonical: bool,
    /// The path of the stylesheet.
    pub(super) css: &'a str,
    /// The words of the link to the full page.
    pub(super) to_full: &'a str,
    /// What is said before the text of a picture.
    pub(super) picture: &'a str,
}

impl Cut<'_> {
    /// The light page of a full one.
    ///
    /// # Errors
    /// What the HTML rewriter says of a page that it cannot read.
    pub(super) fn apply(&self, html: &str) -> Result<String, RewritingError> {
        let has_canonical = Rc::new(Cell::new(false));
        let seen = has_canonical.clone();
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("*", |e| {
                ATTRIBUTES.iter().for_each(|name| e.remove_attribute(name));
                Ok(())
            }))
            .append_element_content_handler(element!(AWAY, |e| {
                e.remove();
                Ok(())
            }))
            // What they say to machines and to the stylesheet weighs more than the words within. The stylesheet sets
            // them apart from what stands before them.
            .append_element_content_handler(element!("time, span, picture", |e| {
                unwrap(e);
                Ok(())
            }))
            .append_element_content_handler(element!("head", move |e| self.head(e, has_canonical.clone())))
            .append_element_content_handler(element!("meta", |e| {
                let named = e.get_attribute("name");
                if e.has_attribute("property") || named.is_some_and(|name| !NAMES.contains(&name.as_str())) {
                    e.remove();
                }
                Ok(())
            }))
            .append_element_content_handler(element!("link", move |e| {
                match e.get_attribute("rel").as_deref() {
                    Some("canonical") => seen.set(true),
                    Some("icon") => {}
                    _ => e.remove(),
                }
                Ok(())
            }))
            // Before the next one: within a link there is no other.
            .append_element_content_handler(element!("a img", |e| {
                self.picture(e, "span");
                Ok(())
            }))
            .append_element_content_handler(element!("figure img", |e| {
                self.picture(e, "a");
                Ok(())
            }))
            .append_element_content_handler(element!("img", |e| {
                if e.get_attribute("alt").unwrap_or_default().is_empty() {
                    e.remove()
                } else {
                    self.picture(e, "a")
                }
                Ok(())
            }))
            .append_element_content_handler(element!("a[href]", |e| self.stay(e, "href")))
            .append_element_content_handler(element!("form[action]", |e| self.stay(e, "action")))
            .append_element_content_handler(element!("a#view", |e| {
                e.set_attribute("href", &whole(self.full))?;
                e.set_inner_content(self.to_full, ContentType::Text);
                Ok(())
            }));
        rewrite_str(html, settings)
    }

    fn head(&self, head: &mut Element<'_, '_>, has_canonical: Rc<Cell<bool>>) -> HandlerResult {
        let css = attribute(self.css);
        let own =
            format!("<meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" href=\"{css}\">");
        head.prepend(&own, ContentType::Html);
        if self.is_canonical {
            let address = attribute(&format!("{}{}", self.base_url, whole(self.full)));
            head.on_end_tag(Box::new(move |end| {
                if !has_canonical.get() {
                    end.before(&format!("<link rel=\"canonical\" href=\"{address}\">"), ContentType::Html);
                }
                Ok(())
            }))?;
        }
        Ok(())
    }

    /// Says what a picture shows, as a link (`a`) to its file or as mere words (`span`). A picture without words stands
    /// above a caption, which they lead to then.
    fn picture(&self, img: &mut Element<'_, '_>, name: &str) {
        if img.removed() {
            return;
        }
        let value = |name: &str| img.get_attribute(name).as_deref().map(attribute);
        let mut open = name.to_owned();
        for (kept, from) in [("href", "src"), ("lang", "lang"), ("dir", "dir")] {
            if let Some(value) = value(from)
                && (name == "a" || kept != "href")
            {
                open.push_str(&format!(" {kept}=\"{value}\""));
            }
        }
        let words = match value("alt") {
            Some(alt) if !alt.is_empty() => format!("{} <{open}>{alt}</{name}>", attribute(self.picture)),
            _ => format!("<{open}>{}</{name}>", attribute(self.picture)),
        };
        img.replace(&words, ContentType::Html);
    }

    /// Leads a link or form to a page of this paper to its light view.
    fn stay(&self, element: &mut Element<'_, '_>, name: &str) -> HandlerResult {
        let address = element.get_attribute(name).unwrap_or_default();
        let inside = match address.strip_prefix(self.base_url) {
            Some("") => "/",
            Some(rest) => rest,
            None => &address,
        };
        if let Some(place) = light(inside) {
            element.set_attribute(name, &place)?;
        }
        Ok(())
    }
}

/// Leaves what is within an element, unless it has something to say itself.
fn unwrap(element: &mut Element<'_, '_>) {
    let name = element.tag_name();
    if name == "span" && !element.attributes().is_empty() {
        return;
    }
    if name != "picture" {
        element.before(" ", ContentType::Text);
    }
    element.remove_and_keep_content();
}

/// An address as it stands in a page.
fn whole(address: &str) -> String {
    address.replace('&', "&amp;")
}

/// The text of an attribute as it stood in a page, safe between quotation marks and between tags.
fn attribute(text: &str) -> String {
    text.replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light_of(html: &str) -> String {
        let cut = Cut {
            base_url: "https://paper.example",
            full: "/town?a=\"1&b=<2",
            is_canonical: true,
            css: "/assets/lite.css",
            to_full: "Full <version>",
            picture: "Picture:",
        };
        cut.apply(html).unwrap()
    }

    #[test]
    fn pictures_are_words() {
        for (full, expected) in [
            (
                "<img class=\"x\" src=\"/media/1\" alt=\"A &quot;pier&quot; <b> &amp; gulls\" lang=\"en\">",
                "Picture: <a href=\"/media/1\" lang=\"en\">A &quot;pier&quot; &lt;b> &amp; gulls</a>",
            ),
            (
                "<a href=\"//x\"><img src=\"/media/1\" alt=\"A pier\"></a>",
                "<a href=\"//x\">Picture: <span>A pier</span></a>",
            ),
            ("<img src=\"/media/1\" alt=\"\">", ""),
            (
                "<picture><source srcset=\"/media/2 320w\"><img src=\"/media/1\" srcset=\"/media/3 320w\" alt=\"A pier\"></picture>",
                "Picture: <a href=\"/media/1\">A pier</a>",
            ),
            (
                "<figure><img src=\"/media/1\" alt=\"\"></figure>",
                "<figure><a href=\"/media/1\">Picture:</a></figure>",
            ),
        ] {
            assert_eq!(light_of(full), expected);
        }
    }

    #[test]
    fn links_stay_in_the_light_view() {
        for (full, expected) in [
            ("/", "/lite"),
            ("/town?x=1&amp;y=2#c1", "/lite/town?x=1&amp;y=2#c1"),
            ("https://paper.example", "/lite"),
            ("https://paper.example/town/pier", "/lite/town/pier"),
            ("https://paper.example.evil.example/town", "https://paper.example.evil.example/town"),
            ("/lite/town", "/lite/town"),
            ("//elsewhere.example/x", "//elsewhere.example/x"),
            ("/feed.atom", "/feed.atom"),
            ("#main", "#main"),
        ] {
            assert_eq!(
                light_of(&format!("<a href=\"{full}\">x</a>")),
                format!("<a href=\"{expected}\">x</a>")
            );
        }
        assert_eq!(light_of("<form action=\"/search\">"), "<form action=\"/lite/search\">");
        assert_eq!(
            light_of("<a id=\"view\" href=\"/lite/town\">Light</a>"),
            "<a id=\"view\" href=\"/town?a=&quot;1&amp;b=<2\">Full &lt;version&gt;</a>"
        );
    }

    #[test]
    fn nothing_is_left_for_machines() {
        let head = "<head><meta charset=\"utf-8\"><meta name=\"robots\" content=\"max\"><meta property=\"og:x\">\
             <meta name=\"viewport\" content=\"w\"><link rel=\"stylesheet\" href=\"/a.css\"><link rel=\"alternate\">\
             <script type=\"application/ld+json\">{}</script></head><p class=\"paper-only\">x</p><p class=\"y\">y</p>";
        let kept = "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"w\">";
        let own =
            "<meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" href=\"/assets/lite.css\">";
        let canonical = "<link rel=\"canonical\" href=\"https://paper.example/town?a=&quot;1&amp;b=&lt;2\">";
        assert_eq!(light_of(head), format!("<head>{own}{kept}{canonical}</head><p>y</p>"));
        let line = "<p><span class=\"by\">Mo</span><time datetime=\"2025-01-14\">Tue</time><span lang=\"de\">x</span></p>";
        assert_eq!(light_of(line), "<p> Mo Tue<span lang=\"de\">x</span></p>");
        let with = "<head><link rel=\"canonical\" href=\"https://paper.example/x\"></head>";
        assert_eq!(light_of(with).matches("canonical").count(), 1);
    }
}
