//! The paper in a theme that readers do not see.

use database::both_engines;
use web::testing::Answer;

use crate::paper::{BUILT_IN, Paper, accent, sheet};
use crate::zipped::zip;

/// A theme with links and files of every kind.
fn odd() -> Vec<u8> {
    let page = "<!doctype html><html lang=\"en\"><head><link rel=\"stylesheet\" href=\"{{ site.css }}\">\
        <link rel=\"canonical\" href=\"https://paper.example/\"><script src=\"/assets/x.js\"></script></head><body>\
        <h1>Odd</h1><a id=\"a\" href=\"/\">x</a><a id=\"b\" href=\"/town?after=1&amp;x=2#c\">x</a>\
        <a id=\"c\" href=\"https://paper.example/town\">x</a><a id=\"d\" href=\"https://elsewhere.example/\">x</a>\
        <a id=\"e\" href=\"#main\">x</a><a id=\"f\" href=\"/desk\">x</a><a id=\"g\" href=\"//elsewhere.example\">x</a>\
        <form action=\"/search\"></form><img src=\"/assets/paper.svg\" srcset=\"/assets/paper.svg 1x, /media/y 2x\" alt=\"\">\
        <img id=\"m\" src=\"/media/x\" alt=\"\"></body></html>";
    let css = b"a{background:url(paper.svg)}b{background:url(\"/assets/paper.svg\")}c{background:url(/assets/paper.svg)}";
    zip(&[
        ("web/error.html", page.as_bytes()),
        ("assets/courant.css", css),
        ("assets/paper.svg", b"<svg/>"),
        ("assets/x.js", b"1"),
    ])
}

both_engines! {
    async fn a_publisher_sees_the_pages_of_readers_in_it_and_nobody_else_does(db) {
        let paper = Paper::open(db).await;
        let harbour = paper.bring("Harbour & <b>", "#0000aa").await;
        // What readers have in the cache stays theirs.
        let front = paper.visitor.get("/").await;
        let shown = paper.get(&format!("{harbour}/preview")).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert_eq!(shown.header("cache-control"), "private, no-store");
        assert_eq!(shown.header("x-robots-tag"), "noindex");
        // The rules within the page are its own, and so is their hash in the policy.
        let policy = |answer: &Answer| {
            let policy = answer.header("content-security-policy").to_owned();
            let (before, hash) = policy.split_once(" 'sha256-").unwrap();
            let (hash, after) = hash.split_once("';").unwrap();
            (format!("{before};{after}"), hash.to_owned())
        };
        assert_eq!(policy(&shown).0, policy(&front).0);
        assert_ne!(policy(&shown).1, policy(&front).1);
        for none in ["surrogate-key", "last-modified", "set-cookie"] {
            assert_eq!(shown.header(none), "", "{none}");
        }
        assert_eq!(shown.texts("h1"), front.texts("h1"));
        assert_eq!(shown.texts("body > aside p"), ["Preview in the theme Harbour & <b>. Readers do not see this. Back to the theme"]);
        assert_eq!(shown.attributes("body > aside a", "href"), [harbour.as_str()]);
        let css = paper.get(&sheet(&shown)).await;
        assert!(sheet(&shown).starts_with(&format!("{harbour}/preview/assets/courant.")));
        assert_eq!((accent(&css).as_str(), css.header("cache-control")), ("#0000aa", "private, no-store"));
        assert_eq!(shown.attributes(".name a", "href"), [format!("{harbour}/preview")]);
        assert_eq!(paper.colour().await, BUILT_IN);
        assert_eq!(paper.visitor.get("/").await.body, front.body);
        for path in [format!("{harbour}/preview"), sheet(&shown)] {
            let answer = paper.visitor.get(&path).await;
            assert_eq!(answer.status, 303, "{path} without a session");
            assert!(answer.header("location").starts_with("/account/sign-in"));
        }
        let inside = sheet(&shown).replace(&format!("{harbour}/preview"), "");
        assert_eq!(paper.visitor.get(&inside).await.status, 404, "not even its files");
    }

    async fn errors_and_light_pages_stay_in_the_preview(db) {
        let paper = Paper::open(db).await;
        let harbour = paper.bring("Harbour", "#0000aa").await;
        let missing = paper.get(&format!("{harbour}/preview/nothing/here?x=1")).await;
        assert_eq!(missing.status, 404);
        assert!(sheet(&missing).starts_with(&harbour));
        let light = paper.get(&format!("{harbour}/preview/lite")).await;
        assert_eq!(light.status, 200, "{}", light.body);
        assert!(sheet(&light).starts_with(&format!("{harbour}/preview/assets/lite.")));
        assert_eq!(light.attributes("#view", "href"), [format!("{harbour}/preview")]);
        for closed in ["desk", "desk/themes", "account/sign-in", "api/v1/articles", "healthz", "lite/desk"] {
            assert_eq!(paper.get(&format!("{harbour}/preview/{closed}")).await.status, 404, "{closed}");
        }
        let slash = paper.get(&format!("{harbour}/preview//elsewhere.example")).await;
        assert_eq!(slash.status, 404);
        assert_eq!(paper.post(&format!("{harbour}/preview"), &[]).await.status, 405);
        for made_up in ["/desk/themes/12/preview", "/desk/themes/x/preview", "/desk/themes/12/preview/town"] {
            assert_eq!(paper.get(made_up).await.status, 404, "{made_up}");
        }
        let built_in = paper.get("/desk/themes/built-in/preview").await;
        assert_eq!(built_in.status, 200);
    }

    async fn links_and_files_are_those_of_the_preview(db) {
        let paper = Paper::open(db).await;
        let sent = paper.upload("Odd", ("x.zip", &odd())).await;
        let at = format!("{}/preview", sent.header("location"));
        let shown = paper.get(&at).await;
        let href = |id: &str| shown.attributes(&format!("#{id}"), "href").remove(0);
        assert_eq!(href("a"), at);
        assert_eq!(href("b"), format!("{at}/town?after=1&x=2#c"));
        assert_eq!(href("c"), format!("{at}/town"));
        for (id, same) in [("d", "https://elsewhere.example/"), ("e", "#main"), ("f", "/desk"), ("g", "//elsewhere.example")] {
            assert_eq!(href(id), same);
        }
        assert_eq!(shown.attributes("form", "action"), [format!("{at}/search")]);
        assert_eq!(shown.attributes("script", "src"), [format!("{at}/assets/x.js")]);
        assert_eq!(shown.attributes("link[rel=canonical]", "href"), ["https://paper.example/"]);
        assert_eq!(shown.attributes("img", "srcset"), [format!("{at}/assets/paper.svg 1x, /media/y 2x")]);
        assert_eq!(shown.attributes("#m", "src"), ["/media/x"]);
        let css = paper.get(&sheet(&shown)).await.body;
        let expected = format!("url(paper.svg)}}b{{background:url(\"{at}/assets/paper.svg\")}}c{{background:url({at}/assets/paper.svg)}}");
        assert!(css.ends_with(&expected), "{css}");
        assert_eq!(paper.get(&format!("{at}/assets/paper.svg")).await.body, "<svg/>");
        assert_eq!(paper.visitor.get("/assets/paper.svg").await.status, 404);
    }
}
