//! One table of queries and what they find, the same on both engines.

use database::both_engines;
use database::testing::MORNING;
use locale::Language;
use search::Article;

use crate::paper::{DAY, Paper, arabic, article, german, ids};

async fn filled(db: database::testing::TestDb) -> Paper {
    let paper = Paper::open(db).await;
    paper
        .add(&[
            Article {
                leads: vec!["The council ends a ban".to_owned(), "Town council".to_owned()],
                bylines: vec!["Jo Larsen".to_owned()],
                speakers: vec!["Ada Lind".to_owned(), "Bo Müller".to_owned()],
                ..article(
                    9,
                    "Harbour opens to swimmers",
                    "A rope line will keep the crews apart.\n\nThe café in Zürich.",
                )
            },
            article(
                1,
                "Tram line returns",
                "The tram passes the harbour. “Nobody asked us,” said a rock-solid crew.",
            ),
            Article {
                bylines: vec!["Ada Berg".to_owned()],
                ..article(2, "Budget passed", "Harbour, harbour, harbour: the town pays.")
            },
            Article {
                section: "new-work".to_owned(),
                ..article(3, "Line of ropes", "Swimming in the news of 1889.")
            },
            german(4, "Der Hafenmeister geht", "Nach der Straße am Wasser fragt niemand mehr."),
            german(5, "Neue Häfen", "Die Strasse bleibt. Müller und Mueller."),
            german(6, "Wahl", "Es war die Wahl."),
        ])
        .await;
    paper
}

type Query = &'static [(&'static str, &'static str)];

/// What is asked and what is found, in order.
const TABLE: &[(Query, &[i64])] = &[
    // The headline first, then what is about it, then the newest that names it.
    (&[("q", "harbour")], &[9, 2, 1]),
    (&[("q", "HARBOURS")], &[9, 2, 1]),
    (&[("q", "harbour council")], &[9]),
    (&[("q", "town")], &[9, 2]),
    // Forms of a word, both languages, umlauts however they are typed.
    (&[("q", "swimmer")], &[9]),
    (&[("q", "swims")], &[3]),
    (&[("q", "Häfen")], &[5, 4]),
    (&[("q", "haefen")], &[5, 4]),
    (&[("q", "hafen")], &[5, 4]),
    (&[("q", "hafenmeister")], &[4]),
    (&[("q", "straße")], &[4, 5]),
    (&[("q", "strassen")], &[4, 5]),
    (&[("q", "muller")], &[5, 9]),
    (&[("q", "zurich")], &[9]),
    (&[("q", "Zuerich cafe")], &[9]),
    // A stem of one language is no word of the other.
    (&[("q", "news")], &[3]),
    (&[("q", "new")], &[]),
    // Words that every text has are looked for alone, and left aside beside others.
    (&[("q", "the tram")], &[1]),
    (&[("q", "die wahl")], &[6]),
    (&[("q", "es war die")], &[6]),
    (&[("q", "1889")], &[3]),
    // Phrases keep their order and do not reach across paragraphs.
    (&[("q", "\"rope line\"")], &[9]),
    (&[("q", "\"line rope\"")], &[]),
    (&[("q", "line rope")], &[3, 9]),
    (&[("q", "\"apart the\"")], &[]),
    (&[("q", "„rope line“")], &[9]),
    (&[("q", "\"nobody asked us\"")], &[1]),
    (&[("q", "rock-solid")], &[1]),
    (&[("q", "solid-rock")], &[]),
    // Exclusions, beginnings.
    (&[("q", "harbour -tram")], &[9, 2]),
    (&[("q", "harbour -\"rope line\" -tram")], &[2]),
    (&[("q", "-harbour -tram -wahl")], &[3, 4, 5]),
    (&[("q", "harb*")], &[9, 2, 1]),
    (&[("q", "swimm*")], &[9, 3]),
    (&[("q", "xyz*")], &[]),
    // Filters, in fields and in the query.
    (&[("q", "rope"), ("section", "new-work")], &[3]),
    (&[("q", "rope"), ("section", "Town")], &[9]),
    (&[("q", "rope"), ("section", "newwork")], &[]),
    (&[("author", "larsen")], &[9]),
    (&[("q", "author:\"jo larsen\"")], &[9]),
    (&[("author", "larsen jo")], &[]),
    (&[("speaker", "Lind")], &[9]),
    (&[("q", "sprecher:Mueller")], &[9]),
    (&[("speaker", "ada müller")], &[]),
    (&[("speaker", "berg")], &[]),
    (&[("q", "ada")], &[2, 9]),
    (&[("q", "harbour"), ("from", "2025-01-12")], &[2, 1]),
    (&[("q", "harbour"), ("to", "2025-01-12")], &[9, 2]),
    (&[("q", "harbour from:2025-01-12 to:2025-01-12")], &[2]),
    (&[("from", "2025-01-13")], &[1]),
    // Nothing.
    (&[("q", "zeppelin")], &[]),
    (&[("q", "")], &[]),
    (&[("q", "\"\" - *")], &[]),
];

both_engines! {
    // What an Arabic reader types: with and without the article, the signs and the hamza, in another form of the word.
    async fn arabic_is_found_however_it_is_typed(db) {
        let paper = Paper::open(db).await;
        let american = Article { language: Language::EnUs, ..article(4, "Ropes", "Swimmers of Rostock.") };
        let texts = [
            arabic(1, "الميناء يفتح أبوابه للسبّاحين", "قال المجلس إن المدينة ستراقب المياه."),
            arabic(2, "المجلس يقرّ الميزانية", "أكثر من ٢٠٠ سبّاح في Rostock."),
            american,
        ];
        paper.add(&texts).await;
        for (q, expected) in [
            ("ميناء", &[1][..]),
            ("المِيناء", &[1]),
            ("ابوابه", &[1]),
            ("مدينة", &[1]),
            ("المجلس", &[2, 1]),
            ("\"يفتح أبوابه\"", &[1]),
            ("المجلس -الميزانية", &[1]),
            ("200", &[2]),
            ("rostock", &[2, 4]),
            ("swimmer", &[4]),
            ("إلى المدينة", &[1]),
        ] {
            assert_eq!(paper.ids(&[("q", q)]).await, expected, "{q}");
        }
    }

    // A stemmer makes *und* of English *under* in German, *war* of *Ware*, *uns* of *unser*.
    async fn a_word_does_not_find_the_common_one_that_has_its_stem(db) {
        let paper = Paper::open(db).await;
        let texts = [
            article(5, "Swimmers", "The rope lies under the quay."),
            german(1, "Wind und Wasser", "Es war kalt, und es war nass."),
            german(2, "Markt", "Die Ware kam bei Regen. Niemand rief uns."),
            german(3, "Unsere Stadt", "Der Film „Under the Bridge“ war lang."),
        ];
        paper.add(&texts).await;
        for (q, expected) in [
            ("under", &[3, 5][..]),
            ("under quay", &[5]),
            ("wasser under", &[]),
            ("wasser -under", &[1]),
            ("und", &[1]),
            ("ware", &[2]),
            ("unser", &[3]),
            ("unseren", &[3]),
        ] {
            assert_eq!(paper.ids(&[("q", q)]).await, expected, "{q}");
        }
        let page = paper.visitor.get("/search?q=under").await;
        assert_eq!(page.texts(".rows mark"), ["Under", "under"]);
    }

    async fn a_compound_is_found_by_its_first_word_behind_the_word_itself(db) {
        let paper = Paper::open(db).await;
        let texts = [
            german(1, "Umbau", "Am Bahnhof wird gebaut. Die Zeitung schrieb davon, nach einer Warnung."),
            german(2, "Fahrplan", "Die Bahn kommt."),
            german(3, "Sperrwerk", "Das Fluttor ist zu, die Buslinie unterbrochen."),
            german(4, "Markt", "Vor dem Rathaus am Postamt steht eine Eisdiele."),
            article(5, "Weather", "A rat on the ice."),
        ];
        paper.add(&texts).await;
        for (q, expected) in [
            ("Bahn", &[2, 1][..]),
            ("Bahn gebaut", &[1]),
            ("Flut", &[3]),
            ("Bus", &[3]),
            ("Eis", &[4]),
            ("Post", &[4]),
            ("Rat", &[5, 4]),
            ("Eis -Post", &[]),
            // Not what begins so by chance or by grammar.
            ("war", &[]),
            ("Zeit", &[]),
            ("Mark", &[]),
        ] {
            assert_eq!(paper.ids(&[("q", q)]).await, expected, "{q}");
        }
        assert_eq!(paper.visitor.get("/search?q=bahn").await.texts(".rows mark"), ["Bahn", "Bahnhof"]);
    }

    async fn what_is_in_the_paper_is_found(db) {
        let paper = filled(db).await;
        for (query, expected) in TABLE {
            assert_eq!(paper.ids(query).await, *expected, "{query:?}");
        }
    }

    async fn counts_are_of_everything_that_is_found(db) {
        let paper = filled(db).await;
        for (query, expected) in TABLE {
            let json = paper.ask(query).await.json();
            assert_eq!((json["count"].as_i64().unwrap(), json["more"].as_bool().unwrap()), (i64::try_from(expected.len()).unwrap(), false), "{query:?}");
        }
    }

    /// However long the list, no page repeats or leaves out a result.
    async fn a_list_goes_on_where_it_stopped(db) {
        let paper = filled(db).await;
        for n in 100..160 {
            let story = article(n, if n % 7 == 0 { "Harbour again" } else { "Other" }, if n % 3 == 0 { "harbour harbour harbour" } else { "the harbour" });
            // Many of the same moment.
            paper.add(&[Article { published: MORNING - 200 * DAY, ..story }]).await;
        }
        let whole = paper.ids(&[("q", "harbour"), ("limit", "100")]).await;
        assert_eq!(whole.len(), 63);
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let mut query = vec![("q", "harbour"), ("limit", "7")];
            if !after.is_empty() {
                query.push(("after", &after));
            }
            let answer = paper.ask(&query).await;
            all.extend(ids(&answer));
            let Some(next) = answer.json()["next"].as_str().map(str::to_owned) else { break };
            after = next;
        }
        assert_eq!(all, whole);
    }

    /// What is found in thousands is not put in order at once, but read rank by rank: it is the same order.
    async fn a_very_long_list_is_in_the_same_order(db) {
        let paper = Paper::open(db).await;
        let rank = |n: i64| if n % 7 == 0 { 0 } else if n % 3 == 0 { 1 } else if n % 5 == 0 { 4 } else { 3 };
        let story = |n: i64| match rank(n) {
            0 => article(n, "Harbour again", "the harbour"),
            1 => article(n, "Other", "harbour harbour harbour"),
            4 => german(n, "Anderes", "Der Harbourmeister"),
            _ => article(n, "Other", "the harbour"),
        };
        let all: Vec<Article> = (1..=1_700).map(story).collect();
        paper.add(&all).await;
        let mut expected: Vec<i64> = (1..=1_700).collect();
        expected.sort_by_key(|n| (rank(*n), *n));
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let mut query = vec![("q", "harbour"), ("limit", "100")];
            if !after.is_empty() {
                query.push(("after", &after));
            }
            let answer = paper.ask(&query).await;
            assert_eq!(answer.json()["count"].as_i64(), Some(1_700));
            found.extend(ids(&answer));
            let Some(next) = answer.json()["next"].as_str().map(str::to_owned) else { break };
            after = next;
        }
        assert_eq!(found, expected);
        assert_eq!(paper.ids(&[("q", "harbour again")]).await.first(), Some(&7));
    }

    async fn what_is_to_come_or_went_is_not_found(db) {
        let paper = filled(db).await;
        let embargo = Article { published: MORNING + DAY, ..article(20, "Zeppelin lands", "The zeppelin is here.") };
        paper.add(&[embargo]).await;
        let early = paper.ask(&[("q", "zeppelin")]).await.json();
        assert_eq!((early["count"].as_i64(), early["suggestion"].as_str()), (Some(0), None));
        let slip = paper.ask(&[("q", "zepelin")]).await.json();
        assert_eq!(slip["suggestion"].as_str(), None, "a word of tomorrow is not suggested");
        paper.clock.advance(std::time::Duration::from_hours(24));
        assert_eq!(paper.ids(&[("q", "zeppelin")]).await, [20]);
        assert_eq!(paper.ask(&[("q", "zepelin")]).await.json()["suggestion"].as_str(), Some("zeppelin"));
        paper.remove(20).await;
        let gone = paper.ask(&[("q", "zeppelin")]).await.json();
        assert_eq!(gone["count"].as_i64(), Some(0));
        assert_eq!(paper.ask(&[("q", "zepelin")]).await.json()["suggestion"].as_str(), None);
    }

    async fn a_change_replaces_what_was_indexed(db) {
        let paper = filled(db).await;
        paper.add(&[article(1, "Bus line returns", "The bus passes.")]).await;
        assert_eq!(paper.ids(&[("q", "tram")]).await, Vec::<i64>::new());
        assert_eq!(paper.ids(&[("q", "bus")]).await, [1]);
    }

    async fn slips_are_mended(db) {
        let paper = filled(db).await;
        for (typed, meant) in [
            ("habrour", Some("harbour")),
            ("harbor", Some("harbour")),
            ("the hrabour swimers", Some("the harbour swimmers")),
            ("hafenmeistr", Some("Hafenmeister")),
            ("Haefenmeister", None),
            ("harbour", None),
            ("qqqqqq", None),
            ("harbour budgt tram", None),
            ("section:town habrour", Some("section:town harbour")),
        ] {
            let json = paper.ask(&[("q", typed)]).await.json();
            assert_eq!(json["suggestion"].as_str(), meant, "{typed}");
        }
    }

    async fn comments_are_found_where_that_is_asked_for(db) {
        let paper = filled(db).await;
        paper.comment(2, "My father swam in the harbour.").await;
        paper.comment(50, "Tram, tram, tram. The rope line!").await;
        assert_eq!(paper.ids(&[("q", "harbour")]).await, [9, 2, 1]);
        assert_eq!(paper.ids(&[("q", "harbour"), ("comments", "true")]).await, [9, 2, 1, -2]);
        assert_eq!(paper.ids(&[("q", "rope line"), ("comments", "true")]).await, [3, 9, -50]);
        assert_eq!(paper.ids(&[("q", "ann"), ("comments", "true")]).await, [-2, -50]);
        let json = paper.ask(&[("q", "harbour"), ("comments", "true"), ("limit", "1")]).await.json();
        assert_eq!(json["count"].as_i64(), Some(4));
        assert_eq!(paper.ids(&[("q", "tram"), ("comments", "true"), ("speaker", "lind")]).await, Vec::<i64>::new());
    }

    async fn comments_are_not_found_where_the_paper_says_so(db) {
        let paper = Paper::with_comments(db, false).await;
        paper.comment(2, "harbour").await;
        assert_eq!(paper.ids(&[("q", "harbour"), ("comments", "true")]).await, Vec::<i64>::new());
        let page = paper.visitor.get("/search?q=harbour&comments=on").await;
        assert!(page.texts("#comments").is_empty() && page.texts(".rows li").is_empty());
    }

    /// A very long text is cut, not refused.
    async fn a_text_of_any_length_can_be_indexed(db) {
        let paper = filled(db).await;
        let text: String = (0..120_000).map(|n| format!("Wort{n}verbindung ")).collect();
        paper.add(&[german(30, "Lang", &text)]).await;
        assert_eq!(paper.ids(&[("q", "lang")]).await, [30]);
        assert_eq!(paper.ids(&[("q", "wort7verbindung")]).await, [30]);
        let odd = Article { language: Language::DeDe, text: "' \\ \" \u{0} : & | ! <-> 東京 Москва 😀".to_owned(), ..article(31, "Odd", "") };
        paper.add(&[odd]).await;
        assert_eq!(paper.ids(&[("q", "москва")]).await, [31]);
    }

    /// Papers are older than 1970.
    async fn an_old_archive_is_found(db) {
        let paper = filled(db).await;
        for (id, years) in [(40_i64, 60), (41, 130), (42, 131)] {
            paper.add(&[Article { published: MORNING - years * 365 * DAY, ..article(id, "Zeppelin", "Old") }]).await;
        }
        assert_eq!(paper.ids(&[("q", "zeppelin")]).await, [40, 41, 42]);
        assert_eq!(paper.ids(&[("q", "zeppelin"), ("to", "1930-01-01")]).await, [41, 42]);
    }
}
