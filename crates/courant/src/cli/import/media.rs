//! The folder of pictures that belongs to an export.

use std::path::{Path, PathBuf};

use publishing::model::old_path;

/// A folder in which pictures are found by the end of their address.
pub(super) struct Media {
    root: PathBuf,
}

impl Media {
    /// # Errors
    /// A sentence, where there is no such folder.
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        let name = folder.display();
        let root = folder.canonicalize().map_err(|error| format!("{name}: {error}"))?;
        if root.is_dir() { Ok(Self { root }) } else { Err(format!("{name}: this is no folder")) }
    }

    /// The file of a picture: the one whose path ends as its address does, in as many parts as possible. Of a copy that the
    /// other system made (`pier-300x200.jpg`), the whole picture. Nothing outside of the folder is found.
    pub(super) fn file(&self, address: &str) -> Option<PathBuf> {
        let behind_host = address.split_once("//").and_then(|(_, rest)| rest.split_once('/'));
        let path = behind_host.map_or(address.trim_start_matches('/'), |(_, path)| path);
        let path = old_path(&format!("/{path}"))?;
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let is_odd = |part: &&str| matches!(*part, "." | "..") || part.contains(['\\', '\0']);
        if parts.iter().any(is_odd) {
            return None;
        }
        let (name, folders) = parts.split_last()?;
        let names = whole(name).into_iter().chain([(*name).to_owned()]);
        let names: Vec<String> = names.collect();
        (0..=folders.len()).find_map(|from| {
            let folder: PathBuf = folders.iter().skip(from).collect();
            names.iter().find_map(|name| self.within(&folder.join(name)))
        })
    }

    fn within(&self, path: &Path) -> Option<PathBuf> {
        let file = self.root.join(path).canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }
}

/// The name of the picture that `name-300x200.jpg` is a copy of.
fn whole(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (is_number(width) && is_number(height)).then(|| format!("{stem}.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_found_by_the_end_of_its_address_and_nothing_outside() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("uploads");
        std::fs::create_dir_all(root.join("2012/06")).unwrap();
        for name in ["2012/06/pier.jpg", "lone.jpg", "2012/06/old pier-10x10.jpg"] {
            std::fs::write(root.join(name), b"x").unwrap();
        }
        std::fs::write(folder.path().join("secret.jpg"), b"x").unwrap();
        let media = Media::open(&root).unwrap();
        for (address, found) in [
            ("https://a.example/wp-content/uploads/2012/06/pier.jpg", Some("2012/06/pier.jpg")),
            ("https://a.example/wp-content/uploads/2012/06/pier-300x200.jpg?w=9", Some("2012/06/pier.jpg")),
            ("//a.example/2012/06/old%20pier-10x10.jpg", Some("2012/06/old pier-10x10.jpg")),
            ("/content/images/lone.jpg", Some("lone.jpg")),
            ("https://a.example/x/../../secret.jpg", None),
            ("/%2e%2e/secret.jpg", None),
            ("https://a.example/", None),
            ("", None),
            ("https://a.example/2012/06", None),
        ] {
            let file =
                media.file(address).map(|file| file.strip_prefix(&media.root).unwrap().display().to_string());
            assert_eq!(file.as_deref(), found, "{address}");
        }
        assert!(Media::open(&root.join("lone.jpg")).is_err() && Media::open(&root.join("no")).is_err());
    }
}
