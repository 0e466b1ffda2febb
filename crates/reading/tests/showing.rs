//! Who is shown the counts, and how.

use accounts::{Role, Scope};
use axum::body::Body;

use crate::paper::{Paper, READER, Reader, SAFARI, SHOWN};

database::both_engines! {
    async fn the_page_shows_the_day_in_charts_and_in_numbers(db) {
        let paper = Paper::open(db).await;
        paper.read(Reader { from: "https://search.example/", ..READER }, "/stories/7").await;
        paper.read(Reader { agent: SAFARI, ..READER }, "/stories/7").await;
        paper.counter.store().await.unwrap();
        let staff = paper.person(Role::Editor, &[Scope::StatsRead]).await;
        let page = staff.get("/desk/reading").await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "private, no-store"));
        assert_eq!(page.texts("dd"), ["2", "2"]);
        assert_eq!(page.attributes("svg[role=img]", "aria-labelledby"), ["chart-hours-title", "chart-days-title"]);
        assert_eq!(page.texts("#chart-hours-title"), ["Page views by the hour"]);
        assert_eq!(page.texts(".chart:first-of-type tbody tr").len(), 24 + 30);
        assert!(page.texts("rect title").contains(&"09:00: 2".to_owned()));
        assert_eq!(page.attributes("[aria-labelledby=stories] th a", "href"), ["/desk/reading/articles/7"]);
        assert!(page.body.contains("Foghorn &lt;to&gt; sound"));
        assert_eq!(page.texts("[aria-labelledby=sites] tbody tr"), ["search.example1"]);
        let story = staff.get("/desk/reading/articles/7").await;
        assert_eq!((story.status.as_u16(), story.texts("h1")), (200, vec!["Foghorn <to> sound".to_owned()]));
        assert!(story.texts("dt").contains(&"Daily readers, summed".to_owned()));
        let json = staff.get("/api/v1/reading/articles/7").await.json();
        assert_eq!((&json["views"], &json["daily_readers_summed"]), (&2.into(), &2.into()));
        assert_eq!((json["hours"].as_array().unwrap().len(), json["days"].as_array().unwrap().len()), (48, 30));
    }

    async fn the_pages_stand_under_the_bar_of_the_desk(db) {
        let paper = Paper::open(db).await;
        paper.read(READER, "/stories/7").await;
        paper.counter.store().await.unwrap();
        let (cookie, _) = accounts::testing::signed_in(&paper.web, "Ada Lind", Role::Journalist).await;
        let program = paper.person(Role::Journalist, &[Scope::StatsRead]).await;
        for path in ["/desk/reading", "/desk/reading/articles/7"] {
            let page = paper.visitor.send("GET", path, &[("cookie", &cookie)], Body::empty()).await;
            assert_eq!((page.status.as_u16(), page.texts(".bar-me bdi")), (200, vec!["Ada Lind".to_owned()]), "{path}");
            assert_eq!(page.attributes("#nav [aria-current]", "href"), ["/desk/reading"], "{path}");
            assert_eq!(page.texts("form[action='/account/sign-out']").len(), 1, "{path}");
            // A program has no session to end.
            let page = program.get(path).await;
            assert_eq!((page.texts(".bar").len(), page.texts("form[action='/account/sign-out']").len()), (1, 0), "{path}");
        }
    }

    async fn to_everybody_else_the_pages_do_not_exist(db) {
        let paper = Paper::open(db).await;
        paper.read(READER, "/stories/7").await;
        paper.counter.store().await.unwrap();
        let missing = paper.visitor.get("/desk/nothing-here").await;
        let moderator = paper.person(Role::Moderator, &[Scope::CommentsRead]).await;
        let lesser = paper.person(Role::Publisher, &[Scope::ArticlesRead]).await;
        let stranger = paper.visitor.with_token("courant_guess");
        for path in ["/desk/reading", "/desk/reading/articles/7", "/desk/reading/articles/8", "/desk/reading/articles/x"] {
            for who in [&paper.visitor, &moderator, &lesser, &stranger] {
                let answer = who.get(path).await;
                assert_eq!((answer.status, &answer.body), (missing.status, &missing.body), "{path}");
                let names = |answer: &web::testing::Answer| {
                    let mut headers = answer.headers.clone();
                    headers.remove("x-request-id");
                    headers
                };
                assert_eq!(names(&answer), names(&missing), "{path}");
            }
        }
    }

    async fn a_story_that_readers_do_not_see_answers_as_one_that_is_not_there(db) {
        let paper = Paper::open(db).await;
        paper.read(READER, "/stories/8").await;
        paper.counter.store().await.unwrap();
        let staff = paper.person(Role::Journalist, &[Scope::StatsRead]).await;
        for path in ["/desk/reading/articles/", "/api/v1/reading/articles/"] {
            let without_id = |answer: web::testing::Answer| {
                let mut json = answer.json();
                json["instance"] = serde_json::json!(null);
                (answer.status.as_u16(), json, if path.starts_with("/desk") { answer.body } else { String::new() })
            };
            let hidden = without_id(staff.get(&format!("{path}8")).await);
            let missing = without_id(staff.get(&format!("{path}99")).await);
            assert_eq!(hidden.0, 404);
            assert_eq!(hidden, missing);
        }
        // Its reading is counted for the paper, and its headline is not told.
        let today = paper.today().await;
        assert_eq!((&today["stories"][0]["id"], &today["stories"][0]["headline"]), (&"8".into(), &serde_json::json!(null)));
        let page = staff.get("/desk/reading").await;
        assert!(page.texts("[aria-labelledby=stories] th")[3].contains("do not see"), "{:?}", page.texts("th"));
        assert_eq!(SHOWN, 7);
    }

    async fn the_api_wants_a_token_with_the_scope(db) {
        let paper = Paper::open(db).await;
        let moderator = paper.person(Role::Moderator, &[Scope::CommentsRead]).await;
        for path in ["/api/v1/reading/today", "/api/v1/reading/articles/7", "/api/v1/reading/articles/99"] {
            assert_eq!(paper.visitor.get(path).await.status, 401, "{path}");
            assert_eq!(moderator.get(path).await.status, 403, "{path}");
        }
    }
}
