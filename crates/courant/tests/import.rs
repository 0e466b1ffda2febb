//! `courant import text`: what it says, what it stores, and what it leaves alone.

use std::path::PathBuf;
use std::process::Stdio;

use database::both_engines;
use publishing::actions::SectionChanges;

use crate::hazards::{STORY, hazards, payloads};
use crate::paper::Paper;
use crate::process::{Said, courant, end, finish};

const PAGE: &str = "Harbour opens at last\n\nTue 14th Jan, 2025\n\nThe mayor, Ines Holm, said on the quay: \"We are open, and we are glad of it.\" Nobody \
                    else spoke that night in the cold hall.\n\nThe crews went home late, and the lamps were left on until the morning came.\n\n\
                    Write a comment ...\nPost comment\nCancel\n";

fn import(paper: &Paper, file: &str, more: &[&str]) -> Said {
    let mut command = courant(paper.folder.path());
    finish(command.args(["import", "text", file, "--database-url", &paper.db.url]).args(more))
}

/// Writes a file beside the paper and imports it.
fn import_bytes(paper: &Paper, bytes: &[u8], more: &[&str]) -> Said {
    std::fs::write(paper.folder.path().join("page.txt"), bytes).unwrap();
    import(paper, "page.txt", more)
}

async fn articles(paper: &Paper) -> i64 {
    paper.count("SELECT COUNT(*) FROM articles").await
}

/// The page that this project started from; `None`, with a word about it, where the samples are not there.
fn seed() -> Option<PathBuf> {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    let folder =
        PathBuf::from(std::env::var("COURANT_SAMPLES").unwrap_or_else(|_| here.to_owned())).join("seed");
    let file =
        std::fs::read_dir(&folder).ok().and_then(|mut files| files.next()?.ok()).map(|file| file.path());
    if file.is_none() {
        println!("there are no samples in {}", folder.display());
    }
    file
}

both_engines! {
    async fn a_page_becomes_a_story_with_its_speaker(db) {
        let paper = Paper::open(db).await;
        let dry = import_bytes(&paper, PAGE.as_bytes(), &["--dry-run"]);
        assert_eq!((dry.code, dry.err.as_str()), (0, ""), "{dry:?}");
        for line in [
            "Headline:   Harbour opens at last",
            "Date:       2025-01-14 (line 3)",
            "Paragraphs: 2",
            "Quotation:  line 5, proposed for Ines Holm: We are open, and we are glad of it.",
            "Left out:   line 9, comment form: Write a comment ...",
            "Left out:   line 10, comment form: Post comment",
            "Left out:   line 11, comment form: Cancel",
            "Nothing was stored (dry run).",
        ] {
            assert!(dry.out.lines().any(|said| said == line), "{line:?} in {}", dry.out);
        }
        assert_eq!(articles(&paper).await, 1);
        let done = import_bytes(&paper, PAGE.as_bytes(), &["--base-url", "https://paper.example"]);
        assert_eq!(done.code, 0, "{done:?}");
        assert_eq!(done.out.lines().last(), Some("Published at https://paper.example/news/harbour-opens-at-last"));
        let page = paper.visitor.get("/news/harbour-opens-at-last").await;
        assert_eq!(page.texts("h1"), ["Harbour opens at last"]);
        assert_eq!(page.texts(".byline time"), ["Tue 14th Jan, 2025"]);
        assert_eq!(page.texts(".body .speech"), ["“We are open, and we are glad of it.”"]);
        assert_eq!(page.attributes(".body .speech", "data-speaker"), ["Ines Holm"]);
        assert!(page.texts(".body").iter().all(|text| !text.contains("Post comment")));
        let twice = import_bytes(&paper, PAGE.as_bytes(), &[]);
        assert_eq!(twice.code, 1);
        assert!(twice.err.contains("this story is in the paper already, at "), "{}", twice.err);
        assert_eq!(articles(&paper).await, 2);
    }

    async fn a_draft_stays_one_and_standard_input_is_a_file(db) {
        let paper = Paper::open(db).await;
        let mut command = courant(paper.folder.path());
        command.args(["import", "text", "-", "--draft", "--section", "town", "--database-url", &paper.db.url]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), PAGE.as_bytes()).unwrap();
        assert_eq!(end(&mut child).code(), Some(0));
        assert_eq!(paper.count("SELECT COUNT(*) FROM articles WHERE state = 'draft'").await, 1);
        assert_eq!(paper.visitor.get("/town/harbour-opens-at-last").await.status, 404);
        assert_eq!(import_bytes(&paper, PAGE.as_bytes(), &["--section", "town"]).code, 1, "the draft is the same story");
    }

    async fn a_section_that_wants_a_lawyer_is_asked_for_one(db) {
        let paper = Paper::open(db).await;
        let desk = &paper.program.desk;
        let town = paper.program.web.db.read(async |c| publishing::sections(c).await).await.unwrap().remove(0);
        let rules = SectionChanges { title: town.title, description: town.description, position: 0, two_eyes: false, legal: true };
        publishing::actions::update_section(desk, town.id, &rules).await.unwrap();
        let refused = import_bytes(&paper, PAGE.as_bytes(), &["--section", "town"]);
        assert!(refused.code == 1 && refused.err.contains("legal: This section wants a lawyer"), "{refused:?}");
        assert_eq!(articles(&paper).await, 1);
        let done = import_bytes(&paper, PAGE.as_bytes(), &["--section", "town", "--legal"]);
        assert_eq!((done.code, articles(&paper).await), (0, 2), "{done:?}");
    }

    async fn what_is_no_story_is_refused_with_its_line(db) {
        let paper = Paper::open(db).await;
        let long = [b"Headline\n\n".to_vec(), vec![b'a'; 100_001]].concat();
        let large = vec![b'a'; exchange::text::MAX_BYTES + 1];
        let table: [(&[u8], &str); 9] = [
            (b"", "empty"),
            (b" \n\n\t\n", "empty"),
            (b"%PDF-1.7\n", "line 1, byte 1: this is a PDF file"),
            (b"Headline\n\nSome te\0xt here.\n", "line 3"),
            (b"Headline\n\nGr\xFC\xDFe aus Kiel.\n", "line 3"),
            (b"<!doctype html><p>x", "line 1"),
            (b"Home\nPolitics\nSport\n", "line 1: no story found"),
            (&long, "line 3"),
            (&large, "bytes"),
        ];
        for (bytes, reason) in table {
            let said = import_bytes(&paper, bytes, &[]);
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{reason}: {said:?}");
            assert!(said.err.starts_with("courant: page.txt: ") && said.err.contains(reason), "{reason}: {}", said.err);
            assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        }
        let missing = import(&paper, "nothing.txt", &[]);
        assert!(missing.code == 1 && missing.err.starts_with("courant: nothing.txt: No such file"), "{missing:?}");
        let folder = import(&paper, ".", &[]);
        assert!(folder.code == 1 && folder.err.starts_with("courant: .: "), "{folder:?}");
        for section in ["jobs", "A B", "../x", ""] {
            let said = import_bytes(&paper, PAGE.as_bytes(), &["--section", section]);
            assert_eq!(said.code, 1, "{section}: {said:?}");
        }
        for wrong in [vec!["import", "text"], vec!["import", "word", "x"], vec!["import", "text", "x", "--dry"]] {
            assert_eq!(finish(courant(paper.folder.path()).args(&wrong)).code, 2, "{wrong:?}");
        }
        assert_eq!(articles(&paper).await, 1);
        // The reader takes it, the paper does not: more text than a story may have.
        let lines = "Nobody else spoke that night in the cold hall, and the lamps were left on. ".repeat(10);
        let endless = format!("{PAGE}{}", format!("{lines}\n\n").repeat(3_000)).replace("Post comment", "");
        let said = import_bytes(&paper, endless.as_bytes(), &["--section", "sport"]);
        assert!(said.code == 1 && said.err.contains("body: "), "{said:?}");
        assert_eq!(paper.count("SELECT COUNT(*) FROM sections").await, 1, "a section without its story");
    }

    async fn the_first_page_comes_in_whole(db) {
        let Some(file) = seed() else { return };
        let paper = Paper::open(db).await;
        let text = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let done = import(&paper, file.to_str().unwrap(), &[]);
        assert_eq!(done.code, 0, "{done:?}");
        let story: Vec<&&str> = lines[3..].iter().take_while(|line| !line.starts_with("German ")).filter(|line| !line.is_empty()).collect();
        for (number, line) in lines.iter().enumerate().skip(4).filter(|(_, line)| !line.is_empty() && !story.contains(line)) {
            assert!(done.out.contains(&format!("Left out:   line {}, ", number + 1)), "{line}: {}", done.out);
        }
        let url = done.out.lines().last().unwrap().rsplit_once("/news/").unwrap().1.to_owned();
        let page = paper.visitor.get(&format!("/news/{url}")).await;
        assert_eq!((page.texts("h1"), page.texts(".byline time")), (vec![lines[0].to_owned()], vec![lines[2].to_owned()]));
        assert_eq!(page.texts(".body p").len(), story.len());
        let straight = |text: &str| text.replace(['“', '”'], "\"").replace('’', "'");
        for (shown, line) in page.texts(".body p").iter().zip(&story) {
            assert_eq!(straight(shown), straight(line));
        }
        let speakers = page.attributes(".body .speech", "data-speaker");
        assert!(speakers.iter().any(|speaker| speaker.contains("Lavrov")), "{speakers:?}");
        assert_eq!(page.texts("form.write textarea").len(), 1);
    }

    /// All of the corpus, in headlines and in paragraphs: some pages are refused, none becomes markup.
    async fn payloads_are_words_on_the_page(db) {
        let paper = Paper::open(db).await;
        let mut shown = 0;
        let all = payloads();
        for (number, some) in all.chunks(32).enumerate() {
            let one_line = |text: &str| text.split(|c: char| c.is_whitespace() || c.is_control()).collect::<Vec<_>>().join(" ");
            let head: String = one_line(&some[0]).chars().take(80).collect();
            let paragraphs = some.iter().map(|payload| {
                format!("The clerk read aloud: {} and nobody in the cold hall laughed about it that night.\n\n", one_line(payload))
            });
            let page = format!("Page {number} of {head}\n\n14 January 2025\n\n{}", paragraphs.collect::<String>());
            let said = import_bytes(&paper, page.as_bytes(), &["--base-url", "https://paper.example"]);
            assert_eq!(said.code, 0, "{said:?}");
            let url = said.out.lines().last().unwrap().strip_prefix("Published at https://paper.example").unwrap().to_owned();
            let page = paper.visitor.get(&url).await;
            assert_eq!(page.status, 200, "{url}");
            assert_eq!(hazards(&page.body, ".text > .body", STORY), Vec::<String>::new(), "{url}");
            shown += page.texts(".body p, .body li").iter().filter(|text| text.contains("The clerk read aloud")).count();
        }
        // A few of them look like a page's furniture and are left out, with a word about it.
        let missing = all.len() - shown;
        assert!(missing <= 1.max(all.len() / 10), "{missing} of {} paragraphs are not on the pages", all.len());
        for path in ["/", "/news", "/feed.atom", "/news/feed.atom"] {
            let page = paper.visitor.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            if !path.ends_with("atom") {
                assert_eq!(hazards(&page.body, ".teaser h2 a", ""), Vec::<String>::new(), "{path}");
            }
        }
    }
}
