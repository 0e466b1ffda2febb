//! Bringing, activating, rolling back and removing a theme.

use std::time::Duration;

use accounts::{Action, Role};
use database::both_engines;
use themes::{MOST, Themes, Which, actions};
use web::Error;

use crate::paper::{BUILT_IN, Paper, colour, sheet};
use crate::zipped::zip;

/// What was written down about themes, the oldest first.
async fn events(paper: &Paper) -> Vec<(String, &'static str, String)> {
    let all = accounts::events(&paper.db.db, 100).await.unwrap();
    let of_themes = [Action::ThemeAdded, Action::ThemeActivated, Action::ThemeRemoved];
    let told = all.into_iter().rev().filter(|event| of_themes.contains(&event.action));
    told.map(|event| (event.who, event.action.as_str(), event.subject)).collect()
}

async fn active(themes: &Themes) -> Which {
    themes.all().await.unwrap().1.active
}

both_engines! {
    async fn a_theme_is_brought_activated_and_rolled_back(db) {
        let paper = Paper::open(db).await;
        let empty = paper.get("/desk/themes").await;
        assert_eq!((empty.status.as_u16(), empty.header("cache-control")), (200, "private, no-store"));
        assert_eq!(empty.texts(".rows h2"), ["Built-in theme"]);
        assert_eq!(paper.colour().await, BUILT_IN);
        let old = sheet(&paper.visitor.get("/").await);

        let harbour = paper.bring("", "#0000aa").await;
        assert_eq!(paper.colour().await, BUILT_IN, "nobody sees it yet");
        assert!(paper.get(&harbour).await.texts("h1").contains(&"x".to_owned()), "called as its file is");
        paper.activate(&harbour).await;
        assert_eq!(paper.colour().await, "#0000aa");
        assert_eq!(paper.visitor.get(&old).await.status, 200, "browsers hold pages that name it");

        let winter = paper.bring("The  winter", "#00aa00").await;
        let list = paper.get("/desk/themes").await;
        assert_eq!(list.texts(".rows h2"), ["The winter", "x", "Built-in theme"]);
        assert_eq!(list.texts(".rows .meta span:first-child"), ["Kept", "Active", "Active before"]);
        paper.activate(&winter).await;
        assert_eq!(paper.colour().await, "#00aa00");
        let back = paper.get("/desk/themes").await.attributes("a.button", "href").remove(0);
        assert_eq!(back, harbour);
        paper.activate(&back).await;
        assert_eq!(paper.colour().await, "#0000aa");
        paper.activate("/desk/themes/built-in").await;
        assert_eq!(paper.colour().await, BUILT_IN);
        paper.activate("/desk/themes/built-in").await;

        let id = |address: &str| address.rsplit('/').next().unwrap().to_owned();
        let (x, w) = (format!("x {}", id(&harbour)), format!("The winter {}", id(&winter)));
        let told = events(&paper).await;
        let what: Vec<(&str, &str)> = told.iter().map(|(_, what, subject)| (*what, subject.as_str())).collect();
        assert_eq!(what, [
            ("theme added", x.as_str()), ("theme activated", x.as_str()), ("theme added", w.as_str()),
            ("theme activated", w.as_str()), ("theme activated", x.as_str()), ("theme activated", "built-in"),
        ]);
        assert!(told.iter().all(|(who, ..)| who.ends_with("@paper.example")));
    }

    async fn what_is_refused_is_kept_nowhere(db) {
        let paper = Paper::open(db).await;
        let link = zip(&[("assets/../../x.css", b"x")]);
        let wrong = zip(&[("harbour/assets/wrong.css", b"x"), ("harbour/web/error.html", b"x")]);
        for (file, words) in [
            (("x.zip", &link[..]), "assets/../../x.css leads out of the folder of the theme."),
            (("x.zip", &b"PK"[..]), "This is no zip file, or it is cut off."),
            (("", &b""[..]), "Please choose a zip file."),
            (("x.zip", &vec![0; (5 << 20) + 1][..]), "This zip is larger than 5 MB."),
            (("x.zip", &wrong[..]), "The check found one problem in this theme. Nothing was kept."),
        ] {
            let answer = paper.upload("Typed <name>", file).await;
            assert_eq!(answer.status, 422, "{words}: {}", answer.body);
            assert_eq!(answer.texts(".problems a"), [words]);
            assert_eq!(answer.attributes("#name", "value"), ["Typed <name>"]);
        }
        let found = paper.upload("", ("x.zip", &wrong)).await;
        assert_eq!(found.texts(".findings li"), ["assets/wrong.css:3 no <token> --x"]);
        let unnamed = paper.upload("", (".zip", &zip(&[("assets/x.css", b"x")]))).await;
        assert_eq!(unnamed.texts(".problems a").len(), 1);
        assert_eq!(paper.themes.all().await.unwrap().0, []);
        assert_eq!(events(&paper).await, []);
    }

    async fn no_more_are_kept_than_a_few(db) {
        let paper = Paper::open(db).await;
        for n in 0..MOST {
            paper.bring(&format!("T{n}"), "#111111").await;
        }
        let full = paper.upload("", ("x.zip", &zip(&[("assets/x.css", b"x")]))).await;
        assert_eq!(full.status, 422);
        assert_eq!(full.texts(".problems a"), ["There are 10 themes already, and no more are kept. Please remove one first."]);
        assert_eq!(paper.themes.all().await.unwrap().0.len(), MOST);
    }

    async fn a_theme_is_removed_unless_it_is_worn(db) {
        let paper = Paper::open(db).await;
        let (a, b) = (paper.bring("A", "#0000aa").await, paper.bring("B", "#00aa00").await);
        paper.activate(&a).await;
        paper.activate(&b).await;
        let refused = paper.post(&format!("{b}/removal"), &[]).await;
        assert_eq!(refused.status, 409);
        assert_eq!(refused.texts(".problems a"), ["The paper wears this theme. Please activate another one first."]);
        // The one to roll back to goes, and then one rolls back to the built-in one.
        let removed = paper.post(&format!("{a}/removal"), &[]).await;
        assert_eq!(removed.status, 303, "{}", removed.body);
        for part in ["", "/preview", "/preview/town"] {
            assert_eq!(paper.get(&format!("{a}{part}")).await.status, 404, "{part}");
        }
        for deed in ["activation", "removal"] {
            assert_eq!(paper.post(&format!("{a}/{deed}"), &[]).await.status, 404, "{deed}");
        }
        assert_eq!(paper.post("/desk/themes/built-in/removal", &[]).await.status, 404);
        let back = paper.get("/desk/themes").await.attributes("a.button", "href").remove(0);
        assert_eq!(back, "/desk/themes/built-in");
        assert_eq!(events(&paper).await.pop().unwrap().1, "theme removed");
    }

    async fn another_process_puts_it_on_too(db) {
        let paper = Paper::open(db).await;
        let (web, themes, visitor) = paper.again();
        let follower = tokio::spawn(async move { themes.follow().await });
        assert_eq!(colour(&visitor).await, BUILT_IN);
        let harbour = paper.bring("Harbour", "#0000aa").await;
        paper.activate(&harbour).await;
        let polled = web.db.clone();
        let changes = tokio::spawn(async move { polled.follow_changes(Duration::from_millis(50)).await });
        let mut tries = 0;
        while colour(&visitor).await != "#0000aa" {
            tries += 1;
            assert!(tries < 200, "the other process never heard of it");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        for task in [follower, changes] {
            task.abort();
        }
        // One that begins now wears it from the beginning, and has the files of the one before.
        let old = sheet(&paper.again().2.get("/").await);
        let (_, themes, late) = paper.again();
        themes.refresh().await.unwrap();
        assert_eq!(colour(&late).await, "#0000aa");
        assert_eq!(late.get(&old).await.status, 200);
    }

    async fn a_theme_that_this_version_cannot_read_is_not_worn(db) {
        let paper = Paper::open(db).await;
        let broken = zip(&[("web/error.html", b"one\n{% if %}")]);
        let kept = actions::add(&paper.themes, ("Broken".into(), broken), &accounts::By::CONSOLE).await.unwrap();
        let id = kept.unwrap();
        let refused = paper.post(&format!("/desk/themes/{id}/activation"), &[]).await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        assert!(refused.texts(".problems a")[0].contains("web/error.html:2: "), "{:?}", refused.texts(".problems a"));
        assert_eq!(active(&paper.themes).await, Which::BuiltIn);
        // As an older version left it.
        let done = paper.db.db.write(&id, |c, id| Box::pin(async move {
            c.run("INSERT INTO active_theme (id, theme_id, changed) VALUES (1, $1, 7)", database::args![*id]).await
        }));
        done.await.unwrap();
        let (_, themes, visitor) = paper.again();
        themes.refresh().await.unwrap();
        assert_eq!(colour(&visitor).await, BUILT_IN);
        paper.themes.refresh().await.unwrap();
        let told = paper.get("/desk/themes").await.texts(".note code");
        assert!(told[0].starts_with("web/error.html:2: "), "{told:?}");
    }

    async fn the_folder_of_the_operator_stays(db) {
        let paper = Paper::with(db, true).await;
        let harbour = paper.bring("Harbour", "#0000aa").await;
        assert_eq!(paper.get("/desk/themes").await.texts("p.note").len(), 1);
        assert_eq!(paper.get(&harbour).await.attributes("form.write", "action"), [format!("{harbour}/removal#problems")]);
        let refused = paper.post(&format!("{harbour}/activation"), &[]).await;
        assert_eq!(refused.status, 409);
        assert_eq!((active(&paper.themes).await, paper.colour().await), (Which::BuiltIn, BUILT_IN.to_owned()));
    }

    async fn forms_of_others_and_of_former_publishers_do_nothing(db) {
        let paper = Paper::open(db).await;
        let harbour = paper.bring("Harbour", "#0000aa").await;
        let token = paper.token(&harbour).await;
        let path = format!("{harbour}/activation");
        for (origin, token) in [("https://elsewhere.example", token.as_str()), ("https://paper.example", "1.x")] {
            let headers = [("origin", origin), ("cookie", &paper.cookie), ("content-type", "application/x-www-form-urlencoded")];
            let answer = paper.visitor.send("POST", &path, &headers, format!("token={token}").into()).await;
            assert_eq!(answer.status, 403, "{origin}");
        }
        for role in [Role::Reader, Role::Editor] {
            let (cookie, user) = accounts::testing::signed_in(&paper.web, "Mo", role).await;
            let answer = paper.visitor.send("GET", "/desk/themes", &[("cookie", &cookie)], "".into()).await;
            assert_eq!(answer.status, 403);
            let by = accounts::By { user: Some(user), network: String::new() };
            let id = Which::parse(harbour.rsplit('/').next().unwrap()).unwrap();
            assert!(matches!(actions::activate(&paper.themes, id, &by).await, Err(Error::Forbidden(_))));
            let zip = zip(&[("assets/x.css", b"x")]);
            assert!(matches!(actions::add(&paper.themes, ("X".into(), zip), &by).await, Err(Error::Forbidden(_))));
            assert!(matches!(actions::remove(&paper.themes, id.id().unwrap(), &by).await, Err(Error::Forbidden(_))));
        }
        assert_eq!(paper.themes.all().await.unwrap().0.len(), 1);
        assert_eq!(active(&paper.themes).await, Which::BuiltIn);
    }

    async fn checks_come_one_after_the_other(db) {
        let paper = Paper::open(db).await;
        let one = zip(&[("assets/x.css", b"x")]);
        let bring = async || actions::add(&paper.themes, ("X".into(), one.clone()), &accounts::By::CONSOLE).await;
        let (a, b, c) = tokio::join!(bring(), bring(), bring());
        assert!([a, b, c].into_iter().all(|done| done.unwrap().is_ok()));
    }
}
