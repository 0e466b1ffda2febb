//! `courant backup …`: what is kept comes back, on the other engine too, and nothing half.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use accounts::{Role, Scope};
use database::testing::TestDb;
use database::{Clock, Value, args, both_engines, rows};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use crate::paper::{DAY, Paper, STORY};
use crate::process::{Said, courant, finish};

fn backup(folder: &Path, url: &str, args: &[&str]) -> Said {
    finish(courant(folder).arg("backup").args(args).args(["--database-url", url]))
}

/// All rows of a database but those of its own steps, and of what a copy leaves out.
async fn everything(db: &TestDb) -> BTreeMap<String, Vec<Vec<Value>>> {
    db.read(async |c| {
        let mut all = BTreeMap::new();
        for table in rows::tables(c).await? {
            // The index is built anew, and what is due by the clock is set once more when a paper is opened.
            if !table.name.starts_with("search_")
                && !["sessions", "reading_salt", "settings", "tasks"].contains(&table.name.as_str())
            {
                all.insert(table.name.clone(), table.next(c, None, 1_000).await?);
            }
        }
        Ok::<_, database::Error>(all)
    })
    .await
    .unwrap()
}

/// A paper with something of most kinds in it, and a file of the library.
async fn full(db: TestDb) -> Paper {
    let paper = Paper::open(db).await;
    paper.add_story("Öl \" \\ 'im' Hafen \u{1f6a2}", "held", Some(database::testing::MORNING - DAY)).await;
    paper.add_story("A draft", "open", None).await;
    paper.token(Role::Editor, &[Scope::ArticlesRead]).await;
    let kept = paper.db.write(&(), |c, ()| {
        Box::pin(async move {
            let sql = "INSERT INTO themes (id, name, added, files, zip) VALUES (7, 'Harbour', 1, 1, 'UEs=')";
            c.run(sql, &[]).await?;
            c.run("INSERT INTO active_theme (id, theme_id, changed) VALUES (1, NULL, 2)", &[]).await
        })
    });
    kept.await.unwrap();
    let folder = paper.folder.path().join("data/media/ab");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("abc.jpg"), [0, 255, 10, 13]).unwrap();
    paper
}

/// Runs a statement on a paper.
async fn run(db: &TestDb, sql: &'static str, text: &str) {
    let done = db.write(&text, |c, text| Box::pin(async move { c.run(sql, args![*text]).await }));
    done.await.unwrap();
}

/// An entry of a tar.
fn entry(tar: &mut tar::Builder<impl std::io::Write>, name: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_ustar();
    header.set_path(name).unwrap();
    header.set_size(u64::try_from(bytes.len()).unwrap());
    header.set_cksum();
    tar.append(&header, bytes).unwrap();
}

/// Writes what `fill` puts into a gzipped tar.
fn pack(file: &Path, fill: impl FnOnce(&mut tar::Builder<GzEncoder<std::fs::File>>)) {
    let packed = GzEncoder::new(std::fs::File::create(file).unwrap(), Compression::best());
    let mut tar = tar::Builder::new(packed);
    fill(&mut tar);
    tar.into_inner().unwrap().finish().unwrap();
}

/// What a copy holds: the bytes of its entries by their names, and its manifest.
struct Unpacked {
    entries: BTreeMap<String, Vec<u8>>,
    manifest: Json,
}

impl Unpacked {
    fn of(file: &Path) -> Self {
        let mut tar = tar::Archive::new(GzDecoder::new(std::fs::File::open(file).unwrap()));
        let mut entries = BTreeMap::new();
        for entry in tar.entries().unwrap() {
            let mut entry = entry.unwrap();
            let (name, mut bytes) = (entry.path().unwrap().display().to_string(), Vec::new());
            entry.read_to_end(&mut bytes).unwrap();
            entries.insert(name, bytes);
        }
        let manifest = serde_json::from_slice(&entries.remove("manifest.json").unwrap()).unwrap();
        Self { entries, manifest }
    }

    /// The rows of a table, a JSON list a line.
    fn rows(&self, table: &str) -> String {
        let start = format!("rows/{table}/");
        let held = self.entries.iter().filter(|(name, _)| name.starts_with(&start));
        held.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
    }

    /// Puts other rows into a table; those of tables that are new have these columns.
    fn set(&mut self, table: &str, columns: &[&str], rows: &str) {
        let start = format!("rows/{table}/");
        self.entries.retain(|name, _| !name.starts_with(&start));
        let tables = &mut self.manifest["tables"];
        if tables[table].is_null() {
            tables[table] = json!({ "columns": columns });
        }
        tables[table]["rows"] = json!(rows.lines().count());
        if !rows.is_empty() {
            self.entries.insert(format!("{start}000001.jsonl"), rows.as_bytes().to_vec());
        }
    }

    /// Writes a copy that is whole.
    fn write(&mut self, file: &Path) {
        let sum =
            |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        self.manifest["entries"] =
            self.entries.iter().map(|(name, bytes)| (name.clone(), json!(sum(bytes)))).collect();
        let manifest = serde_json::to_vec(&self.manifest).unwrap();
        pack(file, |tar| {
            self.entries.iter().for_each(|(name, bytes)| entry(tar, name, bytes));
            entry(tar, "manifest.json", &manifest);
        });
    }
}

both_engines! {
    async fn what_was_of_its_day_is_neither_kept_nor_brought_back(db) {
        const MAIL: &str = "[0,99,\"mail\",null,0,\"{}\",1,null]\n";
        let paper = full(db).await;
        let folder = paper.folder.path();
        run(&paper.db, "INSERT INTO tasks (id, kind, payload, run_at, lease_until, attempts) VALUES (77, 'mail', $1, 1, 0, 0)", "a live link").await;
        for name in ["search.rebuild", "search.built"] {
            run(&paper.db, "INSERT INTO settings (name, value) VALUES ($1, '2 articles: tidy comments') ON CONFLICT (name) DO UPDATE SET value = excluded.value", name).await;
        }
        assert_eq!(backup(folder, &paper.db.url, &["create", "copy.tar.gz"]).code, 0);
        let mut copy = Unpacked::of(&folder.join("copy.tar.gz"));
        assert!(!copy.rows("tasks").contains("a live link"), "{}", copy.rows("tasks"));
        // One that somebody made by hand, or an earlier version.
        assert_eq!(copy.manifest["tables"]["tasks"]["columns"], json!(["attempts", "id", "kind", "last_error", "lease_until", "payload", "run_at", "unique_key"]));
        let tasks = format!("{}{MAIL}", copy.rows("tasks"));
        copy.set("tasks", &[], &tasks);
        copy.set("reading_salt", &["day", "id", "salt"], "[20102,1,\"secret\"]\n");
        copy.write(&folder.join("made.tar.gz"));
        for file in ["copy.tar.gz", "made.tar.gz"] {
            let place = tempfile::tempdir().unwrap();
            let to = database::testing::sqlite(Clock::fixed(database::testing::MORNING)).await.unwrap();
            let back = backup(place.path(), &to.url, &["restore", &folder.join(file).display().to_string()]);
            assert_eq!(back.code, 0, "{file}: {back:?}");
            let counts = to.read(async |c| {
                let mails = c.one::<i64>("SELECT COUNT(*) FROM tasks WHERE kind = 'mail'", &[]).await?;
                let salts = c.one::<i64>("SELECT COUNT(*) FROM reading_salt", &[]).await?;
                let begun = c.one::<i64>("SELECT COUNT(*) FROM settings WHERE name = 'search.rebuild'", &[]).await?;
                let found = c.one::<i64>("SELECT COUNT(*) FROM search_articles", &[]).await?;
                Ok::<_, database::Error>((mails, salts, begun, found))
            });
            assert_eq!(counts.await.unwrap(), (0, 0, 0, 2), "{file}");
        }
    }

    async fn rows_that_fit_no_schema_here_are_refused(db) {
        let paper = full(db).await;
        let folder = paper.folder.path();
        assert_eq!(backup(folder, &paper.db.url, &["create", "copy.tar.gz"]).code, 0);
        let restore = |copy: &mut Unpacked, url: &str| {
            copy.write(&folder.join("made.tar.gz"));
            backup(folder, url, &["restore", "made.tar.gz"])
        };
        let fresh = || async { database::testing::sqlite(Clock::fixed(database::testing::MORNING)).await.unwrap() };
        let mut strange = Unpacked::of(&folder.join("copy.tar.gz"));
        strange.set("strange", &["id"], "[1]\n");
        let to = fresh().await;
        let said = restore(&mut strange, &to.url);
        assert_eq!((said.code, said.err.trim()), (1, "courant: there is no table strange here"), "{said:?}");

        // As a version before the last step made it.
        let mut older = Unpacked::of(&folder.join("copy.tar.gz"));
        older.manifest["steps"].as_array_mut().unwrap().retain(|step| *step != json!(25));
        older.set("imported_items", &[], "");
        older.manifest["tables"].as_object_mut().unwrap().remove("imported_items");
        older.set("imported", &["source", "item", "article_id", "at"], "");
        let before = everything(&to).await;
        let said = restore(&mut older, &to.url);
        assert!(said.code == 1 && said.err.contains("(step 25 of the schema)"), "{said:?}");
        assert_eq!(everything(&to).await, before);
        let empty = format!("sqlite:{}", folder.join("empty.db").display());
        let said = restore(&mut older, &empty);
        assert_eq!(said.code, 0, "{said:?}");
        let there = backup(folder, &empty, &["create", "again.tar.gz"]);
        assert_eq!(there.code, 0, "{there:?}");
        let again = Unpacked::of(&folder.join("again.tar.gz"));
        assert!(again.manifest["steps"].as_array().unwrap().contains(&json!(25)), "{}", again.manifest["steps"]);
        assert_eq!(again.rows("articles"), older.rows("articles"));
    }

    async fn large_rows_are_cut_into_entries_and_files_are_missed_under_their_own_names(db) {
        let paper = full(db).await;
        let folder = paper.folder.path();
        let long = "words ".repeat(1_500_000);
        for sql in ["1", "2", "3", "4"].map(|n| format!("large{n}")) {
            let input = (sql, &long);
            let done = paper.db.write(&input, |c, (name, text)| Box::pin(async move { c.run("INSERT INTO settings (name, value) VALUES ($1, $2)", args![name, *text]).await }));
            done.await.unwrap();
        }
        let file = "INSERT INTO media (id, key, kind, width, height, alt, caption, credit, created, file, original) VALUES (5, 'ab/first.jpg', 'image/jpeg', 1, 1, '', '', '', 1, 'ab/second.jpg', $1)";
        run(&paper.db, file, "originals/ab/sent.jpg").await;
        run(&paper.db, "INSERT INTO media_copies (media_id, kind, width, height, key, bytes) VALUES (5, 'webp', 1, 1, $1, 1)", "ab/copy.webp").await;
        let made = backup(folder, &paper.db.url, &["create", "copy.tar.gz"]);
        let missing: Vec<&str> = made.out.lines().filter_map(|line| line.strip_prefix("Missing in the library, and so in the copy: ")).collect();
        assert_eq!(missing, ["ab/copy.webp", "ab/second.jpg", "originals/ab/sent.jpg"], "{made:?}");
        let copy = Unpacked::of(&folder.join("copy.tar.gz"));
        let sizes: Vec<usize> = copy.entries.iter().filter(|(name, _)| name.starts_with("rows/settings/")).map(|(_, bytes)| bytes.len()).collect();
        assert!(sizes.len() > 1 && sizes.iter().all(|size| *size < 30_000_000), "{sizes:?}");
        let to = database::testing::sqlite(Clock::fixed(database::testing::MORNING)).await.unwrap();
        let back = backup(tempfile::tempdir().unwrap().path(), &to.url, &["restore", &folder.join("copy.tar.gz").display().to_string()]);
        assert_eq!(back.code, 0, "{back:?}");
        let read = to.read(async |c| c.one::<i64>("SELECT COUNT(*) FROM settings WHERE name LIKE 'large%' AND LENGTH(value) = 9000000", &[]).await);
        assert_eq!(read.await.unwrap(), 4);
    }

    async fn a_copy_comes_back_whole_on_either_engine(db) {
        let paper = full(db).await;
        let folder = paper.folder.path();
        let made = backup(folder, &paper.db.url, &["create", "copy.tar.gz"]);
        assert_eq!((made.code, made.err.as_str()), (0, ""), "{made:?}");
        assert!(made.out.contains("1 files of the library"), "{}", made.out);
        let whole = backup(folder, &paper.db.url, &["verify", "copy.tar.gz"]);
        assert!(whole.code == 0 && whole.out.starts_with("copy.tar.gz is whole: made "), "{whole:?}");
        let again = backup(folder, &paper.db.url, &["create", "copy.tar.gz"]);
        assert_eq!((again.code, again.err.trim()), (1, "courant: copy.tar.gz: there is such a file already"));

        let was = everything(&paper.db).await;
        assert!(was["themes"].len() == 1 && was["active_theme"].len() == 1, "{was:?}");
        assert!(was["articles"].len() == 3 && was["users"].len() == 1 && !was["boards"].is_empty(), "{was:?}");
        let clock = || Clock::fixed(database::testing::MORNING);
        for to in [database::testing::sqlite(clock()).await.unwrap(), database::testing::postgres(clock()).await.unwrap()] {
            let place = tempfile::tempdir().unwrap();
            let file = folder.join("copy.tar.gz").display().to_string();
            let back = backup(place.path(), &to.url, &["restore", &file]);
            assert_eq!(back.code, 0, "{back:?}");
            assert_eq!(everything(&to).await, was, "{}", to.url);
            assert_eq!(std::fs::read(place.path().join("data/media/ab/abc.jpg")).unwrap(), [0, 255, 10, 13]);
            let left: Vec<_> = std::fs::read_dir(place.path().join("data")).unwrap().map(|e| e.unwrap().file_name()).collect();
            assert!(left.iter().all(|name| !name.to_string_lossy().starts_with("restore")), "{left:?}");
            // It is a paper that is read and searched.
            let search = to.read(async |c| c.one::<i64>("SELECT COUNT(*) FROM search_articles", &[]).await).await.unwrap();
            assert_eq!(search, 2, "the index was built");
            let twice = backup(place.path(), &to.url, &["restore", &file]);
            assert!(twice.code == 1 && twice.err.contains("this paper holds something already"), "{twice:?}");
            assert_eq!(everything(&to).await, was);
        }
        assert_eq!(paper.visitor.get(STORY).await.status, 200, "the first paper goes on");
    }

    async fn what_is_not_whole_changes_nothing(db) {
        let paper = full(db).await;
        let folder = paper.folder.path();
        assert_eq!(backup(folder, &paper.db.url, &["create", "copy.tar.gz"]).code, 0);
        let whole = std::fs::read(folder.join("copy.tar.gz")).unwrap();
        let empty = database::testing::sqlite(Clock::fixed(database::testing::MORNING)).await.unwrap();
        let before = everything(&empty).await;
        let flipped = |place: usize| {
            let mut changed = whole.clone();
            changed[place] ^= 0x40;
            changed
        };
        // In the rows, and in the manifest at the end.
        let (changed, late) = (flipped(whole.len() / 2), flipped(whole.len() - 40));
        for (bytes, what) in [(&whole[..whole.len() / 2], "cut"), (&whole[..0], "empty"), (&changed, "changed"), (&late, "late"), (b"no archive", "strange")] {
            std::fs::write(folder.join("bad.tar.gz"), bytes).unwrap();
            let place = tempfile::tempdir().unwrap();
            let file = folder.join("bad.tar.gz").display().to_string();
            for command in ["verify", "restore"] {
                let said = backup(place.path(), &empty.url, &[command, &file]);
                assert_eq!(said.code, 1, "{what} {command}: {said:?}");
                assert!(said.err.starts_with("courant: ") && said.err.lines().count() == 1, "{what}: {}", said.err);
                assert!(said.err.contains("bad.tar.gz"), "{what}: {}", said.err);
            }
            assert_eq!(everything(&empty).await, before, "{what}");
        }
        let none = backup(folder, &empty.url, &["restore", "nothing.tar.gz"]);
        assert!(none.code == 1 && none.err.contains("nothing.tar.gz"), "{none:?}");
    }
}

#[test]
fn a_file_that_unpacks_without_end_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bomb.tar.gz");
    let verify = || {
        let said = finish(courant(folder.path()).args(["backup", "verify", "bomb.tar.gz"]));
        assert_eq!((said.code, said.err.lines().count()), (1, 1), "{said:?}");
        said.err
    };
    pack(&file, |tar| {
        let mut header = tar::Header::new_gnu();
        header.set_size(5);
        header.set_cksum();
        tar.append_data(&mut header, format!("media/{}", "long/".repeat(50)), &b"words"[..]).unwrap();
    });
    assert!(verify().contains("is no part of one"), "a header that tells of another");
    pack(&file, |tar| (0..20_000).for_each(|number| entry(tar, &format!("media/{number}"), b"")));
    assert!(verify().contains("it has more entries than a copy has"));
    pack(&file, |tar| (0..200).for_each(|number| entry(tar, &format!("media/{number}"), &[0; 1 << 20])));
    assert!(verify().contains("it unpacks to far more than a copy does"));
    pack(&file, |tar| {
        let mut header = tar::Header::new_ustar();
        header.set_path("media/large.jpg").unwrap();
        header.set_size(1 << 40);
        header.set_cksum();
        tar.append(&header, std::io::empty()).unwrap();
    });
    assert!(verify().contains("media/large.jpg is larger than an entry may be"));
}

#[test]
fn a_copy_of_no_paper_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let said = finish(courant(folder.path()).args(["backup", "create"]));
    assert!(said.code == 1 && said.err.contains("there is no paper here"), "{said:?}");
    assert!(!folder.path().join("data").exists());
}
