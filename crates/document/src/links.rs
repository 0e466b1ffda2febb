//! Where an article links to.

use crate::inline::{spans, texts};
use crate::model::{Document, Kind, Mark};

/// A link in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Id of the block it stands in.
    pub block_id: String,
    /// The address.
    pub href: String,
    /// The linked words.
    pub text: String,
}

/// All links in reading order: in texts, cards, embeds, and to the sources of quotations.
#[must_use]
pub fn links(document: &Document) -> Vec<Link> {
    let mut out = Vec::new();
    for block in &document.content {
        let mut push = |href: &str, text: &str| {
            out.push(Link { block_id: block.id.clone(), href: href.to_owned(), text: text.to_owned() });
        };
        for text in texts(&block.kind) {
            for (href, words) in spans(text, link) {
                push(href, &words);
            }
            for (source, words) in spans(text, source) {
                push(source, &words);
            }
        }
        match &block.kind {
            Kind::Embed(card) | Kind::LinkCard(card) => push(&card.url, &card.title),
            Kind::Quotation { attribution, .. } => {
                if let Some(url) = &attribution.source_url {
                    push(url, attribution.source.as_deref().unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    out
}

fn link(mark: &Mark) -> Option<&str> {
    if let Mark::Link { href } = mark { Some(href) } else { None }
}

fn source(mark: &Mark) -> Option<&str> {
    if let Mark::Quotation(attribution) = mark { attribution.source_url.as_deref() } else { None }
}
