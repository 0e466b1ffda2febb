//! Making documents in code: importers, the demo newspaper, tests.

use std::collections::HashSet;

use crate::model::{Attribution, Block, Document, Inline, Kind, Mark};

impl Document {
    /// A document of these blocks; missing and repeated ids are assigned.
    #[must_use]
    pub fn new(content: Vec<Block>) -> Self {
        let mut document = Self { content };
        document.assign_ids();
        document
    }

    /// A document of plain paragraphs; blank ones are left out.
    pub fn from_paragraphs<S: AsRef<str>>(paragraphs: impl IntoIterator<Item = S>) -> Self {
        let blocks = paragraphs.into_iter().filter(|text| !text.as_ref().trim().is_empty());
        Self::new(blocks.map(|text| Block::paragraph(text.as_ref())).collect())
    }

    /// Whether there is no block.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// The block with this id.
    #[must_use]
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.content.iter().find(|block| block.id == id)
    }

    /// Gives an id to each block that has none, an unfit one, or one that an earlier block has (a copied block).
    /// The new ids are `b1`, `b2` and so on behind the highest number in use; the same document always gets the same.
    pub fn assign_ids(&mut self) {
        let numbers = self.content.iter().filter_map(|block| block.id.strip_prefix('b')?.parse::<u32>().ok());
        let mut last = numbers.filter(|number| *number < u32::MAX / 2).max().unwrap_or(0);
        let mut seen: HashSet<String> = HashSet::with_capacity(self.content.len());
        for block in &mut self.content {
            while !is_id(&block.id) || seen.contains(&block.id) {
                last += 1;
                block.id = format!("b{last}");
            }
            seen.insert(block.id.clone());
        }
    }
}

/// Whether `id` may be the id of a block.
pub(crate) fn is_id(id: &str) -> bool {
    id.strip_prefix('b')
        .is_some_and(|rest| (1..=31).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_alphanumeric()))
}

impl Block {
    /// A block without an id yet.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { id: String::new(), kind }
    }

    /// A paragraph of plain words; line feeds become breaks.
    #[must_use]
    pub fn paragraph(text: &str) -> Self {
        Self::new(Kind::Paragraph(Inline::lines(text)))
    }

    /// A heading of plain words; the level is brought into 2 to 4.
    #[must_use]
    pub fn heading(level: u8, text: &str) -> Self {
        Self::new(Kind::Heading { level: level.clamp(2, 4), text: Inline::lines(text) })
    }

    /// A block quotation of one plain paragraph.
    #[must_use]
    pub fn quotation(text: &str, attribution: Attribution) -> Self {
        Self::new(Kind::Quotation { paragraphs: vec![Inline::lines(text)], attribution })
    }
}

impl Inline {
    /// Words without marks.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::marked(text, Vec::new())
    }

    /// Words with marks, which are brought into order; of two marks of one type the first stays.
    #[must_use]
    pub fn marked(text: &str, mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(Mark::rank);
        marks.dedup_by_key(|mark| mark.rank());
        Self::Text { text: text.to_owned(), marks }
    }

    /// Plain words with a break at each line feed; no empty runs.
    #[must_use]
    pub fn lines(text: &str) -> Vec<Self> {
        let mut out = Vec::new();
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                out.push(Self::Break { marks: Vec::new() });
            }
            if !line.is_empty() {
                out.push(Self::text(line));
            }
        }
        out
    }
}

impl Attribution {
    /// Words of a named speaker, nothing else known.
    #[must_use]
    pub fn speaker(name: &str) -> Self {
        Self { speaker: Some(name.to_owned()), ..Self::default() }
    }
}
