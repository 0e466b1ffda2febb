//! A reader without JavaScript and cookies, through the whole program.

use accounts::{Role, Scope};
use comments::Policy;
use database::both_engines;
use database::testing::MORNING;
use serde_json::json;
use web::testing::{Answer, Visitor};

use crate::hazards::{COMMENT, hazards, payloads};
use crate::paper::{DAY, Paper, STORY};

/// A form as a browser sends it: its hidden fields, and what was typed.
pub(crate) struct Form {
    action: String,
    hidden: Vec<(String, String)>,
}

impl Form {
    /// The one form of a page.
    pub(crate) fn on(page: &Answer) -> Self {
        let actions = page.attributes("form.write", "action");
        assert_eq!(actions.len(), 1, "forms of {}", page.body);
        let names = page.attributes("form.write input[type=hidden]", "name");
        let values = page.attributes("form.write input[type=hidden]", "value");
        let action = actions[0].split('#').next().unwrap().to_owned();
        Self { action, hidden: names.into_iter().zip(values).collect() }
    }

    pub(crate) async fn send(&self, reader: &Visitor, typed: &[(&str, &str)]) -> Answer {
        let hidden = self.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<(&str, &str)> = hidden.chain(typed.iter().copied()).collect();
        reader.post_form(&self.action, &all).await
    }
}

/// What front page, section, story and conversation say about the number of comments.
async fn counts(paper: &Paper) -> [String; 4] {
    let mut said = Vec::new();
    let talk = format!("{STORY}/comments");
    for (path, selector) in [
        ("/", ".teaser .meta span"),
        ("/town", ".teaser .meta span"),
        (STORY, "#talk"),
        (talk.as_str(), "#talk"),
    ] {
        let page = paper.visitor.get(path).await;
        let texts = page.texts(selector);
        said.push(texts.iter().find(|text| text.contains("comment")).cloned().unwrap_or_default());
    }
    said.try_into().unwrap()
}

/// Every answer is the same for all: nothing that knows the reader again, nothing that needs a script.
fn is_plain(page: &Answer) {
    assert!(page.headers.get("set-cookie").is_none());
    assert_eq!(hazards(&page.body, "article[id^=c] > div", COMMENT), Vec::<String>::new());
}

both_engines! {
    async fn a_reader_posts_and_answers_and_finds_the_words(db) {
        let paper = Paper::with(db, |given| given.comment_min_seconds = Some(3)).await;
        let reader = &paper.visitor;
        assert_eq!(counts(&paper).await, ["", "", "No comments yet", "No comments yet"]);
        let story = reader.get(STORY).await;
        is_plain(&story);
        paper.clock.advance(std::time::Duration::from_secs(5));
        let sent = Form::on(&story).send(reader, &[("text", "Is it *deep*?"), ("name", "Ann"), ("email", "")]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let id = sent.header("location").strip_prefix("/town/the-pier-opens#c").unwrap().to_owned();
        assert_eq!(counts(&paper).await, ["1 comment", "1 comment", "1 comment", "1 comment"]);
        let story = reader.get(STORY).await;
        assert_eq!(story.texts(&format!("#c{id} em")), ["deep"]);
        let link = story.attributes(&format!("#c{id} a[rel=nofollow]"), "href").remove(0);
        let answering = reader.get(link.split('#').next().unwrap()).await;
        is_plain(&answering);
        paper.clock.advance(std::time::Duration::from_secs(5));
        let sent = Form::on(&answering).send(reader, &[("text", "Four metres."), ("name", "Bo")]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let (permalink, anchor) = sent.header("location").split_once('#').unwrap();
        let one = reader.get(permalink).await;
        assert_eq!(one.texts(&format!("section.this #{anchor} h3")), ["Bo"]);
        assert_eq!(one.texts(&format!("section.before #c{id} em")), ["deep"]);
        assert_eq!(counts(&paper).await, ["2 comments", "2 comments", "2 comments", "2 comments"]);
        is_plain(&one);
    }

    async fn a_double_submit_is_one_comment(db) {
        let paper = Paper::open(db).await;
        let form = Form::on(&paper.visitor.get(STORY).await);
        let typed = [("text", "Once."), ("name", "Ann")];
        let (first, second) = tokio::join!(form.send(&paper.visitor, &typed), form.send(&paper.visitor, &typed));
        assert_eq!((first.status, first.header("location")), (second.status, second.header("location")));
        let keyed = [("text", "Twice."), ("name", "Ann"), ("key", "my own")];
        let bare = Form { hidden: Vec::new(), action: form.action.clone() };
        let (first, second) = tokio::join!(bare.send(&paper.visitor, &keyed), bare.send(&paper.visitor, &keyed));
        assert_eq!((first.status.as_u16(), first.header("location")), (303, second.header("location")));
        let other = bare.send(&paper.visitor, &[("text", "Other."), ("name", "Ann"), ("key", "my own")]).await;
        assert_eq!(other.status, 409);
        assert_eq!(counts(&paper).await[2], "2 comments");
    }

    async fn every_refusal_is_a_sentence_and_keeps_the_words(db) {
        let limits = |given: &mut courant::config::Settings| {
            (given.comment_min_seconds, given.comment_rate) = (Some(3), Some("3/60".to_owned()));
        };
        let paper = Paper::with(db, limits).await;
        let reader = &paper.visitor;
        let form = Form::on(&reader.get(STORY).await);
        let refused = async |typed: &[(&str, &str)], status: u16, sentence: &str| {
            let page = form.send(reader, typed).await;
            assert_eq!(page.status.as_u16(), status, "{sentence}: {}", page.body);
            assert!(page.texts("#problems li").iter().any(|said| said.starts_with(sentence)), "{sentence}: {:?}", page.texts("#problems"));
            assert_eq!(page.texts("textarea"), [typed[0].1.split_whitespace().collect::<Vec<_>>().join(" ")]);
            assert_eq!(page.attributes("input[name=name]", "value"), [typed[1].1]);
            assert_eq!(page.header("cache-control"), "private, no-store");
            is_plain(&page);
            page
        };
        refused(&[("text", "hasty"), ("name", "Ann")], 422, "That was very quick.").await;
        paper.clock.advance(std::time::Duration::from_secs(5));
        let (long, long_name) = ("long ".repeat(1001), "n".repeat(61));
        refused(&[("text", " "), ("name", "Ann")], 422, "Your comment is empty.").await;
        refused(&[("text", long.trim_end()), ("name", "Ann")], 422, "Your comment has 5,004 characters, and 5,000").await;
        refused(&[("text", "words"), ("name", "")], 422, "Please give a name.").await;
        refused(&[("text", "words"), ("name", &long_name)], 422, "Your name is too long.").await;
        refused(&[("text", "words"), ("name", "Ann"), ("email", "ann@")], 422, "This e-mail address").await;
        refused(&[("text", "words"), ("name", "Ann"), ("parent", "12")], 422, "The comment you are replying to").await;
        let parent = form.send(reader, &[("text", "first"), ("name", "Bo")]).await;
        let parent = parent.header("location").split("#c").nth(1).unwrap().to_owned();
        let moderator = paper.person(Role::Moderator, &[Scope::CommentsModerate]).await;
        let removed = json!({ "status": "removed", "reason": "off the subject" });
        let place = format!("/api/v1/comments/{parent}");
        assert_eq!(moderator.send_json("PATCH", &place, &removed).await.status, 200);
        // This one passes all checks but the last; it takes from the limit of its network, like the next.
        refused(&[("text", "answer"), ("name", "Ann"), ("parent", &parent)], 422, "The comment you are replying to").await;
        let many = refused(&[("text", "third"), ("name", "Ann")], 429, "You have posted several comments").await;
        assert!(many.header("retry-after").parse::<u32>().unwrap() > 0);
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 1);
    }

    async fn a_closed_conversation_keeps_the_words_that_came_too_late(db) {
        let paper = Paper::open(db).await;
        let form = Form::on(&paper.visitor.get(STORY).await);
        paper.policy(Policy::Closed).await;
        let late = form.send(&paper.visitor, &[("text", "too late"), ("name", "Ann")]).await;
        assert_eq!((late.status.as_u16(), late.texts("textarea")), (403, vec!["too late".to_owned()]));
        assert!(late.texts("#problems li")[0].starts_with("This conversation has been closed"));
        let story = paper.visitor.get(STORY).await;
        assert_eq!((story.texts("form").len(), story.texts("p.closed").len()), (0, 1));
        let article = json!({ "article": paper.story.to_string(), "name": "A", "text": "late" });
        assert_eq!(paper.visitor.send_json("POST", "/api/v1/comments", &article).await.status, 403);
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 0);
    }

    async fn a_held_comment_is_nowhere_until_a_moderator_lets_it_through(db) {
        let paper = Paper::open(db).await;
        paper.policy(Policy::Held).await;
        let form = Form::on(&paper.visitor.get(STORY).await);
        let sent = form.send(&paper.visitor, &[("text", "secret words"), ("name", "Ann")]).await;
        assert_eq!(sent.header("location"), "/town/the-pier-opens?posted=held#comments");
        let told = paper.visitor.get("/town/the-pier-opens?posted=held").await;
        assert!(told.texts("[role=status]")[0].starts_with("Thank you. Your comment has arrived"));
        let id = paper.count("SELECT MAX(id) FROM comments").await;
        let place = format!("/api/v1/comments/{id}");
        let talk = format!("{STORY}/comments");
        let list = format!("/api/v1/comments?article={}", paper.story);
        for path in [&format!("/comments/{id}"), &place, STORY, &talk, &list, "/", "/town"] {
            assert!(!paper.visitor.get(path).await.body.contains("secret words"), "{path}");
        }
        assert_eq!(counts(&paper).await, ["", "", "No comments yet", "No comments yet"]);
        let moderator = paper.person(Role::Moderator, &[Scope::CommentsModerate]).await;
        assert_eq!(moderator.get("/api/v1/comments/queue").await.json()["items"][0]["id"], json!(id.to_string()));
        let decided = moderator.send_json("PATCH", &place, &json!({ "status": "visible" })).await;
        assert_eq!(decided.status, 200, "{}", decided.body);
        assert_eq!(counts(&paper).await, ["1 comment", "1 comment", "1 comment", "1 comment"]);
        assert!(paper.visitor.get(STORY).await.body.contains("secret words"));
        assert_eq!(moderator.get("/api/v1/comments/queue").await.json()["items"], json!([]));
    }

    async fn a_long_conversation_is_read_to_its_end_by_its_links(db) {
        let paper = Paper::open(db).await;
        let talk = format!("{STORY}/comments");
        let mut places = std::collections::BTreeSet::new();
        for number in 0..120 {
            let text = format!("root {number}");
            let sent = paper.visitor.post_form(&talk, &[("text", &text), ("name", "Ann")]).await;
            places.insert(sent.header("location").split("#c").nth(1).unwrap().to_owned());
        }
        let last = places.last().unwrap().clone();
        for number in 0..60 {
            let text = format!("answer {number}");
            let typed = [("text", text.as_str()), ("name", "Bo"), ("parent", &last)];
            let sent = paper.visitor.post_form(&talk, &typed).await;
            places.insert(sent.header("location").split("#c").nth(1).unwrap().to_owned());
        }
        let count = "180 comments";
        assert_eq!(counts(&paper).await, [count; 4]);
        let (mut seen, mut todo) = (std::collections::BTreeSet::new(), vec![STORY.to_owned()]);
        let mut pages = 0;
        while let Some(path) = todo.pop() {
            pages += 1;
            assert!(pages < 12, "links lead in a circle: {path}");
            let page = paper.visitor.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            let mine: Vec<String> = page.attributes("article[id^=c]", "id");
            seen.extend(mine.iter().map(|id| id.trim_start_matches('c').to_owned()));
            todo.extend(page.attributes("p.more a[rel=next], .thread p.more a", "href"));
        }
        assert_eq!(seen, places);
    }

    /// Every payload as words and as a name, as they come back on the page and in the form that is shown again.
    async fn payloads_are_words_on_every_page(db) {
        let paper = Paper::open(db).await;
        let talk = format!("{STORY}/comments");
        let all = payloads();
        // First the forms that come back, while the page is short and quick to read.
        for payload in &all {
            let typed = [("text", payload.as_str()), ("name", payload), ("email", payload)];
            let again = paper.visitor.post_form(&talk, &typed).await;
            assert_eq!(again.status, 422, "{payload}");
            is_plain(&again);
        }
        for payload in &all {
            let name: String = payload.chars().take(60).collect();
            let sent = paper.visitor.post_form(&talk, &[("text", payload), ("name", &name)]).await;
            assert!([303, 422].contains(&sent.status.as_u16()), "{payload}: {}", sent.body);
        }
        let stored = paper.count("SELECT COUNT(*) FROM comments").await;
        let sent = i64::try_from(all.len()).unwrap();
        assert!(stored * 10 >= sent * 9, "{stored} of {sent} were taken");
        let (mut next, mut shown) = (Some(STORY.to_owned()), 0);
        while let Some(path) = next {
            let page = paper.visitor.get(&path).await;
            is_plain(&page);
            shown += page.attributes("article[id^=c]", "id").len();
            next = page.attributes("p.more a[rel=next]", "href").into_iter().next();
        }
        assert_eq!(i64::try_from(shown).unwrap(), stored);
    }

    async fn what_may_not_be_read_takes_no_comments(db) {
        let paper = Paper::open(db).await;
        paper.add_story("A draft", "open", None).await;
        paper.add_story("Embargoed", "open", Some(MORNING + DAY)).await;
        let absent = paper.visitor.post_form("/town/nothing/comments", &[("text", "x"), ("name", "A")]).await;
        for slug in ["a-draft", "embargoed"] {
            let sent = paper.visitor.post_form(&format!("/town/{slug}/comments"), &[("text", "x"), ("name", "A")]).await;
            // The words come back in a form for the address that they were sent to.
            let body = sent.body.replace(slug, "nothing");
            assert_eq!((sent.status.as_u16(), &body), (404, &absent.body), "{slug}");
        }
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 0);
    }
}
