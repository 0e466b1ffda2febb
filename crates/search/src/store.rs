//! Every SQL text of this feature but those of the full-text index itself, which are in `database::search`.

use database::search::Shelf;
use database::{Arg, Conn, FromRow, Result, Row, args};

/// Where these articles or comments stand in the index, in no order.
pub(crate) async fn places_of(c: &mut Conn, shelf: Shelf, ids: &[i64]) -> Result<Vec<i64>> {
    let sql = match shelf {
        Shelf::Articles => "SELECT place FROM search_articles WHERE article_id = $1",
        Shelf::Comments => "SELECT place FROM search_comments WHERE comment_id = $1",
    };
    let each: Vec<[Arg<'_>; 1]> = ids.iter().map(|id| [Arg::Int(*id)]).collect();
    let mut places = Vec::new();
    for answer in c.each(sql, &each).await? {
        places.extend(answer.first::<i64>()?);
    }
    Ok(places)
}

/// Takes places for ids, each unless another has it; whether it did, for each.
pub(crate) async fn take_places(c: &mut Conn, shelf: Shelf, wanted: &[(i64, i64)]) -> Result<Vec<bool>> {
    let sql = match shelf {
        Shelf::Articles => {
            "INSERT INTO search_articles (place, article_id) VALUES ($1, $2) ON CONFLICT (place) DO NOTHING"
        }
        Shelf::Comments => {
            "INSERT INTO search_comments (place, comment_id) VALUES ($1, $2) ON CONFLICT (place) DO NOTHING"
        }
    };
    let each: Vec<[Arg<'_>; 2]> =
        wanted.iter().map(|(place, id)| [Arg::Int(*place), Arg::Int(*id)]).collect();
    Ok(c.each(sql, &each).await?.iter().map(|answer| answer.changed() == 1).collect())
}

/// Frees places.
pub(crate) async fn free_places(c: &mut Conn, shelf: Shelf, places: &[i64]) -> Result<()> {
    let sql = match shelf {
        Shelf::Articles => "DELETE FROM search_articles WHERE place = $1",
        Shelf::Comments => "DELETE FROM search_comments WHERE place = $1",
    };
    let each: Vec<[Arg<'_>; 1]> = places.iter().map(|place| [Arg::Int(*place)]).collect();
    c.each(sql, &each).await.map(|_| ())
}

/// How many places one of the texts below takes: shorter lists are filled with one that nothing has.
const AT_ONCE: usize = 16;

/// Place and id of what stands at these places, in no order.
pub(crate) async fn at_places(c: &mut Conn, shelf: Shelf, places: &[i64]) -> Result<Vec<(i64, i64)>> {
    let sql = match shelf {
        Shelf::Articles => {
            "/* hot */ SELECT place, article_id
             FROM search_articles
             WHERE place IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        }
        Shelf::Comments => {
            "/* hot */ SELECT place, comment_id
             FROM search_comments
             WHERE place IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        }
    };
    let mut all = Vec::new();
    for some in places.chunks(AT_ONCE) {
        let filled: Vec<Arg<'_>> =
            some.iter().copied().chain(std::iter::repeat(i64::MIN)).take(AT_ONCE).map(Arg::Int).collect();
        all.extend(c.all::<(i64, i64)>(sql, &filled).await?);
    }
    Ok(all)
}

/// Place and id of what is indexed behind a place, in order.
pub(crate) async fn places_after(
    c: &mut Conn,
    shelf: Shelf,
    after: i64,
    most: i64,
) -> Result<Vec<(i64, i64)>> {
    let sql = match shelf {
        Shelf::Articles => {
            "SELECT place, article_id FROM search_articles WHERE place > $1 ORDER BY place LIMIT $2"
        }
        Shelf::Comments => {
            "SELECT place, comment_id FROM search_comments WHERE place > $1 ORDER BY place LIMIT $2"
        }
    };
    c.all(sql, args![after, most]).await
}

/// A word of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// Folded.
    pub(crate) word: String,
    /// As it is written: in lower case, unless the text that brought it had it as a German noun.
    pub(crate) shown: String,
    /// How many articles have it, roughly: what is taken back or changed is not counted down.
    pub(crate) articles: i64,
}

impl FromRow for Known {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { word: row.next()?, shown: row.next()?, articles: row.next()? })
    }
}

/// A word to add: folded, as written, its bones, and in how many articles more it stands.
pub(crate) type Addition = (String, String, String, i64);

/// Adds words in the order of the alphabet, so that two who add the same ones do not lock each other out.
pub(crate) async fn add_words(c: &mut Conn, language: &str, words: &[Addition]) -> Result<()> {
    for some in words.chunks(10) {
        let mut args = vec![Arg::from(language)];
        for (word, shown, bones, articles) in some {
            args.extend([word.into(), shown.into(), bones.into(), Arg::Int(*articles)]);
        }
        while args.len() < 41 {
            args.extend([Arg::from(""), Arg::from(""), Arg::from(""), Arg::Int(0)]);
        }
        c.run(
            "WITH more(word, shown, bones, articles) AS (
       VALUES (CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT)),
              ($6, $7, $8, $9),
              ($10, $11, $12, $13),
              ($14, $15, $16, $17),
              ($18, $19, $20, $21),
              ($22, $23, $24, $25),
              ($26, $27, $28, $29),
              ($30, $31, $32, $33),
              ($34, $35, $36, $37),
              ($38, $39, $40, $41)
     )
     INSERT INTO search_words (language, word, shown, bones, articles)
     SELECT CAST($1 AS TEXT), word, shown, bones, articles
     FROM more
     WHERE word <> ''
     ON CONFLICT (language, word) DO UPDATE SET articles = search_words.articles + excluded.articles",
            &args,
        )
        .await?;
    }
    Ok(())
}

/// Forgets words, a bounded number at a time; returns how many went.
pub(crate) async fn forget_words(c: &mut Conn, most: i64) -> Result<u64> {
    c.run(
        "DELETE FROM search_words
         WHERE (language, word) IN (SELECT language, word FROM search_words ORDER BY language, word LIMIT $1)",
        args![most],
    )
    .await
}

/// How many words [`known_words`] asks for at once.
pub(crate) const GUESSES: usize = 96;

/// Which of these folded words the paper has used, in no order.
pub(crate) async fn known_words(c: &mut Conn, language: &str, words: &[String]) -> Result<Vec<Known>> {
    let mut all = Vec::new();
    for some in words.chunks(GUESSES) {
        let mut args = vec![Arg::from(language)];
        args.extend(some.iter().map(Arg::from));
        args.resize(GUESSES + 1, Arg::from(""));
        let found: Vec<Known> = c
            .all(
                "/* hot */ SELECT word, shown, articles
         FROM search_words
         WHERE language = $1
           AND word IN
          ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
           $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42,
           $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62,
           $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76, $77, $78, $79, $80, $81, $82,
           $83, $84, $85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96, $97)",
                &args,
            )
            .await?;
        all.extend(found);
    }
    Ok(all)
}

/// The most frequent words with these bones.
pub(crate) async fn with_bones(c: &mut Conn, language: &str, bones: &str, most: i64) -> Result<Vec<Known>> {
    c.all(
        "/* hot */ SELECT word, shown, articles
         FROM search_words
         WHERE language = $1 AND bones = $2
         ORDER BY articles DESC
         LIMIT $3",
        args![language, bones, most],
    )
    .await
}

/// Words from `first` up to, not including, `end`, in the order of the alphabet.
pub(crate) async fn between(
    c: &mut Conn,
    language: &str,
    (first, end): (&str, &str),
    most: i64,
) -> Result<Vec<Known>> {
    c.all(
        "/* hot */ SELECT word, shown, articles
         FROM search_words
         WHERE language = $1 AND word >= $2 AND word < $3
         ORDER BY word
         LIMIT $4",
        args![language, first, end, most],
    )
    .await
}

/// A note of where a rebuild stands.
pub(crate) async fn note(c: &mut Conn, name: &str) -> Result<Option<String>> {
    c.first("SELECT value FROM settings WHERE name = $1", args![name]).await
}

/// Writes such a note.
pub(crate) async fn set_note(c: &mut Conn, name: &str, value: &str) -> Result<()> {
    c.run(
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        args![name, value],
    )
    .await
    .map(|_| ())
}

/// Changes it from one value to another; `false` where it has not this value.
pub(crate) async fn change_note(c: &mut Conn, name: &str, (from, to): (&str, &str)) -> Result<bool> {
    let sql = "UPDATE settings SET value = $3 WHERE name = $1 AND value = $2";
    Ok(c.run(sql, args![name, from, to]).await? == 1)
}

/// Takes it away.
pub(crate) async fn drop_note(c: &mut Conn, name: &str) -> Result<()> {
    c.run("DELETE FROM settings WHERE name = $1", args![name]).await.map(|_| ())
}
