//! The plans of statements that join a list of ids: the list is scanned, tables are only searched.

use database::{Clock, testing};

use super::{BY_IDS, FIRST_REPLIES, VISIBLE_COUNTS};

#[tokio::test(flavor = "multi_thread")]
async fn joins_over_lists_search_their_tables() {
    let sqlite = testing::sqlite(Clock::System).await.unwrap();
    let postgres = testing::postgres(Clock::System).await.unwrap();
    for sql in [FIRST_REPLIES, BY_IDS, VISIBLE_COUNTS] {
        let plan = sqlite.read(async |c| c.explain(sql).await).await.unwrap();
        for table in ["c", "k", "comments", "threads"] {
            let scan = format!("SCAN {table}");
            assert!(
                !plan.iter().any(|step| *step == scan || step.starts_with(&format!("{scan} "))),
                "{plan:#?}"
            );
        }
        assert!(plan.iter().any(|step| step.starts_with("SEARCH")), "{plan:#?}");
        assert!(!plan.iter().any(|step| step.contains("AUTOMATIC")), "{plan:#?}");
        let plan = postgres.read(async |c| c.explain(sql).await).await.unwrap();
        assert!(!plan.iter().any(|step| step.contains("Seq Scan")), "{plan:#?}");
    }
}
