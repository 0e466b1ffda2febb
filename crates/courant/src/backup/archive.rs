//! The file of a copy: written entry by entry, read entry by entry.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::{FORMAT, Failed, MANIFEST, Manifest};

/// The largest entry that is read, in bytes: above the largest picture and a batch of the longest stories.
const LARGEST: u64 = 1 << 30;

/// A copy that is being written. It has its name when it is whole.
pub(super) struct Writing {
    tar: tar::Builder<GzEncoder<BufWriter<File>>>,
    part: PathBuf,
    path: PathBuf,
    entries: BTreeMap<String, String>,
}

impl Writing {
    /// Begins the file `path`, which must not be there yet, readable for its owner alone: it holds what people are
    /// called and how they sign in.
    pub(super) fn begin(path: &Path) -> Result<Self, Failed> {
        let named = |error: std::io::Error| Failed::new(format_args!("{}: {error}", path.display()));
        if path.exists() {
            return Err(Failed::new(format_args!("{}: there is such a file already", path.display())));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(named)?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        let mut options = File::options();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&part).map_err(named)?;
        let packed = GzEncoder::new(BufWriter::new(file), Compression::fast());
        Ok(Self { tar: tar::Builder::new(packed), part, path: path.to_owned(), entries: BTreeMap::new() })
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failed> {
        self.entries.insert(name.to_owned(), hash(bytes));
        self.write(name, bytes)
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failed> {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(bytes.len()).map_err(Failed::new)?);
        header.set_mode(0o600);
        Ok(self.tar.append_data(&mut header, name, bytes)?)
    }

    /// Adds the manifest, waits until all is on the disk, and gives the file its name.
    pub(super) fn finish(mut self, mut manifest: Manifest) -> Result<Manifest, Failed> {
        manifest.entries = std::mem::take(&mut self.entries);
        self.write(MANIFEST, &serde_json::to_vec(&manifest).map_err(Failed::new)?)?;
        let mut file = self.tar.into_inner()?.finish()?;
        file.flush()?;
        file.get_ref().sync_all()?;
        std::fs::rename(&self.part, &self.path)?;
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(manifest)
    }

    /// Leaves nothing behind.
    pub(super) fn give_up(self) {
        drop(self.tar);
        let _ = std::fs::remove_file(self.part);
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
    let file = File::open(path).map_err(|e| Failed::new(format_args!("{}: {e}", path.display())))?;
    let mut tar = tar::Archive::new(GzDecoder::new(BufReader::new(file)));
    let (mut found, mut manifest) = (BTreeMap::new(), None);
    for entry in tar.entries().map_err(|e| broken(&e))? {
        let mut entry = entry.map_err(|e| broken(&e))?;
        let name = entry.path().map_err(|e| broken(&e))?.display().to_string();
        if manifest.is_some() || !is_known(&name) || !entry.header().entry_type().is_file() {
            return Err(broken(&format_args!("{name} is no part of one")));
        }
        let mut bytes = Vec::new();
        entry
            .by_ref()
            .take(LARGEST)
            .read_to_end(&mut bytes)
            .map_err(|e| broken(&format_args!("{name}: {e}")))?;
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
    std::io::copy(&mut tar.into_inner(), &mut std::io::sink()).map_err(|e| broken(&e))?;
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
    match wrong {
        Some((name, held)) => {
            Err(Failed::new(format_args!("{}: {name} has not {} rows", path.display(), held.rows)))
        }
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
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
