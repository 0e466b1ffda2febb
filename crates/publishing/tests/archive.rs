//! The archive by month, and the corrections of the whole paper.

use std::collections::HashSet;
use std::time::Duration;

use database::both_engines;
use database::testing::MORNING;
use document::CorrectionKind;
use locale::{Date, Zone};
use publishing::actions::{self, Publication};
use publishing::{Changes, Correction};

use crate::paper::Paper;

fn at(year: i16, month: u8, day: u8, hour: u8) -> i64 {
    Date::new(year, month, day).unwrap().to_micros(&Zone::named("Europe/Berlin").unwrap(), hour, 0).unwrap()
}

both_engines! {
    async fn a_month_holds_what_the_papers_clock_says(db) {
        let paper = Paper::open(db).await;
        for (headline, when) in [
            ("Last of November", at(2024, 11, 30, 23)), ("First of December", at(2024, 12, 1, 0)),
            ("Last of December", at(2024, 12, 31, 23)), ("Long ago", at(1999, 5, 2, 8)), ("Today", MORNING),
            ("Tomorrow", MORNING + 86_400_000_000),
        ] {
            paper.publish_at(headline, when).await;
        }
        let december = paper.visitor.get("/archive/2024/12").await;
        assert_eq!(december.texts("h3"), ["Last of December", "First of December"]);
        assert_eq!(december.texts(".day-list h2"), ["Tue 31st Dec, 2024", "Sun 1st Dec, 2024"]);
        assert_eq!(december.texts("h1"), ["December 2024"]);
        assert_eq!(december.attributes(".turn a", "href"), ["/archive/2024/11", "/archive/2025/01"]);
        assert_eq!(paper.visitor.get("/archive/2024/11").await.attributes(".turn a", "href"), ["/archive/1999/05", "/archive/2024/12"]);
        let january = paper.visitor.get("/archive/2025/01").await;
        assert_eq!((january.texts("h3"), january.attributes(".turn a", "href")), (vec!["Today".to_owned()], vec!["/archive/2024/12".to_owned()]));
        let index = paper.visitor.get("/archive").await;
        assert_eq!(index.texts("section h2"), ["2025", "2024", "1999"]);
        assert_eq!(index.attributes(".months a", "href"), ["/archive/2025/01", "/archive/2024/11", "/archive/2024/12", "/archive/1999/05"]);
        assert_eq!(paper.visitor.get("/archive/2024").await.attributes(".months a", "href").len(), 2);
        for none in ["2024/10", "2024/13", "2024/00", "2024/1", "2024/012", "24/12", "x/y", "2023", "20244", "2025/02", "+202/01", "9999/12", "0000/01"] {
            assert_eq!(paper.visitor.get(&format!("/archive/{none}")).await.status, 404, "{none}");
        }
        paper.clock.advance(Duration::from_hours(24));
        assert_eq!(paper.visitor.get("/archive/2025/01").await.texts("h3"), ["Tomorrow", "Today"]);
    }

    async fn a_month_goes_on_by_keyset(db) {
        let paper = Paper::open(db).await;
        for number in 0..130 {
            paper.publish_at(&format!("Story {number}"), at(2024, 12, 20, 8) - (number / 7) * 1_000_000).await;
        }
        let (mut seen, mut next, mut pages) = (Vec::new(), Some("/archive/2024/12".to_owned()), 0);
        while let Some(path) = next.take() {
            let page = paper.visitor.get(&path).await;
            seen.extend(page.texts("h3"));
            next = page.attributes("a[rel=next]", "href").first().cloned();
            pages += 1;
        }
        let once: HashSet<&String> = seen.iter().collect();
        assert_eq!((pages, seen.len(), once.len()), (3, 130, 130));
        assert_eq!(paper.visitor.get("/archive/2024/12?after=0-0").await.texts("h3").len(), 0);
        assert_eq!(paper.visitor.get("/archive/2024/12?after=x").await.status, 404);
        // A cursor of another month shows nothing of that month.
        let other = paper.visitor.get(&format!("/archive/2024/12?after={}-9", MORNING)).await;
        assert_eq!(other.texts("h3").len(), 60);
    }

    async fn a_change_drops_its_month_and_no_other(db) {
        let paper = Paper::open(db).await;
        let old = paper.publish_at("Old", at(2024, 10, 5, 8)).await;
        paper.publish_at("Older", at(2024, 8, 5, 8)).await;
        paper.publish("Now").await;
        let months = async || {
            let mut all = Vec::new();
            for path in ["/archive/2024/08", "/archive/2024/10", "/archive/2025/01"] {
                all.push(paper.visitor.get(path).await.body);
            }
            all
        };
        let before = months().await;
        // What is made anew carries another time.
        paper.clock.advance(Duration::from_mins(1));
        let change = Changes { headline: Some("Old and changed".into()), ..Changes::default() };
        actions::update(&paper.desk.itself(), old, 1, &change).await.unwrap();
        let after = months().await;
        assert_eq!((&before[0], &before[2]), (&after[0], &after[2]));
        assert!(after[1].contains("Old and changed"));
        // A month that is filled stands between its neighbours from here on.
        paper.publish_at("Between", at(2024, 11, 5, 8)).await;
        let filled = months().await;
        assert_eq!(filled[0], after[0]);
        assert!(filled[1].contains("/archive/2024/11") && filled[2].contains("/archive/2024/11"));
        actions::unpublish(&paper.desk.itself(), old, "").await.unwrap();
        assert_eq!(paper.visitor.get("/archive/2024/10").await.status, 404);
        assert_eq!(paper.visitor.get("/archive/2024/08").await.attributes(".turn a", "href"), ["/archive/2024/11"]);
    }

    async fn all_corrections_stand_on_one_page(db) {
        let paper = Paper::open(db).await;
        let page = paper.visitor.get("/corrections").await;
        assert_eq!((page.status.as_u16(), page.texts(".told").len()), (200, 0));
        let (one, two) = (paper.publish("One").await, paper.publish("Two").await);
        for number in 0..45 {
            let text = format!("Correction {number}.");
            let told = Correction { kind: CorrectionKind::Correction, text, at: MORNING + (number / 5) * 1_000_000 };
            actions::add_correction(&paper.desk.itself(), if number % 2 == 0 { one } else { two }, &told).await.unwrap();
        }
        let (mut seen, mut next) = (Vec::new(), Some("/corrections".to_owned()));
        while let Some(path) = next.take() {
            let page = paper.visitor.get(&path).await;
            seen.extend(page.texts(".told > p:not(.meta)"));
            next = page.attributes("a[rel=next]", "href").first().cloned();
        }
        let once: HashSet<&String> = seen.iter().collect();
        assert_eq!((seen.len(), once.len(), seen[0].as_str(), seen[44].as_str()), (45, 45, "Correction 44.", "Correction 0."));
        let page = paper.visitor.get("/corrections").await;
        assert_eq!(page.attributes(".told a", "href")[0], "/town/one#changes");
        assert_eq!(page.attributes(".foot a[aria-current]", "href"), ["/corrections"]);
        actions::unpublish(&paper.desk.itself(), one, "").await.unwrap();
        assert!(!paper.visitor.get("/corrections").await.body.contains("/town/one"));
        actions::publish(&paper.desk.itself(), one, Publication::default()).await.unwrap();
        let change = Changes { headline: Some("One, renamed".into()), ..Changes::default() };
        let revision = paper.visitor.get(&format!("/api/v1/articles/{one}")).await.json()["revision"].as_i64().unwrap();
        actions::update(&paper.desk.itself(), one, revision, &change).await.unwrap();
        assert_eq!(paper.visitor.get("/corrections").await.texts(".told h2")[0], "One, renamed");
        let three = paper.publish("Three").await;
        let told = Correction { kind: CorrectionKind::Retraction, text: "None of it.".into(), at: MORNING + 60_000_000 };
        actions::add_correction(&paper.desk.itself(), three, &told).await.unwrap();
        let page = paper.visitor.get("/corrections").await;
        assert_eq!(page.attributes(".told a", "href")[0], "/town/three#retraction");
        assert_eq!(paper.visitor.get("/town/three").await.texts("#retraction").len(), 1);
    }
}
