//! Who is counted, how often, and what is kept.

use std::time::Duration;

use axum::body::Body;
use reading::Counter;

use crate::paper::{FIREFOX, Paper, READER, Reader, SAFARI, read, state, visitor};

const DAY: Duration = Duration::from_hours(24);

database::both_engines! {
    async fn a_page_from_the_cache_counts_like_any_other(db) {
        let paper = Paper::open(db).await;
        paper.counter.take().await.unwrap();
        for _ in 0..3 {
            assert_eq!(paper.read(READER, "/stories/7").await.status, 200);
        }
        paper.read(READER, "/").await;
        let today = paper.today().await;
        assert_eq!((&today["views"], &today["daily_readers"]), (&4.into(), &1.into()), "{today}");
        assert_eq!(today["day"], "2025-01-14");
        let story = &today["stories"][0];
        assert_eq!((&story["id"], &story["views"], &story["daily_readers"]), (&"7".into(), &3.into(), &1.into()));
        assert_eq!(story["headline"], "Foghorn <to> sound");
        let hours = today["hours"].as_array().unwrap();
        let counted: Vec<_> = hours.iter().filter(|hour| hour["views"] != 0).collect();
        assert_eq!((hours.len(), counted.len()), (24, 1));
        assert_eq!(counted[0]["from"], "2025-01-14T08:00:00Z");
    }

    async fn readers_are_told_apart_by_network_and_browser(db) {
        let paper = Paper::open(db).await;
        for (address, agent) in [
            ("203.0.113.7", FIREFOX),
            ("203.0.113.99", FIREFOX), // the same network
            ("203.0.113.7", SAFARI),
            ("198.51.100.1", FIREFOX),
            ("2001:db8::1", FIREFOX),
            ("2001:db8::2", FIREFOX), // the same network
        ] {
            paper.read(Reader { address, agent, from: "" }, "/").await;
        }
        let today = paper.today().await;
        assert_eq!((&today["views"], &today["daily_readers"]), (&6.into(), &4.into()), "{today}");
    }

    async fn programs_staff_and_what_is_fetched_ahead_are_out(db) {
        let paper = Paper::open(db).await;
        paper.read(Reader { agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", ..READER }, "/").await;
        paper.read(Reader { agent: "curl/8.5.0", ..READER }, "/").await;
        let browser = ("user-agent", FIREFOX);
        let send = async |method: &str, header: (&str, &str)| {
            paper.visitor.send(method, "/", &[browser, header], Body::empty()).await
        };
        send("HEAD", ("accept", "*/*")).await;
        send("GET", ("sec-purpose", "prefetch")).await;
        send("GET", ("authorization", "Bearer whatever")).await;
        paper.read(READER, "/no-such-page").await;
        paper.read(READER, "/assets/courant.css").await;
        assert_eq!(paper.today().await["views"], 0);
        send("GET", ("accept", "*/*")).await;
        assert_eq!(paper.today().await["views"], 1);
    }

    async fn only_the_host_of_another_site_is_kept(db) {
        let paper = Paper::open(db).await;
        for from in ["https://www.search.example/?q=my+secret", "https://search.example/", "https://paper.example/town", "junk"] {
            paper.read(Reader { from, ..READER }, "/stories/7").await;
        }
        let today = paper.today().await;
        assert_eq!(today["referrers"], serde_json::json!([{ "host": "search.example", "views": 2 }]));
    }

    async fn forged_referrers_do_not_fill_the_disk(db) {
        let paper = Paper::open(db).await;
        for number in 0..150 {
            let from: &'static str = Box::leak(format!("https://h{number}.example/").into_boxed_str());
            paper.read(Reader { from, ..READER }, "/stories/7").await;
        }
        paper.counter.store().await.unwrap();
        let rows: i64 = paper.web.db.read(async |c| {
            c.one("SELECT COUNT(*) FROM reading_referrers WHERE subject_id = $1", database::args![7_i64]).await
        }).await.unwrap_or_else(|e: database::Error| panic!("{e}"));
        assert_eq!(rows, 101);
    }

    async fn a_process_started_anew_counts_no_reader_twice(db) {
        let paper = Paper::open(db).await;
        paper.read(READER, "/").await;
        paper.counter.store().await.unwrap();
        let again = state(&paper.web.db, &paper.clock);
        let counter = Counter::new(again.clone());
        let visitor = visitor(&again);
        read(&visitor, READER, "/").await;
        read(&visitor, Reader { agent: SAFARI, ..READER }, "/").await;
        counter.store().await.unwrap();
        let today = paper.today().await;
        assert_eq!((&today["views"], &today["daily_readers"]), (&3.into(), &2.into()), "{today}");
    }

    async fn the_day_after_nobody_is_known_and_the_salt_is_gone(db) {
        let paper = Paper::open(db).await;
        let salt = async || -> (i64, String) {
            paper.web.db.read(async |c| c.one::<(i64, String)>("SELECT day, salt FROM reading_salt WHERE id = 1", &[]).await).await.unwrap()
        };
        paper.read(READER, "/").await;
        paper.counter.store().await.unwrap();
        let (first_day, first_salt) = salt().await;
        let sketch = async || -> Vec<(i64, String)> {
            paper.web.db.read(async |c| c.all::<(i64, String)>("SELECT readers, sketch FROM reading_days ORDER BY day", &[]).await).await.unwrap()
        };
        assert!(!sketch().await[0].1.is_empty());
        // Read before midnight, stored after it: it still belongs to its day.
        paper.read(Reader { agent: SAFARI, ..READER }, "/").await;
        paper.counter.take().await.unwrap();
        paper.clock.advance(DAY);
        paper.counter.take().await.unwrap();
        paper.read(READER, "/").await;
        let today = paper.today().await;
        assert_eq!((&today["day"], &today["daily_readers"]), (&"2025-01-15".into(), &1.into()));
        let (second_day, second_salt) = salt().await;
        assert_eq!(second_day, first_day + 1);
        assert_ne!(second_salt, first_salt);
        let days = sketch().await;
        assert_eq!((days.len(), days[0].0, days[0].1.as_str()), (2, 2, ""));
        let days = today["days"].as_array().unwrap();
        assert_eq!((days.len(), &days[28]["daily_readers"], &days[29]["daily_readers"]), (30, &2.into(), &1.into()));
    }

    async fn hours_and_sites_go_and_the_sums_stay(db) {
        let paper = Paper::open(db).await;
        paper.read(Reader { from: "https://a.example/", ..READER }, "/stories/7").await;
        paper.counter.store().await.unwrap();
        paper.clock.advance(DAY * 70);
        paper.counter.store().await.unwrap();
        let count = async |sql: &'static str| -> i64 { paper.web.db.read(async |c| c.one::<i64>(sql, &[]).await).await.unwrap() };
        assert_eq!(count("SELECT COUNT(*) FROM reading_hours").await, 0);
        assert_eq!(count("SELECT COUNT(*) FROM reading_referrers").await, 0);
        assert_eq!(count("SELECT COUNT(*) FROM reading_days").await, 2);
    }

    async fn where_nobody_counts_any_more_nothing_of_a_day_stays(db) {
        let paper = Paper::open(db).await;
        paper.read(Reader { from: "https://a.example/", ..READER }, "/stories/7").await;
        paper.counter.store().await.unwrap();
        let forget = async || {
            let input = (paper.clock.now(), paper.web.site.zone.clone());
            let done = paper.web.db.write(&input, |c, (now, zone)| Box::pin(reading::forget(c, *now, zone))).await;
            done.unwrap();
        };
        let count = async |sql: &'static str| -> i64 { paper.web.db.read(async |c| c.one::<i64>(sql, &[]).await).await.unwrap() };
        let (salts, sketches) = ("SELECT COUNT(*) FROM reading_salt", "SELECT COUNT(*) FROM reading_days WHERE sketch <> ''");
        forget().await;
        assert_eq!((count(salts).await, count(sketches).await), (1, 2), "the day is not over");
        // Read before midnight, stored after the salt was deleted: the sketch stays empty.
        paper.read(Reader { agent: SAFARI, ..READER }, "/stories/7").await;
        paper.counter.take().await.unwrap();
        paper.clock.advance(DAY);
        forget().await;
        assert_eq!((count(salts).await, count(sketches).await), (0, 0));
        paper.counter.store().await.unwrap();
        assert_eq!((count(salts).await, count(sketches).await), (1, 0));
        let sums = "SELECT CAST(SUM(views) AS BIGINT) FROM reading_days WHERE subject_id = 7";
        assert_eq!(count(sums).await, 2);
        paper.clock.advance(DAY * 70);
        forget().await;
        assert_eq!(count("SELECT COUNT(*) FROM reading_hours").await + count("SELECT COUNT(*) FROM reading_referrers").await, 0);
        assert_eq!(count(sums).await, 2);
    }
}
