//! Which keys are taken.

use std::collections::BTreeSet;

use proptest::prelude::*;
use storage::{Error, media_key};

use crate::places;

#[tokio::test]
async fn hostile_keys_are_refused_everywhere() {
    let long = "a".repeat(201);
    let (folder, places) = places();
    std::fs::write(folder.path().join("secret"), "secret").unwrap();
    for place in places {
        for key in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../secret",
            "../../secret",
            "a/../../secret",
            "a/..",
            "a//b",
            "a/",
            "./a",
            ".hidden",
            "a/.hidden",
            "a/b.",
            "A.jpg",
            "a b",
            "a\\b",
            "..\\secret",
            "a\0b",
            "a\nb",
            "ä.jpg",
            "~1-0",
            "c:a",
            "%2e%2e/secret",
            &long,
        ] {
            assert!(matches!(place.get(key).await, Err(Error::Key(_))), "get {key:?}");
            assert!(matches!(place.put(key, vec![1]).await, Err(Error::Key(_))), "put {key:?}");
            assert!(matches!(place.delete(key).await, Err(Error::Key(_))), "delete {key:?}");
        }
        for prefix in ["/", "../", "a/../", "..", ".", "a//", "A", &long] {
            assert!(matches!(place.list(prefix).await, Err(Error::Key(_))), "list {prefix:?}");
        }
        let longest = "a".repeat(200);
        place.put(&longest, vec![1]).await.unwrap();
        assert_eq!(place.get(&longest).await.unwrap(), Some(vec![1]));
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("secret")).unwrap(), "secret");
}

#[test]
fn a_refused_key_is_shown_on_one_short_line() {
    let error = Error::Key("a\\nb".to_owned());
    assert_eq!(error.to_string(), "\"a\\nb\" is not a valid name for a stored file");
}

#[test]
fn a_media_key_holds_all_its_random_bits() {
    let random: [u8; 16] = std::array::from_fn(|at| u8::try_from(at * 16 + at).unwrap());
    assert_eq!(media_key(&random, "jpg"), "00/00112233445566778899aabbccddeeff.jpg");
    for odd in ["", "JPG", "../x", "jpg/", "toolong", "ü"] {
        assert_eq!(media_key(&random, odd), "00/00112233445566778899aabbccddeeff.bin", "{odd}");
    }
    let many: BTreeSet<_> = (0..128).map(|bit| media_key(&(1_u128 << bit).to_be_bytes(), "jpg")).collect();
    assert_eq!(many.len(), 128);
}

proptest! {
    /// Whatever the random bits and the extension, the key is one the storage takes.
    #[test]
    fn a_media_key_is_always_taken(random in any::<[u8; 16]>(), extension in "\\PC{0,8}") {
        let key = media_key(&random, &extension);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let place = storage::Storage::memory();
        prop_assert!(runtime.block_on(place.put(&key, vec![1])).is_ok(), "{}", key);
    }

    /// Memory and folder agree on every key.
    #[test]
    fn no_key_leaves_the_folder(key in "[a-c./~A]{0,12}") {
        let outside = tempfile::tempdir().unwrap();
        let root = outside.path().join("media");
        let place = storage::Storage::Folder(root.clone());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let kept = runtime.block_on(place.put(&key, vec![1]));
        let names: Vec<_> = std::fs::read_dir(outside.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        prop_assert!(names.iter().all(|name| *name == root), "{:?}", names);
        if kept.is_ok() {
            prop_assert_eq!(runtime.block_on(place.list("")).unwrap(), vec![key]);
        }
    }
}
