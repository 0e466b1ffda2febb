//! Whatever is typed, the answer is a page.

use database::{Clock, testing};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::paper::{Paper, article, encoded, german};

/// Text that is likely to upset a parser of queries, and any other.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[\\PC]{0,12}",
        "[ \"'()*:^+&|!<>-]{0,6}",
        Just("\u{0}".to_owned()),
        Just("NEAR(a b)".to_owned()),
        Just("terms:".to_owned()),
        Just("OR AND NOT".to_owned()),
        Just("section:town".to_owned()),
        Just("from:2025-01-01".to_owned()),
        Just("harbour".to_owned()),
        Just("har*".to_owned()),
        Just("\"\"".to_owned()),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}

async fn nothing_upsets_it(paper: &Paper, tries: u32) {
    paper.add(&[article(1, "Harbour opens", "The rope."), german(2, "Der Hafen", "Das Seil.")]).await;
    let mut runner = TestRunner::new(Config { cases: tries, ..Config::default() });
    let handle = tokio::runtime::Handle::current();
    let asked = tokio::task::block_in_place(|| {
        runner.run(&(typed(), typed(), any::<bool>()), |(q, other, comments)| {
            let comments = if comments { "on" } else { "" };
            let query =
                encoded(&[("q", &q), ("author", &other), ("speaker", &other), ("comments", comments)]);
            let answer = handle.block_on(paper.visitor.get(&format!("/search?{query}")));
            prop_assert_eq!(answer.status, 200);
            let query = encoded(&[("q", &q)]);
            let answer = handle.block_on(paper.visitor.get(&format!("/search?{query}")));
            prop_assert!(answer.status == 200 || answer.status == 422);
            Ok(())
        })
    });
    asked.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_query_is_a_page_on_sqlite() {
    let paper = Paper::open(testing::sqlite(Clock::fixed(testing::MORNING)).await.unwrap()).await;
    nothing_upsets_it(&paper, 250).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_query_is_a_page_on_postgres() {
    let paper = Paper::open(testing::postgres(Clock::fixed(testing::MORNING)).await.unwrap()).await;
    nothing_upsets_it(&paper, 120).await;
}
