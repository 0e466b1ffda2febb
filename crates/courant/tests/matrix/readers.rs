//! What readers see: pages, the light view, JSON, feeds, sitemaps, search, pictures, cards, conversations and counts. What
//! they may not see is in none of it, and its addresses answer as made-up ones.

use database::both_engines;
use database::testing::MORNING;
use document::Document;
use publishing::{Focus, Lead, NewArticle, NewPicture, NewTopic, PictureWords, Story, actions};
use serde_json::json;

use super::absent::is_absent;
use super::cast::{Call, Way, Who, everybody, is_nothing, row};
use crate::paper::{DAY, Paper};

/// The rows that are asked for here.
pub(super) const ROWS: [&str; 10] = [
    "article.published.read",
    "media.published.read",
    "comment.approved.read",
    "comment.create",
    "comment.on_unreadable_article.any",
    "comment.pending.read",
    "comment.moderate",
    "job.published.read",
    "job.draft.read_edit",
    "paper.read",
];

/// A story with everything beside it.
struct Told {
    id: i64,
    /// `/town/{slug}`.
    path: String,
    /// The key of its picture.
    media: String,
    /// A comment under it that everybody could read while the story was there.
    comment: String,
    /// The address of its card.
    card: String,
}

async fn picture(paper: &Paper, shade: u8) -> Lead {
    let pixels = vec![shade; 640 * 360 * 3];
    let drawn = imaging::Picture::from_rgb(640, 360, pixels).unwrap();
    let file = imaging::encode_jpeg(&drawn, 80).unwrap();
    let said = |text: &str| text.to_owned();
    let (alt, credit, licence) = (said("Grey"), said("Jo"), said("own"));
    let words = PictureWords { alt, credit, licence, ..PictureWords::default() };
    let new = NewPicture { file, words, focus: Focus::default(), ..NewPicture::default() };
    let (kept, _) = actions::add_picture(&paper.program.desk.itself(), new).await.unwrap();
    Lead {
        media: kept.key,
        width: kept.width,
        height: kept.height,
        alt: said("Grey"),
        credit: said("Jo"),
        ..Lead::default()
    }
}

/// A story that is published, talked about and seen; `end` then does what it will to it.
async fn tell(paper: &Paper, (headline, shade): (&str, u8), topics: &[&str], published: Option<i64>) -> Told {
    let lead = picture(paper, shade).await;
    let media = lead.media.clone();
    let story = Story {
        headline: headline.to_owned(),
        bylines: vec!["Ada Lamb".to_owned(), headline.to_owned()],
        body: Document::from_paragraphs(["The kestrel came back to the harbour."]),
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        lead: Some(lead),
        ..Story::default()
    };
    let town = paper.program.web.db.read(async |c| publishing::sections(c).await).await.unwrap()[0].id;
    let new = NewArticle {
        section_id: town,
        story,
        comments: "open".to_owned(),
        published,
        ..NewArticle::default()
    };
    let id = actions::create(&paper.program.desk.itself(), &new).await.unwrap();
    let path = publishing::address(&paper.program.desk, id).await.unwrap();
    let seen = paper.visitor.get(&path).await;
    let card = seen.attributes("meta[property='og:image']", "content").pop().unwrap_or_default();
    let card = card.trim_start_matches("https://paper.example").to_owned();
    let mut comment = "12".to_owned();
    if seen.status == 200 {
        let new = json!({ "article": id.to_string(), "name": "Ann", "text": "Gannets, surely." });
        let made = paper.visitor.send_json("POST", "/api/v1/comments", &new).await;
        comment = made.json()["id"].as_str().unwrap().to_owned();
    }
    Told { id, path, media, comment, card }
}

struct World {
    seen: Told,
    hidden: Vec<Told>,
}

async fn world(paper: &Paper) -> World {
    for (slug, title) in [("tides", "Tides"), ("winds", "Zephyr winds")] {
        let new = NewTopic {
            slug: Some(slug.to_owned()),
            title: title.to_owned(),
            description: String::new(),
            language: paper.program.web.site.language,
        };
        actions::create_topic(&paper.program.desk, &new).await.unwrap();
    }
    let seen = tell(paper, ("Breakwater opens", 90), &["tides"], Some(MORNING - 3_600_000_000)).await;
    let topics = ["tides", "winds"];
    let hidden = vec![
        tell(paper, ("Zephyr draft", 100), &topics, None).await,
        tell(paper, ("Zephyr tomorrow", 110), &topics, Some(MORNING + DAY)).await,
        tell(paper, ("Zephyr withdrawn", 120), &topics, Some(MORNING - DAY)).await,
    ];
    let id = hidden[2].id;
    actions::unpublish(&paper.program.desk.itself(), id, "").await.unwrap();
    World { seen, hidden }
}

/// Everything that lists stories for readers.
fn lists(seen: &Told) -> Vec<String> {
    let mut all: Vec<String> = [
        "/",
        "/lite",
        "/town",
        "/lite/town",
        "/topics/tides",
        "/authors/ada-lamb",
        "/archive/2025/01",
        "/sitemap.xml",
        "/news-sitemap.xml",
        "/search?q=kestrel",
        "/api/v1/search?q=kestrel",
        "/api/v1/articles?limit=100",
        "/api/v1/articles?section=town",
    ]
    .map(str::to_owned)
    .to_vec();
    for kind in ["atom", "rss", "json"] {
        all.extend(["", "/town", "/topics/tides", "/authors/ada-lamb"].map(|of| format!("{of}/feed.{kind}")));
        all.push(format!("/search/feed.{kind}?q=kestrel"));
    }
    all.push(seen.path.clone());
    all
}

/// What lists no story, but could give one away.
const ASIDE: [&str; 12] = [
    "/topics",
    "/authors",
    "/archive",
    "/corrections",
    "/api/v1/front",
    "/api/v1/search?q=zephyr&comments=on",
    "/api/v1/comments?article=0",
    "/robots.txt",
    "/town/the-pier-opens",
    "/town/the-pier-opens/comments",
    "/archive/2025",
    "/jobs",
];

/// The addresses of a story, each with a made-up one of its kind.
fn addresses(told: &Told) -> Vec<(String, String)> {
    let Told { id, path, media, comment, card } = told;
    let mut all = vec![
        (path.clone(), "/town/nothing-here".to_owned()),
        (format!("/lite{path}"), "/lite/town/nothing-here".to_owned()),
        (format!("{path}/comments"), "/town/nothing-here/comments".to_owned()),
        (format!("/lite{path}/comments"), "/lite/town/nothing-here/comments".to_owned()),
        (format!("{path}/history"), "/town/nothing-here/history".to_owned()),
        (format!("{path}/history/1"), "/town/nothing-here/history/1".to_owned()),
        (format!("{path}/feed.atom"), "/town/nothing-here/feed.atom".to_owned()),
        (format!("{path}/live/12"), "/town/nothing-here/live/12".to_owned()),
        (format!("{path}?reply={comment}"), "/town/nothing-here?reply=12".to_owned()),
        (format!("/api/v1/comments?article={id}"), "/api/v1/comments?article=12".to_owned()),
        (format!("/comments/{comment}"), "/comments/13".to_owned()),
        (format!("/api/v1/comments/{comment}"), "/api/v1/comments/13".to_owned()),
        (format!("/media/{media}"), format!("/media/{}", "0".repeat(32))),
        (
            format!("/oembed?url=https%3A%2F%2Fpaper.example{}", path.replace('/', "%2F")),
            "/oembed?url=https%3A%2F%2Fpaper.example%2Ftown%2Fnothing-here".to_owned(),
        ),
        (format!("/cards/{id}-0123456789abcdef.png"), "/cards/12-0123456789abcdef.png".to_owned()),
        (format!("/desk/reading/articles/{id}"), "/desk/reading/articles/12".to_owned()),
        (format!("/api/v1/reading/articles/{id}"), "/api/v1/reading/articles/12".to_owned()),
    ];
    if card.starts_with("/cards/") {
        all.push((card.clone(), "/cards/12-0123456789abcdef.png".to_owned()));
    }
    all
}

fn names_hidden(text: &str) -> bool {
    text.to_lowercase().contains("zephyr")
}

async fn reads(who: &Who, world: &World) {
    for path in lists(&world.seen) {
        let answer = who.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        assert!(answer.body.to_lowercase().contains("breakwater"), "{path} lacks the story: {}", answer.body);
        assert!(!names_hidden(&answer.body), "{path}, {}: {}", who.column, answer.body);
    }
    for path in ASIDE {
        let body = who.get(path).await.body.replace("q=zephyr", "");
        assert!(!names_hidden(&body), "{path}, {}: {body}", who.column);
    }
    for hidden in &world.hidden {
        for (real, made_up) in addresses(hidden) {
            let context = format!("{real}, {}", who.column);
            is_nothing(&who.get(&real).await, &who.get(&made_up).await, &context);
        }
    }
    let (status, _) = who.status(&format!("/media/{}", world.seen.media)).await;
    assert_eq!((status, row("media.published.read").code(who.column)), (200, 'A'), "{}", who.column);
    for path in [
        format!("/comments/{}", world.seen.comment),
        format!("/api/v1/comments/{}", world.seen.comment),
        format!("{}/comments", world.seen.path),
    ] {
        let answer = who.get(&path).await;
        assert!(answer.status == 200 && answer.body.contains("Gannets"), "{path}, {}", who.column);
    }
    for path in [
        "/imprint",
        "/privacy",
        "/contact",
        "/healthz",
        "/api/v1/sections",
        "/api/v1/openapi.json",
        "/api/v1/paper/particulars",
    ] {
        assert!([200, 404].contains(&who.get(path).await.status.as_u16()), "{path}, {}", who.column);
    }
}

both_engines! {
    async fn what_everybody_reads_and_what_does_not_exist(db) {
        let paper = Paper::open(db).await;
        let world = world(&paper).await;
        for who in everybody(&paper).await {
            reads(&who, &world).await;
        }
    }

    async fn what_everybody_may_do_in_a_conversation(db) {
        let paper = Paper::open(db).await;
        let world = world(&paper).await;
        let all = everybody(&paper).await;
        let gone = &world.hidden[2];
        for who in &all {
            for way in Way::ALL {
                let context = format!("{}, {way:?}", who.column);
                let words = |article: i64| json!({ "article": article.to_string(), "name": "Ann", "text": format!("Puffins. {context} {article}") });
                let posted = who.call(way, &Call::json("POST", "/api/v1/comments", &words(world.seen.id))).await;
                let is_open = row("comment.create").code(who.column) == 'A' || is_absent("comment.create", who.column);
                assert_eq!((posted.status.as_u16(), is_open), (201, true), "{context}: {}", posted.body);
                let comment = format!("/api/v1/comments/{}", posted.json()["id"].as_str().unwrap());
                for hidden in &world.hidden {
                    let real = who.call(way, &Call::json("POST", "/api/v1/comments", &words(hidden.id))).await;
                    let made_up = who.call(way, &Call::json("POST", "/api/v1/comments", &words(12))).await;
                    is_nothing(&real, &made_up, &context);
                }
                let rejected = json!({ "status": "rejected" });
                let decide = |path: String| Call::json("PATCH", path, &rejected);
                let code = row("comment.moderate").code(who.column);
                let wanted = match code { 'A' => 200, 'L' => 401, _ => 403 };
                // What is refused to a role is refused before anything is looked for, so that it tells nothing.
                let unreadable = who.call(way, &decide(format!("/api/v1/comments/{}", gone.comment))).await;
                let made_up = who.call(way, &decide("/api/v1/comments/12".to_owned())).await;
                assert_eq!(made_up.status.as_u16(), if code == 'A' { 404 } else { wanted }, "{context}");
                assert_eq!(unreadable.status, made_up.status, "{context}: {}", unreadable.body);
                let answer = who.call(way, &decide(comment.clone())).await;
                assert_eq!(answer.status.as_u16(), wanted, "{context}: {}", answer.body);
                let forgotten = who.call(way, &Call::json("DELETE", comment, &json!({}))).await;
                assert_eq!(forgotten.status.as_u16(), wanted, "{context}: {}", forgotten.body);
            }
        }
        let kept = paper.count("SELECT COUNT(*) FROM comments c JOIN articles a ON a.id = c.subject_id WHERE a.slug LIKE 'zephyr%'").await;
        assert_eq!(kept, 1, "nothing came to a conversation that nobody may read");
    }

    async fn who_sees_what_waits_for_a_moderator(db) {
        let paper = Paper::open(db).await;
        let held = paper.add_story("Held", "held", Some(MORNING - DAY)).await;
        let gone = paper.add_story("Gone", "held", Some(MORNING - DAY)).await;
        for (article, text) in [(held, "Puffins wait."), (gone, "Gannets wait.")] {
            let new = json!({ "article": article.to_string(), "name": "Ann", "text": text });
            assert_eq!(paper.visitor.send_json("POST", "/api/v1/comments", &new).await.json()["status"], "pending");
        }
        actions::unpublish(&paper.program.desk.itself(), gone, "").await.unwrap();
        for who in everybody(&paper).await {
            let code = row("comment.pending.read").code(who.column);
            for way in Way::ALL {
                for path in ["/town/held", "/town/held/comments", "/feed.atom", "/api/v1/search?q=puffins&comments=on"] {
                    assert!(!who.get(path).await.body.contains("Puffins"), "{path}, {}", who.column);
                }
                let answer = who.call(way, &Call::get("/api/v1/comments/queue")).await;
                match code {
                    'A' => assert!(answer.body.contains("Puffins") && !answer.body.contains("Gannets"), "{}: {}", who.column, answer.body),
                    '-' => is_nothing(&answer, &who.call(way, &Call::get("/api/v1/nothing")).await, who.column),
                    _ => {
                        assert!(is_absent("comment.pending.read", who.column), "{}", who.column);
                        assert_eq!(answer.status, 403, "{}: {}", who.column, answer.body);
                    }
                }
            }
        }
    }

    async fn who_sees_an_advert_that_is_not_live(db) {
        let paper = Paper::open(db).await;
        let (live, path) = paper.advertise("Gear engineer").await;
        let (ended, _) = paper.advertise("Pump engineer").await;
        paper.take_down(ended, "frozen").await;
        for who in everybody(&paper).await {
            assert_eq!(row("job.published.read").code(who.column), 'A');
            for page in ["/jobs".to_owned(), "/jobs/boards/engineering".to_owned(), path.clone(), "/jobs-sitemap.xml".to_owned(), "/api/v1/jobs".to_owned(), format!("/api/v1/jobs/{live}")] {
                let answer = who.get(&page).await;
                assert_eq!(answer.status, 200, "{page}");
                assert!(answer.body.to_lowercase().contains("gear") && !answer.body.contains("Pump"), "{page}, {}", who.column);
            }
            let code = row("job.draft.read_edit").code(who.column);
            for way in Way::ALL {
                let answer = who.call(way, &Call::get(format!("/api/v1/jobs/{ended}"))).await;
                if code == 'A' {
                    assert_eq!(answer.json()["state"], "frozen", "{}: {}", who.column, answer.body);
                    continue;
                }
                assert!(code == '-' || is_absent("job.draft.read_edit", who.column), "{}", who.column);
                is_nothing(&answer, &who.call(way, &Call::get("/api/v1/jobs/12")).await, who.column);
            }
        }
    }
}
