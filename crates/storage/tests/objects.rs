//! Put, get, list, delete.

use std::io::{Read as _, Write as _};

use crate::places;

#[tokio::test]
async fn an_object_is_kept_replaced_and_removed() {
    let (_folder, places) = places();
    for place in places {
        assert_eq!(place.get("ab/one.jpg").await.unwrap(), None);
        assert_eq!(place.list("").await.unwrap(), Vec::<String>::new());
        place.put("ab/one.jpg", b"first".to_vec()).await.unwrap();
        assert_eq!(place.get("ab/one.jpg").await.unwrap(), Some(b"first".to_vec()));
        place.put("ab/one.jpg", b"second".to_vec()).await.unwrap();
        assert_eq!(place.clone().get("ab/one.jpg").await.unwrap(), Some(b"second".to_vec()));
        place.put("ab/empty", Vec::new()).await.unwrap();
        assert_eq!(place.get("ab/empty").await.unwrap(), Some(Vec::new()));
        place.delete("ab/one.jpg").await.unwrap();
        place.delete("ab/one.jpg").await.unwrap();
        assert_eq!(place.get("ab/one.jpg").await.unwrap(), None);
        assert_eq!(place.list("").await.unwrap(), ["ab/empty"]);
    }
}

#[tokio::test]
async fn keys_are_listed_by_their_beginning_in_order() {
    let (_folder, places) = places();
    for place in places {
        for key in ["b/2.jpg", "a/1.jpg", "a/b/c/3.jpg", "ab.jpg", "b/1.jpg"] {
            place.put(key, vec![1]).await.unwrap();
        }
        assert_eq!(place.list("").await.unwrap(), ["a/1.jpg", "a/b/c/3.jpg", "ab.jpg", "b/1.jpg", "b/2.jpg"]);
        assert_eq!(place.list("a").await.unwrap(), ["a/1.jpg", "a/b/c/3.jpg", "ab.jpg"]);
        assert_eq!(place.list("a/").await.unwrap(), ["a/1.jpg", "a/b/c/3.jpg"]);
        assert_eq!(place.list("a/b/c/3").await.unwrap(), ["a/b/c/3.jpg"]);
        assert_eq!(place.list("nothing/here").await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_folder_is_no_object() {
    let (_folder, places) = places();
    for place in places {
        place.put("a/b.jpg", vec![1]).await.unwrap();
        assert_eq!(place.get("a").await.unwrap(), None);
        place.delete("a").await.unwrap();
        assert_eq!(place.get("a/b.jpg/c").await.unwrap(), None);
        place.delete("a/b.jpg/c").await.unwrap();
        assert_eq!(place.get("a/b.jpg").await.unwrap(), Some(vec![1]));
    }
}

/// A file is taken from its beginning, wherever it was left, and comes back piece by piece.
#[tokio::test]
async fn a_file_goes_in_and_comes_out_in_pieces() {
    let (_folder, places) = places();
    for place in places {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&[7; 100_000]).unwrap();
        place.put_file("imports/12", file).await.unwrap();
        assert_eq!(place.get("imports/12").await.unwrap(), Some(vec![7; 100_000]));
        let (mut piece, mut object) = ([0; 1_000], place.open("imports/12").await.unwrap().unwrap());
        object.read_exact(&mut piece).unwrap();
        let mut rest = Vec::new();
        object.read_to_end(&mut rest).unwrap();
        assert_eq!((piece, rest.len()), ([7; 1_000], 99_000));
        for absent in ["imports/13", "imports", "imports/12/x"] {
            assert!(place.open(absent).await.unwrap().is_none(), "{absent}");
        }
        assert!(place.open("../x").await.is_err());
        assert!(place.put_file("../x", tempfile::tempfile().unwrap()).await.is_err());
    }
}
