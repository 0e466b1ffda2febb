//! `courant backup …`: what is kept comes back, on the other engine too, and nothing half.

use std::collections::BTreeMap;
use std::path::Path;

use accounts::{Role, Scope};
use database::testing::TestDb;
use database::{Clock, Value, both_engines, rows};

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

both_engines! {
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
fn a_copy_of_no_paper_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let said = finish(courant(folder.path()).args(["backup", "create"]));
    assert!(said.code == 1 && said.err.contains("there is no paper here"), "{said:?}");
    assert!(!folder.path().join("data").exists());
}
