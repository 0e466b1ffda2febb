//! The life of an advert on both engines: live, over, gone.

use std::collections::HashSet;
use std::time::Duration;

use axum::http::StatusCode;
use database::both_engines;
use jobs::actions::{end, publish};
use jobs::lint::{Context, Level, lint};
use jobs::model::{Employment, Event};
use web::Error;

use crate::paper::{DAY, Paper};

fn days(count: u64) -> Duration {
    Duration::from_hours(24 * count)
}

async fn shown(paper: &Paper, path: &str, title: &str) -> bool {
    let answer = paper.visitor.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.body.contains(title)
}

/// Where a live advert stands beside its own page.
const PLACES: [&str; 5] = ["/jobs", "/jobs/boards/engineering", "/api/v1/jobs", "/town/the-pier-opens", "/"];

both_engines! {
    async fn a_live_advert_stands_where_it_should(db) {
        let paper = Paper::open(db).await;
        let (_, url) = paper.advertise("Gear engineer (m/f/d)").await;
        for place in PLACES {
            assert!(shown(&paper, place, "Gear engineer (m/f/d)").await, "{place}");
        }
        assert!(shown(&paper, "/jobs-sitemap.xml", &url).await);
        let page = paper.visitor.get(&url).await;
        assert_eq!(page.status, StatusCode::OK);
        let posting = page.texts("script[type='application/ld+json']").remove(0);
        let posting = serde_json::from_str(&posting).unwrap();
        let visible = page.texts("main").remove(0);
        let findings = lint(&posting, Some(&visible), &Context::job_page(paper.clock.now()));
        let errors: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let id = url.split(['/', '-']).nth(2).unwrap();
        let other = paper.visitor.get(&format!("/jobs/{id}-anything")).await;
        assert_eq!((other.status, other.header("location")), (StatusCode::PERMANENT_REDIRECT, url.as_str()));
        assert!(paper.visitor.get("/town/the-pier-opens").await.texts("script").iter().all(|s| !s.contains("JobPosting")));
    }

    /// The clock alone ends it: every page was kept while it was live, and no sweep has run.
    async fn an_advert_is_over_at_its_end_though_no_sweep_ran(db) {
        let paper = Paper::open(db).await;
        let (_, url) = paper.advertise("Gear engineer").await;
        for place in PLACES {
            assert!(shown(&paper, place, "Gear engineer").await, "{place}");
        }
        paper.visitor.get(&url).await;
        paper.clock.advance(days(31));
        for place in PLACES {
            assert!(!shown(&paper, place, "Gear engineer").await, "{place}");
        }
        assert!(!shown(&paper, "/jobs-sitemap.xml", &url).await);
        let page = paper.visitor.get(&url).await;
        assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::GONE, "noindex"));
        assert!(page.texts("script").is_empty() && page.texts("h1").len() == 1);
    }

    async fn its_run_ends_with_a_day(db) {
        let paper = Paper::open(db).await;
        let (_, url) = paper.advertise("Gear engineer").await;
        let answer = paper.visitor.get(&url).await;
        let posting: serde_json::Value =
            serde_json::from_str(&answer.texts("script[type='application/ld+json']")[0]).unwrap();
        let until = posting["validThrough"].as_str().unwrap();
        assert!(until.contains("T23:59:59"), "{until}");
    }

    async fn the_sweep_may_run_twice(db) {
        let paper = Paper::open(db).await;
        let (id, _) = paper.advertise("Gear engineer").await;
        paper.clock.advance(days(31));
        for _ in 0..2 {
            while paper.program.runner.step().await.unwrap() {}
            paper.clock.advance(Duration::from_mins(2));
        }
        let answer = paper.visitor.get(&format!("/api/v1/jobs/{id}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let again = end(&paper.program.web, id, Event::Fill, &paper.deed()).await;
        assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    }

    async fn filled_is_said_and_what_never_was_is_not_there(db) {
        let paper = Paper::open(db).await;
        let (id, url) = paper.advertise("Gear engineer").await;
        paper.visitor.get(&url).await;
        end(&paper.program.web, id, Event::Fill, &paper.deed()).await.unwrap();
        let page = paper.visitor.get(&url).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.texts("main")[0].contains("filled"));
        let missing = paper.visitor.get("/jobs/7-gone").await;
        for forged in ["/jobs/0-x", "/jobs/-1-x", "/jobs/99999999999999999999-x", "/jobs/07-x", "/jobs/x"] {
            let answer = paper.visitor.get(forged).await;
            assert_eq!((answer.status, &answer.body), (StatusCode::NOT_FOUND, &missing.body), "{forged}");
        }
    }

    async fn what_the_paper_took_down_is_gone_and_not_named(db) {
        let paper = Paper::open(db).await;
        for state in ["frozen", "removed"] {
            let (id, url) = paper.advertise("Gear engineer").await;
            paper.visitor.get(&url).await;
            paper.take_down(id, state).await;
            for place in PLACES {
                assert!(!shown(&paper, place, "Gear engineer").await, "{place}");
            }
            assert!(!shown(&paper, "/jobs-sitemap.xml", &url).await);
            for address in [url, format!("/jobs/{id}"), format!("/jobs/{id}-anything")] {
                let page = paper.visitor.get(&address).await;
                assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::GONE, "noindex"), "{address}");
                assert_eq!((page.texts("h1"), page.texts(".notice").len()), (vec!["Advert not shown".to_owned()], 1));
                assert!(page.texts("script").is_empty() && page.header("location").is_empty());
                assert!(!page.body.contains("Gear engineer") && !page.body.contains("Acme"), "{state}");
            }
            let answer = paper.visitor.get(&format!("/api/v1/jobs/{id}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
    }

    async fn kinds_of_contract_go_by_their_own_names(db) {
        let paper = Paper::open(db).await;
        let names = [
            ("en-GB", ["Working student", "Mini-job", "Apprenticeship", "Internship", "Fixed term"]),
            ("de-DE", ["Werkstudent (m/w/d)", "Minijob", "Ausbildung", "Praktikum", "Befristet"]),
        ];
        for (language, names) in names {
            let mut draft = paper.draft("Gear tester (m/w/d)").await;
            draft.language = language.to_owned();
            draft.details.employment = vec![
                Employment::WorkingStudent,
                Employment::MiniJob,
                Employment::Apprenticeship,
                Employment::Internship,
                Employment::FixedTerm,
            ];
            let id = publish(&paper.program.web, &draft, &paper.deed()).await.unwrap();
            let page = paper.visitor.get(&jobs::address(&paper.program.web, id).await.unwrap()).await;
            assert!(page.texts("dl.facts dd").contains(&names.join(" · ")), "{:?}", page.texts("dl.facts dd"));
            let posting = page.texts("script[type='application/ld+json']").remove(0);
            let posting: serde_json::Value = serde_json::from_str(&posting).unwrap();
            let kinds = serde_json::json!(["PART_TIME", "OTHER", "INTERN", "TEMPORARY"]);
            assert_eq!(posting["employmentType"], kinds);
        }
    }

    async fn a_new_board_shows_what_is_live(db) {
        let paper = Paper::open(db).await;
        paper.advertise("Gear engineer").await;
        paper.add_board("everything").await;
        assert!(shown(&paper, "/jobs/boards/everything", "Gear engineer").await);
    }

    async fn pages_of_a_list_neither_lose_nor_repeat(db) {
        let paper = Paper::open(db).await;
        for number in 0..70 {
            // All at one moment: the id decides.
            paper.advertise(&format!("Gear engineer {number}")).await;
        }
        let (mut seen, mut path) = (HashSet::new(), "/jobs/boards/engineering".to_owned());
        for _ in 0..5 {
            let page = paper.visitor.get(&path).await;
            let links = page.attributes("main a", "href");
            for link in links.iter().filter(|link| link.starts_with("/jobs/") && !link.contains("boards")) {
                assert!(seen.insert(link.clone()), "{link} twice");
            }
            match page.attributes("a[rel=next]", "href").into_iter().next() {
                Some(next) => path = next,
                None => break,
            }
        }
        assert_eq!(seen.len(), 70);
        for broken in ["x", "1", "-1-2", "01-2"] {
            let answer = paper.visitor.get(&format!("/jobs?after={broken}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{broken}");
        }
    }

    async fn a_draft_that_breaks_the_rules_is_explained(db) {
        let paper = Paper::open(db).await;
        let mut draft = paper.draft("Gear engineer").await;
        draft.details.pay = None;
        draft.body = "<script>alert(1)</script>".to_owned();
        let refused = publish(&paper.program.web, &draft, &paper.deed()).await;
        let Err(Error::Invalid(problems)) = refused else { panic!("{refused:?}") };
        assert!(problems.iter().any(|problem| problem.field == "pay"), "{problems:?}");
        let mut hostile = paper.draft("<b>Gear</b> \"engineer\"").await;
        hostile.body.push_str("\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) </script>");
        let id = publish(&paper.program.web, &hostile, &paper.deed()).await.unwrap();
        let url = jobs::address(&paper.program.web, id).await.unwrap();
        let page = paper.visitor.get(&url).await;
        assert!(page.attributes("main img, main [onerror]", "src").is_empty());
        assert!(page.attributes("main a", "href").iter().all(|href| !href.starts_with("javascript")));
        assert_eq!(page.texts("script").len(), 1);
        assert!(page.texts("h1")[0].contains("<b>Gear</b>"));
        assert!(paper.clock.now() > DAY);
    }
}
