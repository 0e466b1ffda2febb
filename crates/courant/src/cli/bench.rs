//! `courant bench …`: fills a paper for measurements. Hidden, because it is of no use to a newspaper.

mod stories;

use std::collections::HashMap;
use std::sync::Arc;

use clap::Subcommand;
use comments::{Draft, Import, Policy, Status};
use database::{BoxFuture, Conn};
use futures_util::{StreamExt as _, TryStreamExt as _};
use locale::Language;
use publishing::{About, Beside, NewSection, TalkView};
use storage::Storage;

use self::stories::{Home, Stories};
use super::{paper, say, search};
use crate::compose;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Bench {
    /// Add comments to an article, or many articles with comments, and index them
    Seed {
        /// The article's slug
        #[arg(long, required_unless_present = "articles", conflicts_with = "articles")]
        article: Option<String>,
        /// How many comments it gets
        #[arg(long, required_unless_present = "articles", conflicts_with = "articles")]
        comments: Option<u32>,
        /// How many articles to add, in eight sections and over twelve years
        #[arg(long)]
        articles: Option<u32>,
        /// How many comments each of them gets
        #[arg(long, default_value_t = 0)]
        comments_each: u32,
    },
}

/// Articles of one transaction, and transactions at a time.
const ARTICLES: u32 = 50;
const AT_A_TIME: usize = 6;
/// So many transactions one after another: chance has used the name of every author by then.
const FIRST: usize = 30;
/// Articles that get their comments at once.
const AT_ONCE: i64 = 1_200;
/// The share of roots, and the depth of the threads, of a large newspaper's conversations.
const ROOTS_OF_100: u32 = 45;
const DEEPEST: usize = 15;

pub(super) async fn run(config: &Config, command: Bench) -> Result<(), String> {
    let Bench::Seed { article, comments, articles, comments_each } = command;
    let paper = paper::open(config).await?;
    if let Some(articles) = articles {
        return whole_paper(config, &paper, articles, comments_each).await;
    }
    let (article, comments) = (article.unwrap_or_default(), comments.unwrap_or_default());
    let now = paper.clock.now();
    let found = paper.db.read(async |c| publishing::id_by_slug(c, &article, now).await).await;
    let subject =
        found.map_err(|e| e.to_string())?.ok_or_else(|| format!("there is no article {article}"))?;
    import(&paper, &[(subject, threads(subject, comments, now))]).await?;
    say(format_args!("{comments} comments under {article}"));
    Ok(())
}

/// Threads that are whole, many in one transaction.
async fn import(paper: &paper::Paper, threads: &[(i64, Vec<Import>)]) -> Result<(), String> {
    let stored = paper.db.write(&threads, |c, threads| {
        Box::pin(async move {
            for (subject, imports) in *threads {
                comments::import_thread(c, *subject, imports).await?;
            }
            Ok::<_, comments::Failure>(())
        })
    });
    stored.await.map_err(|e| e.to_string())
}

/// Articles first, oldest first; then the index in one go, as a rebuild makes it; then the comments.
async fn whole_paper(config: &Config, paper: &paper::Paper, articles: u32, each: u32) -> Result<(), String> {
    let program = compose::program(config, paper, "http://127.0.0.1".to_owned()).await?;
    let desk = publishing::Desk::new(program.web.clone(), Arc::new(Quiet), Storage::memory());
    let homes = sections(&desk).await?;
    let now = paper.clock.now();
    let mut stories = Stories::new(articles, now);
    let step = usize::try_from(ARTICLES).unwrap_or(1);
    let mut batches = (0..articles).step_by(step).map(|begin| {
        if begin % 20_000 == 0 {
            tracing::info!("{begin} of {articles} articles");
        }
        let numbers = begin..articles.min(begin.saturating_add(ARTICLES));
        let batch: Vec<_> = numbers.filter_map(|number| stories.story(number, &homes)).collect();
        let room = desk.itself();
        async move {
            let made = publishing::actions::create_all(&room, batch).await;
            made.map_err(|e| format!("{e:?}"))
        }
    });
    // The first ones make the authors, whom all others only find.
    for first in batches.by_ref().take(FIRST) {
        first.await?;
    }
    together(batches).await?;
    search::rebuild(paper, config.search_comments).await?;
    if each > 0 {
        conversations(paper, (articles, each), now).await?;
        program.follower.catch_up().await.map_err(|e| e.to_string())?;
    }
    say(format_args!("{articles} articles with {each} comments each"));
    Ok(())
}

/// Does all of this, some of it at a time: a server works on one transaction while the next waits for its answer.
async fn together<W: Future<Output = Result<(), String>>>(
    work: impl Iterator<Item = W>,
) -> Result<(), String> {
    futures_util::stream::iter(work).buffer_unordered(AT_A_TIME).try_collect().await
}

/// Comments under every article there is.
async fn conversations(paper: &paper::Paper, (articles, each): (u32, u32), now: i64) -> Result<(), String> {
    let total = i64::from(articles) * i64::from(each);
    let mut after = publishing::model::Cursor { published: i64::MIN, id: 0 };
    let mut number = 0_i64;
    loop {
        let some = paper.db.read(async |c| publishing::published_after(c, after, AT_ONCE).await).await;
        let some = some.map_err(|e| e.to_string())?;
        let Some((last, _)) = some.last() else { return Ok(()) };
        after = publishing::model::Cursor { published: last.published.unwrap_or_default(), id: last.id };
        let batches = some.chunks(100).map(|articles| {
            let mut imports = Vec::new();
            for (article, _) in articles {
                // One running number for all: ids are made of a time and a number, and no two may be the same.
                let at = now - 1_000 * (total - number).max(0);
                imports.push((article.id, threads(article.id, each, at)));
                number += i64::from(each);
            }
            async move { import(paper, &imports).await }
        });
        together(batches).await?;
    }
}

async fn sections(desk: &publishing::Desk) -> Result<Vec<Home>, String> {
    let names = ["Town", "Business", "Culture", "Sport", "Opinion", "Science", "Hafenstadt", "Wirtschaft"];
    let mut homes = Vec::new();
    for (position, title) in (100..).zip(names) {
        let language = if position >= 106 { Language::DeDe } else { Language::EnGb };
        let slug = format!("bench-{}", title.to_lowercase());
        let new =
            NewSection { slug, title: title.to_owned(), description: String::new(), language, position };
        let id = publishing::actions::create_section(desk, &new).await.map_err(|e| format!("{e:?}"))?;
        homes.push(Home { id, language });
    }
    Ok(homes)
}

/// Opens conversations and tells nobody: the index is built when all articles are there.
struct Quiet;

impl Beside for Quiet {
    fn article<'a>(
        &'a self,
        _: &'a mut Conn,
        _: &'a About,
        _: &'a TalkView,
    ) -> BoxFuture<'a, web::Result<publishing::Companions>> {
        Box::pin(async { Ok(publishing::Companions::default()) })
    }

    fn adverts(&self, _: Language) -> BoxFuture<'_, web::Result<Option<publishing::Adverts>>> {
        Box::pin(async { Ok(None) })
    }

    fn comment_counts<'a>(
        &'a self,
        _: &'a mut Conn,
        _: &'a [i64],
    ) -> BoxFuture<'a, database::Result<HashMap<i64, i64>>> {
        Box::pin(async { Ok(HashMap::new()) })
    }

    fn open_thread<'a>(
        &'a self,
        c: &'a mut Conn,
        article_id: i64,
        _: &'a str,
    ) -> BoxFuture<'a, database::Result<()>> {
        Box::pin(async move { comments::open_thread(c, article_id, Policy::Open).await })
    }
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
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    fn below(&mut self, limit: u32) -> u32 {
        self.next() % limit
    }
}
