//! Pictures, and what is hosted elsewhere.

use document::{Card, Inline, Kind};
use html5ever::tokenizer::Tag;
use html5ever::tokenizer::states::RawKind;

use super::build::{Builder, attribute};
use super::foreign::{escape, quarantine};
use super::frame::Holder;
use super::{Shot, page_address};
use crate::lost::Lost;

/// Figures in figures.
const MOST_FIGURES: usize = 8;

impl Builder<'_> {
    pub(super) fn figure(&mut self, tag: &Tag) {
        self.close_leaf();
        if self.frame.is_none() && self.figures.len() < MOST_FIGURES {
            let is_card = attribute(tag, "class").is_some_and(|class| class.contains("bookmark"));
            self.figures.push(Holder { card: is_card.then_some(None), ..Holder::default() });
        }
    }

    pub(super) fn picture(&mut self, tag: &Tag) {
        let of = |name| attribute(tag, name).unwrap_or_default();
        let (alt, class) = (super::clean_line(of("alt")), of("class"));
        if class.split_whitespace().any(|class| matches!(class, "wp-smiley" | "emoji")) {
            self.text(&alt);
            return;
        }
        if matches!(self.figures.last(), Some(Holder { card: Some(_), .. })) {
            return;
        }
        let id = class.split_whitespace().find_map(|class| class.strip_prefix("wp-image-"));
        let url = if of("src").is_empty() { of("data-src") } else { of("src") };
        let shot = Shot { url: url.trim().to_owned(), alt, id: id.map(str::to_owned), ..Shot::default() };
        if shot.url.is_empty() {
            return;
        }
        match self.figures.last_mut() {
            Some(figure) if self.frame.is_none() => figure.shots.push(shot),
            _ => {
                let kind = self.shown(shot);
                self.put(kind);
            }
        }
    }

    /// The picture of the paper, or the markup as it came.
    pub(super) fn shown(&mut self, shot: Shot) -> Kind {
        let kind = match (self.options.find)(&shot) {
            Some(figure) => Kind::Figure(figure),
            None => {
                let caption = match shot.caption.as_str() {
                    "" => way_to(&shot),
                    caption => format!("<figcaption>{}</figcaption>", escape(caption)),
                };
                let (src, alt) = (escape(&shot.url), escape(&shot.alt));
                let html = format!("<figure><img src=\"{src}\" alt=\"{alt}\">{caption}</figure>");
                quarantine(html, "a picture that the paper does not have")
            }
        };
        self.shots.push(shot);
        kind
    }

    pub(super) fn end_figure(&mut self) {
        self.close_leaf();
        if self.frame.is_some() {
            return;
        }
        let Some(mut figure) = self.figures.pop() else { return };
        if let Some(Some(url)) = figure.card {
            let title = figure.blocks.iter().find_map(|kind| match kind {
                Kind::Paragraph(text) => Some(super::text::line(text)),
                _ => None,
            });
            self.add(Kind::LinkCard(Card { url, title: title.unwrap_or_default() }));
            return;
        }
        let mut kinds = Vec::new();
        let alone = figure.shots.len() == 1;
        for mut shot in std::mem::take(&mut figure.shots) {
            if alone && !figure.caption.is_empty() {
                shot.caption = std::mem::take(&mut figure.caption);
            }
            kinds.push(self.shown(shot));
        }
        kinds.extend(figure.blocks);
        if let ([Kind::Embed(card)], false) = (kinds.as_mut_slice(), figure.caption.is_empty()) {
            card.title = std::mem::take(&mut figure.caption);
        }
        for kind in gathered(kinds) {
            self.add(kind);
        }
        if !figure.caption.is_empty() {
            self.add(Kind::Paragraph(vec![Inline::text(&figure.caption)]));
        }
    }

    /// What is hosted elsewhere stands as a link to it.
    pub(super) fn hosted(&mut self, tag: &Tag) -> Option<RawKind> {
        if let Some(url) = attribute(tag, "src").and_then(page_address) {
            self.lose(Lost::Hosted);
            self.put(Kind::Embed(Card { url, title: String::new() }));
        }
        // What is in it are words for browsers that do not know it.
        (&*tag.name == "iframe").then_some(RawKind::Rawtext)
    }
}

/// Pictures that stand together and nothing else are a gallery.
pub(super) fn gathered(kinds: Vec<Kind>) -> Vec<Kind> {
    let all = kinds.len() > 1 && kinds.iter().all(|kind| matches!(kind, Kind::Figure(_)));
    if !all {
        return kinds;
    }
    let figures = kinds.into_iter().filter_map(|kind| match kind {
        Kind::Figure(figure) => Some(figure),
        _ => None,
    });
    vec![Kind::Gallery(figures.collect())]
}

/// For readers, the way to a picture that has no words: without it there would be nothing.
fn way_to(shot: &Shot) -> String {
    let Some(url) = page_address(&shot.url).filter(|url| url.starts_with("http")) else {
        return String::new();
    };
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path);
    let words = escape(if shot.alt.is_empty() { name } else { &shot.alt });
    format!("<figcaption><a href=\"{}\">{words}</a></figcaption>", escape(&url))
}
