//! Objects as files below a folder.
//!
//! A file is written beside its final place, forced to the disk, and renamed: a rename replaces in one step (POSIX
//! `rename`). The folder is forced too, or a power cut could take the new name back.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Error, Object, key};

/// Begins the names of files that are being written. No key has this character, so none is ever listed or read.
const UNFINISHED: char = '~';

pub(crate) fn put(root: &Path, key: &str, bytes: &[u8]) -> Result<(), Error> {
    write(root, key, |file| file.write_all(bytes))
}

pub(crate) fn put_file(root: &Path, key: &str, from: &mut File) -> Result<(), Error> {
    write(root, key, |file| from.rewind().and_then(|()| io::copy(from, file)).map(|_| ()))
}

pub(crate) fn open(root: &Path, key: &str) -> Result<Option<Object>, Error> {
    let path = root.join(key);
    match File::open(&path) {
        Ok(file) if file.metadata().is_ok_and(|about| about.is_file()) => Ok(Some(Box::new(file))),
        Ok(_) => Ok(None),
        Err(error) if is_absent(&error) => Ok(None),
        Err(source) => Err(Error::Disk { path, source }),
    }
}

/// Keeps what `fill` writes.
fn write(root: &Path, key: &str, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), Error> {
    let path = root.join(key);
    let folder = path.parent().unwrap_or(root);
    make_folder(folder)?;
    let (unfinished, mut file) = create_unfinished(folder)?;
    let written = fill(&mut file)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&unfinished, &path))
        .and_then(|()| sync_folder(folder));
    if written.is_err() {
        // The first failure is the one to report; after a rename there is nothing left to remove.
        let _ = fs::remove_file(&unfinished);
    }
    written.map_err(|source| Error::Disk { path, source })
}

pub(crate) fn get(root: &Path, key: &str) -> Result<Option<Vec<u8>>, Error> {
    let path = root.join(key);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(source) => Err(Error::Disk { path, source }),
    }
}

pub(crate) fn delete(root: &Path, key: &str) -> Result<(), Error> {
    let path = root.join(key);
    let removed = fs::remove_file(&path).and_then(|()| sync_folder(path.parent().unwrap_or(root)));
    match removed {
        Ok(()) => Ok(()),
        Err(error) if is_absent(&error) || path.is_dir() => Ok(()),
        Err(source) => Err(Error::Disk { path, source }),
    }
}

pub(crate) fn list(root: &Path, prefix: &str) -> Result<Vec<String>, Error> {
    // Only the folder the prefix points into can hold matches.
    let start = prefix.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found = Vec::new();
    let mut open = vec![start.to_owned()];
    while let Some(folder) = open.pop() {
        let path = root.join(&folder);
        let disk = |source| Error::Disk { path: path.clone(), source };
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => continue,
            Err(source) => return Err(disk(source)),
        };
        for entry in entries {
            let entry = entry.map_err(disk)?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            let key = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            // Names no key can have are not ours, or not finished.
            if key::check(&key).is_err() {
                continue;
            }
            let kind = entry.file_type().map_err(disk)?;
            if kind.is_dir() {
                open.push(key);
            } else if kind.is_file() && key.starts_with(prefix) {
                found.push(key);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// A folder of that name, or a file where a folder would have to be, means that there is no such object.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory)
}

/// Makes a folder and those above it, and forces every new name to the disk.
fn make_folder(folder: &Path) -> Result<(), Error> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().unwrap_or(Path::new(""));
    make_folder(above)?;
    let made = match fs::create_dir(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        other => other,
    };
    made.and_then(|()| sync_folder(above)).map_err(|source| Error::Disk { path: folder.to_owned(), source })
}

/// Opens a new file no other process or thread writes to.
fn create_unfinished(folder: &Path) -> Result<(PathBuf, File), Error> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{UNFINISHED}{}-{number}", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            // Left by a process that was cut off and had the same number.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(source) => return Err(Error::Disk { path, source }),
        }
    }
}

/// Windows opens no folder as a file; there the rename itself is all there is.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}
