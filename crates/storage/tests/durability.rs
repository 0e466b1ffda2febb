//! What happens when a write is cut off, and when many write at once.

use std::fs;

use storage::{Error, Storage};

/// A process that ends in the middle of a write leaves its unfinished file; the object under the key is untouched,
/// the leaving is no object, and the next write is not hindered by it.
#[tokio::test]
async fn a_write_that_was_cut_off_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = Storage::Folder(folder.path().to_owned());
    place.put("ab/one.jpg", b"whole".to_vec()).await.unwrap();
    for number in 0..40 {
        fs::write(folder.path().join(format!("ab/~{}-{number}", std::process::id())), "ha").unwrap();
    }
    assert_eq!(place.get("ab/one.jpg").await.unwrap(), Some(b"whole".to_vec()));
    assert_eq!(place.list("").await.unwrap(), ["ab/one.jpg"]);
    place.put("ab/one.jpg", b"new".to_vec()).await.unwrap();
    assert_eq!(place.get("ab/one.jpg").await.unwrap(), Some(b"new".to_vec()));
}

/// A write that fails leaves no unfinished file and says where.
#[tokio::test]
async fn a_write_that_fails_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let place = Storage::Folder(folder.path().to_owned());
    place.put("a/b/c.jpg", vec![1]).await.unwrap();
    // A folder stands where the file should go: the rename fails.
    let error = place.put("a/b", vec![2]).await.unwrap_err();
    assert!(matches!(&error, Error::Disk { path, .. } if path.ends_with("a/b")), "{error}");
    let names: Vec<_> =
        fs::read_dir(folder.path().join("a")).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(names, ["b"]);
    // A file stands where a folder should be.
    assert!(matches!(place.put("a/b/c.jpg/d", vec![2]).await, Err(Error::Disk { .. })));
    assert_eq!(place.get("a/b/c.jpg").await.unwrap(), Some(vec![1]));
}

/// Readers see one whole object or the other while it is replaced again and again.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_reader_never_sees_a_part() {
    let folder = tempfile::tempdir().unwrap();
    let place = Storage::Folder(folder.path().to_owned());
    place.put("x.bin", vec![0; 200_000]).await.unwrap();
    let writers: Vec<_> = (1..=2_u8)
        .map(|value| {
            let place = place.clone();
            tokio::spawn(async move {
                for _ in 0..15 {
                    place.put("x.bin", vec![value; 200_000]).await.unwrap();
                }
            })
        })
        .collect();
    for _ in 0..200 {
        let bytes = place.get("x.bin").await.unwrap().unwrap();
        assert_eq!(bytes.len(), 200_000);
        assert!(bytes.iter().all(|byte| Some(byte) == bytes.first()));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(place.list("").await.unwrap(), ["x.bin"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
