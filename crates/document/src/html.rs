//! From types to HTML. Everything that comes from the document is escaped here, so that the result can be trusted.

mod marks;

use crate::check::{is_link, is_page};
use crate::model::{
    Attribution, Block, Card, Correction, CorrectionKind, Document, Figure, Inline, Kind, Text,
};
use crate::quotes::{is_quote, quote_marks};
use crate::time::iso;
use marks::{Note, inlines};

/// A picture as a browser needs it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// Address of the picture.
    pub src: String,
    /// Addresses by width (`/m/a-800.webp 800w, …`); no attribute where empty.
    pub srcset: String,
    /// Widths on the page for `srcset`; no attribute where empty.
    pub sizes: String,
}

impl Picture {
    /// A picture in one size.
    #[must_use]
    pub fn new(src: impl Into<String>) -> Self {
        Self { src: src.into(), ..Self::default() }
    }
}

/// What rendering needs from outside.
pub struct Options<'a> {
    /// Language tag of the article; decides the marks of quotation and the few words added by the renderer.
    pub language: &'a str,
    /// Where a media key can be loaded from; `None` where the picture is gone, which shows its description instead.
    pub media: &'a dyn Fn(&str) -> Option<Picture>,
    /// Makes foreign HTML safe. Its result stands on the page as it is.
    pub sanitise: &'a dyn Fn(&str) -> String,
    /// The visible form of a time in microseconds UTC.
    pub date: &'a dyn Fn(i64) -> String,
}

impl<'a> Options<'a> {
    /// Without pictures, with foreign HTML shown as its source, and with ISO dates.
    #[must_use]
    pub fn new(language: &'a str) -> Self {
        let date = &|micros| iso(micros).chars().take_while(|c| *c != 'T').collect();
        Self { language, media: &|_| None, sanitise: &escape, date }
    }
}

/// The article as HTML: no style attributes, no scripts, no event handlers, whatever the document says. Each block
/// carries its id. Footnotes follow at the end.
#[must_use]
pub fn html(document: &Document, options: &Options<'_>) -> String {
    let mut page = Page { options, out: String::new(), notes: Vec::new() };
    for block in &document.content {
        page.block(block);
    }
    page.footnotes();
    page.out
}

pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

struct Page<'a> {
    options: &'a Options<'a>,
    out: String,
    notes: Vec<Note>,
}

impl Page<'_> {
    fn block(&mut self, block: &Block) {
        let id = if block.id.is_empty() { String::new() } else { format!(" id=\"{}\"", escape(&block.id)) };
        match &block.kind {
            Kind::Paragraph(text) => self.element("p", &id, text),
            Kind::Heading { level: 0..=2, text } => self.element("h2", &id, text),
            Kind::Heading { level: 3, text } => self.element("h3", &id, text),
            Kind::Heading { text, .. } => self.element("h4", &id, text),
            Kind::Quotation { paragraphs, attribution } => self.quotation(&id, paragraphs, attribution),
            Kind::PullQuote(text) => self.pull_quote(&id, text),
            Kind::List { ordered, items } => self.list(&id, *ordered, items),
            Kind::Figure(figure) => self.figure(&id, figure),
            Kind::Gallery(figures) => {
                self.out.push_str(&format!("<div class=\"gallery\"{id}>\n"));
                for figure in figures {
                    self.figure("", figure);
                }
                self.out.push_str("</div>\n");
            }
            Kind::Embed(card) => self.card("embed", &id, card),
            Kind::LinkCard(card) => self.card("link-card", &id, card),
            Kind::Table { header, rows } => self.table(&id, *header, rows),
            Kind::Divider => self.out.push_str(&format!("<hr{id}>\n")),
            Kind::Correction(correction) => self.correction(&id, correction),
            Kind::Quarantine(quarantine) => {
                let safe = (self.options.sanitise)(&quarantine.html);
                self.out.push_str(&format!("<div class=\"quarantine\"{id}>{safe}</div>\n"));
            }
        }
    }

    fn element(&mut self, name: &str, id: &str, text: &[Inline]) {
        self.out.push_str(&format!("<{name}{id}>"));
        inlines(&mut self.out, &mut self.notes, text);
        self.out.push_str(&format!("</{name}>\n"));
    }

    /// Words of a block quotation get the marks of the language where the writer set none.
    fn quotation(&mut self, id: &str, paragraphs: &[Text], attribution: &Attribution) {
        let proposed = if attribution.proposed { " data-proposed" } else { "" };
        self.out.push_str(&format!("<blockquote class=\"said\"{id}{proposed}>"));
        let begins = paragraphs.first().and_then(|text| text.first()).map(Inline::as_text);
        let marked = begins.is_some_and(|text| text.trim_start().starts_with(is_quote));
        let (open, close) = if marked { ("", "") } else { quote_marks(self.options.language) };
        for (index, text) in paragraphs.iter().enumerate() {
            self.out.push_str("<p>");
            self.out.push_str(if index == 0 { open } else { "" });
            inlines(&mut self.out, &mut self.notes, text);
            self.out.push_str(if index + 1 == paragraphs.len() { close } else { "" });
            self.out.push_str("</p>");
        }
        let footer = footer(attribution);
        if !footer.is_empty() {
            self.out.push_str(&format!("<footer>{footer}</footer>"));
        }
        self.out.push_str("</blockquote>\n");
    }

    /// Hidden from assistive technology, as it repeats the text; therefore without links, which would take focus.
    fn pull_quote(&mut self, id: &str, text: &[Inline]) {
        self.out.push_str(&format!("<aside class=\"pull\" aria-hidden=\"true\"{id}><p>"));
        for inline in text {
            match inline {
                Inline::Text { text, .. } => self.out.push_str(&escape(text)),
                Inline::Break { .. } => self.out.push_str("<br>"),
            }
        }
        self.out.push_str("</p></aside>\n");
    }

    fn list(&mut self, id: &str, ordered: bool, items: &[Vec<Text>]) {
        let name = if ordered { "ol" } else { "ul" };
        self.out.push_str(&format!("<{name}{id}>\n"));
        for item in items {
            self.out.push_str("<li>");
            match item.as_slice() {
                [only] => inlines(&mut self.out, &mut self.notes, only),
                paragraphs => paragraphs.iter().for_each(|text| self.element("p", "", text)),
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn figure(&mut self, id: &str, figure: &Figure) {
        self.out.push_str(&format!("<figure{id}>"));
        match (self.options.media)(&figure.media) {
            Some(picture) => self.picture(figure, &picture),
            None if figure.decorative => {}
            None => self.out.push_str(&format!("<p class=\"missing\">{}</p>", escape(&figure.alt))),
        }
        let (caption, credit) = (escape(&figure.caption), escape(&figure.credit));
        let credit =
            if credit.is_empty() { credit } else { format!("<span class=\"credit\">{credit}</span>") };
        let gap = if caption.is_empty() || credit.is_empty() { "" } else { " " };
        if !caption.is_empty() || !credit.is_empty() {
            self.out.push_str(&format!("<figcaption>{caption}{gap}{credit}</figcaption>"));
        }
        self.out.push_str("</figure>\n");
    }

    fn picture(&mut self, figure: &Figure, picture: &Picture) {
        let alt = if figure.decorative { "" } else { &figure.alt };
        self.out.push_str(&format!("<img src=\"{}\" alt=\"{}\"", escape(&picture.src), escape(alt)));
        for (name, value) in [("srcset", &picture.srcset), ("sizes", &picture.sizes)] {
            if !value.is_empty() {
                self.out.push_str(&format!(" {name}=\"{}\"", escape(value)));
            }
        }
        if figure.width > 0 && figure.height > 0 {
            self.out.push_str(&format!(" width=\"{}\" height=\"{}\"", figure.width, figure.height));
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn card(&mut self, class: &str, id: &str, card: &Card) {
        let words = escape(if card.title.trim().is_empty() { &card.url } else { &card.title });
        let link = if is_page(&card.url) { anchor(&card.url, &words) } else { words };
        self.out.push_str(&format!("<p class=\"{class}\"{id}>{link}</p>\n"));
    }

    fn table(&mut self, id: &str, header: bool, rows: &[Vec<Text>]) {
        self.out.push_str(&format!("<div class=\"table\"{id}><table>\n"));
        for (index, cells) in rows.iter().enumerate() {
            let head = header && index == 0;
            self.out.push_str(if head { "<thead><tr>" } else { "<tr>" });
            for text in cells {
                self.out.push_str(if head { "<th scope=\"col\">" } else { "<td>" });
                inlines(&mut self.out, &mut self.notes, text);
                self.out.push_str(if head { "</th>" } else { "</td>" });
            }
            self.out.push_str(if head { "</tr></thead>\n" } else { "</tr>\n" });
        }
        self.out.push_str("</table></div>\n");
    }

    fn correction(&mut self, id: &str, correction: &Correction) {
        let label = label(correction.kind, german(self.options.language));
        let (exact, date) = (iso(correction.at), escape(&(self.options.date)(correction.at)));
        let text = escape(&correction.text).replace('\n', "<br>");
        self.out.push_str(&format!(
            "<aside class=\"note\"{id}><p><b>{label}</b> <time datetime=\"{exact}\">{date}</time></p><p>{text}</p></aside>\n"
        ));
    }

    fn footnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        let back = if german(self.options.language) { "Zurück zum Text" } else { "Back to the text" };
        self.out.push_str("<ol class=\"footnotes\">\n");
        for Note { number, text } in &self.notes {
            let text = escape(text).replace('\n', "<br>");
            self.out.push_str(&format!(
                "<li id=\"note-{number}\">{text} <a href=\"#note-ref-{number}\" aria-label=\"{back}\">↩</a></li>\n"
            ));
        }
        self.out.push_str("</ol>\n");
    }
}

/// A link with words that are escaped already; the address was checked.
fn anchor(href: &str, words: &str) -> String {
    format!("<a href=\"{}\">{words}</a>", escape(href))
}

/// Speaker, role, when, where and source, as far as known.
fn footer(attribution: &Attribution) -> String {
    let mut parts = Vec::new();
    if let Some(speaker) = &attribution.speaker {
        parts.push(format!("<b>{}</b>", escape(speaker)));
    }
    let known = [&attribution.role, &attribution.when, &attribution.place];
    parts.extend(known.into_iter().flatten().map(|text| escape(text)));
    let url = attribution.source_url.as_deref().filter(|url| is_link(url));
    match (&attribution.source, url) {
        (Some(source), Some(url)) => parts.push(anchor(url, &escape(source))),
        (Some(source), None) => parts.push(escape(source)),
        (None, Some(url)) => parts.push(anchor(url, &escape(url))),
        (None, None) => {}
    }
    parts.join(", ")
}

fn german(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("de"))
}

fn label(kind: CorrectionKind, german: bool) -> &'static str {
    match (kind, german) {
        (CorrectionKind::Correction, false) => "Correction",
        (CorrectionKind::Clarification, false) => "Clarification",
        (CorrectionKind::Update, false) => "Update",
        (CorrectionKind::Typo, false) => "Typo",
        (CorrectionKind::Retraction, false) => "Retraction",
        (CorrectionKind::Correction, true) => "Berichtigung",
        (CorrectionKind::Clarification, true) => "Klarstellung",
        (CorrectionKind::Update, true) => "Aktualisierung",
        (CorrectionKind::Typo, true) => "Tippfehler",
        (CorrectionKind::Retraction, true) => "Widerruf",
    }
}
