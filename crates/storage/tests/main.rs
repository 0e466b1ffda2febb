//! Objects are kept, found and removed the same way in every place.

#[cfg(test)]
mod durability;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod objects;

/// Every kind of place, empty, and the folder that has to live as long as it.
#[cfg(test)]
fn places() -> (tempfile::TempDir, Vec<storage::Storage>) {
    let folder = tempfile::tempdir().unwrap();
    let places = vec![storage::Storage::memory(), storage::Storage::Folder(folder.path().join("data/media"))];
    (folder, places)
}
