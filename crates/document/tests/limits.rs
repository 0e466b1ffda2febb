//! Size, depth and number.

use document::{Document, MAX_BLOCKS, MAX_BYTES};

fn doc(content: &str) -> String {
    format!(r#"{{"schema":1,"type":"doc","content":[{content}]}}"#)
}

#[track_caller]
fn refused(json: &str, reason: &str) {
    let error = Document::parse(json).unwrap_err();
    assert!(error.to_string().contains(reason), "{error}");
}

#[test]
fn bytes() {
    refused(&" ".repeat(MAX_BYTES + 1), "it has 2097153 bytes, at most 2097152 are allowed");
}

#[test]
fn blocks() {
    let divider = r#"{"type":"divider"}"#;
    let all = vec![divider; MAX_BLOCKS].join(",");
    assert_eq!(Document::parse(&doc(&all)).unwrap().content.len(), MAX_BLOCKS);
    refused(&doc(&format!("{all},{divider}")), "more than 20000 blocks");
    let item = r#"{"type":"list_item","content":[{"type":"paragraph"}]}"#;
    let list = format!(r#"{{"type":"list","content":[{}]}}"#, vec![item; MAX_BLOCKS / 2].join(","));
    refused(&doc(&list), "more than 20000 blocks");
}

#[test]
fn depth() {
    refused(&doc(&format!("{}{}", "[".repeat(40), "]".repeat(40))), "nested deeper than 32 levels");
    let deep = "{\"content\":[".repeat(100_000);
    refused(&doc(&deep), "not JSON");
}

#[test]
fn sentences() {
    assert_eq!(
        Document::parse(&doc(r#"{"type":"heading","attrs":{"level":1}}"#)).unwrap_err().to_string(),
        "The article body is not valid at content[0].attrs.level: 1 should be 2, 3 or 4."
    );
}
