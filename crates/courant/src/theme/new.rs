//! Makes a folder that begins a theme.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use web::ThemeFiles;

/// The template that a new theme holds a copy of: small, and easily seen at any address that does not exist.
const EXAMPLE: &str = "web/error.html";
const TOKENS: &str = "assets/tokens.css";
const README: &str = "README.md";

/// Makes the folder and the files that begin a theme; says which.
///
/// # Errors
/// A sentence where something stands in the way. Nothing is ever replaced.
pub fn begin(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let shown = folder.display();
    match std::fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => {
            return Err(format!("{shown} holds files already; choose a folder that is empty or not there"));
        }
        Ok(false) => {}
        Err(_) if folder.exists() => return Err(format!("{shown} is a file; choose a folder")),
        Err(_) => std::fs::create_dir_all(folder).map_err(|error| format!("{shown}: {error}"))?,
    }
    let embedded = ThemeFiles::read(None)?;
    let copied = |path: &str| embedded.text(path).ok_or_else(|| format!("the program has no {path}"));
    let example = format!("{NOTE}{}", copied(EXAMPLE)?);
    let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
    let readme = README_TEXT.replace("NAME", &name);
    let files = [(TOKENS, copied(TOKENS)?.to_owned()), (EXAMPLE, example), (README, readme)];
    let mut made = Vec::new();
    for (path, text) in files {
        let path = folder.join(path);
        write(&path, &text).map_err(|error| format!("{}: {error}", path.display()))?;
        made.push(path);
    }
    Ok(made)
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::File::create_new(path)?.write_all(text.as_bytes())
}

/// What stands above the copy of a template; it is no part of the page.
const NOTE: &str = "\
{#- This file stands in the place of the built-in one at the same path. Change it, and look at it with
    `courant theme dev`. Delete it, and the built-in one is back. -#}
";

const README_TEXT: &str = "\
# NAME

A theme for Courant. Each file here stands in the place of the built-in file at the same path; everything
that is not here keeps coming with the program.

    courant theme dev NAME      # look at every page while you work; reloads by itself
    courant theme check NAME    # what is wrong, with file and line
    courant serve --theme NAME  # the paper in this dress

- `assets/tokens.css`: colours, faces, sizes. Most themes need no more.
- `web/error.html`: an example of a template. Delete it if you do not want it.

Which files there are, what a template is given and what pages may weigh: docs/themes.md of Courant.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let theme = folder.path().join("deep/mine");
        let made = begin(&theme).unwrap();
        assert!(made.len() == 3 && made.iter().all(|path| path.is_file()), "{made:?}");
        std::fs::write(theme.join(TOKENS), "mine").unwrap();
        assert!(begin(&theme).unwrap_err().contains("holds files already"));
        assert_eq!(std::fs::read_to_string(theme.join(TOKENS)).unwrap(), "mine");
        assert!(begin(&theme.join(TOKENS)).unwrap_err().contains("is a file"));
        let empty = folder.path().join("empty");
        std::fs::create_dir(&empty).unwrap();
        assert_eq!(begin(&empty).unwrap().len(), 3);
    }
}
