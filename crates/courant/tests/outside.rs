//! `courant import wordpress` and `courant import ghost`: what they take, what they say, and what they leave alone.

use std::path::PathBuf;

use database::both_engines;
use publishing::actions::SectionChanges;

use crate::hazards::{STORY, hazards, payloads};
use crate::paper::Paper;
use crate::process::{Said, courant, finish};

fn import(paper: &Paper, system: &str, file: &str, more: &[&str]) -> Said {
    let mut command = courant(paper.folder.path());
    finish(command.args(["import", system, file, "--database-url", &paper.db.url]).args(more))
}

/// Writes a file beside the paper and imports it.
fn import_text(paper: &Paper, system: &str, text: &str, more: &[&str]) -> Said {
    std::fs::write(paper.folder.path().join("export"), text).unwrap();
    import(paper, system, "export", more)
}

/// The path of a file that nobody here wrote; `None`, with a word about it, where the samples are not there.
fn sample(path: &str) -> Option<String> {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    let folder = PathBuf::from(std::env::var("COURANT_SAMPLES").unwrap_or_else(|_| here.to_owned()));
    let file = folder.join(path);
    if !file.is_file() {
        println!("there is no sample {path} in {}", folder.display());
        return None;
    }
    Some(file.canonicalize().unwrap().display().to_string())
}

fn export(items: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n\
         <language>en</language><wp:base_blog_url>https://www.old.example</wp:base_blog_url>\n{items}</channel></rss>\n"
    )
}

/// A published story with this number, title and text; what stands in `first` counts before the rest.
fn item(id: u32, title: &str, text: &str, first: &str) -> String {
    format!(
        "<item>{first}<title><![CDATA[{title}]]></title><link>https://old.example/2012/01/story-{id}/</link><dc:creator>Ines Holm</dc:creator>\
         <content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{id}</wp:post_id><wp:post_type>post</wp:post_type>\
         <wp:status>publish</wp:status><wp:post_name>story-{id}</wp:post_name>\
         <wp:post_date_gmt>2012-01-07 14:07:21</wp:post_date_gmt></item>\n"
    )
}

fn says(said: &Said, line: &str) {
    assert!(said.out.lines().any(|said| said == line), "{line:?} in {}{}", said.out, said.err);
}

/// The path that an address leads to in the end; a slash too many is a way of its own.
async fn end_of(paper: &Paper, path: &str) -> String {
    let mut at = path.to_owned();
    for _ in 0..3 {
        let answer = paper.visitor.get(&at).await;
        if !matches!(answer.status.as_u16(), 301 | 308) {
            return at;
        }
        at = answer.header("location").to_owned();
    }
    panic!("{path} leads on and on to {at}");
}

async fn articles(paper: &Paper) -> i64 {
    paper.count("SELECT COUNT(*) FROM articles").await
}

both_engines! {
    async fn a_paper_moves_in_and_its_old_addresses_lead_to_the_new_ones(db) {
        let paper = Paper::open(db).await;
        let filed = "<category domain=\"category\" nicename=\"harbour\">Harbour</category><category domain=\"post_tag\" nicename=\"tide\">Tide</category>\
                     <category domain=\"author\">Ada Lind</category><category domain=\"author\">Jo Berg</category>";
        let items = [
            item(1, "The harbour &amp; its gate", "First.\n\nSecond.", filed),
            item(2, "A draft", "Words.", "<wp:status>draft</wp:status>"),
            item(3, "Later", "Words.", "<wp:status>future</wp:status><wp:post_date_gmt>2031-05-01 10:00:00</wp:post_date_gmt>"),
            item(4, "For friends", "Words.", "<wp:post_password>x</wp:post_password>"),
            item(5, "Reserved", "Words.", "<category domain=\"category\" nicename=\"jobs\">Jobs</category><link>https://old.example/?p=5</link>"),
            item(6, "A page", "Words.", "<wp:post_type>page</wp:post_type>"),
        ];
        let file = export(&items.concat());
        let dry = import_text(&paper, "wordpress", &file, &["--dry-run"]);
        assert_eq!((dry.code, articles(&paper).await), (0, 1), "{dry:?}");
        says(&dry, "Taken:      2 published, 1 planned, 2 drafts");
        says(&dry, "Nothing was stored (dry run).");
        let done = import_text(&paper, "wordpress", &file, &[]);
        assert_eq!(done.code, 0, "{done:?}");
        for line in [
            "Taken:      2 published, 1 planned, 2 drafts",
            "There:      0 were taken before",
            "Left out:   0 stories",
            "Not taken:  1 pages",
            "Draft:      line 8, “For friends”: readers needed a password for it",
            "Look at:    line 9, “Reserved”: it stood in Jobs, whose address the paper needs itself or cannot spell",
        ] {
            says(&done, line);
        }
        assert!(done.err.contains("5 of 5 stories, "), "{}", done.err);
        let page = paper.visitor.get("/harbour/story-1").await;
        assert_eq!(page.texts("h1"), ["The harbour & its gate"]);
        assert_eq!(page.texts(".body p"), ["First.", "Second."]);
        assert!(page.texts(".byline").concat().contains("Ada Lind"));
        for path in ["/authors/ada-lind", "/authors/jo-berg", "/topics/tide", "/news/story-5"] {
            assert_eq!(paper.visitor.get(path).await.status, 200, "{path}");
        }
        for (old, new) in [
            ("/2012/01/story-1/", "/harbour/story-1"),
            ("/2012/01/story-1", "/harbour/story-1"),
            ("/2012/01/story-1/?utm_source=x", "/harbour/story-1"),
            ("/?p=1", "/harbour/story-1"),
            ("/?p=5", "/news/story-5"),
        ] {
            assert_eq!(end_of(&paper, old).await, new, "{old}");
        }
        let sent = paper.visitor.send("POST", "/2012/01/story-1", &[], axum::body::Body::empty()).await;
        assert_eq!((sent.status.as_u16(), sent.header("location")), (308, "/harbour/story-1"), "what is sent is sent there");
        for path in ["/2012/01/story-2", "/2012/01/story-4", "/news/story-4", "/2012/01", "/2012/01/story-6"] {
            assert_eq!(paper.visitor.get(path).await.status, 404, "{path}");
        }
        assert_eq!(paper.visitor.get("/?p=4").await.status, 200);
        assert_eq!(paper.count("SELECT COUNT(*) FROM work WHERE planned > 1900000000000000").await, 1);
        let had = articles(&paper).await;
        let more = export(&[items.concat(), item(7, "New", "Words.", "")].concat()).replace("www.old.example", "old.example");
        let again = import_text(&paper, "wordpress", &more, &[]);
        says(&again, "Taken:      1 published, 0 planned, 0 drafts");
        says(&again, "There:      5 were taken before");
        assert_eq!(articles(&paper).await, had + 1);
    }

    async fn a_story_of_a_section_that_wants_a_lawyer_is_a_draft(db) {
        let paper = Paper::open(db).await;
        let sections = paper.db.read(async |c| publishing::sections(c).await).await.unwrap();
        let town = sections.into_iter().find(|section| section.slug == "town").unwrap();
        let rules = SectionChanges { title: town.title, description: town.description, position: 0, two_eyes: false, legal: true };
        publishing::actions::update_section(&paper.program.desk, town.id, &rules).await.unwrap();
        let file = export(&item(1, "Accused", "He did it.", "<category domain=\"category\" nicename=\"town\">Town</category>"));
        let done = import_text(&paper, "wordpress", &file, &[]);
        assert_eq!(done.code, 0, "{done:?}");
        says(&done, "Taken:      0 published, 0 planned, 1 drafts");
        assert!(done.out.contains("Draft:      line 3, “Accused”: This section wants a lawyer "), "{}", done.out);
        assert_eq!(paper.visitor.get("/town/story-1").await.status, 404);
        says(&import_text(&paper, "wordpress", &file, &[]), "There:      1 were taken before");
    }

    async fn a_picture_that_cannot_be_read_is_one_less(db) {
        let paper = Paper::open(db).await;
        // A file that is there for everybody, and whose beginning nobody can read.
        let file = export(&item(1, "The pier", "One.\n\n<img src=\"/mem\">", ""));
        let done = import_text(&paper, "wordpress", &file, &["--media", "/proc/self"]);
        assert_eq!(done.code, 0, "{done:?}");
        says(&done, "Taken:      1 published, 0 planned, 0 drafts");
        assert!(done.out.contains("Look at:    line 3, “The pier”: the picture /mem: "), "{}", done.out);
    }

    async fn pictures_come_from_a_folder(db) {
        let paper = Paper::open(db).await;
        let folder = paper.folder.path().join("uploads/2012");
        std::fs::create_dir_all(&folder).unwrap();
        let drawn = imaging::Picture::from_rgb(64, 36, vec![90; 64 * 36 * 3]).unwrap();
        std::fs::write(folder.join("pier.jpg"), imaging::encode_jpeg(&drawn, 80).unwrap()).unwrap();
        std::fs::write(folder.join("broken.jpg"), b"no picture").unwrap();
        let picture = "<item><wp:post_type>attachment</wp:post_type><wp:post_id>9</wp:post_id><wp:attachment_url>https://old.example/wp-content/uploads/2012/pier.jpg</wp:attachment_url>\
                       <wp:postmeta><wp:meta_key>_media_credit</wp:meta_key><wp:meta_value>Jo Berg</wp:meta_value></wp:postmeta></item>";
        let text = "One.\n\n[caption]<img class=\"wp-image-9\" src=\"https://old.example/wp-content/uploads/2012/pier-32x18.jpg\" alt=\"A pier\"> The pier[/caption]\n\n\
                    <img src=\"https://old.example/wp-content/uploads/2012/broken.jpg\" alt=\"Nothing\">\n\n<img src=\"/uploads/gone.jpg\">\n\n<img src=\"/uploads/red\u{1b}[31m.jpg\">";
        let lead = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>";
        let done = import_text(&paper, "wordpress", &export(&[item(1, "The pier", text, lead), picture.to_owned()].concat()), &["--media", "uploads"]);
        assert_eq!(done.code, 0, "{done:?}");
        says(&done, "Pictures:   1 taken, 3 not in the paper");
        says(&done, "Look at:    line 3, “The pier”: the picture /uploads/red [31m.jpg: no such file in the folder");
        says(&done, "Look at:    line 3, “The pier”: the picture /uploads/gone.jpg: no such file in the folder");
        assert!(done.out.contains("This file is not a picture"), "{}", done.out);
        let page = paper.visitor.get("/news/story-1").await;
        assert_eq!(page.attributes(".body figure img", "alt"), ["A pier"]);
        assert_eq!(page.texts(".body figcaption"), ["The pier Jo Berg"]);
        assert_eq!(page.texts(".body .quarantine").len(), 3);
        assert_eq!(paper.count("SELECT COUNT(*) FROM media").await, 1);
    }

    async fn what_is_no_export_is_refused_with_its_place_and_changes_nothing(db) {
        let paper = Paper::open(db).await;
        let whole = export(&item(1, "a", "b", ""));
        for (system, text, place) in [
            ("wordpress", String::new(), "line 1, column 1: this is no export of WordPress"),
            ("wordpress", whole.replace("</title>", "</titel>"), "line 3, column "),
            ("wordpress", whole.replace("</rss>", ""), "line 5, column 1"),
            ("ghost", whole.clone(), "line 1, column 1: "),
            ("ghost", "{\"db\":[{\"data\":{\"posts\":[{}]}}".to_owned(), "line 1, column "),
        ] {
            let said = import_text(&paper, system, &text, &[]);
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{place}: {said:?}");
            assert!(said.err.starts_with("courant: export: ") && said.err.contains(place), "{place}: {}", said.err);
            assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        }
        for (args, word) in [(vec!["--section", "jobs"], "--section jobs"), (vec!["--media", "nowhere"], "nowhere: ")] {
            let said = import_text(&paper, "wordpress", &whole, &args);
            assert!(said.code == 1 && said.err.contains(word), "{said:?}");
        }
        assert_eq!(import(&paper, "ghost", "nothing.json", &[]).code, 1);
        assert_eq!(import(&paper, "ghost", ".", &[]).code, 1);
        assert_eq!(finish(courant(paper.folder.path()).args(["import", "wordpress"])).code, 2);
        assert_eq!((articles(&paper).await, paper.count("SELECT COUNT(*) FROM sections").await), (1, 1));
    }

    /// All of the corpus in titles, texts, names and addresses, with dates that are none and a text that is too long.
    async fn a_file_that_means_harm_harms_nothing(db) {
        let paper = Paper::open(db).await;
        let all = payloads();
        let mut items = String::new();
        for (number, some) in (1_u32..).zip(all.chunks(16)) {
            let safe = |text: &str| text.replace("]]>", "]] >").replace('\0', "");
            let text: String = some.iter().map(|payload| format!("{}\n\n<div>{}</div>\n\n", safe(payload), safe(payload))).collect();
            // A script that never ends has no words, and a story without any is a draft.
            let text = format!("Words.\n\n{text}");
            let name = safe(&some[0]);
            let filed = format!("<category domain=\"author\"><![CDATA[{name}]]></category><category domain=\"post_tag\" nicename=\"../x\"><![CDATA[{name}]]></category>");
            items.push_str(&item(number, &format!("{number} {name}"), &text, &filed));
        }
        items.push_str(&item(901, "Too long", &"words and ".repeat(1_000_000), ""));
        items.push_str(&item(902, "Timeless", "Words.", "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"));
        items.push_str(&item(903, "Hijacked", "Words.", "").replace("<item>", "<item xmlns:wp=\"http://evil.example/\">"));
        items.push_str(&item(904, "Elsewhere", "Words.", "<link>https://evil.example/</link>"));
        items.push_str(&item(905, "", "", ""));
        let done = import_text(&paper, "wordpress", &export(&items), &[]);
        assert_eq!(done.code, 0, "{done:?}");
        assert!(done.out.contains("“Too long”: its text is longer than a story may be"), "{}", done.out);
        assert!(done.out.contains("“Timeless”: it has no time of publication"));
        assert!(done.out.contains("Not taken:  1 items without a type"));
        assert!(!done.out.contains('\u{1b}'));
        // What a story has beside these: tables, lines, and what the sanitiser leaves of markup that is kept.
        let more = "div table thead tbody tr th td hr b i u pre".split(' ').map(|name| format!("<{name}>")).collect::<Vec<_>>();
        let mut shown = 0;
        for number in 1..=all.len().div_ceil(16) {
            let page = paper.visitor.get(&format!("/news/story-{number}")).await;
            assert_eq!(page.status, 200, "{number}: {}", done.out);
            let mut found = hazards(&page.body, ".text > .body", STORY);
            // Addresses of the paper's own are paths.
            found.retain(|hazard| !more.contains(hazard) && (!hazard.starts_with("a href=/") || hazard.starts_with("a href=//")));
            assert!(found.is_empty(), "{number}: {found:?}");
            shown += 1;
        }
        assert!(shown > 0);
        for path in ["/", "/news", "/feed.atom", "/authors", "/topics"] {
            let page = paper.visitor.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            if !path.ends_with("atom") {
                assert_eq!(hazards(&page.body, ".teaser h2 a", ""), Vec::<String>::new(), "{path}");
            }
        }
    }

    async fn the_test_data_of_themes_come_in_whole_and_once(db) {
        let Some(file) = sample("wordpress/wptt-themeunittestdata.wordpress.xml") else { return };
        let paper = Paper::open(db).await;
        let done = import(&paper, "wordpress", &file, &[]);
        assert_eq!(done.code, 0, "{done:?}");
        // 49 were published: one needed a password, one has no words.
        says(&done, "Taken:      47 published, 1 planned, 3 drafts");
        says(&done, "Left out:   0 stories");
        says(&done, "Not taken:  25 approved comments, 3 comments that waited for a moderator, 70 entries of menus, 38 files of the media library, 21 pages, 4 pingbacks and trackbacks");
        assert_eq!(articles(&paper).await, 52);
        assert_eq!(end_of(&paper, "/2012/01/07/template-sticky/").await, "/classic/template-sticky");
        assert_eq!(paper.visitor.get("/classic/template-sticky").await.status, 200);
        let again = import(&paper, "wordpress", &file, &[]);
        says(&again, "There:      51 were taken before");
        assert_eq!(articles(&paper).await, 52);
    }

    async fn exports_of_ghost_come_in_whole_and_once(db) {
        let paper = Paper::open(db).await;
        for (name, published, drafts) in [("ghost-v1.20-valid.json", 2, 0), ("ghost-v3_export.json", 7, 0), ("ghostmigrate-ghost.json", 3, 0)] {
            let Some(file) = sample(&format!("ghost/{name}")) else { return };
            let done = import(&paper, "ghost", &file, &[]);
            assert_eq!(done.code, 0, "{done:?}");
            says(&done, &format!("Taken:      {published} published, 0 planned, {drafts} drafts"));
            let had = articles(&paper).await;
            says(&import(&paper, "ghost", &file, &[]), &format!("There:      {} were taken before", published + drafts));
            assert_eq!(articles(&paper).await, had);
        }
        assert_eq!(end_of(&paper, "/welcome/").await, "/getting-started/welcome");
    }
}
