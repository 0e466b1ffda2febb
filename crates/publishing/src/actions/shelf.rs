//! The library of pictures: what is changed, replaced and taken away. Each is one transaction; what lay in the storage goes
//! afterwards, by a task.

use database::Conn;
use imaging::Refused;
use web::{Error, Result, Sentence};

use super::pictures::{Known, file_name, hash, keep_file, known, order_copies, touch_all};
use super::refuse;
use crate::model::{
    Picture, PictureChanges, PictureDeed, Story, Verdict, picture_duties, picture_keys, picture_problems,
    picture_verdict, problem,
};
use crate::tasks::ERASE;
use crate::{Desk, Newsroom, store};

/// How long what is gone lies in the storage still, in microseconds: a day, so that a copy for safety whose database is an hour
/// older than its files is whole. No address leads to it.
const LINGERS: i64 = 24 * 3_600_000_000;

/// A picture for somebody who may do this to it.
///
/// # Errors
/// [`Error::NotFound`] where they may not know of it; [`Error::Forbidden`].
pub(crate) async fn picture_for(
    c: &mut Conn,
    room: &Newsroom,
    id: i64,
    deed: PictureDeed,
) -> Result<Picture> {
    let picture = store::picture(c, id).await?.ok_or(Error::NotFound)?;
    let now = room.desk.web.clock.now();
    let stake = store::picture_stake(c, &picture, room.hand.user.unwrap_or(0), now).await?;
    match picture_verdict(&room.hand, deed, stake) {
        Verdict::Yes => Ok(picture),
        Verdict::Refused => Err(Error::Forbidden(refused(deed, stake.shown))),
        Verdict::Hidden => Err(Error::NotFound),
    }
}

fn refused(deed: PictureDeed, is_shown: bool) -> Sentence {
    match deed {
        PictureDeed::Change if is_shown => Sentence::key("rules-picture-shown"),
        PictureDeed::Delete => Sentence::key("rules-picture-delete"),
        _ => Sentence::key("rules-picture-change"),
    }
}

fn faster() -> Error {
    Error::Conflict(Sentence::key("rules-picture-stale"))
}

/// Changes the words or the focal point of a picture; returns it as it is then. The words under an article are the
/// article's own.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`]; [`Error::Conflict`] where somebody was faster.
pub async fn update_picture(room: &Newsroom, id: i64, changes: &PictureChanges) -> Result<Picture> {
    let input = (room.clone(), id, changes.clone());
    room.desk.web.db.write(&input, |c, input| Box::pin(describe(c, input))).await
}

async fn describe(c: &mut Conn, (room, id, changes): &(Newsroom, i64, PictureChanges)) -> Result<Picture> {
    let before = picture_for(c, room, *id, PictureDeed::Change).await?;
    if changes.revision.is_some_and(|revision| revision != before.revision) {
        return Err(faster());
    }
    let mut picture = before.changed(changes).map_err(Error::Invalid)?;
    if picture != before {
        if !store::describe_picture(c, &picture).await? {
            return Err(faster());
        }
        picture.revision += 1;
        touch_all(c, &picture).await?;
    }
    Ok(picture)
}

/// Puts another file in the place of a picture's, under the same id and key: every story that names it shows the other one.
/// Its words stay; the focal point is in the middle again.
///
/// # Errors
/// As [`update_picture`]; [`Error::Invalid`] where the file is another picture of the paper. Why it is no picture that is taken
/// is an answer.
pub async fn replace_picture(
    room: &Newsroom,
    id: i64,
    revision: i64,
    (file, name): (Vec<u8>, &str),
) -> Result<Result<Picture, Refused>> {
    let desk = &room.desk;
    // Nothing is read for somebody who may not.
    let before = desk.web.db.read(async |c| picture_for(c, room, id, PictureDeed::Change).await).await?;
    if before.revision != revision {
        return Err(faster());
    }
    if file.len() > imaging::MOST_BYTES {
        return Ok(Err(Refused::Bytes));
    }
    let digest = hash(&file);
    let known_as = match known(room, &digest).await? {
        Known::Seen(same) if same.id == id => return Ok(Ok(*same)),
        Known::Seen(_) => {
            refuse(vec![problem("picture", Sentence::key("rules-picture-same"))])?;
            digest.clone()
        }
        Known::Unseen(name) => name,
    };
    let kept = match keep_file(desk, file, &digest).await? {
        Ok(kept) => kept,
        Err(refused) => return Ok(Err(refused)),
    };
    let input = Replacing {
        room: room.clone(),
        before,
        hash: known_as,
        task: desk.web.ids.next(),
        after: (kept.key, kept.original, kept.size, file_name(name)),
    };
    let stored = desk.web.db.write(&input, |c, input| Box::pin(exchange(c, input))).await;
    // Where it is not known whether it was stored, the files stay: the picture may be shown from them.
    if stored.as_ref().is_err_and(|error| !matches!(error, Error::Unsure(_))) {
        for place in [&input.after.0, &input.after.1] {
            // What nobody points at is only waste, also where it cannot be removed.
            let _ = super::erase_file(desk, place).await;
        }
    }
    stored.map(Ok)
}

struct Replacing {
    room: Newsroom,
    before: Picture,
    hash: String,
    task: i64,
    /// Key, original, size, name.
    after: (String, String, (u32, u32), String),
}

async fn exchange(c: &mut Conn, input: &Replacing) -> Result<Picture> {
    let Replacing { room, before, hash, task, after } = input;
    let (key, original, (width, height), name) = after.clone();
    let before = picture_for(c, room, before.id, PictureDeed::Change).await?;
    let mut old = store::forget_copies(c, before.id).await?;
    old.push(before.shown().to_owned());
    old.extend(before.original.clone());
    let mut picture = Picture {
        file: Some(key),
        original: Some(original),
        width,
        height,
        name,
        copies: Vec::new(),
        focus: crate::model::Focus::default(),
        revision: input.before.revision,
        ..before
    };
    let put = store::put_file(c, &picture, hash).await;
    let put = put.map_err(|error| super::taken(error, Sentence::key("rules-picture-same")))?;
    if !put {
        return Err(faster());
    }
    picture.revision += 1;
    order_copies(c, &picture, (*task, room.desk.web.clock.now())).await?;
    throw_away(c, &room.desk, &old).await?;
    touch_all(c, &picture).await?;
    Ok(picture)
}

/// Takes a picture away for good, with its file and its copies.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Conflict`] while a story or an author shows it.
pub async fn delete_picture(room: &Newsroom, id: i64) -> Result<()> {
    let input = (room.clone(), id);
    room.desk.web.db.write(&input, |c, input| Box::pin(remove(c, input))).await
}

async fn remove(c: &mut Conn, (room, id): &(Newsroom, i64)) -> Result<()> {
    let picture = picture_for(c, room, *id, PictureDeed::Delete).await?;
    let in_use =
        !store::spots(c, *id, 1).await?.is_empty() || !store::shown_by(c, &picture.key).await?.is_empty();
    if in_use {
        let sentence = Sentence::key("rules-picture-used");
        return Err(Error::Conflict(sentence));
    }
    let old = store::remove_media(c, *id).await?;
    throw_away(c, &room.desk, &old).await
}

async fn throw_away(c: &mut Conn, desk: &Desk, places: &[String]) -> Result<()> {
    let at = desk.web.clock.now().saturating_add(LINGERS);
    for place in places {
        let key = format!("{ERASE}:{place}");
        tasks::push_once(c, desk.web.ids.next(), (ERASE, &key), place, at).await?;
    }
    Ok(())
}

/// Refuses a story whose pictures may not be shown yet.
pub(super) async fn pictures_ready(c: &mut Conn, story: &Story, now: i64) -> Result<()> {
    let keys: Vec<&str> = picture_keys(story).into_iter().collect();
    let known = store::pictures(c, &keys).await?;
    refuse(picture_problems(&picture_duties(story, &known, now)))
}
