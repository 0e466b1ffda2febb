//! Pictures that are sent: what is taken, what is kept, what is shown of them.

use std::collections::HashSet;

use accounts::{Role, Scope};
use axum::body::Body;
use database::both_engines;
use database::testing::MORNING;
use document::{Block, Document, Figure, Kind};
use publishing::{Changes, Focus, Lead, NewPicture, PictureWords, ProfileChanges, actions};
use serde_json::json;
use web::testing::{Answer, Visitor};

use crate::files;
use crate::paper::Paper;

const WRITES: [Scope; 2] = [Scope::ArticlesRead, Scope::ArticlesWrite];

async fn send(visitor: &Visitor, query: &str, kind: &str, file: Vec<u8>) -> Answer {
    let path = format!("/api/v1/pictures{query}");
    visitor.send("POST", &path, &[("content-type", kind)], Body::from(file)).await
}

fn sentence(answer: &Answer) -> String {
    answer.json()["problems"][0]["sentence"].as_str().unwrap_or_default().to_owned()
}

fn lead(picture: &serde_json::Value) -> Lead {
    let side = |name: &str| u32::try_from(picture[name].as_u64().unwrap()).unwrap();
    let media = picture["key"].as_str().unwrap().to_owned();
    Lead { media, width: side("width"), height: side("height"), ..Lead::default() }
}

/// Publishes a story under a picture; its id.
async fn publish_under(paper: &Paper, headline: &str, lead: Lead) -> i64 {
    let mut new = paper.new_story(headline, Some(MORNING));
    new.story.lead = Some(lead);
    actions::create(&paper.desk.itself(), &new).await.unwrap()
}

async fn bytes(paper: &Paper, path: &str) -> Vec<u8> {
    let answer = paper.visitor.fetch(path).await;
    assert_eq!(answer.0, 200, "{path}");
    answer.1
}

fn holds(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|part| part == words.as_bytes())
}

/// A paper whose pages all show one picture of 500 × 300 pixels that waits for its copies; with the key of it.
async fn illustrated(db: database::testing::TestDb) -> (Paper, String) {
    let paper = Paper::open(db).await;
    let new = NewPicture {
        file: files::photograph(300, 500),
        focus: Focus { x: 20, y: 50 },
        ..NewPicture::default()
    };
    let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
    actions::upsert_author(&paper.desk, "jo", "Jo").await.unwrap();
    let photo = ProfileChanges { photo: Some(picture.key.clone()), ..ProfileChanges::default() };
    actions::update_author(&paper.desk, "jo", &photo).await.unwrap();
    let figure = Figure {
        media: picture.key.clone(),
        alt: "A > pier".into(),
        width: 500,
        height: 300,
        ..Figure::default()
    };
    let mut new = paper.new_story("Pier", Some(MORNING));
    new.story.bylines = vec!["Jo".into()];
    new.story.body = Document::new(vec![Block::paragraph("Look."), Block::new(Kind::Figure(figure))]);
    new.story.lead = Some(Lead { media: picture.key.clone(), width: 500, height: 300, ..Lead::default() });
    actions::create(&paper.desk.itself(), &new).await.unwrap();
    (paper, picture.key)
}

both_engines! {
    async fn pages_name_the_copies_as_soon_as_they_are_there(db) {
        let (paper, key) = illustrated(db).await;
        let pages = [("/", 1, 500), ("/town", 1, 500), ("/town/pier", 2, 500), ("/authors/jo", 2, 480), ("/authors", 1, 480)];
        for (path, pictures, _) in pages {
            let page = paper.visitor.get(path).await;
            assert_eq!(page.attributes("main img", "src"), vec![format!("/media/{key}"); pictures], "{path}");
            assert!(page.attributes("source, img", "srcset").is_empty(), "{path}");
        }
        paper.run_tasks().await;
        let stem = key.trim_end_matches(".jpg");
        let mut named = HashSet::new();
        for (path, pictures, widest) in pages {
            let page = paper.visitor.get(path).await;
            let kinds = page.attributes("main picture source", "type");
            assert_eq!(kinds, ["image/avif", "image/webp"].repeat(pictures), "{path}");
            let lists = page.attributes("main picture > *", "srcset");
            assert_eq!(lists.len(), 3 * pictures, "{path}");
            assert_eq!(page.attributes("main picture > [sizes]", "sizes").len(), 3 * pictures, "{path}");
            assert!(lists[0].starts_with(&format!("/media/{stem}-320.avif 320w, ")), "{path}: {}", lists[0]);
            assert!(lists[0].ends_with(&format!("-{widest}.avif {widest}w")), "{path}: {}", lists[0]);
            let sizes = [page.attributes("main img", "width"), page.attributes("main img", "height")];
            assert_eq!(sizes, [vec!["500"; pictures], vec!["300"; pictures]], "{path}");
            assert!(!page.attributes("main img.fx2", "src").is_empty(), "{path}");
            let copies = lists.iter().flat_map(|list| list.split(", ")).filter_map(|copy| copy.split_once(' '));
            named.extend(copies.map(|(copy, _)| copy.to_owned()));
        }
        assert_eq!(named.len(), 9, "{named:?}");
        for copy in named {
            assert_eq!(paper.visitor.fetch(&copy).await.0, 200, "{copy}");
        }
        let story = paper.visitor.get("/town/pier").await;
        assert_eq!(story.attributes(".body picture img", "alt"), ["A > pier"]);
        // Feed readers choose for themselves.
        assert!(!paper.visitor.get("/feed.atom").await.body.contains("srcset"));
    }

    async fn a_picture_is_sent_once(db) {
        let paper = Paper::open(db).await;
        let writer = paper.person(Role::Journalist, &WRITES).await;
        let file = files::photograph(400, 300);
        let query = "?alt=A%20pier&caption=Old%20pier&credit=Jo&focus_x=20&focus_y=90";
        let made = send(&writer, query, "image/jpeg", file.clone()).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let picture = made.json();
        let id = picture["id"].as_str().unwrap();
        assert_eq!(made.header("location"), format!("/api/v1/pictures/{id}"));
        // The camera was turned: what is shown stands upright.
        assert_eq!((&picture["width"], &picture["height"]), (&json!(300), &json!(400)));
        assert_eq!((&picture["alt"], &picture["focus_x"], &picture["focus_y"]), (&json!("A pier"), &json!(20), &json!(90)));
        assert_eq!(picture["copies"], json!([]));
        let again = send(&writer, "?alt=Another", "image/jpeg", file.clone()).await;
        assert_eq!((again.status.as_u16(), again.json()), (200, picture.clone()));
        let other = send(&writer, "", "image/jpeg", files::photograph(401, 300)).await;
        assert_eq!(other.status, 201);
        assert_ne!(other.json()["key"], picture["key"]);
        let place = format!("/api/v1/pictures/{id}");
        assert_eq!(writer.get(&place).await.json(), picture);
        assert_eq!(paper.visitor.get(&place).await.status, 401);
        assert_eq!(writer.get("/api/v1/pictures/12").await.status, 404);
        // What was sent is kept as it came.
        let originals = paper.storage.list("originals/").await.unwrap();
        assert_eq!(originals.len(), 2);
        let kept = paper.storage.get(&originals[0]).await.unwrap();
        let second = paper.storage.get(&originals[1]).await.unwrap();
        assert!(kept == Some(file.clone()) || second == Some(file));
    }

    async fn a_private_picture_is_told_to_nobody_who_sends_its_file(db) {
        let paper = Paper::open(db).await;
        let (ada, jo) = (paper.person(Role::Journalist, &WRITES).await, paper.person(Role::Contributor, &WRITES).await);
        let editor = paper.person(Role::Editor, &WRITES).await;
        let file = files::photograph(64, 48);
        let first = send(&ada, "?alt=The%20mayor%20at%20home&credit=Secret", "image/jpeg", file.clone()).await;
        let own = send(&jo, "?alt=A%20house", "image/jpeg", file.clone()).await;
        assert_eq!((first.status.as_u16(), own.status.as_u16()), (201, 201), "{}", own.body);
        let (first, own) = (first.json(), own.json());
        assert!(first["id"] != own["id"] && first["key"] != own["key"]);
        assert_eq!((&own["alt"], &own["credit"]), (&json!("A house"), &json!("")));
        // Each has their own from then on, and an editor, who sees both, that of the paper.
        for (who, picture) in [(&ada, &first), (&jo, &own), (&editor, &first)] {
            let again = send(who, "", "image/jpeg", file.clone()).await;
            assert_eq!((again.status.as_u16(), &again.json()["id"]), (200, &picture["id"]));
        }
        // Open to the desk, it is the desk's.
        let third = paper.person(Role::Journalist, &WRITES).await;
        let place = format!("/api/v1/pictures/{}", first["id"].as_str().unwrap());
        assert_eq!(third.get(&place).await.status, 404);
        assert_eq!(ada.send_json("PATCH", &place, &json!({ "shared": true })).await.status, 200);
        let known = send(&third, "", "image/jpeg", file).await;
        assert_eq!((known.status.as_u16(), &known.json()["id"]), (200, &first["id"]));
    }

    async fn two_at_once_are_one(db) {
        let paper = Paper::open(db).await;
        let new = || NewPicture { file: files::photograph(64, 48), ..NewPicture::default() };
        let room = paper.desk.itself();
        let (one, two) = tokio::join!(actions::add_picture(&room, new()), actions::add_picture(&room, new()));
        let ((one, first), (two, second)) = (one.unwrap(), two.unwrap());
        assert_eq!(one, two);
        assert_ne!(first, second, "one of them came first");
        assert_eq!(paper.storage.list("").await.unwrap().len(), 2, "an original and a JPEG");
    }

    async fn only_writers_send(db) {
        let paper = Paper::open(db).await;
        let file = files::photograph(8, 8);
        assert_eq!(send(&paper.visitor, "", "image/jpeg", file.clone()).await.status, 401);
        let reader = paper.person(Role::Journalist, &[Scope::ArticlesRead]).await;
        assert_eq!(send(&reader, "", "image/jpeg", file).await.status, 403);
        assert!(paper.storage.list("").await.unwrap().is_empty());
    }

    async fn what_is_no_picture_is_refused_with_a_sentence(db) {
        let paper = Paper::open(db).await;
        let writer = paper.person(Role::Journalist, &WRITES).await;
        let whole = files::photograph(64, 48);
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
        for (file, wanted) in [
            (Vec::new(), "This file is not a picture. Send a JPEG, PNG or WebP file."),
            (b"<!doctype html><script>alert(1)</script>".to_vec(), "This file is not a picture. Send a JPEG, PNG or WebP file."),
            (svg, "SVG files are not accepted. Send the picture as JPEG, PNG or WebP."),
            (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "GIF files are not accepted. Send the picture as JPEG, PNG or WebP."),
            (whole[..whole.len() / 2].to_vec(), "This picture is damaged or incomplete. Export it again and send the new file."),
            (files::png_claiming(60_000, 60_000), "This picture has too many pixels (60000 × 60000). Up to 50 megapixels are accepted."),
        ] {
            let answer = send(&writer, "?alt=x", "image/jpeg", file).await;
            assert_eq!((answer.status.as_u16(), sentence(&answer).as_str()), (422, wanted), "{}", answer.body);
        }
        let heavy = send(&writer, "", "image/jpeg", vec![0xff; 26_000_000]).await;
        assert_eq!((heavy.status.as_u16(), heavy.body.contains("25000000")), (413, true), "{}", heavy.body);
        assert_eq!(send(&writer, "", "application/json", whole.clone()).await.status, 415);
        assert_eq!(send(&writer, "?focus_x=101", "image/jpeg", whole.clone()).await.status, 422);
        assert_eq!(send(&writer, "?wrong=1", "image/jpeg", whole.clone()).await.status, 400);
        let long = format!("?alt={}", "x".repeat(1_001));
        assert_eq!(send(&writer, &long, "image/jpeg", whole).await.status, 422);
        assert!(paper.storage.list("").await.unwrap().is_empty(), "nothing of it is kept");
    }

    async fn of_an_animation_the_first_frame_is_shown(db) {
        let paper = Paper::open(db).await;
        for file in [files::animated_png(), files::animated_webp()] {
            let new = NewPicture { file, ..NewPicture::default() };
            let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
            let shown = paper.storage.get(&picture.key).await.unwrap().unwrap();
            let pixels = imaging::decode(&shown).unwrap();
            let red = pixels.rgb().first_chunk::<3>().unwrap();
            assert!(red[0] > 200 && red[1] < 60 && red[2] < 60, "{red:?}");
        }
    }

    async fn nothing_that_is_served_says_where_it_was_taken(db) {
        let paper = Paper::open(db).await;
        let file = files::photograph(700, 500);
        for words in ["Exif", "GPS-48.1351N", "http://ns.adobe.com/xap/1.0/", "ICC_PROFILE"] {
            assert!(holds(&file, words), "{words} is in what is sent");
        }
        let new = NewPicture { file: file.clone(), ..NewPicture::default() };
        let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
        let lead = Lead { media: picture.key.clone(), width: 500, height: 700, ..Lead::default() };
        publish_under(&paper, "Pier", lead).await;
        paper.run_tasks().await;
        let keys = paper.storage.list("").await.unwrap();
        let served: Vec<&String> = keys.iter().filter(|key| !key.starts_with("originals/")).collect();
        // 320, 480 and 500 pixels in three kinds.
        assert_eq!(served.len(), 9, "{keys:?}");
        for key in served {
            let shown = bytes(&paper, &format!("/media/{key}")).await;
            for words in ["Exif", "GPS", "adobe", "xmp", "ICC", "iCCP", "ICCP", "prof"] {
                assert!(!holds(&shown, words), "{words} is in {key}");
            }
        }
        for key in keys.iter().filter(|key| key.starts_with("originals/")) {
            assert_eq!(paper.visitor.get(&format!("/media/{key}")).await.status, 404, "{key}");
        }
    }

    async fn copies_come_and_go_with_their_story(db) {
        let paper = Paper::open(db).await;
        let writer = paper.person(Role::Journalist, &WRITES).await;
        let picture = send(&writer, "", "image/jpeg", files::photograph(300, 500)).await.json();
        let lead = lead(&picture);
        paper.run_tasks().await;
        let place = format!("/api/v1/pictures/{}", picture["id"].as_str().unwrap());
        assert_eq!(writer.get(&place).await.json()["copies"], json!([320, 480, 500]));
        let stem = lead.media.trim_end_matches(".jpg").to_owned();
        let copies = [
            (format!("/media/{stem}.jpg"), "image/jpeg", 500),
            (format!("/media/{stem}-320.jpg"), "image/jpeg", 320),
            (format!("/media/{stem}-480.webp"), "image/webp", 480),
            (format!("/media/{stem}-500.avif"), "image/avif", 500),
        ];
        let missing = paper.visitor.get("/media/ab/none.jpg").await;
        for (path, ..) in &copies {
            let hidden = paper.visitor.get(path).await;
            assert_eq!((hidden.status, hidden.texts("h1")), (missing.status, missing.texts("h1")), "{path}");
        }
        let id = publish_under(&paper, "Pier", lead).await;
        for (path, kind, width) in &copies {
            let (status, file, headers) = paper.visitor.fetch(path).await;
            assert_eq!((status, headers["content-type"].to_str().unwrap()), (200, *kind), "{path}");
            assert_eq!(headers["surrogate-key"], format!("article:{id}"));
            if !path.ends_with("avif") {
                assert_eq!(imaging::decode(&file).unwrap().dimensions(), (*width, width * 3 / 5), "{path}");
            }
            let etag = headers["etag"].to_str().unwrap();
            let known = format!("\"x\", W/{etag}");
            let again = paper.visitor.send("GET", path, &[("if-none-match", &known)], Body::empty()).await;
            assert_eq!(again.status, 304);
        }
        assert_eq!(paper.visitor.get(&format!("/media/{stem}-640.webp")).await.status, 404, "never enlarged");
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        for (path, ..) in &copies {
            assert_eq!(paper.visitor.get(path).await.status, 404, "{path}");
        }
    }

    async fn a_photograph_of_an_author_is_there_with_their_stories(db) {
        let paper = Paper::open(db).await;
        let new = NewPicture { file: files::photograph(64, 64), ..NewPicture::default() };
        let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
        let author = actions::upsert_author(&paper.desk, "jo", "Jo").await.unwrap();
        let photo = ProfileChanges { photo: Some(picture.key.clone()), ..ProfileChanges::default() };
        actions::update_author(&paper.desk, "jo", &photo).await.unwrap();
        paper.run_tasks().await;
        let path = format!("/media/{}-64.webp", picture.key.trim_end_matches(".jpg"));
        assert_eq!(paper.visitor.get(&path).await.status, 404);
        let mut story = paper.new_story("Pier", Some(MORNING));
        story.story.bylines = vec!["Jo".into()];
        actions::create(&paper.desk.itself(), &story).await.unwrap();
        let (status, _, headers) = paper.visitor.fetch(&path).await;
        assert_eq!((status, headers["surrogate-key"].to_str().unwrap()), (200, format!("author:{author}").as_str()));
    }

    async fn words_and_focus_change(db) {
        let paper = Paper::open(db).await;
        let writer = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &WRITES).await;
        let words = PictureWords { alt: "A pier".into(), ..PictureWords::default() };
        let new = NewPicture { file: files::photograph(64, 48), words, ..NewPicture::default() };
        let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
        let place = format!("/api/v1/pictures/{}", picture.id);
        let change = json!({ "credit": "Jo", "focus_y": 5 });
        let changed = writer.send_json("PATCH", &place, &change).await;
        assert_eq!(changed.status, 200, "{}", changed.body);
        let now = changed.json();
        assert_eq!((&now["alt"], &now["credit"], &now["focus_x"], &now["focus_y"]), (&json!("A pier"), &json!("Jo"), &json!(50), &json!(5)));
        assert_eq!(writer.send_json("PATCH", &place, &json!({ "focus_x": 300 })).await.status, 422);
        assert_eq!(writer.send_json("PATCH", "/api/v1/pictures/12", &change).await.status, 404);
        let lead = Lead { media: picture.key, width: 64, height: 48, ..Lead::default() };
        let id = publish_under(&paper, "Pier", lead).await;
        assert_eq!(writer.send_json("PATCH", &place, &change).await.status, 403, "readers see it");
        assert_eq!(editor.send_json("PATCH", &place, &json!({ "alt": "" })).await.json()["alt"], "");
        let gone = Changes { lead: Some(None), ..Changes::default() };
        actions::update(&paper.desk.itself(), id, 1, &gone).await.unwrap();
        assert_eq!(writer.send_json("PATCH", &place, &change).await.status, 200);
    }
}
