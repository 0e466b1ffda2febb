use exchange::text::{MAX_BYTES, Refused, read};

fn refused(bytes: &[u8]) -> Refused {
    read(bytes).expect_err("refused")
}

#[test]
fn nothing_to_read() {
    for empty in [&b""[..], b" \n\t\n", b"\xEF\xBB\xBF", "\u{200B}\n\u{A0}".as_bytes(), b"\xFF\xFE"] {
        assert_eq!(refused(empty), Refused::Empty);
    }
}

#[test]
fn binary_files_are_named_with_their_place() {
    assert_eq!(
        refused(b"%PDF-1.7\n").to_string(),
        "line 1, byte 1: this is a PDF file, not plain text; save the page as text and try again"
    );
    let nul = refused(b"Headline\n\nSome te\0xt here.\n");
    assert!(matches!(nul, Refused::Binary { line: 3, offset: 18, .. }), "{nul}");
    let unmarked: Vec<u8> = "Headline".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(refused(&unmarked), Refused::Binary { line: 1, offset: 2, .. }));
}

#[test]
fn undecodable_text_names_line_and_byte_and_the_way_out() {
    let error = refused(b"Headline\n\nGr\xFC\xDFe aus Kiel.\n");
    assert_eq!(error, Refused::Undecodable { line: 3, offset: 13, encoding: "UTF-8" });
    assert!(error.to_string().contains("iconv -f WINDOWS-1252 -t UTF-8"));
    let mut lone = vec![0xFF, 0xFE];
    lone.extend("A\nB".encode_utf16().flat_map(u16::to_le_bytes));
    lone.extend([0x00, 0xD8, 0x41, 0x00]);
    assert!(matches!(refused(&lone), Refused::Undecodable { line: 2, encoding: "UTF-16LE", .. }));
}

#[test]
fn markup_is_sent_back_to_the_browser() {
    let html = refused(b"\n<!DOCTYPE html>\n<html><body><p>Hello.</p></body></html>");
    assert_eq!(html, Refused::Markup { line: 2, what: "an HTML file, not plain text" });
    assert!(html.to_string().contains("Save page as: Text"));
    assert!(matches!(refused(b"From: <Saved by Blink>\nSubject: x\n"), Refused::Markup { .. }));
}

#[test]
fn size_is_limited() {
    let limit = MAX_BYTES;
    assert_eq!(refused(&vec![b'a'; limit + 1]), Refused::TooLarge { bytes: limit + 1, limit });
    let line = [b"Headline\n".to_vec(), vec![b'a'; 100_001]].concat();
    assert_eq!(refused(&line), Refused::LineTooLong { line: 2, limit: 100_000 });
    assert!(matches!(refused(&vec![b'\n'; 50_001].repeat(1)), Refused::Empty | Refused::TooManyLines { .. }));
    assert!(matches!(refused("a\n".repeat(60_000).as_bytes()), Refused::TooManyLines { limit: 50_000 }));
}

#[test]
fn a_page_without_story_or_headline() {
    let menu = refused(b"\nHome\nPolitics\nSport\n");
    assert_eq!(menu, Refused::NoStory { line: 2, count: 3 });
    assert!(menu.to_string().starts_with("line 2: no story found"));
    let long = "The council met on Monday and talked for a very long time about the harbour, the bridge, the school and \
                the many other things that are on its list this winter. It went home late.";
    assert_eq!(refused(long.as_bytes()), Refused::NoHeadline { line: 1 });
}
