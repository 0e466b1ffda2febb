//! Where pictures and other media objects lie: in a folder, or in memory for tests.
//!
//! An object is a row of bytes under a key such as `ab/cdef….jpg`. Once [`Storage::put`] has returned, the object
//! survives a power cut; a reader sees the old bytes or the new ones, never a part.

mod folder;
mod key;
mod memory;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

pub use key::media_key;
pub use memory::Memory;

/// Why an object could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key breaks the rules: 1 to 200 of `a-z 0-9 . _ - /`, no part that is empty or starts with a dot.
    #[error("\"{0}\" is not a valid name for a stored file")]
    Key(String),
    /// The disk did not do what it was asked to.
    #[error("the storage failed at {path}: {source}")]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The work was cut off while the process was ending.
    #[error("the storage stopped before it was done")]
    Stopped,
}

/// An object that is being read.
pub type Object = Box<dyn Read + Send>;

/// A place for media objects. Cheap to clone; clones share the place.
#[derive(Clone, Debug)]
pub enum Storage {
    /// Files below a folder of this machine, made when first needed.
    Folder(PathBuf),
    /// Lost when the process ends; for tests.
    Memory(Memory),
}

impl Storage {
    /// An empty place in memory.
    #[must_use]
    pub fn memory() -> Self {
        Self::Memory(Memory::default())
    }

    /// Keeps an object for good, in place of one with the same key.
    ///
    /// # Errors
    /// A key against the rules, or a disk that fails; the old object is then still whole.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<(), Error> {
        key::check(key)?;
        match self {
            Self::Folder(root) => blocking(root, key, move |root, key| folder::put(root, key, &bytes)).await,
            Self::Memory(memory) => {
                memory.put(key, bytes);
                Ok(())
            }
        }
    }

    /// The same with the content of a file of this machine, from its beginning: for what is too large to be in memory.
    ///
    /// # Errors
    /// As [`Storage::put`].
    pub async fn put_file(&self, key: &str, mut file: File) -> Result<(), Error> {
        key::check(key)?;
        match self {
            Self::Folder(root) => {
                blocking(root, key, move |root, key| folder::put_file(root, key, &mut file)).await
            }
            Self::Memory(memory) => memory.put_file(key, &mut file),
        }
    }

    /// The object to be read from its beginning, piece by piece, on a thread that may wait; `None` where there is none.
    ///
    /// # Errors
    /// A key against the rules, or a disk that fails.
    pub async fn open(&self, key: &str) -> Result<Option<Object>, Error> {
        key::check(key)?;
        match self {
            Self::Folder(root) => blocking(root, key, folder::open).await,
            Self::Memory(memory) => {
                Ok(memory.get(key).map(|bytes| -> Object { Box::new(std::io::Cursor::new(bytes)) }))
            }
        }
    }

    /// The object's bytes, or `None` where there is none.
    ///
    /// # Errors
    /// A key against the rules, or a disk that fails.
    pub async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, Error> {
        key::check(key)?;
        match self {
            Self::Folder(root) => blocking(root, key, folder::get).await,
            Self::Memory(memory) => Ok(memory.get(key)),
        }
    }

    /// Removes an object. One that is not there is removed already.
    ///
    /// # Errors
    /// A key against the rules, or a disk that fails.
    pub async fn delete(&self, key: &str) -> Result<(), Error> {
        key::check(key)?;
        match self {
            Self::Folder(root) => blocking(root, key, folder::delete).await,
            Self::Memory(memory) => {
                memory.delete(key);
                Ok(())
            }
        }
    }

    /// The keys that start with this text (all of them for an empty one), sorted. Half-written files are none.
    ///
    /// # Errors
    /// A prefix no key can have, or a disk that fails.
    pub async fn list(&self, prefix: &str) -> Result<Vec<String>, Error> {
        key::check_prefix(prefix)?;
        match self {
            Self::Folder(root) => blocking(root, prefix, folder::list).await,
            Self::Memory(memory) => Ok(memory.list(prefix)),
        }
    }
}

/// Disks make a thread wait; the server's own threads must not.
async fn blocking<T, F>(root: &std::path::Path, key: &str, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: FnOnce(&std::path::Path, &str) -> Result<T, Error> + Send + 'static,
{
    let (root, key) = (root.to_owned(), key.to_owned());
    tokio::task::spawn_blocking(move || work(&root, &key)).await.map_err(|_| Error::Stopped)?
}
