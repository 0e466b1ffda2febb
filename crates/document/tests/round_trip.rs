//! Writing and reading give the same document; ids are stable.

use document::{Block, Document, Kind};
use proptest::prelude::*;

use crate::arbitrary;

proptest! {
    #[test]
    fn stored_and_read_again(document in arbitrary::document()) {
        let json = document.to_json();
        prop_assert_eq!(&Document::parse(&json).unwrap(), &document);
        let value: Document = serde_json::from_str(&serde_json::to_string(&document).unwrap()).unwrap();
        prop_assert_eq!(value, document);
    }

    #[test]
    fn any_json_is_answered(text in any::<String>()) {
        prop_assert!(Document::parse(&text).is_err());
    }

    #[test]
    fn a_changed_byte_never_breaks_the_reader(document in arbitrary::document(), at in any::<prop::sample::Index>(), byte in any::<char>()) {
        let mut chars: Vec<char> = document.to_json().chars().collect();
        let index = at.index(chars.len());
        chars[index] = byte;
        if let Ok(read) = Document::parse(&chars.into_iter().collect::<String>()) {
            prop_assert_eq!(Document::parse(&read.to_json()).unwrap(), read);
        }
    }
}

#[test]
fn ids_survive_and_gaps_are_filled() {
    let mut document = Document::from_paragraphs(["one", " ", "two"]);
    let ids = |document: &Document| document.content.iter().map(|b| b.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&document), ["b1", "b2"]);
    document.content.insert(1, Block::paragraph("between"));
    document.content.push(document.content[0].clone());
    document.content.push(Block { id: "x\" onclick".to_owned(), kind: Kind::Divider });
    document.assign_ids();
    assert_eq!(ids(&document), ["b1", "b3", "b2", "b4", "b5"]);
    let before = document.clone();
    document.assign_ids();
    assert_eq!(document, before);
}

#[test]
fn ids_of_an_editor_are_kept() {
    let json = r#"{"schema":1,"type":"doc","content":[{"type":"divider","attrs":{"id":"bX9k2"}},{"type":"divider","attrs":{"id":null}}]}"#;
    let document = Document::parse(json).unwrap();
    assert_eq!(document.content[0].id, "bX9k2");
    assert_eq!(document.content[1].id, "b1");
    assert!(document.block("bX9k2").is_some());
}
