//! `/desk/articles/{id}/live/{entry}`: other words for an entry, a pin, its removal.

use accounts::{AtDesk, Bar, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use document::CorrectionKind;
use serde::Serialize;
use web::{CachePolicy, Error, Form, Head, Page, Path, Result, Sentence};

use super::form::{Fields, FormView};
use super::{Story, lead, place, reported, story};
use crate::actions::{self, Revised};
use crate::model::{Correction, Entry, EntryChanges, as_typed, problem, typed};
use crate::{Desk, store};

/// What the token of an entry's forms is for.
pub(super) fn purpose(entry: i64) -> String {
    format!("live-entry:{entry}")
}

/// An entry that is changed.
#[derive(Debug, Serialize)]
struct EntryPage {
    head: Head,
    desk: Bar,
    story: Story,
    /// Where the form goes.
    action: String,
    /// The entry on its own, for readers.
    shown: String,
    posted: i64,
    form: FormView,
    /// Its text as readers see it, where it cannot be typed or somebody changed it meanwhile.
    current: Option<Current>,
    #[serde(skip)]
    code: StatusCode,
}

#[derive(Debug, Serialize)]
struct Current {
    html: String,
}

impl Page for EntryPage {
    const TEMPLATE: &'static str = "publishing/desk-entry.html";

    fn status(&self) -> StatusCode {
        self.code
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(super) async fn edit(
    State(desk): State<Desk>,
    at: AtDesk,
    Path((id, entry)): Path<(i64, i64)>,
) -> Result<Response> {
    send(&desk, &at, (id, entry), None).await
}

/// The page with a form as it stands, or with the entry's own words.
async fn send(
    desk: &Desk,
    at: &AtDesk,
    (id, own): (i64, i64),
    form: Option<(FormView, bool)>,
) -> Result<Response> {
    let room = desk.by(&at.actor);
    let read = desk.web.db.read(async |c| {
        let look = reported(c, &room, id).await?;
        let entry = store::entry(c, id, own).await?.filter(|entry| entry.removed.is_none());
        let entry = entry.ok_or(Error::NotFound)?;
        let body = store::entry_body(c, own).await?.unwrap_or_default();
        Ok::<_, Error>((look, entry, as_typed(&body)))
    });
    let (look, entry, words) = read.await?;
    let wants_current = form.as_ref().map_or(words.is_none(), |(_, current)| *current);
    let form = form.map_or_else(|| own_words(desk, at, &entry, words), |(form, _)| form);
    let title = desk.web.sentence(desk.web.site.language, "publishing-desk-entry-title", &[]);
    let page = EntryPage {
        head: Head { noindex: true, ..Head::website(title, "") },
        desk: at.bar(&desk.web),
        action: format!("{}/{own}", place(id)),
        shown: crate::model::entry_url(&look.article.url(), own),
        story: story(&look),
        posted: entry.posted,
        code: form.code,
        form,
        current: wants_current.then_some(Current { html: entry.html }),
    };
    desk.web.personal(&page.action, &page).await
}

fn own_words(desk: &Desk, at: &AtDesk, entry: &Entry, words: Option<String>) -> FormView {
    let tick = |is: bool| is.then(|| "on".to_owned());
    let fields = Fields {
        title: entry.title.clone().unwrap_or_default(),
        body: words,
        key_event: tick(entry.key_event),
        pinned: tick(entry.pinned),
        revision: entry.revision,
        ..Fields::default()
    };
    FormView::again(&desk.web, at, (&purpose(entry.id), &fields))
}

pub(super) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path((id, own)): Path<(i64, i64)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    at.actor.may(Scope::ArticlesWrite)?;
    let mut form = FormView::again(&desk.web, &at, (&purpose(own), &fields));
    if !at.is_ours(&desk.web, &fields.token, &purpose(own)) {
        form.refuse_whole(&desk.web, "stale");
        return send(&desk, &at, (id, own), Some((form, false))).await;
    }
    let told = Correction {
        kind: CorrectionKind::Correction,
        text: fields.correction.clone(),
        at: desk.web.clock.now(),
    };
    let changes = EntryChanges {
        title: Some(fields.title.clone()),
        body: fields.body.as_deref().map(typed),
        byline: None,
        key_event: Some(fields.key_event.is_some()),
        pinned: Some(fields.pinned.is_some()),
        told: Some(told).filter(|told| !told.text.trim().is_empty()),
    };
    match actions::revise_entry(&desk.by(&at.actor), (id, own), fields.revision, &changes).await {
        Ok(Revised::Yes(_)) => Ok(lead(&format!("{}#entry-{own}", place(id)))),
        Ok(Revised::Behind(newer)) => {
            form.refuse_whole(&desk.web, "behind");
            form.revision = newer.revision;
            form.code = StatusCode::CONFLICT;
            send(&desk, &at, (id, own), Some((form, true))).await
        }
        Err(Error::Invalid(problems)) => {
            let named =
                |field: &str| if field == "text" { "correction".to_owned() } else { field.to_owned() };
            let problems: Vec<_> =
                problems.into_iter().map(|found| problem(&named(&found.field), found.sentence)).collect();
            form.refuse(&desk.web, &problems);
            send(&desk, &at, (id, own), Some((form, false))).await
        }
        Err(error) => Err(error),
    }
}

/// Pins an entry, or takes the pin from it.
pub(super) async fn pin(
    State(desk): State<Desk>,
    at: AtDesk,
    Path((id, own)): Path<(i64, i64)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    at.actor.may(Scope::ArticlesWrite)?;
    if at.is_ours(&desk.web, &fields.token, &purpose(own)) {
        let changes = EntryChanges { pinned: Some(fields.pinned.is_some()), ..EntryChanges::default() };
        // Whoever changed the words meanwhile has nothing to do with the pin.
        let room = desk.by(&at.actor);
        let mut revision = fields.revision;
        while let Revised::Behind(newer) = actions::revise_entry(&room, (id, own), revision, &changes).await?
        {
            revision = newer.revision;
        }
    }
    Ok(lead(&format!("{}#entry-{own}", place(id))))
}

pub(super) async fn remove(
    State(desk): State<Desk>,
    at: AtDesk,
    Path((id, own)): Path<(i64, i64)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    at.actor.may(Scope::ArticlesWrite)?;
    let room = desk.by(&at.actor);
    let removed = if at.is_ours(&desk.web, &fields.token, &purpose(own)) {
        actions::remove_entry(&room, id, own, &fields.reason).await
    } else {
        Err(Error::Invalid(vec![problem("form", Sentence::key("publishing-desk-live-error-stale"))]))
    };
    match removed {
        Ok(()) => Ok(lead(&place(id))),
        Err(Error::Invalid(problems)) => {
            let read = desk.web.db.read(async |c| {
                reported(c, &room, id).await?;
                let entry = store::entry(c, id, own).await?.ok_or(Error::NotFound)?;
                Ok::<_, Error>((store::entry_body(c, own).await?.unwrap_or_default(), entry))
            });
            let (body, entry) = read.await?;
            let mut form = own_words(&desk, &at, &entry, as_typed(&body));
            form.keep_reason(&fields.reason);
            form.refuse(&desk.web, &problems);
            send(&desk, &at, (id, own), Some((form, false))).await
        }
        Err(error) => Err(error),
    }
}
