//! The files of a theme: those in the binary, and a folder over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use bytes::Bytes;
use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../themes/courant");
/// The editor, where it was built: `assets/editor.js` and its style sheet.
static EDITOR: Dir<'static> = include_dir!("$OUT_DIR/ui");

/// Folders in folders; beyond it a link leads in a circle.
const DEEPEST: usize = 8;

/// The files of a theme by their paths, such as `web/base.html`, `assets/courant.css` or `samples/web/error.json`.
#[derive(Clone, Debug, Default)]
pub struct ThemeFiles(BTreeMap<String, File>);

#[derive(Clone, Debug)]
struct File {
    /// Borrowed from the binary where nothing stands over it.
    bytes: Cow<'static, [u8]>,
    is_own: bool,
}

impl ThemeFiles {
    /// The files in the binary, and those of `folder` over them. What begins with a dot is left out: it belongs to an
    /// editor or to version control.
    ///
    /// # Errors
    /// A sentence that names what cannot be read.
    pub fn read(folder: Option<&Path>) -> Result<Self, String> {
        let mut files = Self::over([]);
        if let Some(folder) = folder {
            files
                .add_folder((folder, folder), 0)
                .map_err(|(path, error)| format!("theme folder {}: {path}: {error}", folder.display()))?;
        }
        Ok(files)
    }

    /// The files in the binary, and these over them, by their paths.
    #[must_use]
    pub fn over(own: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut files = Self::default();
        files.add_embedded(&EMBEDDED);
        files.add_embedded(&EDITOR);
        files
            .0
            .extend(own.into_iter().map(|(path, bytes)| (path, File { bytes: bytes.into(), is_own: true })));
        files
    }

    /// The folders that a theme has at its top: those of the theme in the binary, and that of the face of cards.
    #[must_use]
    pub fn folders() -> Vec<&'static str> {
        let embedded = EMBEDDED.dirs().filter_map(|dir| dir.path().to_str());
        embedded.chain(["cards"]).collect()
    }

    fn add_embedded(&mut self, folder: &Dir<'static>) {
        for file in folder.files() {
            if let Some(path) = file.path().to_str() {
                self.0.insert(path.to_owned(), File { bytes: Cow::Borrowed(file.contents()), is_own: false });
            }
        }
        folder.dirs().for_each(|dir| self.add_embedded(dir));
    }

    fn add_folder(
        &mut self,
        (root, folder): (&Path, &Path),
        depth: usize,
    ) -> Result<(), (String, std::io::Error)> {
        let named = |path: &Path| {
            let inside = path.strip_prefix(root).unwrap_or(path);
            if inside.as_os_str().is_empty() { ".".to_owned() } else { inside.display().to_string() }
        };
        for entry in std::fs::read_dir(folder).map_err(|error| (named(folder), error))? {
            let entry = entry.map_err(|error| (named(folder), error))?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() {
                if depth < DEEPEST {
                    self.add_folder((root, &path), depth + 1)?;
                }
            } else if let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) {
                let bytes = std::fs::read(&path).map_err(|error| (named(&path), error))?;
                self.0.insert(name.replace('\\', "/"), File { bytes: bytes.into(), is_own: true });
            }
        }
        Ok(())
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(|file| &*file.bytes)
    }

    /// A file as text; none where it is missing or not UTF-8.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.bytes(path).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    /// The bytes of a file to be kept; those in the binary are not copied.
    pub(super) fn kept(&self, path: &str) -> Bytes {
        match self.0.get(path).map(|file| &file.bytes) {
            Some(Cow::Borrowed(bytes)) => Bytes::from_static(bytes),
            Some(Cow::Owned(bytes)) => Bytes::copy_from_slice(bytes),
            None => Bytes::new(),
        }
    }

    /// The text of a file of the binary that nothing stands over.
    pub(super) fn embedded_text(&self, path: &str) -> Option<&'static str> {
        match self.0.get(path)?.bytes {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok(),
            Cow::Owned(_) => None,
        }
    }

    /// Whether a file comes from the folder, not from the binary.
    #[must_use]
    pub fn is_own(&self, path: &str) -> bool {
        self.0.get(path).is_some_and(|file| file.is_own)
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Puts other bytes at a path, as if they came from where the file came from.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        let is_own = self.is_own(path);
        self.0.insert(path.to_owned(), File { bytes: bytes.into(), is_own });
    }
}
