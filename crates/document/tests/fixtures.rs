//! Files in `fixtures`: valid ones are read and written unchanged, invalid ones are refused for their own reason.

use std::path::{Path, PathBuf};

use document::Document;
use serde_json::Value;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn valid() {
    let files = files("valid");
    assert!(files.len() >= 6, "{}", files.len());
    for file in files {
        let json = std::fs::read_to_string(&file).unwrap();
        let document = Document::parse(&json).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(!document.is_empty(), "{}", file.display());
        assert_eq!(Document::parse(&document.to_json()).unwrap(), document, "{}", file.display());
    }
}

/// Each file has the `document`, and the `path` and a part of the `reason` of its refusal.
#[test]
fn invalid() {
    let files = files("invalid");
    assert!(files.len() >= 30, "{}", files.len());
    for file in files {
        let case: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let error = match Document::parse(&case["document"].to_string()) {
            Ok(_) => panic!("{} was read", file.display()),
            Err(error) => error,
        };
        assert_eq!(error.path, case["path"].as_str().unwrap(), "{}: {error}", file.display());
        assert!(error.reason.contains(case["reason"].as_str().unwrap()), "{}: {error}", file.display());
    }
}
