//! Pictures that are sent: the file is kept as it came and shown to nobody; a JPEG of its pixels alone is shown at once,
//! and a task makes the copies for pages.

use std::fmt::Write as _;
use std::time::Duration;

use database::Conn;
use imaging::{Format, Kind, Origin, Refused};
use sha2::{Digest as _, Sha256};
use storage::Storage;
use web::{Error, Result, Sentence};

use super::refuse;
use super::standing::touch_shown;
use crate::model::{
    BOX, NewPicture, Picture, PictureDeed, Verdict, copy_key, copy_weight, copy_widths, not_taken,
    picture_verdict, problem,
};
use crate::store::{self, Copy};
use crate::tasks::COPIES;
use crate::{Desk, Newsroom};

/// How long somebody who sends a picture waits for the turn to have it read.
const PATIENCE: Duration = Duration::from_secs(10);
/// Articles whose pages are named when a picture of theirs changes; with more, every page is.
const SHOWN: i64 = 200;
/// The longest name of a file, in characters.
const FILE_NAME: usize = 120;

/// Keeps a picture; says whether it came for the first time. The same file again is the picture that is there, with
/// the words it has, unless that is private to somebody else: then it is one of the sender's own.
///
/// # Errors
/// [`Error::Invalid`] with a sentence about the file or the words; [`Error::TooLarge`]; [`Error::Unavailable`] where the
/// disk fails, or where too many send pictures at once.
pub async fn add_picture(room: &Newsroom, new: NewPicture) -> Result<(Picture, bool)> {
    if new.file.len() > imaging::MOST_BYTES {
        return Err(Error::TooLarge { limit: imaging::MOST_BYTES });
    }
    let taken = take_picture(room, new).await?;
    taken.map_err(|refused| Error::Invalid(vec![problem("picture", not_taken(&refused))]))
}

/// The same, with the reason why a file is not taken for whoever tells it in another language.
///
/// # Errors
/// As [`add_picture`], without what is wrong with the file.
pub(crate) async fn take_picture(
    room: &Newsroom,
    new: NewPicture,
) -> Result<Result<(Picture, bool), Refused>> {
    let (desk, sender) = (&room.desk, room.hand.user);
    let mut found = Vec::new();
    let words = new.words.checked(&mut found);
    refuse(found)?;
    if new.file.len() > imaging::MOST_BYTES {
        return Ok(Err(Refused::Bytes));
    }
    let digest = hash(&new.file);
    let mut name = match known(room, &digest).await? {
        Known::Seen(picture) => return Ok(Ok((*picture, false))),
        Known::Unseen(name) => name,
    };
    let kept = match keep_file(desk, new.file, &digest).await? {
        Ok(kept) => kept,
        Err(refused) => return Ok(Err(refused)),
    };
    let (words, proposed) = words.or_told(&kept.origin);
    let picture = Picture {
        id: desk.web.ids.next(),
        key: kept.key,
        width: kept.size.0,
        height: kept.size.1,
        words,
        focus: new.focus,
        copies: Vec::new(),
        original: Some(kept.original),
        file: None,
        name: file_name(&new.name),
        sender,
        shared: new.shared || sender.is_none(),
        proposed,
        // What the paper itself brings in, an archive of twenty years, is not held up.
        bound: sender.is_some(),
        revision: 1,
        created: desk.web.clock.now(),
    };
    for _ in 0..TRIES {
        let input = (picture.clone(), name, desk.web.ids.next());
        match desk.web.db.write(&input, |c, input| Box::pin(insert(c, input))).await {
            Ok(()) => return Ok(Ok((picture, true))),
            // The same file came twice in the same moment.
            Err(Error::Conflict(_)) => {}
            Err(error) => return Err(error),
        }
        name = match known(room, &digest).await? {
            Known::Seen(known) => {
                // What nobody points at is only waste, also where it cannot be removed.
                for key in [Some(&picture.key), picture.original.as_ref()].into_iter().flatten() {
                    let _ = desk.storage.delete(key).await;
                }
                return Ok(Ok((*known, false)));
            }
            Known::Unseen(name) => name,
        };
    }
    Err(Error::internal("a picture is and is not there"))
}

/// How often a picture is stored that others send at the same time: as the paper's, as the sender's own, and once more.
const TRIES: usize = 3;

/// What somebody knows of a file.
pub(super) enum Known {
    /// The picture that was made of it, which they may see.
    Seen(Box<Picture>),
    /// Nothing, and the name that a picture of it gets: its hash, or (where that is a picture that is private to somebody else)
    /// the hash and who they are. That there is such a picture is not told.
    Unseen(String),
}

/// Looks for the picture of a file with this hash.
pub(super) async fn known(room: &Newsroom, digest: &str) -> Result<Known> {
    room.desk.web.db.read(async |c| look_up(c, room, digest).await).await
}

async fn look_up(c: &mut Conn, room: &Newsroom, digest: &str) -> Result<Known> {
    let (user, now) = (room.hand.user.unwrap_or(0), room.desk.web.clock.now());
    let own = format!("{digest}:{user}");
    let mut name = digest.to_owned();
    if let Some(picture) = store::picture_by_hash(c, digest).await? {
        let stake = store::picture_stake(c, &picture, user, now).await?;
        if picture_verdict(&room.hand, PictureDeed::See, stake) == Verdict::Yes {
            return Ok(Known::Seen(Box::new(picture)));
        }
        name.clone_from(&own);
    }
    let second = store::picture_by_hash(c, &own).await?;
    Ok(second.map_or(Known::Unseen(name), |picture| Known::Seen(Box::new(picture))))
}

async fn insert(c: &mut Conn, (picture, hash, task): &(Picture, String, i64)) -> Result<()> {
    let inserted = store::insert_picture(c, picture, hash).await;
    inserted.map_err(|error| super::taken(error, Sentence::key("rules-picture-twice")))?;
    order_copies(c, picture, (*task, picture.created)).await
}

/// Puts the copies of a picture on the list of what is to be done: once for each file of it.
pub(super) async fn order_copies(c: &mut Conn, picture: &Picture, (task, now): (i64, i64)) -> Result<()> {
    let (payload, key) = (picture.id.to_string(), format!("{COPIES}:{}:{}", picture.id, picture.revision));
    Ok(tasks::push_once(c, task, (COPIES, &key), &payload, now).await?)
}

/// The name of a file on one line and without its folder, for people and for the search.
pub(super) fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(FILE_NAME).collect();
    markup::single_line(&plain, FILE_NAME).unwrap_or_default()
}

/// A file that was read and stored: as it came, and as it is shown.
pub(super) struct Kept {
    pub(super) original: String,
    pub(super) key: String,
    pub(super) size: (u32, u32),
    pub(super) origin: Origin,
}

/// Reads a file and stores it with the JPEG that is shown of it. The bytes come first: a row whose picture is missing would be
/// shown, a file without a row is only waste.
pub(super) async fn keep_file(desk: &Desk, file: Vec<u8>, hash: &str) -> Result<Result<Kept, Refused>> {
    let extension = match Kind::of(&file) {
        Some(Kind::Png) => "png",
        Some(Kind::Webp) => "webp",
        _ => "jpg",
    };
    let (file, shown) = match shown(desk, file).await? {
        Ok(read) => read,
        Err(refused) => return Ok(Err(refused)),
    };
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    let folder: String = hash.chars().take(2).collect();
    // The id keeps a file that is sent again apart from one that is being thrown away.
    let original = format!("originals/{folder}/{hash}-{}.{extension}", desk.web.ids.next());
    let key = storage::media_key(&random, "jpg");
    put(&desk.storage, &original, file).await?;
    put(&desk.storage, &key, shown.bytes).await?;
    Ok(Ok(Kept { original, key, size: shown.size, origin: shown.origin }))
}

pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

async fn put(storage: &Storage, key: &str, bytes: Vec<u8>) -> Result<()> {
    storage.put(key, bytes).await.map_err(|error| Error::Unavailable(error.to_string()))
}

/// What is shown of a picture: a JPEG of its pixels.
struct Shown {
    size: (u32, u32),
    bytes: Vec<u8>,
    origin: Origin,
}

/// Reads a file, one at a time in this process, and gives it back with what is shown of it.
async fn shown(desk: &Desk, file: Vec<u8>) -> Result<Result<(Vec<u8>, Shown), Refused>> {
    let turn = tokio::time::timeout(PATIENCE, desk.decoding.clone().acquire_owned()).await;
    let Ok(Ok(turn)) = turn else {
        return Err(Error::Unavailable("too many pictures are sent at once".to_owned()));
    };
    let work = tokio::task::spawn_blocking(move || {
        // Moved here: whoever asked may leave, and the memory is in use until this is done.
        let _turn = turn;
        let picture = upright(&file)?;
        let bytes = imaging::encode_within(&picture, Format::Jpeg, copy_weight(BOX.0))?;
        let origin = imaging::origin(&file);
        Ok::<_, Refused>((file, Shown { size: picture.dimensions(), bytes, origin }))
    });
    work.await.map_err(Error::internal)
}

/// The pixels of a file, within the box that pages need.
fn upright(file: &[u8]) -> Result<imaging::Picture, Refused> {
    let picture = imaging::decode(file)?;
    Ok(imaging::resize_within(&picture, BOX.0, BOX.1))
}

/// Names every page that shows a picture.
pub(super) async fn touch_all(c: &mut Conn, picture: &Picture) -> Result<()> {
    let (articles, authors) = store::showing(c, picture, SHOWN).await?;
    if articles.len() >= usize::try_from(SHOWN).unwrap_or(0) {
        c.touch("site");
        return Ok(());
    }
    for article in articles {
        touch_shown(c, article).await?;
    }
    for author in &authors {
        c.touch(crate::model::author_tag(*author));
    }
    if !authors.is_empty() {
        c.touch("authors");
    }
    Ok(())
}

/// Makes the copies of a picture, unless it has them; and names the pages that show it, in the transaction that says
/// that they are there. May run twice, also at the same time.
pub(crate) async fn make_copies(desk: &Desk, id: i64) -> Result<(), String> {
    let read = desk.web.db.read(async |c| store::picture(c, id).await).await;
    let Some(picture) = read.map_err(|e| e.to_string())? else { return Ok(()) };
    let Some(original) = picture.original.as_deref().filter(|_| picture.copies.is_empty()) else {
        return Ok(());
    };
    let file = desk.storage.get(original).await.map_err(|e| e.to_string())?;
    let file = file.ok_or_else(|| format!("the file {original} of picture {id} is missing"))?;
    let turn = desk.decoding.clone().acquire_owned().await.map_err(|e| e.to_string())?;
    let pixels = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        upright(&file)
    });
    let pixels = pixels.await.map_err(|e| e.to_string())?.map_err(|e| e.to_string())?;
    let widths = copy_widths(picture.width);
    let files = quietly({
        let (picture, widths) = (picture.clone(), widths.clone());
        move || copies(&picture, &pixels, &widths)
    });
    let mut copies = Vec::new();
    for (copy, bytes) in files.await? {
        put(&desk.storage, &copy.key, bytes).await.map_err(|e| e.to_string())?;
        copies.push(copy);
    }
    let input = (picture, widths, copies);
    let stored = desk.web.db.write(&input, |c, (picture, widths, copies)| {
        Box::pin(async move {
            if store::add_copies(c, picture, widths, copies).await? {
                touch_all(c, picture).await?;
            }
            Ok::<_, Error>(())
        })
    });
    stored.await.map_err(|e| e.to_string())
}

/// Does work on a thread of its own that takes only the time that nobody else wants, and waits for it.
async fn quietly<T, F>(work: F) -> Result<T, String>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, String> + Send + 'static,
{
    let (send, receive) = tokio::sync::oneshot::channel();
    let thread = std::thread::Builder::new().name("pictures".to_owned()).spawn(move || {
        // Linux takes it for this thread alone; where it is refused, the work is only less polite.
        #[cfg(target_os = "linux")]
        let _ = rustix::process::nice(15);
        // Nobody waits any more where it cannot be sent.
        let _ = send.send(work());
    });
    thread.map_err(|e| e.to_string())?;
    receive.await.map_err(|_| "the copies of a picture were not finished".to_owned())?
}

/// Every copy with its bytes: each width in each kind; the picture itself is the widest JPEG.
fn copies(
    picture: &Picture,
    pixels: &imaging::Picture,
    widths: &[u32],
) -> Result<Vec<(Copy, Vec<u8>)>, String> {
    let mut all = Vec::new();
    for width in widths {
        let small = imaging::resize_to_width(pixels, *width);
        for format in Format::ALL {
            if format == Format::Jpeg && *width == picture.width {
                continue;
            }
            let bytes =
                imaging::encode_within(&small, format, copy_weight(*width)).map_err(|e| e.to_string())?;
            let copy = Copy {
                kind: format.media_type(),
                width: *width,
                height: small.dimensions().1,
                key: copy_key(picture.shown(), *width, format),
                bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            };
            all.push((copy, bytes));
        }
    }
    Ok(all)
}
