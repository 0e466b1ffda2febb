//! Counts are equal to what a query counts, after anything.

use comments::{Decision, Draft, Failure, Import, Policy, Refusal, Status};
use database::both_engines;

use crate::paper::{OTHER, Paper, STORY, lifted};

/// A small generator: the same seed gives the same story (Marsaglia, "Xorshift RNGs", 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// How many rows are not as the rules say.
async fn wrong(paper: &Paper) -> Vec<i64> {
    vec![
        paper
            .count("SELECT COUNT(*) FROM threads t WHERE t.visible <> (SELECT COUNT(*) FROM comments c WHERE c.subject_id = t.subject_id AND c.status = 'visible')")
            .await,
        paper
            .count("SELECT COUNT(*) FROM threads t WHERE t.pending <> (SELECT COUNT(*) FROM comments c WHERE c.subject_id = t.subject_id AND c.status = 'pending')")
            .await,
        paper
            .count("SELECT COUNT(*) FROM threads t WHERE t.roots <> (SELECT COUNT(*) FROM comments c WHERE c.subject_id = t.subject_id AND c.parent_key = 0 AND c.shown = TRUE)")
            .await,
        paper
            .count("SELECT COUNT(*) FROM comments p WHERE p.replies <> (SELECT COUNT(*) FROM comments c WHERE c.parent_key = p.id AND c.shown = TRUE)")
            .await,
        // Shown is who is visible, or has somebody visible below.
        paper
            .count("SELECT COUNT(*) FROM comments p WHERE (p.shown = TRUE) <> EXISTS (SELECT 1 FROM comments c WHERE c.path >= p.path AND c.path < p.path || '8' AND c.status = 'visible')")
            .await,
    ]
}

async fn decide(paper: &Paper, comment_id: i64, status: Status) {
    let decision = Decision { comment_id, status, reason: "because".to_owned(), actor: "Mo".to_owned() };
    comments::decide(&paper.web, &decision).await.unwrap().unwrap();
}

both_engines! {
    async fn counts_are_right_after_random_decisions(db) {
        let paper = Paper::open(db, lifted()).await;
        for seed in [3, 17, 2025] {
            let (mut dice, mut ids) = (Dice(seed), Vec::<i64>::new());
            for _ in 0..60 {
                match dice.roll(8) {
                    0 => paper.policy([Policy::Open, Policy::Held, Policy::Closed][dice.roll(3)]).await,
                    1..=3 => {
                        let parent = (!ids.is_empty() && dice.roll(4) > 0).then(|| ids[dice.roll(ids.len())]);
                        let sent = crate::paper::submission(STORY, parent, "words");
                        if let Ok(posted) = comments::submit(&paper.web, &sent).await {
                            ids.push(posted.id);
                        }
                    }
                    4 => {
                        let parent = (!ids.is_empty()).then(|| ids[dice.roll(ids.len())]);
                        let status = Status::ALL[dice.roll(4)];
                        ids.push(import(&paper, parent, status).await);
                    }
                    _ if !ids.is_empty() => {
                        let id = ids[dice.roll(ids.len())];
                        decide(&paper, id, Status::ALL[1 + dice.roll(3)]).await;
                    }
                    _ => {}
                }
                assert_eq!(wrong(&paper).await, [0; 5], "seed {seed}");
            }
        }
    }

    async fn a_thread_that_comes_at_once_is_as_if_one_came_after_another(db) {
        let paper = Paper::open(db, lifted()).await;
        for seed in [5, 29, 2027] {
            let mut dice = Dice(seed);
            let (mut one, mut at_once) = (Vec::<Import>::new(), Vec::<Import>::new());
            for _ in 0..200 {
                // Mostly the newest is answered, so that trees grow as deep as they may.
                let parent = match dice.roll(80) {
                    0 => None,
                    1..=4 if !one.is_empty() => Some(dice.roll(one.len())),
                    _ => one.len().checked_sub(1),
                };
                let status = Status::ALL[dice.roll(Status::ALL.len())];
                for (list, subject) in [(&mut one, STORY), (&mut at_once, OTHER)] {
                    let parent = parent.map(|parent| list[parent].id);
                    list.push(elsewhere(&paper, (subject, parent), status));
                }
            }
            let input = (one, at_once);
            let done = paper.web.db.write(&input, |c, (one, at_once)| Box::pin(async move {
                for import in one {
                    comments::import_comment(c, import).await?;
                }
                comments::import_thread(c, OTHER, at_once).await
            }));
            done.await.unwrap();
            assert_eq!(wrong(&paper).await, [0; 5], "seed {seed}");
        }
        // Both conversations have the same comments in the same places.
        let unlike = "SELECT COUNT(*) FROM (SELECT 1 FROM (
                SELECT subject_id, depth, shown, replies, status, email, COUNT(*) AS n
                FROM comments GROUP BY subject_id, depth, shown, replies, status, email
            ) x GROUP BY depth, shown, replies, status, email, n HAVING COUNT(*) <> 2) y";
        assert_eq!(paper.count(unlike).await, 0);
        assert_eq!(paper.count("SELECT MAX(depth) FROM comments").await, comments::MAX_DEPTH);
        let (rows, noted) = ("SELECT COUNT(*) FROM comments WHERE status = 'visible'", "SELECT COUNT(*) FROM comment_changes");
        assert_eq!(paper.count(rows).await, paper.count(noted).await);
    }

    async fn a_thread_from_elsewhere_is_taken_whole_or_not_at_all(db) {
        let paper = Paper::open(db, lifted()).await;
        let root = elsewhere(&paper, (STORY, None), Status::Visible);
        let lost = elsewhere(&paper, (STORY, Some(1)), Status::Visible);
        let input = [root, lost];
        for (subject, want) in [(STORY, Refusal::ParentGone), (404, Refusal::Closed)] {
            let imports = if subject == STORY { &input[..] } else { &input[..1] };
            let done = paper.web.db.write(&imports, |c, imports| Box::pin(comments::import_thread(c, subject, imports)));
            assert!(matches!(done.await, Err(Failure::Refused(why)) if why == want), "{subject}");
        }
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 0);
    }

    async fn writers_side_by_side_lose_no_count(db) {
        let paper = std::sync::Arc::new(Paper::open(db, lifted()).await);
        let root = paper.say(None, "root").await.id;
        let mut tasks = Vec::new();
        for number in 0..24 {
            let paper = paper.clone();
            tasks.push(tokio::spawn(async move {
                let reply = paper.say(Some(root), &format!("reply {number}")).await.id;
                if number % 3 == 0 {
                    decide(&paper, reply, Status::Removed).await;
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(wrong(&paper).await, [0; 5]);
        assert_eq!(paper.count("SELECT MAX(visible) FROM threads").await, 17);
    }

    async fn a_removed_comment_leaves_its_place_to_its_replies(db) {
        let paper = Paper::open(db, lifted()).await;
        let root = paper.say(None, "root words").await.id;
        let reply = paper.say(Some(root), "reply words").await.id;
        decide(&paper, root, Status::Removed).await;
        let page = paper.visitor.get(crate::paper::POST).await;
        assert_eq!(page.texts(&format!("#c{root} .gone")).len(), 1);
        assert!(!page.body.contains("root words") && page.body.contains("reply words"));
        assert!(page.texts("h2").contains(&"1 comment".to_owned()));
        let gone = paper.visitor.get(&format!("/comments/{root}")).await;
        assert_eq!((gone.status.as_u16(), gone.texts("form").len()), (200, 0));
        decide(&paper, reply, Status::Rejected).await;
        assert_eq!(paper.visitor.get(&format!("/comments/{root}")).await.status, 404);
        assert_eq!(paper.count("SELECT MAX(roots) FROM threads").await, 0);
        decide(&paper, reply, Status::Visible).await;
        assert_eq!(paper.visitor.get(&format!("/comments/{root}")).await.status, 200);
        assert_eq!(paper.count("SELECT COUNT(*) FROM comment_events").await, 3);
    }

    async fn counts_are_read_for_many_stories(db) {
        let paper = Paper::open(db, lifted()).await;
        paper.say(None, "one").await;
        let ids: Vec<i64> = (1..=45).collect();
        let counts = paper.web.db.read(async |c| comments::counts(c, &ids).await).await.unwrap();
        assert_eq!((counts.len(), counts[&STORY]), (3, 1));
        let pruned = paper.web.db.write(&(), |c, ()| Box::pin(comments::prune_keys(c, i64::MAX))).await.unwrap();
        assert_eq!(pruned, 0);
    }
}

fn elsewhere(paper: &Paper, (subject, parent): (i64, Option<i64>), status: Status) -> Import {
    let email = "ann@mail.example".into();
    let draft = Draft { parent, name: "Old".into(), email, text: "from elsewhere".into() };
    Import { id: paper.web.ids.next(), subject, draft, status, staff: true, created: paper.clock.now() }
}

async fn import(paper: &Paper, parent: Option<i64>, status: Status) -> i64 {
    let import = elsewhere(paper, (STORY, parent), status);
    let done = paper.web.db.write(&import, |c, import| Box::pin(comments::import_comment(c, import))).await;
    done.unwrap();
    import.id
}
