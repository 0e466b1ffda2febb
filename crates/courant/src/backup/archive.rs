//! The file of a copy: written entry by entry, read entry by entry.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use super::{FORMAT, Failed, MANIFEST, Manifest, PART};

/// The largest entry, in bytes (256 MiB): above the largest picture and the rows of one entry.
const LARGEST: u64 = 1 << 28;
/// The largest manifest, in bytes (1 GiB): some hundred for each file.
const LARGEST_MANIFEST: u64 = 1 << 30;
/// How much a file may unpack to: so many bytes, and so many times its own. What papers hold is packed to a tenth.
const UNPACKED: (u64, u64) = (1 << 26, 200);
/// How many entries a file may have: so many, and one for so many of its bytes. The manifest alone has that for each.
const ENTRIES: (u64, u64) = (10_000, 32);

/// A copy that is being written. It has its name when it is whole; until then it goes away with this value.
pub(super) struct Writing {
    tar: tar::Builder<GzEncoder<BufWriter<NamedTempFile>>>,
    path: PathBuf,
    entries: BTreeMap<String, String>,
}

impl Writing {
    /// Begins the file `path`, which must not be there yet, readable for its owner alone: it holds what people are
    /// called and how they sign in.
    pub(super) fn begin(path: &Path) -> Result<Self, Failed> {
        if path.exists() {
            return Err(Failed::new(format_args!("{}: there is such a file already", path.display())));
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".");
        let folder = folder_of(path);
        let part = std::fs::create_dir_all(folder)
            .and_then(|()| tempfile::Builder::new().prefix(&name).suffix(PART).tempfile_in(folder))
            .map_err(|error| named(path, &error))?;
        let packed = GzEncoder::new(BufWriter::new(part), Compression::fast());
        Ok(Self { tar: tar::Builder::new(packed), path: path.to_owned(), entries: BTreeMap::new() })
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failed> {
        self.entries.insert(name.to_owned(), hash(bytes));
        self.write(name, bytes)
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failed> {
        let size = u64::try_from(bytes.len()).map_err(Failed::new)?;
        if size > largest(name) {
            return Err(Failed::new(format_args!("{name} is larger than {} MiB", largest(name) >> 20)));
        }
        // One header: the keys that the paper makes fit into it.
        let mut header = tar::Header::new_ustar();
        header.set_path(name).map_err(|error| Failed::new(format_args!("{name}: {error}")))?;
        header.set_size(size);
        header.set_mode(0o600);
        header.set_cksum();
        Ok(self.tar.append(&header, bytes)?)
    }

    /// Adds the manifest, waits until all is on the disk, and gives the file its name.
    pub(super) fn finish(mut self, mut manifest: Manifest) -> Result<Manifest, Failed> {
        manifest.entries = std::mem::take(&mut self.entries);
        self.write(MANIFEST, &serde_json::to_vec(&manifest).map_err(Failed::new)?)?;
        let file = self.tar.into_inner()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(&self.path).map_err(|kept| named(&self.path, &kept.error))?;
        if let Err(error) = File::open(folder_of(&self.path)).and_then(|folder| folder.sync_all()) {
            let _ = std::fs::remove_file(&self.path);
            return Err(named(&self.path, &error));
        }
        Ok(manifest)
    }
}

fn named(path: &Path, error: &io::Error) -> Failed {
    Failed::new(format_args!("{}: {error}", path.display()))
}

/// The folder that a file stands in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn largest(name: &str) -> u64 {
    if name == MANIFEST { LARGEST_MANIFEST } else { LARGEST }
}

/// What is unpacked, up to a limit.
struct Limited<R> {
    from: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        let bytes = u64::try_from(read).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(bytes).ok_or_else(|| {
            io::Error::new(io::ErrorKind::FileTooLarge, "it unpacks to far more than a copy does")
        })?;
        Ok(read)
    }
}

/// Reads a copy to its end, gives each entry but the manifest to `take`, and returns the manifest of a copy that is whole.
///
/// # Errors
/// A sentence that names the entry that is broken, lacking or too much, and what `take` says.
pub(super) fn read(
    path: &Path,
    mut take: impl FnMut(&str, &[u8]) -> Result<(), Failed>,
) -> Result<Manifest, Failed> {
    let broken = |what: &dyn std::fmt::Display| {
        Failed::new(format_args!("{}: this is not a whole copy of a paper: {what}", path.display()))
    };
    let file = File::open(path).map_err(|e| named(path, &e))?;
    let size = file.metadata().map_err(|e| named(path, &e))?.len();
    let from = GzDecoder::new(BufReader::new(file));
    let left = size.saturating_mul(UNPACKED.1).saturating_add(UNPACKED.0);
    let mut tar = tar::Archive::new(Limited { from, left });
    let (mut found, mut manifest, mut entries) = (BTreeMap::new(), None, ENTRIES.0 + size / ENTRIES.1);
    // Raw: headers that tell of other headers are no part of a copy, and are of any size.
    for entry in tar.entries().map_err(|e| broken(&e))?.raw(true) {
        let mut entry = entry.map_err(|e| broken(&e))?;
        let name = entry.path().map_err(|e| broken(&e))?.display().to_string();
        if manifest.is_some() || !is_known(&name) || !entry.header().entry_type().is_file() {
            return Err(broken(&format_args!("{name} is no part of one")));
        }
        entries = entries.checked_sub(1).ok_or_else(|| broken(&"it has more entries than a copy has"))?;
        if entry.size() > largest(&name) {
            return Err(broken(&format_args!("{name} is larger than an entry may be")));
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(|e| broken(&format_args!("{name}: {e}")))?;
        if name == MANIFEST {
            let read: Manifest =
                serde_json::from_slice(&bytes).map_err(|e| broken(&format_args!("{name}: {e}")))?;
            manifest = Some(read);
        } else {
            if found.insert(name.clone(), hash(&bytes)).is_some() {
                return Err(broken(&format_args!("{name} stands in it twice")));
            }
            take(&name, &bytes)?;
        }
    }
    // The sum over all bytes stands behind the end of the tar, and the manifest has no other.
    io::copy(&mut tar.into_inner(), &mut io::sink()).map_err(|e| broken(&e))?;
    let manifest = manifest.ok_or_else(|| broken(&"its end is missing"))?;
    if manifest.format != FORMAT {
        let sentence = format_args!("it is of format {}, this program knows {FORMAT}", manifest.format);
        return Err(Failed::new(format_args!("{}: {sentence}", path.display())));
    }
    if let Some((name, _)) = manifest.entries.iter().find(|(name, sum)| found.get(*name) != Some(sum)) {
        return Err(broken(&format_args!("{name} is missing or was changed")));
    }
    match found.keys().find(|name| !manifest.entries.contains_key(*name)) {
        Some(name) => Err(broken(&format_args!("{name} is too much"))),
        None => Ok(manifest),
    }
}

/// Reads a copy to its end and says whether it is whole.
///
/// # Errors
/// A sentence that names what is broken.
pub fn verify(path: &Path) -> Result<Manifest, Failed> {
    let mut rows: BTreeMap<String, u64> = BTreeMap::new();
    let manifest = read(path, |name, bytes| {
        if let Some(table) = table_of(name) {
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
            *rows.entry(table.to_owned()).or_default() += u64::try_from(lines).map_err(Failed::new)?;
        }
        Ok(())
    })?;
    let wrong =
        manifest.tables.iter().find(|(name, held)| rows.get(*name).copied().unwrap_or(0) != held.rows);
    if let Some((name, held)) = wrong {
        return Err(Failed::new(format_args!("{}: {name} has not {} rows", path.display(), held.rows)));
    }
    match rows.keys().find(|name| !manifest.tables.contains_key(*name)) {
        Some(name) => Err(Failed::new(format_args!("{}: {name} is no table of it", path.display()))),
        None => Ok(manifest),
    }
}

/// Names of a copy lead nowhere else.
fn is_known(name: &str) -> bool {
    let plain = name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    name == MANIFEST || plain && (name.starts_with("media/") || table_of(name).is_some())
}

/// The table whose rows an entry holds.
pub(super) fn table_of(name: &str) -> Option<&str> {
    let (table, file) = name.strip_prefix("rows/")?.split_once('/')?;
    file.strip_suffix(".jsonl").filter(|number| number.bytes().all(|b| b.is_ascii_digit()))?;
    Some(table)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_that_cannot_get_its_name_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/copy.tar.gz");
        let mut writing = Writing::begin(&path).unwrap();
        writing.add("media/a.jpg", b"bytes").unwrap();
        // Somebody else was quicker.
        std::fs::write(&path, b"another").unwrap();
        let failed = writing.finish(Manifest::default()).unwrap_err().to_string();
        assert!(failed.starts_with(&path.display().to_string()), "{failed}");
        drop(Writing::begin(&folder.path().join("new/given-up.tar.gz")).unwrap());
        let left: Vec<_> =
            std::fs::read_dir(folder.path().join("new")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, ["copy.tar.gz"]);
        assert_eq!(std::fs::read(&path).unwrap(), b"another");
    }

    #[test]
    fn nothing_is_written_that_nobody_reads() {
        let folder = tempfile::tempdir().unwrap();
        let mut writing = Writing::begin(&folder.path().join("copy.tar.gz")).unwrap();
        let large = vec![0; usize::try_from(LARGEST).unwrap() + 1];
        let failed = writing.add("media/large.jpg", &large).unwrap_err().to_string();
        assert_eq!(failed, "media/large.jpg is larger than 256 MiB");
        assert!(writing.add(&format!("media/{}", "x".repeat(150)), b"").is_err());
    }
}
