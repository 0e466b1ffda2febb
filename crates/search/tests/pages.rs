//! The page and the API around what is found.

use database::both_engines;
use search::Article;

use crate::paper::{Paper, article};

both_engines! {
    async fn the_form_is_there_before_anything_is_asked(db) {
        let paper = Paper::open(db).await;
        let page = paper.visitor.get("/search").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.attributes("form.find", "action"), ["/search"]);
        assert_eq!(page.texts("#section option"), ["All sections", "Town", "New Work", "Newwork"]);
        assert!(page.texts(".count").is_empty() && page.texts(".rows li").is_empty());
        assert_eq!(page.header("cache-control"), "private, no-store");
        assert_eq!(page.header("x-robots-tag"), "noindex");
    }

    async fn the_title_says_what_was_asked(db) {
        let paper = Paper::open(db).await;
        let name = paper.web.site.name.clone();
        for (query, title) in [
            ("", "Search"),
            ("?q=+", "Search"),
            ("?author=larsen", "Search"),
            ("?q=harbour+%3Cropes%3E&section=town", "harbour <ropes> · Search"),
            ("?q=harbour&from=soon", "Error: harbour · Search"),
            ("?from=soon", "Error: Search"),
        ] {
            let page = paper.visitor.get(&format!("/search{query}")).await;
            assert_eq!(page.texts("title"), [format!("{title} · {name}")], "{query}");
            assert_eq!(page.texts("h1"), ["Search"]);
        }
    }

    async fn results_are_marked_and_escaped(db) {
        let paper = Paper::open(db).await;
        let lead = vec!["The <b>harbour</b> & the sea".to_owned()];
        paper.add(&[Article { leads: lead, ..article(1, "Harbour <opens>", "It opened.") }]).await;
        let page = paper.visitor.get("/search?q=harbours&utm_source=x").await;
        assert_eq!(page.texts(".rows h2 mark"), ["Harbour"]);
        assert_eq!(page.texts(".rows h2 a"), ["Harbour <opens>"]);
        assert_eq!(page.texts(".passage"), ["The <b>harbour</b> & the sea"]);
        assert_eq!(page.texts(".passage mark"), ["harbour"]);
        assert!(page.texts(".passage b").is_empty());
        assert_eq!(page.texts(".count"), ["1 result"]);
        assert_eq!(page.attributes("#q", "value"), ["harbours"]);
    }

    async fn names_that_were_looked_for_are_marked(db) {
        let paper = Paper::open(db).await;
        let bylines = vec!["Fenja Aldag".to_owned(), "Jo <Larsen>".to_owned()];
        paper.add(&[Article { bylines, ..article(1, "Harbour", "It opened.") }]).await;
        paper.comment(2, "It opened.").await;
        let page = paper.visitor.get("/search?q=fenja+aldag").await;
        assert_eq!(page.texts(".rows .meta mark"), ["Fenja", "Aldag"]);
        assert_eq!(page.texts(".rows .meta span"), ["By Fenja Aldag and Jo <Larsen>"]);
        let page = paper.visitor.get("/search?q=ann&comments=on").await;
        assert_eq!((page.texts(".rows .meta mark"), page.texts(".rows .meta span")), (vec!["Ann".to_owned()], vec!["By Ann".to_owned()]));
    }

    async fn pages_lead_on_and_keep_what_was_asked(db) {
        let paper = Paper::open(db).await;
        let many: Vec<Article> = (1..=25).map(|n| article(n, "Harbour", "It opened.")).collect();
        paper.add(&many).await;
        let page = paper.visitor.get("/search?q=harbour&section=town&from=2024-01-01").await;
        assert_eq!((page.texts(".rows li").len(), page.texts(".count")), (20, vec!["25 results".to_owned()]));
        let next = page.attributes("a[rel=next]", "href").remove(0);
        assert!(next.starts_with("/search?q=harbour&section=town&from=2024-01-01&after="), "{next}");
        let page = paper.visitor.get(&next).await;
        assert_eq!(page.texts(".rows li").len(), 5);
        assert!(page.attributes("a[rel=next]", "href").is_empty());
        assert_eq!(page.attributes("#section option[selected]", "value"), ["town"]);
    }

    async fn fields_beside_the_words_do_not_push_results_down(db) {
        let paper = Paper::open(db).await;
        paper.add(&[article(1, "Harbour", "It opened.")]).await;
        let page = paper.visitor.get("/search?q=harbour&section=town&from=2024-01-01").await;
        assert_eq!((page.texts(".rows li").len(), page.texts(".find details[open]").len()), (1, 0));
        assert_eq!(page.texts(".find summary span"), ["Section Town", "From 2024-01-01"]);
        assert_eq!(page.attributes("#from", "value"), ["2024-01-01"], "closed, they are sent all the same");
        for open in ["/search?q=harbour&from=2031-01-01", "/search?q=harbour&from=soon", "/search?q=harbour&section=moon"] {
            assert_eq!(paper.visitor.get(open).await.texts(".find details[open]").len(), 1, "{open}");
        }
        assert_eq!(paper.visitor.get("/search?q=nothing").await.texts(".find details[open]").len(), 0);
    }

    async fn a_slip_is_answered_with_a_suggestion(db) {
        let paper = Paper::open(db).await;
        paper.add(&[article(1, "Harbour", "It opened.")]).await;
        let page = paper.visitor.get("/search?q=habrour&section=town").await;
        assert_eq!(page.texts(".meant a"), ["harbour"]);
        assert_eq!(page.attributes(".meant a", "href"), ["/search?q=harbour&section=town"]);
        assert_eq!(page.texts(".count"), ["Nothing found"]);
    }

    async fn a_few_slips_are_mended_and_not_many(db) {
        let paper = Paper::open(db).await;
        paper.add(&[article(1, "Harbour", "The ferry carries passengers across Wednesday.")]).await;
        let page = paper.visitor.get("/search?q=habrour+fery+passengres").await;
        assert_eq!(page.texts(".meant a"), ["harbour ferry passengers"]);
        // Each word costs dozens of questions, and anybody can ask.
        let page = paper.visitor.get("/search?q=habrour+fery+passengres+wendesday").await;
        assert!(page.texts(".meant a").is_empty());
        // Words that find something are not looked up before those that find nothing.
        let page = paper.visitor.get("/search?q=harbour+ferry+passengers+wendesday").await;
        assert_eq!(page.texts(".meant a"), ["harbour ferry passengers wednesday"]);
    }

    async fn a_section_that_is_not_there_is_words_in_a_text(db) {
        let paper = Paper::open(db).await;
        paper.add(&[article(1, "Section 8", "Housing for all."), article(2, "Housing", "No section here.")]).await;
        assert_eq!(paper.ids(&[("q", "Section:8 housing")]).await, [1]);
        assert_eq!(paper.ids(&[("q", "section:town housing")]).await, [2, 1]);
        assert_eq!(paper.ids(&[("q", "section:\"New Work\" housing")]).await, Vec::<i64>::new());
        assert_eq!(paper.visitor.get("/search?q=section:moon").await.status, 200);
        assert_eq!(paper.ask(&[("q", "section:town housing"), ("section", "moon")]).await.status, 422);
    }

    async fn what_cannot_be_is_said_beside_the_field(db) {
        let paper = Paper::open(db).await;
        let page = paper.visitor.get("/search?q=harbour&from=soon&section=moon&to=2025-02-30").await;
        assert_eq!(page.status, 422);
        assert_eq!(page.attributes(".problems a", "href"), ["#section", "#from", "#to"]);
        assert_eq!(page.attributes("[aria-invalid]", "id"), ["section", "from", "to"]);
        assert_eq!((page.attributes("#q", "value"), page.attributes("#from", "value")), (vec!["harbour".to_owned()], vec!["soon".to_owned()]));
        assert_eq!(paper.visitor.get("/search?q=a&after=x").await.status, 404);
    }

    async fn a_time_that_ends_before_it_begins_is_said_beside_the_field(db) {
        let paper = Paper::open(db).await;
        for (query, field) in [
            ("q=a&from=2026-12-01&to=2026-11-01", "to"),
            ("to=2026-11-01&from=2026-12-01", "to"),
            ("q=a+from:2026-12-01&to=2026-11-01", "to"),
            ("q=a+to:2026-11-01&from=2026-12-01", "from"),
        ] {
            let page = paper.visitor.get(&format!("/search?{query}")).await;
            assert_eq!((page.status.as_u16(), page.attributes("[aria-invalid]", "id")), (422, vec![field.to_owned()]), "{query}");
            let sentence = "The last day is before the first. Swap them, or leave one of them out.";
            assert_eq!(page.texts(&format!("#{field}-err")), [sentence]);
            assert_eq!(paper.visitor.get(&format!("/api/v1/search?{query}")).await.status, 422, "{query}");
        }
        // What is typed among the words is never wrong.
        assert_eq!(paper.visitor.get("/search?q=a+from:2026-12-01+to:2026-11-01").await.status, 200);
        assert_eq!(paper.visitor.get("/search?from=2026-12-01&to=2026-12-01").await.status, 200);
    }

    async fn the_api_says_what_it_cannot_use(db) {
        let paper = Paper::open(db).await;
        for (query, status) in [
            ("q=a&limit=0", 422),
            ("q=a&limit=101", 422),
            ("q=a&after=1", 400),
            ("q=a&color=red", 400),
            ("q=a&comments=perhaps", 400),
            ("q=a&from=soon", 422),
            ("q=a&section=moon", 422),
            ("q=a&limit=100", 200),
            ("", 200),
        ] {
            assert_eq!(paper.visitor.get(&format!("/api/v1/search?{query}")).await.status, status, "{query}");
        }
    }
}
