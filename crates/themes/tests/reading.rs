//! What is taken from a zip, and what is refused with its name.

use themes::zip::{self, FILES, LARGEST};

use crate::zipped::{Entry, zip, zip_of};

/// The paths that a zip gives.
fn paths(zip: &[u8]) -> Vec<String> {
    zip::read(zip).unwrap().into_iter().map(|(path, _)| path).collect()
}

/// The key of the sentence, and the entry it names.
fn refused(zip: &[u8]) -> String {
    zip::read(zip).unwrap_err().to_string()
}

fn one(change: impl FnOnce(&mut Entry)) -> Vec<u8> {
    let mut entry = Entry::new("assets/tokens.css", &b"a".repeat(1_000));
    change(&mut entry);
    zip_of(&[Entry::new("web/base.html", b"x"), entry])
}

#[test]
fn the_files_of_a_folder_come_out_as_they_went_in() {
    let files: [(&str, &[u8]); 3] =
        [("assets/tokens.css", b":root{}"), ("web/base.html", b""), ("notes.md", &[7; 70_000])];
    let read = zip::read(&zip(&files)).unwrap();
    let expected: Vec<(String, Vec<u8>)> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    assert_eq!(read, expected);
    let stored = one(|entry| entry.method = 0);
    assert_eq!(zip::read(&stored).unwrap()[1].1, b"a".repeat(1_000));
    // Of other systems than Unix, and with the comment of a tool.
    let mut commented = one(|entry| entry.mode = 0);
    let end = commented.len() - 2;
    commented.truncate(end);
    commented.extend_from_slice(&[3, 0, b'x', b'y', b'z']);
    assert_eq!(paths(&commented), ["web/base.html", "assets/tokens.css"]);
}

#[test]
fn the_folder_around_all_is_left_out_and_so_is_what_a_machine_adds() {
    let mut folder = Entry::new("harbour/", b"");
    folder.mode = 0o040_755;
    let names = [
        "harbour/assets/tokens.css",
        "__MACOSX/harbour/._assets",
        "harbour/.DS_Store",
        "harbour/.git/config",
        "harbour/web/base.html",
    ];
    let mut entries: Vec<Entry> = names.iter().map(|name| Entry::new(name, b"x")).collect();
    entries.insert(0, folder);
    assert_eq!(paths(&zip_of(&entries)), ["assets/tokens.css", "web/base.html"]);
    // Folders of a theme are none around it, and neither are two.
    assert_eq!(paths(&zip(&[("assets/tokens.css", b"x")])), ["assets/tokens.css"]);
    assert_eq!(paths(&zip(&[("a/x.css", b"x"), ("b/y.css", b"x")])), ["a/x.css", "b/y.css"]);
    assert_eq!(paths(&zip(&[("a/x.css", b"x"), ("y.css", b"x")])), ["a/x.css", "y.css"]);
}

#[test]
fn a_name_leads_nowhere_else() {
    for (name, key) in [
        ("../evil.css", "themes-zip-outside"),
        ("assets/../../evil.css", "themes-zip-outside"),
        ("assets/..", "themes-zip-outside"),
        ("/etc/passwd", "themes-zip-absolute"),
        ("C:/evil.css", "themes-zip-absolute"),
        ("assets\\evil.css", "themes-zip-backslash"),
        ("assets//x.css", "themes-zip-name"),
        ("assets/./x.css", "themes-zip-name"),
        ("./x.css", "themes-zip-name"),
        ("a/b/c/d/e/f/g/h/i/j.css", "themes-zip-name"),
        ("__MACOSX/../x.css", "themes-zip-outside"),
    ] {
        assert_eq!(refused(&zip(&[(name, b"x")])), format!("{key} name={name:?}"));
    }
    for name in ["assets/\0.css", "assets/\u{202e}x.css", "a\n.css"] {
        assert!(refused(&zip(&[(name, b"x")])).starts_with("themes-zip-name name="), "{name:?}");
    }
    assert!(refused(&zip(&[(&"x".repeat(201), b"x")])).starts_with("themes-zip-name"));
    assert!(refused(&zip(&[("", b"x")])).starts_with("themes-zip-absolute"));
    let latin = one(|entry| entry.name = b"caf\xe9.css".to_vec());
    assert_eq!(refused(&latin), "themes-zip-name name=\"caf\u{fffd}.css\"");
}

#[test]
fn only_ordinary_files_are_taken() {
    let name = "name=\"assets/tokens.css\"";
    for (mode, key) in [
        (0o120_777, "themes-zip-link"),
        (0o020_644, "themes-zip-special"),
        (0o010_644, "themes-zip-special"),
        (0o040_755, "themes-zip-special"),
    ] {
        assert_eq!(refused(&one(|entry| entry.mode = mode)), format!("{key} {name}"));
    }
    for flags in [1, 0x41, 0x2000] {
        assert_eq!(refused(&one(|entry| entry.flags = flags)), format!("themes-zip-encrypted {name}"));
    }
    assert_eq!(refused(&one(|entry| entry.method = 14)), format!("themes-zip-method {name}"));
    let mut link = Entry::new("assets/", b"");
    link.mode = 0o120_777;
    assert_eq!(refused(&zip_of(&[link])), "themes-zip-link name=\"assets/\"");
}

#[test]
fn a_name_stands_once() {
    let twice = zip(&[("web/base.html", b"x"), ("web/base.html", b"y")]);
    assert_eq!(refused(&twice), "themes-zip-twice name=\"web/base.html\"");
    let case = zip(&[("web/base.html", b"x"), ("web/Base.html", b"y")]);
    assert_eq!(refused(&case), "themes-zip-case name=\"web/Base.html\" other=\"web/base.html\"");
    let hidden = one(|entry| entry.own_name = Some(b"assets/others.css".to_vec()));
    assert_eq!(refused(&hidden), "themes-zip-two-names name=\"assets/tokens.css\"");
}

#[test]
fn what_comes_out_is_counted_and_not_what_is_said() {
    let name = "name=\"assets/tokens.css\"";
    let bomb = one(|entry| {
        entry.bytes = vec![0; (2 << 20) + 1];
        entry.claimed = Some(10);
    });
    assert!(bomb.len() < 10_000);
    assert_eq!(refused(&bomb), format!("themes-zip-file-large {name} megabytes=2"));
    let stored = one(|entry| (entry.bytes, entry.method) = (vec![0; (2 << 20) + 1], 0));
    assert_eq!(refused(&stored), format!("themes-zip-file-large {name} megabytes=2"));
    let many: Vec<Entry> =
        (0..6).map(|n| Entry::new(&format!("assets/{n}.css"), &vec![0; 2 << 20])).collect();
    assert_eq!(refused(&zip_of(&many)), "themes-zip-whole-large name=\"assets/5.css\" megabytes=10");
    assert_eq!(paths(&zip_of(&many[..5])).len(), 5);
    for damaged in [
        one(|entry| entry.claimed = Some(999)),
        one(|entry| entry.sum = Some(7)),
        one(|entry| (entry.method, entry.claimed) = (0, Some(1))),
    ] {
        assert_eq!(refused(&damaged), format!("themes-zip-damaged {name}"));
    }
}

#[test]
fn the_number_of_files_is_bounded() {
    let all: Vec<Entry> = (0..=FILES).map(|n| Entry::new(&format!("assets/{n}.css"), b"x")).collect();
    assert_eq!(refused(&zip_of(&all)), format!("themes-zip-many name=\"assets/{FILES}.css\" most={FILES}"));
    assert_eq!(paths(&zip_of(&all[..FILES])).len(), FILES);
}

#[test]
fn what_is_no_zip_says_so() {
    let whole = one(|_| ());
    for nothing in [&b""[..], b"PK", b"<html>", &[0; 100], &whole[..whole.len() - 1], &whole[..60]] {
        assert_eq!(refused(nothing), "themes-zip-none");
    }
    let before = [b"MZ".as_slice(), &whole].concat();
    assert_eq!(refused(&before), "themes-zip-odd");
    assert_eq!(refused(&vec![0; LARGEST + 1]), "themes-zip-large megabytes=5");
    assert_eq!(refused(&zip(&[])), "themes-zip-empty");
    assert_eq!(refused(&zip(&[("__MACOSX/x", b"x")])), "themes-zip-empty");
    let of_four_gigabytes = {
        let mut zip = whole.clone();
        let at = zip.len() - 12;
        zip[at..at + 2].copy_from_slice(&[0xff, 0xff]);
        zip[at - 2..at].copy_from_slice(&[0xff, 0xff]);
        zip
    };
    assert_eq!(refused(&of_four_gigabytes), "themes-zip-odd");
}

/// Whatever is broken in it, there is a sentence.
#[test]
fn no_byte_that_is_changed_or_cut_breaks_the_reader() {
    let whole = zip(&[("web/base.html", b"one two three"), ("assets/tokens.css", &[b'x'; 300])]);
    let good = zip::read(&whole).unwrap();
    for at in 0..whole.len() {
        for value in [0, 1, 0x7f, 0xff, whole[at] ^ 0x20] {
            let mut changed = whole.clone();
            changed[at] = value;
            if let Ok(read) = zip::read(&changed) {
                // Times and versions say nothing; a name may be another.
                let bytes =
                    |all: &[(String, Vec<u8>)]| all.iter().map(|(_, b)| b.clone()).collect::<Vec<_>>();
                assert_eq!(bytes(&read), bytes(&good), "byte {at} is {value}");
            }
        }
        assert!(zip::read(&whole[..at]).is_err(), "cut at {at}");
    }
}
