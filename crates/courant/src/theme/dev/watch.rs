//! Whether the files of a folder are the same as before.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

/// Folders in folders, as the theme reads them.
const DEEPEST: usize = 8;

/// A text that is another one when a file was added, changed or removed: made of paths, sizes and times of change.
pub(super) fn stamp(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    walk(folder, 0, &mut hasher);
    format!("{:016x}", hasher.finish())
}

fn walk(folder: &Path, depth: usize, hasher: &mut DefaultHasher) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let Ok(about) = std::fs::metadata(&path) else { continue };
        if is_hidden {
            continue;
        }
        if about.is_dir() {
            if depth < DEEPEST {
                walk(&path, depth + 1, hasher);
            }
        } else {
            (&path, about.len(), about.modified().ok()).hash(hasher);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let mut seen = vec![stamp(folder.path())];
        let mut look = |what: &str| {
            let next = stamp(folder.path());
            assert!(!seen.contains(&next), "{what}");
            assert_eq!(next, stamp(folder.path()), "{what}: nothing changed since");
            seen.push(next);
        };
        std::fs::create_dir(folder.path().join("web")).unwrap();
        std::fs::write(folder.path().join("web/a.html"), "a").unwrap();
        look("added");
        std::fs::write(folder.path().join("web/a.html"), "ab").unwrap();
        look("longer");
        let file = std::fs::File::options().write(true).open(folder.path().join("web/a.html")).unwrap();
        file.set_modified(std::time::UNIX_EPOCH).unwrap();
        look("touched");
        std::fs::rename(folder.path().join("web/a.html"), folder.path().join("web/b.html")).unwrap();
        look("renamed");
        let before = stamp(folder.path());
        std::fs::write(folder.path().join("web/.b.html.swp"), "x").unwrap();
        assert_eq!(before, stamp(folder.path()), "an editor's own file is none of ours");
    }
}
