//! Reads a file that is named on the command line.

use std::io::Read as _;
use std::path::Path;

/// The bytes of a file, or of standard input for `-`. No more than `most` of them are ever held, and one more.
///
/// # Errors
/// A sentence, with the name of the file.
pub(super) fn read(path: &Path, most: usize) -> Result<Vec<u8>, String> {
    let name = path.display();
    let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().take(bound).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(bound).read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("{name}: {error}"))?;
    if bytes.len() > most {
        return Err(format!("{name}: the file is larger than {most} bytes"));
    }
    Ok(bytes)
}

/// The same for a text in UTF-8.
///
/// # Errors
/// The same, and where it is none.
pub(super) fn text(path: &Path, most: usize) -> Result<String, String> {
    String::from_utf8(read(path, most)?)
        .map_err(|error| format!("{}: the file is not UTF-8: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, b"abc\xff").unwrap();
        assert_eq!(read(&file, 4).unwrap(), b"abc\xff");
        assert!(read(&file, 3).unwrap_err().ends_with("a: the file is larger than 3 bytes"));
        assert!(text(&file, 4).unwrap_err().contains("not UTF-8"));
        assert!(read(&folder.path().join("b"), 3).unwrap_err().contains("b: "));
    }
}
