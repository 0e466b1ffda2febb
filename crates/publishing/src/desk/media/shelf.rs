//! What is on the shelf, what is looked for, and what is sent.

use accounts::{AtDesk, Bar};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Error, Head, Page, Query, Result, Sentence, Upload, page_of};

use super::{FORM, PATH, lead, opened, ours, reason, say};
use crate::model::{NewPicture, Picture, Whose, folded};
use crate::store::{self, Sought};
use crate::{Desk, actions};

/// Pictures on one page: rows of two, three, four and six.
const SHOWN: usize = 48;
/// The longest search that is looked at, in characters.
const SEARCH: usize = 200;
/// The largest field beside the files, in bytes.
const FIELD: usize = 4_096;

/// What is asked of the shelf. A filter is on where it is there at all.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Search {
    q: String,
    mine: Option<String>,
    nocredit: Option<String>,
    nolicence: Option<String>,
    unused: Option<String>,
    after: Option<i64>,
}

impl Search {
    /// The query of the page behind this one, or of the first.
    fn query(&self, after: Option<i64>) -> String {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        pairs
            .extend(self.filters().into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, "1".to_owned())));
        pairs.extend(after.map(|id| ("after", id.to_string())));
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    fn filters(&self) -> [(&'static str, bool); 4] {
        [
            ("mine", self.mine.is_some()),
            ("nocredit", self.nocredit.is_some()),
            ("nolicence", self.nolicence.is_some()),
            ("unused", self.unused.is_some()),
        ]
    }
}

#[derive(Debug, Serialize)]
struct Filter {
    name: &'static str,
    title: String,
    is_on: bool,
}

/// A picture on the shelf.
#[derive(Debug, Serialize)]
struct Item {
    url: String,
    src: String,
    /// What names it: its words, or its file.
    title: String,
    alt: String,
    credit: String,
    lacks_credit: bool,
    lacks_licence: bool,
    /// Whether its words come from the file and wait for somebody.
    is_proposed: bool,
    focus: String,
}

/// What became of a file.
#[derive(Debug, Serialize)]
struct Sent {
    name: String,
    /// Why it was not taken.
    refused: Option<String>,
    /// The picture that it is.
    url: Option<String>,
    /// Whether it was there before.
    is_known: bool,
}

#[derive(Debug, Serialize)]
struct ShelfPage {
    head: Head,
    desk: Bar,
    q: String,
    filters: Vec<Filter>,
    /// Whether anything is looked for.
    is_search: bool,
    items: Vec<Item>,
    next: Option<String>,
    /// Where the newest are, from a later page.
    first: Option<String>,
    token: String,
    sent: Vec<Sent>,
    /// What is wrong with the whole form.
    problem: Option<String>,
}

impl Page for ShelfPage {
    const TEMPLATE: &'static str = "publishing/desk_media.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn status(&self) -> StatusCode {
        let is_fine = self.problem.is_none() && self.sent.iter().all(|one| one.refused.is_none());
        if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    fn noindex(&self) -> bool {
        true
    }
}

impl From<Picture> for Item {
    fn from(picture: Picture) -> Self {
        let words = picture.words;
        let title = [&words.caption, &words.alt, &picture.name].into_iter().find(|text| !text.is_empty());
        Self {
            url: format!("{PATH}/{}", picture.id),
            src: format!("{PATH}/{}/file?width=320&v={}", picture.id, picture.revision),
            title: title.cloned().unwrap_or_default(),
            lacks_credit: words.credit.is_empty(),
            lacks_licence: words.licence.is_empty(),
            is_proposed: picture.proposed,
            focus: picture.focus.classes(),
            alt: words.alt,
            credit: words.credit,
        }
    }
}

async fn page(desk: &Desk, at: &AtDesk, search: &Search) -> Result<ShelfPage> {
    let q: String = search.q.trim().chars().take(SEARCH).collect();
    let sought = Sought {
        words: folded(std::iter::once(q.as_str())),
        sender: search.mine.as_ref().map(|_| at.actor.user_id),
        without_credit: search.nocredit.is_some(),
        without_licence: search.nolicence.is_some(),
        unused: search.unused.is_some(),
        before: search.after,
        most: i64::try_from(SHOWN).unwrap_or(0) + 1,
    };
    let room = desk.by(&at.actor);
    let seen = (Whose::of(&room.hand), desk.web.clock.now());
    let rows = desk.web.db.read(async |c| store::on_shelf(c, &sought, seen).await).await?;
    let (rows, next) = page_of(rows, SHOWN, |picture| picture.id);
    let filter = |(name, is_on)| Filter { name, title: say(desk, &format!("media-filter-{name}")), is_on };
    let filters = search.filters();
    Ok(ShelfPage {
        head: Head { noindex: true, ..Head::website(say(desk, "media-title"), "") },
        desk: at.bar(&desk.web),
        is_search: !q.is_empty() || filters.iter().any(|(_, on)| *on),
        q,
        filters: filters.map(filter).into(),
        items: rows.into_iter().map(Item::from).collect(),
        next: next.map(|id| format!("{PATH}?{}", search.query(Some(id)))),
        first: search.after.map(|_| format!("{PATH}?{}", search.query(None))),
        token: at.token(&desk.web, FORM),
        sent: Vec::new(),
        problem: None,
    })
}

pub(crate) async fn index(
    State(desk): State<Desk>,
    at: AtDesk,
    Query(search): Query<Search>,
) -> Result<Response> {
    opened(&at)?;
    desk.web.personal(PATH, &page(&desk, &at, &search).await?).await
}

/// Takes files one after the other; one that is refused does not hold up the others.
pub(crate) async fn create(State(desk): State<Desk>, at: AtDesk, mut form: Upload) -> Result<Response> {
    opened(&at)?;
    let (mut sent, mut shared, mut is_ours) = (Vec::new(), false, false);
    while let Some(part) = form.next(imaging::MOST_BYTES).await? {
        match (part.name.as_str(), part.file.as_deref()) {
            ("token", None) => {
                ours(&desk, &at, part.text())?;
                is_ours = true;
            }
            ("shared", None) => shared = part.content.is_some_and(|content| content.len() <= FIELD),
            // A form without a chosen file sends an empty one.
            ("picture", Some(name)) if !name.is_empty() => {
                if !is_ours {
                    return Err(Error::Forbidden(Sentence::key("media-error-token")));
                }
                let (name, file) = (name.to_owned(), part.content);
                sent.push(take(&desk, &at, (file, name, shared)).await?);
            }
            _ => {}
        }
    }
    if !is_ours {
        return Err(Error::Forbidden(Sentence::key("media-error-token")));
    }
    let taken: Vec<&str> = sent.iter().filter_map(|one| one.url.as_deref()).collect();
    match taken.as_slice() {
        [one] if sent.len() == 1 => return Ok(lead(&format!("{one}?done=sent"))),
        [_, ..] if taken.len() == sent.len() => return Ok(lead(&format!("{PATH}?mine=1"))),
        _ => {}
    }
    let mut page = page(&desk, &at, &Search::default()).await?;
    if sent.is_empty() {
        page.problem = Some(say(&desk, "media-error-no-file"));
    }
    page.sent = sent;
    desk.web.personal(PATH, &page).await
}

async fn take(
    desk: &Desk,
    at: &AtDesk,
    (file, name, shared): (Option<Vec<u8>>, String, bool),
) -> Result<Sent> {
    let refused = |refused| Sent {
        name: name.clone(),
        refused: Some(reason(desk, &refused)),
        url: None,
        is_known: false,
    };
    let Some(file) = file else { return Ok(refused(imaging::Refused::Bytes)) };
    let new = NewPicture { file, name: name.clone(), shared, ..NewPicture::default() };
    match actions::take_picture(&desk.by(&at.actor), new).await? {
        Ok((picture, is_new)) => {
            let url = Some(format!("{PATH}/{}", picture.id));
            Ok(Sent { name, refused: None, url, is_known: !is_new })
        }
        Err(why) => Ok(refused(why)),
    }
}
