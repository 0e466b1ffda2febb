//! Hostile words in every field: they are shown as words, and nothing else comes of them.

use database::both_engines;
use database::testing::MORNING;
use document::{Attribution, Block, CorrectionKind, Document, Figure, Inline, Kind, Mark, Quarantine};
use locale::Language;
use publishing::{Correction, Lead, NewArticle, Story, actions};
use scraper::{Html, Selector};

use crate::paper::{Paper, section};

const WORDS: &str =
    r#"</title></script><!--"'><img src=x onerror=alert(1)><svg/onload=a()>{{ 7777*7777 }}{% x %}&lt;b&gt; "#;

fn everything(words: &str) -> Document {
    let quarantine = Quarantine { html: format!("{words}<script>alert(1)</script>"), reason: words.into() };
    let figure = Figure {
        media: "ab/x.png".into(),
        alt: words.into(),
        caption: words.into(),
        credit: words.into(),
        ..Figure::default()
    };
    let marks =
        vec![Mark::Link { href: "https://a.example/?\"><script>".into() }, Mark::Note { text: words.into() }];
    Document::new(vec![
        Block::paragraph(words),
        Block::heading(2, words),
        Block::quotation(words, Attribution { role: Some(words.into()), ..Attribution::speaker(words) }),
        Block::new(Kind::PullQuote(Inline::lines(words))),
        Block::new(Kind::Paragraph(vec![Inline::marked(words, marks)])),
        Block::new(Kind::Figure(figure)),
        Block::new(Kind::Quarantine(quarantine)),
    ])
}

/// A paper in which every field says `words`.
async fn fill(paper: &Paper, words: &str) {
    let mut hostile = section("sea", words.trim(), Language::EnGb, 5);
    hostile.title = words.chars().take(60).collect::<String>().trim().to_owned();
    hostile.description = words.trim().to_owned();
    let section_id = actions::create_section(&paper.desk, &hostile).await.unwrap();
    let picture = Lead {
        media: "ab/x.png".into(),
        width: 4,
        height: 3,
        alt: words.into(),
        caption: words.into(),
        credit: words.into(),
    };
    paper.add_media("image/png", &picture, b"").await;
    let topic = publishing::NewTopic {
        slug: Some("x".into()),
        title: words.chars().take(60).collect(),
        description: words.into(),
        language: Language::EnGb,
    };
    actions::create_topic(&paper.desk, &topic).await.unwrap();
    let short: String = words.chars().take(50).collect();
    let story = Story {
        headline: words.into(),
        standfirst: words.into(),
        kicker: Some(short.clone()),
        dateline: Some(short.clone()),
        bylines: vec![words.trim().chars().take(100).collect()],
        body: everything(words),
        lead: Some(picture),
        topics: vec!["x".into()],
    };
    let slug = Some("x".to_owned());
    let new = NewArticle {
        section_id,
        slug,
        language: None,
        story,
        comments: "open".into(),
        published: Some(MORNING),
        ..NewArticle::default()
    };
    let id = actions::create(&paper.desk.itself(), &new).await.unwrap();
    let correction = Correction { kind: CorrectionKind::Update, text: words.into(), at: MORNING + 1_000_000 };
    actions::add_correction(&paper.desk.itself(), id, &correction).await.unwrap();
}

/// The elements of a page in order, with the names of their attributes.
fn skeleton(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("*").unwrap();
    // Inside the quarantine the sanitiser decides, and the pull of words into paragraphs may differ.
    let inside = Selector::parse(".quarantine *").unwrap();
    let inner: Vec<_> = page.select(&inside).map(|element| element.id()).collect();
    let elements = page.select(&all).filter(|element| !inner.contains(&element.id()));
    elements
        .map(|element| {
            let mut names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            format!("{} {}", element.value().name(), names.join(" "))
        })
        .collect()
}

async fn pages(paper: &Paper) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for path in
        ["/", "/sea", "/sea/x", "/feed.atom", "/sea/feed.atom", "/feed.rss", "/sea/feed.rss", "/feed.json"]
    {
        let answer = paper.visitor.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        pages.push((path.to_owned(), answer.body));
    }
    pages
}

both_engines! {
    async fn words_stay_words(db) {
        let paper = Paper::open(db).await;
        fill(&paper, WORDS).await;
        for (path, body) in pages(&paper).await {
            if path.contains("feed.") {
                let feed = feed_rs::parser::parse(body.as_bytes()).unwrap();
                assert_eq!(feed.entries[0].title.as_ref().unwrap().content.trim(), WORDS.trim());
                let html = feed.entries[0].content.as_ref().unwrap().body.clone().unwrap();
                assert_eq!(html.matches("<img").count(), 2, "{html}");
                assert!(!html.contains("<script") && !html.contains("<svg") && !html.contains("javascript:"), "{html}");
                continue;
            }
            let page = Html::parse_document(&body);
            let bad = Selector::parse("[onerror], [onload], svg, img[src=x], [href^='javascript'], [style], script:not([type])").unwrap();
            assert_eq!(page.select(&bad).count(), 0, "{path}:\n{body}");
            assert!(!body.contains("60481729"), "{path}: a template ran the words");
        }
        let article = paper.visitor.get("/sea/x").await;
        assert_eq!(article.texts("h1")[0], WORDS.trim());
        let json = article.texts("script[type='application/ld+json']");
        let graph: serde_json::Value = serde_json::from_str(&json[0]).unwrap();
        assert_eq!(graph["@graph"][0]["headline"], WORDS.trim());
        // The sitemap has addresses and no titles.
        for (path, name, wanted) in [
            ("/news-sitemap.xml", "title", WORDS.trim()),
            ("/sitemap.xml", "loc", "https://paper.example/sea/x"),
            ("/oembed?format=xml&url=https://paper.example/sea/x", "title", WORDS.trim()),
        ] {
            let answer = paper.visitor.get(path).await;
            let read = roxmltree::Document::parse(&answer.body).unwrap();
            let named = read.descendants().filter(|node| node.tag_name().name() == name);
            let texts: Vec<&str> = named.filter_map(|node| node.text()).map(str::trim).collect();
            assert!(texts.contains(&wanted), "{path}: {texts:?}");
            assert!(name != "title" || texts.iter().all(|text| *text == wanted), "{path}: {texts:?}");
        }
        let card = article.attributes("meta[property='og:image']", "content");
        assert!(card[0].starts_with("https://paper.example/cards/"), "{card:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_has_the_same_elements_whatever_the_words() {
    let clock = || database::Clock::fixed(MORNING);
    let hostile = Paper::open(database::testing::sqlite(clock()).await.unwrap()).await;
    fill(&hostile, WORDS).await;
    let tame = Paper::open(database::testing::sqlite(clock()).await.unwrap()).await;
    fill(&tame, "words of a quiet town").await;
    for ((path, one), (_, two)) in pages(&hostile).await.into_iter().zip(pages(&tame).await) {
        if !path.contains("feed.") {
            assert_eq!(skeleton(&one), skeleton(&two), "{path}");
        }
    }
}
