//! `courant bench …`: fills a paper for measurements. Hidden, because it is of no use to a newspaper.

use clap::Subcommand;
use comments::{Draft, Import, Status};

use super::{paper, say};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Bench {
    /// Add comments to an article, in threads as readers make them
    Seed {
        /// The article's slug
        #[arg(long)]
        article: String,
        /// How many
        #[arg(long)]
        comments: u32,
    },
}

/// Comments of one transaction.
const BATCH: usize = 500;
/// The share of roots, and the depth of the threads, of a large newspaper's conversations.
const ROOTS_OF_100: u32 = 45;
const DEEPEST: usize = 15;

pub(super) async fn run(config: &Config, command: Bench) -> Result<(), String> {
    let Bench::Seed { article, comments } = command;
    let paper = paper::open(config).await?;
    let now = paper.clock.now();
    let found = paper.db.read(async |c| publishing::id_by_slug(c, &article, now).await).await;
    let subject =
        found.map_err(|e| e.to_string())?.ok_or_else(|| format!("there is no article {article}"))?;
    let imports = threads(subject, comments, now);
    for batch in imports.chunks(BATCH) {
        let stored = paper.db.write(&batch, |c, batch| {
            Box::pin(async move {
                for import in *batch {
                    comments::import_comment(c, import).await?;
                }
                c.touch(format!("comments:{subject}"));
                Ok::<_, comments::Failure>(())
            })
        });
        stored.await.map_err(|e| e.to_string())?;
    }
    say(format_args!("{comments} comments under {article}"));
    Ok(())
}

/// The same comments every time: chance comes from a fixed seed.
fn threads(subject: i64, count: u32, now: i64) -> Vec<Import> {
    let mut chance = Chance(0x5eed);
    let mut chain: Vec<i64> = Vec::new();
    (0..count)
        .map(|number| {
            let created = now - 1_000 * i64::from(count - number);
            let id = comments::import_id(created, number);
            if chain.is_empty() || chance.below(100) < ROOTS_OF_100 {
                chain.clear();
            } else if chain.len() >= DEEPEST || chance.below(3) == 0 {
                chain.truncate(usize::try_from(chance.below(3)).unwrap_or(0) + 1);
            }
            let parent = chain.last().copied();
            chain.push(id);
            let text = text(number, &mut chance);
            let name = format!("Reader {}", chance.below(900));
            let draft = Draft { parent, name, email: String::new(), text };
            Import { id, subject, draft, status: Status::Visible, staff: false, created }
        })
        .collect()
}

/// About 216 bytes, the mean of real comments.
fn text(number: u32, chance: &mut Chance) -> String {
    const WORDS: [&str; 16] = [
        "harbour", "council", "tram", "water", "seven", "nobody", "asked", "the", "of", "and", "morning",
        "crew", "rope", "line", "winter", "letter",
    ];
    let words = 20 + chance.below(32);
    let mut text = format!("Comment {number}:");
    for _ in 0..words {
        let index = usize::try_from(chance.below(16)).unwrap_or(0);
        text.push(' ');
        text.push_str(WORDS.get(index).copied().unwrap_or("the"));
    }
    text.push('.');
    text
}

/// A small generator (xorshift, Marsaglia 2003): measurements need repeatable, not good, chance.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % limit
    }
}
