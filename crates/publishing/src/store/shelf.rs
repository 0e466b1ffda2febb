//! The library of pictures: what is on the shelf, where each stands, and what goes.
//!
//! A search looks along the shelf, newest first, at a column of folded words: `LIKE '% harb%'` reads the same on both engines,
//! joins with every filter and every right in one statement, and goes on from an id. A hundred thousand pictures are some
//! milliseconds of it; the index of the readers' search belongs to another feature and knows only what readers see.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{Picture, PictureStake, Whose};

/// How many words of a search count; the statement below has that many places.
const WORDS: usize = 4;

/// What is looked for on the shelf.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sought {
    /// Folded words; each has to begin a word of the picture.
    pub(crate) words: Vec<String>,
    /// Only what this person sent.
    pub(crate) sender: Option<i64>,
    pub(crate) without_credit: bool,
    pub(crate) without_licence: bool,
    pub(crate) unused: bool,
    /// Only pictures behind this one.
    pub(crate) before: Option<i64>,
    pub(crate) most: i64,
}

/// What somebody sees: all, what they sent, what is open to the desk, what readers see, what stands in stories that they may
/// read. Then what is looked for.
const ON_SHELF: &str =
    "SELECT m.id, m.key, m.width, m.height, m.alt, m.caption, m.credit, m.decorative, m.licence, m.terms, m.expires,
                m.focus_x, m.focus_y, m.copies, m.original, m.file, m.name, m.uploader, m.shared, m.proposed, m.bound,
                m.revision, m.created
         FROM media m
         WHERE m.id < $1
           AND ($2 OR m.uploader = $3 OR ($4 AND (m.shared OR m.uploader IS NULL))
                OR EXISTS (SELECT 1
                           FROM article_media x
                           JOIN articles a ON a.id = x.article_id
                           WHERE x.media_id = m.id AND a.state = 'published' AND a.published <= $5)
                OR EXISTS (SELECT 1
                           FROM authors u
                           JOIN bylines b ON b.author_id = u.id
                           WHERE u.photo = m.key AND b.published <= $5)
                OR EXISTS (SELECT 1
                           FROM article_media x
                           JOIN article_people p ON p.article_id = x.article_id
                           WHERE x.media_id = m.id AND p.user_id = $3)
                OR EXISTS (SELECT 1
                           FROM working_media x
                           JOIN article_people p ON p.article_id = x.article_id
                           WHERE x.media_id = m.id AND p.user_id = $3)
                OR ($4 AND EXISTS (SELECT 1
                                   FROM article_media x
                                   JOIN work w ON w.article_id = x.article_id
                                   WHERE x.media_id = m.id AND w.shared))
                OR ($4 AND EXISTS (SELECT 1
                                   FROM working_media x
                                   JOIN work w ON w.article_id = x.article_id
                                   WHERE x.media_id = m.id AND w.shared)))
           AND m.words LIKE $6 AND m.words LIKE $7 AND m.words LIKE $8 AND m.words LIKE $9
           AND (CAST($10 AS BIGINT) IS NULL OR m.uploader = $10)
           AND (NOT $11 OR m.credit = '')
           AND (NOT $12 OR m.licence = '')
           AND (NOT $13
                OR NOT EXISTS (SELECT 1 FROM article_media x WHERE x.media_id = m.id)
               AND NOT EXISTS (SELECT 1 FROM working_media x WHERE x.media_id = m.id)
               AND NOT EXISTS (SELECT 1 FROM authors u WHERE u.photo = m.key))
         ORDER BY m.id DESC
         LIMIT $14";

/// Pictures that somebody sees, the newest first.
pub(crate) async fn on_shelf(
    c: &mut Conn,
    sought: &Sought,
    (whose, now): (Whose, i64),
) -> Result<Vec<Picture>> {
    let word = |at: usize| sought.words.get(at).map_or("%".to_owned(), |word| format!("% {word}%"));
    let [first, second, third, fourth] = std::array::from_fn::<String, WORDS, _>(word);
    c.all(
        ON_SHELF,
        args![
            sought.before.unwrap_or(i64::MAX),
            whose.all,
            whose.user,
            whose.shared,
            now,
            first,
            second,
            third,
            fourth,
            sought.sender,
            sought.without_credit,
            sought.without_licence,
            sought.unused,
            sought.most,
        ],
    )
    .await
}

/// What a picture is to somebody (0 for nobody).
pub(crate) async fn picture_stake(
    c: &mut Conn,
    picture: &Picture,
    user: i64,
    now: i64,
) -> Result<PictureStake> {
    let (shown, in_theirs, in_shared) = c
        .one(
            "SELECT EXISTS (SELECT 1
                            FROM article_media x
                            JOIN articles a ON a.id = x.article_id
                            WHERE x.media_id = $1 AND a.state = 'published' AND a.published <= $3)
                 OR EXISTS (SELECT 1
                            FROM authors u
                            JOIN bylines b ON b.author_id = u.id
                            WHERE u.photo = $4 AND b.published <= $3),
                    EXISTS (SELECT 1
                            FROM article_media x
                            JOIN article_people p ON p.article_id = x.article_id
                            WHERE x.media_id = $1 AND p.user_id = $2)
                 OR EXISTS (SELECT 1
                            FROM working_media x
                            JOIN article_people p ON p.article_id = x.article_id
                            WHERE x.media_id = $1 AND p.user_id = $2),
                    EXISTS (SELECT 1
                            FROM article_media x
                            JOIN work w ON w.article_id = x.article_id
                            WHERE x.media_id = $1 AND w.shared)
                 OR EXISTS (SELECT 1
                            FROM working_media x
                            JOIN work w ON w.article_id = x.article_id
                            WHERE x.media_id = $1 AND w.shared)",
            args![picture.id, user, now, &picture.key],
        )
        .await?;
    let owns = user != 0 && picture.sender == Some(user);
    Ok(PictureStake { owns, shared: picture.shared || picture.sender.is_none(), in_theirs, in_shared, shown })
}

/// A story that shows a picture, in the words of readers or in the newest.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) id: i64,
    pub(crate) headline: String,
    pub(crate) state: String,
    pub(crate) shared: bool,
    pub(crate) published: Option<i64>,
}

impl FromRow for Spot {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, headline, state) = (row.next()?, row.next()?, row.next()?);
        let (published, shared) = (row.next()?, row.next()?);
        Ok(Self { id, headline, state, shared, published })
    }
}

/// The stories that show a picture, the newest first.
pub(crate) async fn spots(c: &mut Conn, picture: i64, most: i64) -> Result<Vec<Spot>> {
    c.all(
        "SELECT a.id, a.headline, a.state, a.published, COALESCE(w.shared, TRUE)
         FROM articles a
         LEFT JOIN work w ON w.article_id = a.id
         WHERE a.id IN (SELECT article_id FROM article_media WHERE media_id = $1)
            OR a.id IN (SELECT article_id FROM working_media WHERE media_id = $1)
         ORDER BY a.id DESC
         LIMIT $2",
        args![picture, most],
    )
    .await
}

/// The names and slugs of the authors whose photograph it is.
pub(crate) async fn shown_by(c: &mut Conn, key: &str) -> Result<Vec<(String, String)>> {
    c.all("SELECT name, slug FROM authors WHERE photo = $1 ORDER BY name", args![key]).await
}

/// The name of somebody with an account.
pub(crate) async fn name_of(c: &mut Conn, user: i64) -> Result<Option<String>> {
    c.first("SELECT name FROM users WHERE id = $1", args![user]).await
}

/// Says which pictures stand in the newest words of a published story, and no others.
pub(crate) async fn work_with_media(c: &mut Conn, article: i64, media: &[(i64, String)]) -> Result<()> {
    c.run("DELETE FROM working_media WHERE article_id = $1", args![article]).await?;
    for (id, _) in media {
        c.run("INSERT INTO working_media (article_id, media_id) VALUES ($1, $2)", args![article, *id])
            .await?;
    }
    Ok(())
}

/// Forgets the copies of a picture; their keys.
pub(crate) async fn forget_copies(c: &mut Conn, picture: i64) -> Result<Vec<String>> {
    c.all("DELETE FROM media_copies WHERE media_id = $1 RETURNING key", args![picture]).await
}

/// Puts another file in the place of a picture's; whether nobody was faster.
pub(crate) async fn put_file(c: &mut Conn, picture: &Picture, hash: &str) -> Result<bool> {
    let changed = c
        .run(
            "UPDATE media
         SET file = $3, width = $4, height = $5, original = $6, hash = $7, name = $8, words = $9, kind = 'image/jpeg',
             copies = '', focus_x = 50, focus_y = 50, revision = revision + 1
         WHERE id = $1 AND revision = $2",
            args![
                picture.id,
                picture.revision,
                &picture.file,
                picture.width,
                picture.height,
                &picture.original,
                hash,
                &picture.name,
                picture.search_text(),
            ],
        )
        .await?;
    Ok(changed == 1)
}
