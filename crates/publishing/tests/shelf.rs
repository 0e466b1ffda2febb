//! The library of pictures, as people at the desk and their programs see it.

use std::time::Duration;

use accounts::{Role, Scope};
use axum::body::Body;
use database::both_engines;
use database::testing::MORNING;
use document::{Block, Document, Figure, Kind};
use publishing::actions::{self, Publication};
use publishing::{Changes, Lead, NewPicture, Picture, PictureWords};
use serde_json::{Value, json};
use web::testing::{Answer, Visitor};

use crate::files;
use crate::paper::{Paper, fields};

/// Somebody at the desk, in a browser.
struct Browser {
    visitor: Visitor,
    user: i64,
    cookie: String,
}

/// The name of a file, and its bytes.
type Sent<'a> = (&'a str, Vec<u8>);

const DAY: Duration = Duration::from_secs(86_400);
const WORDS: [(&str, &str); 4] =
    [("alt", "A pier"), ("caption", "The pier"), ("credit", "Jo"), ("licence", "own")];

impl Browser {
    async fn open(paper: &Paper, role: Role) -> Self {
        let (cookie, user) = accounts::testing::signed_in(&paper.web, "Ida", role).await;
        Self { visitor: paper.visitor.clone(), user, cookie }
    }

    async fn get(&self, path: &str) -> Answer {
        self.visitor.send("GET", path, &[("cookie", &self.cookie)], Body::empty()).await
    }

    async fn status(&self, path: &str) -> u16 {
        self.bytes(path).await.0
    }

    /// Status, cache policy and type of what may be no text.
    async fn bytes(&self, path: &str) -> (u16, String, String) {
        let (status, _, headers) = self.visitor.fetch_with(path, &[("cookie", &self.cookie)]).await;
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
        (status, text("cache-control"), text("content-type"))
    }

    async fn token(&self, path: &str) -> String {
        self.get(path).await.attributes("main input[name=token]", "value").remove(0)
    }

    /// Sends a form of a page with its token and revision.
    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let page = path.trim_end_matches("/focus").trim_end_matches("/deletion");
        let (shown, shelf) = (self.get(page).await, self.get("/desk/media").await);
        // Whoever is shown no form may still send one: with the token of another form of theirs.
        let first = |page: &Answer, name: &str| {
            page.attributes(&format!("main input[name={name}]"), "value").first().cloned()
        };
        let token = first(&shown, "token").or(first(&shelf, "token")).unwrap_or_default();
        let revision = first(&shown, "revision").unwrap_or_else(|| "1".to_owned());
        let mut fields = vec![("token", token.as_str())];
        if !form.iter().any(|(name, _)| *name == "revision") {
            fields.push(("revision", revision.as_str()));
        }
        fields.extend(form);
        let body = serde_urlencoded::to_string(fields).unwrap();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.visitor
            .send(
                "POST",
                path,
                &[("cookie", &self.cookie), ("sec-fetch-site", "same-origin"), kind],
                Body::from(body),
            )
            .await
    }

    /// Sends files, as a browser does.
    async fn upload(&self, path: &str, (before, files): (&[(&str, &str)], &[Sent<'_>])) -> Answer {
        let mut body = Vec::new();
        for (name, value) in before {
            body.extend(
                format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        for (name, file) in files {
            let head = format!(
                "--edge\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"{name}\"\r\ncontent-type: image/jpeg\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend(file);
            body.extend(b"\r\n");
        }
        body.extend(b"--edge--\r\n");
        let kind = ("content-type", "multipart/form-data; boundary=edge");
        self.visitor
            .send(
                "POST",
                path,
                &[("cookie", &self.cookie), ("sec-fetch-site", "same-origin"), kind],
                Body::from(body),
            )
            .await
    }

    /// Sends one picture that the desk takes; its path.
    async fn add(&self, file: Vec<u8>, shared: bool) -> String {
        let token = self.token("/desk/media").await;
        let before: &[(&str, &str)] =
            if shared { &[("token", &token), ("shared", "1")] } else { &[("token", &token)] };
        let answer = self.upload("/desk/media", (before, &[("IMG_7.JPG", file)])).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.header("location").split('?').next().unwrap().to_owned()
    }
}

fn titles(answer: &Answer) -> Vec<String> {
    answer.texts(".shelf-title")
}

/// A picture of the paper itself, with these words.
async fn picture(paper: &Paper, side: u32, words: PictureWords) -> Picture {
    let new = NewPicture { file: files::photograph(side, 48), words, ..NewPicture::default() };
    actions::add_picture(&paper.desk.itself(), new).await.unwrap().0
}

fn words(caption: &str, credit: &str) -> PictureWords {
    PictureWords {
        alt: "A pier".into(),
        caption: caption.into(),
        credit: credit.into(),
        ..PictureWords::default()
    }
}

fn lead(picture: &Picture) -> Lead {
    Lead { media: picture.key.clone(), width: picture.width, height: picture.height, ..Lead::default() }
}

/// A draft of somebody under a picture.
async fn draft_under(paper: &Paper, headline: &str, lead: Lead) -> i64 {
    let mut new = paper.new_story(headline, None);
    new.story.lead = Some(lead);
    actions::create(&paper.desk.itself(), &new).await.unwrap()
}

both_engines! {
    async fn the_shelf_is_searched_by_beginnings_of_words(db) {
        let paper = Paper::open(db).await;
        let editor = Browser::open(&paper, Role::Editor).await;
        assert_eq!(editor.get("/desk/media").await.texts(".empty").len(), 1);
        picture(&paper, 64, words("Die Fähre am Morgen", "Jo")).await;
        picture(&paper, 65, words("A pier", "")).await;
        picture(&paper, 66, words("The harbour", "Ida")).await;
        let page = editor.get("/desk/media").await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "private, no-store"));
        assert_eq!(titles(&page), ["The harbour", "A pier", "Die Fähre am Morgen"]);
        let found = async |query: &str| titles(&editor.get(&format!("/desk/media?{query}")).await);
        assert_eq!(found("q=fahr").await, ["Die Fähre am Morgen"]);
        assert_eq!(found("q=F%C3%84H+jo").await, ["Die Fähre am Morgen"]);
        assert_eq!(found("q=ahre").await, Vec::<String>::new());
        assert_eq!(found("q=%25").await.len(), 3, "no letters are no search");
        assert_eq!(found("nocredit=1").await, ["A pier"]);
        assert_eq!(found("nolicence=1&q=har").await, ["The harbour"]);
        assert_eq!(found("mine=1").await, Vec::<String>::new());
    }

    async fn a_page_of_the_shelf_goes_on(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &[Scope::ArticlesRead]).await;
        for side in 40..45 {
            picture(&paper, side, words(&format!("Number {side}"), "Jo")).await;
        }
        let mut captions = Vec::new();
        let mut path = "/api/v1/pictures?limit=2&q=num".to_owned();
        for _ in 0..3 {
            let page = editor.get(&path).await.json();
            captions.extend(page["items"].as_array().unwrap().iter().map(|one| one["caption"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/api/v1/pictures?limit=2&q=num&after={next}");
        }
        assert_eq!(captions, ["Number 44", "Number 43", "Number 42", "Number 41", "Number 40"]);
        assert_eq!(editor.get("/api/v1/pictures?after=x").await.status, 400);
        assert_eq!(editor.get("/api/v1/pictures?limit=0").await.status, 400);
        assert_eq!(editor.get("/api/v1/pictures?x=1").await.status, 400);
        assert_eq!(paper.visitor.get("/api/v1/pictures").await.status, 401);
    }

    async fn files_are_taken_one_by_one(db) {
        let paper = Paper::open(db).await;
        let writer = Browser::open(&paper, Role::Contributor).await;
        let token = writer.token("/desk/media").await;
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec();
        let files = [
            ("pier.jpg", files::photograph(64, 48)),
            ("logo.svg", svg),
            ("lying.png", b"hello".to_vec()),
            ("bomb.png", files::png_claiming(60_000, 60_000)),
            ("heavy.jpg", vec![0xff; 25_000_001]),
            ("again.jpg", files::photograph(64, 48)),
        ];
        let answer = writer.upload("/desk/media", (&[("token", &token)], &files)).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        let refused = answer.texts(".sent .err");
        let wanted = ["SVG files", "not a picture", "too many pixels", "too large"];
        assert!(refused.len() == 4 && refused.iter().zip(wanted).all(|(one, words)| one.contains(words)), "{refused:?}");
        let taken = answer.attributes(".sent a", "href");
        assert!(taken.len() == 2 && taken[0] == taken[1], "the same bytes are one picture: {taken:?}");
        assert_eq!(writer.get(&taken[0]).await.status, 200);
        let none = writer.upload("/desk/media", (&[("token", &token)], &[("", Vec::new())])).await;
        assert_eq!((none.status.as_u16(), none.texts(".problems li").len()), (422, 1));
        let late = writer.upload("/desk/media", (&[], &[("x.jpg", files::photograph(65, 48))])).await;
        assert_eq!(late.status, 403, "no file is read before the token");
    }

    async fn words_are_proposed_by_the_file_until_somebody_saves(db) {
        let paper = Paper::open(db).await;
        let writer = Browser::open(&paper, Role::Journalist).await;
        let path = writer.add(files::by_agency(64, 48), true).await;
        let page = writer.get(&path).await;
        assert_eq!(page.attributes("#credit", "value"), ["Ida Oehler / Harbour Press"]);
        assert_eq!((page.texts("#caption"), page.texts(".notice").len()), (vec!["The ferry at dawn".to_owned()], 1));
        let saved = writer.post(&path, &WORDS).await;
        assert_eq!((saved.status.as_u16(), saved.header("location")), (303, format!("{path}?done=words").as_str()));
        let page = writer.get(&path).await;
        assert_eq!((page.attributes("#credit", "value"), page.texts(".notice").len()), (vec!["Jo".to_owned()], 0));
        assert_eq!(page.attributes("#licence option[selected]", "value"), ["own"]);
    }

    async fn what_is_typed_is_not_lost(db) {
        let paper = Paper::open(db).await;
        let writer = Browser::open(&paper, Role::Journalist).await;
        let path = writer.add(files::photograph(64, 48), false).await;
        let wrong = [("alt", "A pier"), ("licence", "other"), ("expires", "31 Nonsense"), ("terms", "Once only")];
        let answer = writer.post(&path, &wrong).await;
        assert_eq!((answer.status.as_u16(), answer.texts(".problems li").len()), (422, 2), "{}", answer.body);
        assert_eq!((answer.texts("#terms"), answer.attributes("#expires", "value")), (vec!["Once only".to_owned()], vec!["31 Nonsense".to_owned()]));
        let long = "x".repeat(201);
        assert_eq!(writer.post(&path, &[("credit", &long)]).await.texts("#credit-err").len(), 1);
        assert_eq!(writer.post(&path, &WORDS).await.status, 303);
        let slow = writer.post(&path, &[("alt", "A ferry"), ("revision", "1")]).await;
        assert_eq!((slow.status.as_u16(), slow.texts("#alt")), (409, vec!["A ferry".to_owned()]));
        assert!(slow.texts(".problems dd").contains(&"A pier".to_owned()), "{:?}", slow.texts(".problems dd"));
        assert_eq!(slow.attributes("#words input[name=revision]", "value"), ["2"]);
        let kept = writer.post(&path, &[("alt", "A pier"), ("expires", "2027-12-31"), ("licence", "other"), ("licence_other", "As agreed")]).await;
        assert_eq!(kept.status, 303);
        let page = writer.get(&path).await;
        assert_eq!((page.attributes("#expires", "value"), page.attributes("#licence_other", "value")), (vec!["2027-12-31".to_owned()], vec!["As agreed".to_owned()]));
    }

    async fn a_click_sets_the_focal_point(db) {
        let paper = Paper::open(db).await;
        let writer = Browser::open(&paper, Role::Journalist).await;
        // Stored 64 wide, shown upright: 48 to 64, hence 288 to 384.
        let path = writer.add(files::photograph(64, 48), false).await;
        let view = writer.get(&path).await;
        assert_eq!([view.attributes("input[type=image]", "width"), view.attributes("input[type=image]", "height")], [["288"], ["384"]]);
        let focus = format!("{path}/focus");
        let classes = async || writer.get(&path).await.attributes(".crop.square", "class").remove(0);
        assert_eq!(writer.post(&focus, &[("at.x", "0"), ("at.y", "0")]).await.status, 303);
        assert_eq!(classes().await, "crop square", "a key on the picture is no click");
        assert_eq!(writer.post(&focus, &[("at.x", "58"), ("at.y", "346")]).await.status, 303);
        assert_eq!(classes().await, "crop square fx2 fy9");
        assert_eq!(writer.post(&focus, &[("point", "100-0")]).await.status, 303);
        assert_eq!(classes().await, "crop square fx10 fy0");
        assert_eq!(writer.post(&focus, &[("point", "100-0"), ("revision", "1")]).await.status, 409);
        assert_eq!(writer.get(&path).await.attributes(".nine [checked]", "value"), ["100-0"]);
    }

    async fn a_picture_is_seen_by_those_who_may(db) {
        let paper = Paper::open(db).await;
        let owner = Browser::open(&paper, Role::Contributor).await;
        let contributor = Browser::open(&paper, Role::Contributor).await;
        let journalist = Browser::open(&paper, Role::Journalist).await;
        let editor = Browser::open(&paper, Role::Editor).await;
        let moderator = Browser::open(&paper, Role::Moderator).await;
        let reader = Browser::open(&paper, Role::Reader).await;
        let path = owner.add(files::photograph(64, 48), false).await;
        paper.run_tasks().await;
        let file = format!("{path}/file?width=320");
        let missing = contributor.get("/desk/media/12").await;
        for (who, status) in [(&owner, 200), (&contributor, 404), (&journalist, 404), (&editor, 200), (&moderator, 404), (&reader, 404)] {
            assert_eq!((who.status(&path).await, who.status(&file).await), (status, status));
            let listed = who.get("/desk/media").await.texts(".shelf-title").len();
            assert_eq!(listed, usize::from(status == 200));
        }
        let hidden = contributor.get(&path).await;
        let body = |answer: &Answer| answer.texts("h1").concat();
        assert_eq!((hidden.status, body(&hidden)), (missing.status, body(&missing)));
        let (_, policy, kind) = owner.bytes(&file).await;
        assert_eq!((policy.as_str(), kind.as_str()), ("private, no-store", "image/jpeg"));
        assert_eq!(paper.visitor.get(&file).await.status, 303, "a stranger is led to the sign-in");
        let key = owner.get(&path).await.texts("code[dir=ltr]").remove(1);
        assert_eq!((owner.status(&format!("/desk/media/file/{key}")).await, journalist.status(&format!("/desk/media/file/{key}")).await), (200, 404));
        assert_eq!(paper.visitor.get(&format!("/media/{key}")).await.status, 404, "readers do not see it");
        // Opened to the desk, and by a story that is.
        assert_eq!(owner.post(&path, &[("shared", "1")]).await.status, 303);
        assert_eq!((contributor.status(&path).await, journalist.status(&path).await), (404, 200));
        assert_eq!(owner.post(&path, &[]).await.status, 303);
        assert_eq!(journalist.status(&path).await, 404);
        draft_under(&paper, "Pier", Lead { media: key.clone(), width: 48, height: 64, ..Lead::default() }).await;
        assert_eq!((contributor.status(&path).await, journalist.status(&path).await), (404, 200), "imports are open to the desk");
        let places = editor.get(&path).await.texts("#places li a");
        assert_eq!(places, ["Pier"]);
        let own = owner.get(&path).await;
        assert_eq!((own.texts("#places li a").len(), own.texts("#places .meta").len()), (0, 1), "only that there is one more");
    }

    async fn another_file_takes_its_place_everywhere(db) {
        let paper = Paper::open(db).await;
        let editor = Browser::open(&paper, Role::Editor).await;
        let old = picture(&paper, 500, words("Old", "Jo")).await;
        paper.run_tasks().await;
        let mut new = paper.new_story("Pier", Some(MORNING));
        new.story.lead = Some(lead(&old));
        let figure = Figure { media: old.key.clone(), alt: "A pier".into(), ..Figure::default() };
        new.story.body = Document::new(vec![Block::paragraph("Look."), Block::new(Kind::Figure(figure))]);
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let path = format!("/desk/media/{}", old.id);
        let before = paper.visitor.get("/town/pier").await.attributes("main img", "src");
        assert_eq!(before, vec![format!("/media/{}", old.key); 2]);
        let shown = editor.get(&path).await;
        let token = shown.attributes("main input[name=token]", "value").remove(0);
        let replace = async |revision: &str, name: &str, file: Vec<u8>| {
            let fields = [("token", token.as_str()), ("revision", revision)];
            editor.upload(&format!("{path}/file"), (&fields, &[(name, file)])).await
        };
        assert_eq!(replace("1", "x.gif", b"GIF89a\x01\0\x01\0".to_vec()).await.status, 422);
        let other = picture(&paper, 77, words("Other", "Jo")).await;
        assert_eq!(replace("1", "x.jpg", files::photograph(77, 48)).await.status, 422, "it is another picture");
        assert_eq!(replace("9", "x.jpg", files::photograph(300, 400)).await.status, 409);
        assert_eq!(replace("1", "new.jpg", files::photograph(300, 400)).await.status, 303);
        let after = paper.visitor.get("/town/pier").await;
        assert!(after.attributes("main .lead img, main figure img", "src").iter().all(|src| !src.contains("-") ), "plain until its copies are there");
        paper.run_tasks().await;
        let page = paper.visitor.get("/town/pier").await;
        let images = page.attributes("main img", "src");
        assert!(images.len() == 2 && images.iter().all(|src| src != &before[0]), "{images:?}");
        assert_eq!(page.attributes("main figure img", "width")[0], "400");
        let (status, bytes, _) = paper.visitor.fetch(&images[0]).await;
        assert_eq!((status, imaging::decode(&bytes).unwrap().dimensions()), (200, (400, 300)));
        let (_, named, _) = paper.visitor.fetch(&before[0]).await;
        assert_eq!(named, bytes, "the key that stories name leads to it too");
        paper.clock.advance(DAY);
        paper.run_tasks().await;
        let kept = paper.storage.list("").await.unwrap();
        let stem = old.key.trim_end_matches(".jpg");
        assert!(kept.iter().all(|key| !key.starts_with(stem)), "old copies go: {kept:?}");
        assert_eq!(kept.iter().filter(|key| key.starts_with("originals/")).count(), 2, "{kept:?}");
        assert!(kept.contains(&other.key));
    }

    async fn a_picture_that_is_used_stays(db) {
        let paper = Paper::open(db).await;
        let writer = Browser::open(&paper, Role::Journalist).await;
        let editor = Browser::open(&paper, Role::Editor).await;
        let path = writer.add(files::photograph(64, 48), true).await;
        paper.run_tasks().await;
        let key = writer.get(&path).await.texts("code[dir=ltr]").remove(1);
        let id = draft_under(&paper, "Pier", Lead { media: key, width: 48, height: 64, ..Lead::default() }).await;
        let end = format!("{path}/deletion");
        let used = writer.post(&end, &[]).await;
        assert_eq!((used.status.as_u16(), used.texts("#places li a")), (409, vec!["Pier".to_owned()]));
        let gone = Changes { lead: Some(None), ..Changes::default() };
        actions::update(&paper.desk.itself(), id, 1, &gone).await.unwrap();
        let stranger = Browser::open(&paper, Role::Journalist).await;
        assert_eq!(stranger.post(&end, &[]).await.status, 403, "open to the desk, and not theirs");
        assert_eq!(writer.post(&end, &[]).await.status, 303);
        assert_eq!((writer.status(&path).await, editor.status(&path).await), (404, 404));
        let again = writer.add(files::photograph(64, 48), true).await;
        assert_ne!(again, path, "the same file may come again");
        paper.run_tasks().await;
        assert_eq!(paper.storage.list("").await.unwrap().len(), 8, "what is gone lingers");
        paper.clock.advance(DAY);
        paper.run_tasks().await;
        let kept = paper.storage.list("").await.unwrap();
        assert_eq!((kept.len(), kept.iter().filter(|key| key.starts_with("originals/")).count()), (4, 1), "{kept:?}");
    }

    async fn the_newest_words_of_a_published_story_count_as_use(db) {
        let paper = Paper::open(db).await;
        let editor = Browser::open(&paper, Role::Editor).await;
        let token = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesWrite]).await;
        let id = paper.publish("Pier").await;
        let new = picture(&paper, 64, words("Next", "Jo")).await;
        let body = json!({ "revision": 1, "lead": { "media": new.key, "width": 48, "height": 64, "alt": "A pier", "caption": "", "credit": "Jo" } });
        let saved = token.send_json("PUT", &format!("/api/v1/articles/{id}/working-copy"), &body).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        let place = format!("/api/v1/pictures/{}", new.id);
        assert_eq!(token.send("DELETE", &place, &[], Body::empty()).await.status, 409);
        assert_eq!(editor.get(&format!("/desk/media/{}", new.id)).await.texts("#places li a"), ["Pier"]);
        assert_eq!(paper.visitor.get(&format!("/media/{}", new.key)).await.status, 404);
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert_eq!(paper.visitor.fetch(&format!("/media/{}", new.key)).await.0, 200);
    }

    async fn credit_and_licence_come_before_readers(db) {
        let paper = Paper::open(db).await;
        let writer = Browser::open(&paper, Role::Journalist).await;
        let path = writer.add(files::photograph(64, 48), true).await;
        let key = writer.get(&path).await.texts("code[dir=ltr]").remove(1);
        let id = draft_under(&paper, "Pier", Lead { media: key, width: 48, height: 64, ..Lead::default() }).await;
        let publish = async || actions::publish(&paper.desk.itself(), id, Publication::default()).await;
        let problems = match publish().await {
            Err(web::Error::Invalid(problems)) => problems,
            other => panic!("{other:?}"),
        };
        assert!(problems.len() == 3 && problems.iter().all(|problem| problem.field == "lead" && problem.sentence.to_string().contains("IMG_7.JPG")), "{problems:?}");
        let without_licence = [("alt", "A pier"), ("credit", "Jo")];
        assert_eq!(writer.post(&path, &without_licence).await.status, 303);
        assert_eq!(fields(publish().await), ["lead"]);
        assert_eq!(writer.post(&path, &[("alt", "A pier"), ("credit", "Jo"), ("licence", "own"), ("expires", "2025-01-13")]).await.status, 303);
        assert_eq!(fields(publish().await), ["lead"], "its licence is over");
        assert_eq!(writer.post(&path, &WORDS).await.status, 303);
        publish().await.unwrap();
        let page = paper.visitor.get("/town/pier").await;
        assert_eq!(page.attributes("main figure img", "alt"), ["A pier"], "the words of the library");
        // What an import brought is a warning until somebody describes it.
        let old = picture(&paper, 90, PictureWords::default()).await;
        let id = draft_under(&paper, "Ferry", lead(&old)).await;
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        let editor = Browser::open(&paper, Role::Editor).await;
        assert_eq!(editor.post(&format!("/desk/media/{}", old.id), &[("alt", "A ferry")]).await.status, 303);
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        let refused = actions::publish(&paper.desk.itself(), id, Publication::default()).await;
        assert_eq!(fields(refused), ["lead", "lead"]);
    }

    async fn programs_change_and_delete(db) {
        let paper = Paper::open(db).await;
        let writer = paper.person(Role::Journalist, &[Scope::ArticlesRead, Scope::ArticlesWrite]).await;
        let foreign = paper.person(Role::Journalist, &[Scope::ArticlesRead, Scope::ArticlesWrite]).await;
        let kind = [("content-type", "image/jpeg")];
        let made = writer.send("POST", "/api/v1/pictures?name=a%2Fb.jpg&licence=own", &kind, Body::from(files::photograph(64, 48))).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        let place = format!("/api/v1/pictures/{id}");
        assert_eq!((&made.json()["licence"], &made.json()["shared"]), (&json!("own"), &json!(false)));
        assert_eq!((foreign.get(&place).await.status.as_u16(), writer.get(&place).await.status.as_u16()), (404, 200));
        assert_eq!(foreign.send_json("PATCH", &place, &json!({ "alt": "x" })).await.status, 404);
        assert_eq!(foreign.get("/api/v1/pictures").await.json()["items"], json!([]));
        let mine: Value = writer.get("/api/v1/pictures?mine=true").await.json();
        assert_eq!((&mine["items"][0]["id"], &mine["items"][0]["thumb"]), (&json!(id), &json!(format!("/desk/media/{id}/file?width=320"))));
        let change = json!({ "licence": "cc-by-4.0", "terms": "Name us", "expires": "2027-12-31T22:59:59Z", "revision": 1, "shared": true });
        let changed = writer.send_json("PATCH", &place, &change).await.json();
        assert_eq!((&changed["licence"], &changed["expires"], &changed["revision"]), (&json!("cc-by-4.0"), &json!("2027-12-31T22:59:59Z"), &json!(2)));
        assert_eq!(writer.send_json("PATCH", &place, &change).await.status, 409);
        assert_eq!(writer.send_json("PATCH", &place, &json!({ "expires": "soon" })).await.status, 422);
        assert_eq!(foreign.send("DELETE", &place, &[], Body::empty()).await.status, 403);
        assert_eq!(writer.send("DELETE", &place, &[], Body::empty()).await.status, 204);
        assert_eq!(writer.send("DELETE", &place, &[], Body::empty()).await.status, 404);
    }

    async fn what_a_file_says_is_for_those_who_may(db) {
        let paper = Paper::open(db).await;
        let owner = Browser::open(&paper, Role::Contributor).await;
        let path = owner.add(files::by_agency(64, 48), false).await;
        let asked = format!("{path}?metadata=1");
        assert!(owner.get(&asked).await.texts("#metadata dd").contains(&"© Harbour Press".to_owned()));
        assert!(owner.get(&path).await.texts("#metadata dd").is_empty(), "only where it is asked for");
        assert_eq!(owner.post(&path, &WORDS).await.status, 303);
        let key = owner.get(&path).await.texts("code[dir=ltr]").remove(1);
        let id = draft_under(&paper, "Pier", Lead { media: key, width: 64, height: 48, ..Lead::default() }).await;
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        let other = Browser::open(&paper, Role::Contributor).await;
        assert_eq!((other.status(&path).await, other.get(&asked).await.texts("#metadata").len()), (200, 0), "readers see the picture, not its file");
        assert_eq!(owner.post(&path, &WORDS).await.status, 403, "an editor changes what readers see");
        assert!(owner.user != other.user);
    }
}
