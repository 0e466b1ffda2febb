//! The form, from every way in to every answer.

use std::collections::BTreeSet;

use comments::{Guards, Policy, Refusal};
use database::both_engines;
use scraper::{Html, Selector};
use web::Rule;

use crate::paper::{EMBARGOED, OTHER, POST, Paper, STORY, lifted};

both_engines! {
    async fn a_root_and_an_answer_appear_at_once(db) {
        let paper = Paper::open(db, Guards::default()).await;
        let empty = paper.visitor.get(POST).await;
        assert_eq!(empty.status, 200, "{}", empty.body);
        assert_eq!(empty.texts("article").len(), 0);
        let answer = paper.post(&[("text", "Hello *there*")]).await;
        assert_eq!(answer.status, 303);
        let id = answer.header("location").strip_prefix("/town/harbour#c").unwrap().to_owned();
        // The page that was kept before is not shown again.
        let page = paper.visitor.get(POST).await;
        assert_eq!(page.texts(&format!("#c{id} em")), ["there"]);
        assert!(page.texts("h2").contains(&"1 comment".to_owned()), "{:?}", page.texts("h2"));
        let answer = paper.post(&[("text", "Yes"), ("parent", &id)]).await;
        let reply = answer.header("location").to_owned();
        assert!(reply.starts_with("/comments/") && reply.contains("#c"), "{reply}");
        let permalink = paper.visitor.get(reply.split('#').next().unwrap()).await;
        assert_eq!(permalink.status, 200, "{}", permalink.body);
        assert_eq!(permalink.texts(&format!("section.before #c{id}")).len(), 1);
        let network = paper.web.db.read(async |c| c.one::<String>("SELECT MIN(network) FROM comments", &[]).await);
        assert_eq!(network.await.unwrap(), "127.0.0.0/24");
    }

    async fn every_flaw_is_said_and_the_words_are_kept(db) {
        let paper = Paper::open(db, Guards::default()).await;
        for (fields, sentence) in [
            ([("text", ""), ("name", "Ann"), ("email", "")], "Your comment is empty."),
            ([("text", "my words"), ("name", ""), ("email", "")], "Please give a name."),
            ([("text", "my words"), ("name", "Ann"), ("email", "ann")], "This e-mail address does not look complete."),
            ([("text", "my words\0"), ("name", "Ann"), ("email", "")], "Line 1 contains characters"),
            ([("text", "my words"), ("name", "A\u{1}"), ("email", "")], "Line 1 contains characters"),
        ] {
            let answer = paper.post(&fields).await;
            assert_eq!(answer.status, 422, "{sentence}");
            assert!(answer.texts("#problems").iter().any(|text| text.contains(sentence)), "{sentence}");
            assert!(answer.texts("title").iter().any(|title| title.starts_with("Error: ")));
            assert_eq!(answer.header("cache-control"), "private, no-store");
            assert_eq!(answer.texts("textarea"), [fields[0].1.trim_end_matches('\0')]);
            assert_eq!(answer.attributes("input[name=name]", "value"), [fields[1].1]);
        }
        let long = "x".repeat(5_001);
        let answer = paper.post(&[("text", &long)]).await;
        assert!(answer.body.contains("5,001 characters"));
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 0);
    }

    async fn tokens_must_be_ours_and_old_enough(db) {
        let paper = Paper::open(db, Guards::default()).await;
        let token = paper.token();
        let fast = paper.visitor.post_form(POST, &[("text", "hi"), ("name", "A"), ("token", &token)]).await;
        assert_eq!(fast.status, 422);
        assert!(fast.body.contains("That was very quick."));
        // The form that comes back may be sent after the same few seconds, not from the beginning.
        assert_eq!(fast.attributes("input[name=token]", "value"), [token.as_str()]);
        paper.wait(3);
        let fine = paper.visitor.post_form(POST, &[("text", "hi"), ("name", "A"), ("token", &token)]).await;
        assert_eq!(fine.status, 303);
        let foreign = paper.web.tokens.issue("comment:12", paper.clock.now());
        paper.wait(10);
        for bad in ["", "nonsense", "1.x", foreign.as_str()] {
            let answer = paper.visitor.post_form(POST, &[("text", "kept"), ("name", "A"), ("token", bad)]).await;
            assert!(answer.body.contains("This form was open for too long"), "{bad}");
            assert_eq!((answer.status.as_u16(), answer.texts("textarea")), (422, vec!["kept".to_owned()]));
            assert_ne!(answer.attributes("input[name=token]", "value"), [bad]);
        }
        let old = paper.token();
        paper.wait(49 * 3600);
        let answer = paper.visitor.post_form(POST, &[("text", "kept"), ("name", "A"), ("token", &old)]).await;
        assert_eq!(answer.status, 422);
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 1);
    }

    async fn lifted_guards_take_no_token_but_no_forged_one(db) {
        let paper = Paper::open(db, lifted()).await;
        for _ in 0..2 {
            let answer = paper.visitor.post_form(POST, &[("text", "same"), ("name", "A")]).await;
            assert_eq!(answer.status, 303);
        }
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 2);
        let forged = paper.visitor.post_form(POST, &[("text", "x"), ("name", "A"), ("token", "1.x")]).await;
        assert_eq!(forged.status, 422);
    }

    async fn too_many_wait_and_keep_their_words(db) {
        let guards = Guards { rate: Rule::parse("2/60").unwrap(), ..Guards::default() };
        let paper = Paper::open(db, guards).await;
        assert_eq!(paper.post(&[("text", "one")]).await.status, 303);
        assert_eq!(paper.post(&[("text", "two")]).await.status, 303);
        let third = paper.post(&[("text", "three")]).await;
        assert_eq!(third.status, 429);
        assert!(third.header("retry-after").parse::<u64>().unwrap() >= 1);
        assert!(third.texts("#problems")[0].contains("Please wait"), "{:?}", third.texts("#problems"));
        assert_eq!(third.texts("textarea"), ["three"]);
    }

    async fn held_comments_are_seen_by_nobody(db) {
        let paper = Paper::open(db, Guards::default()).await;
        paper.policy(Policy::Held).await;
        let answer = paper.post(&[("text", "secret words")]).await;
        assert_eq!(answer.header("location"), "/town/harbour?posted=held#comments");
        let id = paper.count("SELECT MAX(id) FROM comments").await;
        let nothing = paper.visitor.get("/comments/99").await;
        for path in [format!("/comments/{id}"), format!("/api/v1/comments/{id}")] {
            assert_eq!(paper.visitor.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(paper.visitor.get(&format!("/comments/{id}")).await.body, nothing.body);
        assert!(!paper.visitor.get(POST).await.body.contains("secret words"));
        let list = paper.visitor.get(&format!("/api/v1/comments?article={STORY}")).await;
        assert_eq!(list.json()["items"].as_array().unwrap().len(), 0);
        assert_eq!(paper.refused(STORY, Some(id)).await, Refusal::ParentGone);
    }

    async fn a_closed_conversation_says_so_and_keeps_the_words(db) {
        let paper = Paper::open(db, Guards::default()).await;
        let first = paper.say(None, "first").await.id;
        paper.policy(Policy::Closed).await;
        let page = paper.visitor.get(POST).await;
        assert_eq!((page.texts("form").len(), page.texts(".closed").len()), (0, 1));
        let answer = paper.post(&[("text", "too late")]).await;
        assert_eq!(answer.status, 403);
        assert!(answer.body.contains("This conversation has been closed"));
        assert_eq!(answer.texts("textarea"), ["too late"]);
        assert_eq!(paper.visitor.get(&format!("/comments/{first}?reply={first}")).await.texts("form").len(), 0);
        assert_eq!(paper.refused(OTHER + 100, None).await, Refusal::Closed);
    }

    async fn a_parent_must_be_there_and_visible(db) {
        let paper = Paper::open(db, Guards::default()).await;
        let parent = paper.say(None, "parent").await.id;
        for wrong in ["abc", "-1", "0", "99999999999999999999", "7", "007"] {
            let answer = paper.post(&[("text", "my answer"), ("parent", wrong)]).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(answer.body.contains("The comment you are replying to has been removed."), "{wrong}");
            assert_eq!(answer.texts("textarea"), ["my answer"]);
        }
        assert_eq!(paper.refused(OTHER, Some(parent)).await, Refusal::ParentGone);
        let flawed = paper.post(&[("text", ""), ("parent", &parent.to_string())]).await;
        assert_eq!(flawed.status, 422);
        assert_eq!(flawed.attributes("article form input[name=parent]", "value"), [parent.to_string()]);
        assert_eq!(flawed.texts("form").len(), 1);
    }

    async fn a_story_nobody_may_read_has_no_comments(db) {
        let paper = Paper::open(db, lifted()).await;
        let hidden = comments::submit(&paper.web, &crate::paper::submission(EMBARGOED, None, "early")).await.unwrap();
        let absent = paper.visitor.get("/comments/1").await;
        assert_eq!(paper.visitor.get(&format!("/comments/{}", hidden.id)).await.body, absent.body);
        assert_eq!(paper.visitor.get(&format!("/api/v1/comments?article={EMBARGOED}")).await.status, 404);
        assert_eq!(paper.visitor.get("/town/early/comments").await.status, 404);
        assert_eq!(paper.visitor.post_form("/town/early/comments", &[("text", "x")]).await.status, 404);
    }

    async fn a_double_submit_is_one_comment(db) {
        let paper = Paper::open(db, Guards { rate: None, ..Guards::default() }).await;
        let token = paper.token();
        paper.wait(5);
        let fields = [("text", "once"), ("name", "A"), ("token", token.as_str())];
        let (first, second) = (paper.visitor.post_form(POST, &fields).await, paper.visitor.post_form(POST, &fields).await);
        assert_eq!(first.header("location"), second.header("location"));
        let mut same = Vec::new();
        for _ in 0..16 {
            let (visitor, token) = (paper.visitor.clone(), token.clone());
            same.push(tokio::spawn(async move {
                let fields = [("text", "twice"), ("name", "A"), ("token", &token), ("key", "my key")];
                visitor.post_form(POST, &fields).await.header("location").to_owned()
            }));
        }
        let mut places = BTreeSet::new();
        for task in same {
            places.insert(task.await.unwrap());
        }
        assert_eq!(places.len(), 1, "{places:?}");
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 2);
        assert_eq!(paper.count("SELECT MAX(visible) FROM threads").await, 2);
        let other = [("text", "other"), ("name", "A"), ("token", token.as_str()), ("key", "my key")];
        assert_eq!(paper.visitor.post_form(POST, &other).await.status, 409);
    }

    async fn payloads_leave_only_what_is_allowed(db) {
        let paper = Paper::open(db, lifted()).await;
        for payload in payloads() {
            let draft = crate::paper::draft(None, &payload);
            // What is refused is stored nowhere.
            let Ok(text) = draft.check() else { continue };
            let submission = comments::Submission { draft, text, ..crate::paper::submission(STORY, None, "fine") };
            assert!(comments::submit(&paper.web, &submission).await.unwrap().is_root);
        }
        let stored: Vec<String> =
            paper.web.db.read(async |c| c.all("SELECT html FROM comments", &[]).await).await.unwrap();
        assert!(stored.len() > 5);
        let every = Selector::parse("*").unwrap();
        let allowed = "p br a strong em del code pre blockquote ul ol li html";
        for html in stored {
            for element in Html::parse_fragment(&html).select(&every) {
                let element = element.value();
                assert!(allowed.split(' ').any(|name| name == element.name()), "{html}");
                for (name, value) in element.attrs() {
                    assert!(["href", "rel", "start", "class", "lang"].contains(&name), "{name} in {html}");
                    let scheme = ["http://", "https://", "mailto:"].iter().any(|s| value.to_lowercase().starts_with(s));
                    assert!(name != "href" || scheme, "{html}");
                }
            }
        }
    }
}

fn payloads() -> Vec<String> {
    let mut all: Vec<String> = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "![x](https://tracker.example/p.gif)",
        "</textarea></form><svg onload=alert(1)>",
    ]
    .map(str::to_owned)
    .into();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    let folder = std::env::var("COURANT_SAMPLES").unwrap_or_else(|_| samples.to_owned());
    let Ok(text) = std::fs::read_to_string(format!("{folder}/xss/dompurify-expect.json")) else {
        println!("there are no samples in {folder}");
        return all;
    };
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    all.extend(cases.iter().filter_map(|case| case["payload"].as_str().map(str::to_owned)));
    all
}
