//! Objects in memory.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::Error;

/// Objects that live as long as the process. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    objects: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

impl Memory {
    pub(crate) fn put(&self, key: &str, bytes: Vec<u8>) {
        self.objects().insert(key.to_owned(), bytes);
    }

    pub(crate) fn put_file(&self, key: &str, file: &mut File) -> Result<(), Error> {
        let mut bytes = Vec::new();
        let read = file.rewind().and_then(|()| file.read_to_end(&mut bytes));
        read.map_err(|source| Error::Disk { path: PathBuf::from(key), source })?;
        self.put(key, bytes);
        Ok(())
    }

    pub(crate) fn get(&self, key: &str) -> Option<Vec<u8>> {
        self.objects().get(key).cloned()
    }

    pub(crate) fn delete(&self, key: &str) {
        self.objects().remove(key);
    }

    pub(crate) fn list(&self, prefix: &str) -> Vec<String> {
        self.objects().keys().filter(|key| key.starts_with(prefix)).cloned().collect()
    }

    /// No step between locking and unlocking leaves the map half changed, so a poisoned lock is as good as new.
    fn objects(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
