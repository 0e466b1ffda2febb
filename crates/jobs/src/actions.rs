//! What changes the board, one transaction each. Every change of a listing's state is written down.

mod companies;

use database::Conn;
use web::{Error, Problem, Result, Sentence, State as Web};

use crate::draft::{BoardSettings, Draft, bounds, slug_of};
use crate::lint::{DraftRules, Level, lint_draft};
use crate::model::{Board, Event, Listing, Refused, State, effective_state, next_state};
use crate::store::{self, Entry, Stored};

pub use companies::{create_company, update_company, upsert_company};

/// Listings looked at in one step when a board is added.
const BATCH: i64 = 500;

/// Adds a board; its id.
///
/// # Errors
/// [`Error::Conflict`] where the address is taken, or the database's.
pub async fn create_board(web: &Web, settings: &BoardSettings) -> Result<i64> {
    let input = (web.ids.next(), settings);
    let made = web.db.write(&input, |c, (id, settings)| {
        Box::pin(async move {
            c.touch("site");
            c.touch("jobs");
            store::insert_board(c, *id, settings).await?;
            show_live(c, *id, &settings.board).await
        })
    });
    match made.await {
        Ok(()) => Ok(input.0),
        Err(database::Error::Unique(_)) => Err(Error::Conflict(Sentence::key("jobs-refused-board-taken"))),
        Err(error) => Err(error.into()),
    }
}

/// A board is a view of one pool: what is live already stands on it too, if it fits.
async fn show_live(c: &mut Conn, board_id: i64, board: &Board) -> database::Result<()> {
    let mut last = 0;
    loop {
        let live = store::live_after(c, last, BATCH).await?;
        let Some(end) = live.last() else { return Ok(()) };
        last = end.listing.id;
        for listing in live.iter().map(|stored| &stored.listing).filter(|listing| board.matches(listing)) {
            if let (Some(posted), Some(ends)) = (listing.posted, listing.ends) {
                store::show_on(c, listing.id, board_id, (posted, ends)).await?;
            }
        }
    }
}

/// Who does something to a listing, and when.
#[derive(Clone, Debug)]
pub struct Deed {
    /// Who, for the listing's history.
    pub actor: String,
    /// When, microseconds since 1970 UTC; for a publication also the date of posting.
    pub at: i64,
}

/// Takes a listing down, checks it and makes it live; its id.
///
/// # Errors
/// [`Error::Invalid`] with a sentence per field, or the database's.
pub async fn publish(web: &Web, draft: &Draft, deed: &Deed) -> Result<i64> {
    let html = markup::listing(&draft.body).map_err(|e| invalid("body", unread(&e)))?.html.into_string();
    let input = Publication { web, draft, deed, html };
    web.db.write(&input, |c, input| Box::pin(take(c, input))).await
}

struct Publication<'a> {
    web: &'a Web,
    draft: &'a Draft,
    deed: &'a Deed,
    html: String,
}

fn invalid(field: &str, sentence: Sentence) -> Error {
    Error::Invalid(vec![Problem::new(field, sentence)])
}

/// Why the text of an advert is not taken.
fn unread(problem: &markup::Problem) -> Sentence {
    match problem {
        markup::Problem::Empty => Sentence::key("jobs-refused-text-empty"),
        markup::Problem::TooLong { max, got } => {
            Sentence::key("jobs-refused-text-long").number("got", *got).number("max", *max)
        }
        markup::Problem::TooLarge { max, got } => {
            Sentence::key("jobs-refused-text-large").number("got", *got).number("max", *max)
        }
        markup::Problem::Control { codepoint, line } => Sentence::key("jobs-refused-text-control")
            .number("line", *line)
            .with("character", format!("U+{codepoint:04X}")),
    }
}

/// Why something cannot happen to a listing.
fn refused(refused: Refused) -> Error {
    let (event, state) = (refused.event.as_str(), refused.state.as_str().replace('_', "-"));
    Error::Conflict(Sentence::key("jobs-refused-step").with("event", event).with("state", state))
}

async fn take(c: &mut Conn, input: &Publication<'_>) -> Result<i64> {
    let Publication { web, draft, deed, html } = input;
    let board = store::board(c, &draft.board).await?;
    let board = board.ok_or_else(|| invalid("board", Sentence::key("jobs-refused-board")))?;
    let company = store::company(c, draft.company).await?;
    let company = company.ok_or_else(|| invalid("company", Sentence::key("jobs-refused-company")))?;
    let id = web.ids.next();
    let mut listing = draft.listing(id, company.shown(), web.clock.now());
    check(&listing, &DraftRules { now: deed.at, pay_policy: board.settings.board.pay_policy })?;
    let last_day = web.site.zone.date(deed.at + board.settings.run_days * 86_400_000_000);
    let ends = listing.ends.or_else(|| locale::end_of_day(last_day, &web.site.zone));
    let ends = ends.ok_or_else(|| invalid("ends", Sentence::key("jobs-refused-ends")))?;
    (listing.posted, listing.ends, listing.state) = (Some(deed.at), Some(ends), State::Live);
    let slug = slug_of(&listing);
    let board_title = board.settings.board.title.clone();
    let stored = Stored { listing, board_id: board.id, board_title, slug, html: html.clone() };
    store::insert_listing(c, &stored).await?;
    let mut from = State::Draft;
    for event in [Event::Submit, Event::Approve, Event::Publish] {
        let to = next_state(from, event).map_err(refused)?;
        note(c, web, (id, from, to), deed).await?;
        from = to;
    }
    for other in store::boards(c).await? {
        if other.id == board.id || other.settings.board.matches(&stored.listing) {
            store::show_on(c, id, other.id, (deed.at, ends)).await?;
        }
    }
    touch(c, id);
    Ok(id)
}

fn check(listing: &Listing, rules: &DraftRules) -> Result<()> {
    let findings = lint_draft(listing, rules).into_iter().chain(bounds(listing));
    let problems: Vec<Problem> = findings
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| Problem::new(finding.path, finding.sentence))
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

async fn note(c: &mut Conn, web: &Web, (id, from, to): (i64, State, State), deed: &Deed) -> Result<()> {
    let entry = Entry {
        id: web.ids.next(),
        listing_id: id,
        at: deed.at,
        actor: &deed.actor,
        change: (from, to),
        reason: "",
    };
    Ok(store::insert_event(c, &entry).await?)
}

fn touch(c: &mut Conn, id: i64) {
    c.touch("jobs");
    c.touch(format!("listing:{id}"));
}

/// Ends a live listing: `Fill`, `Withdraw` or `Expire`.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] where the listing's state does not allow it, or the database's.
pub async fn end(web: &Web, id: i64, event: Event, deed: &Deed) -> Result<()> {
    let input = (web, id, event, deed);
    web.db.write(&input, |c, (web, id, event, deed)| Box::pin(finish(c, web, (*id, *event), deed))).await
}

async fn finish(c: &mut Conn, web: &Web, (id, event): (i64, Event), deed: &Deed) -> Result<()> {
    if !store::lock(c, id).await? {
        return Err(Error::NotFound);
    }
    let mut stored = store::listing(c, id).await?.ok_or(Error::NotFound)?;
    let listing = &mut stored.listing;
    // The sweep comes after the end, so it asks what the listing was, not what it is.
    let now = match event {
        Event::Expire => listing.state,
        _ => effective_state(listing.state, listing.ends, deed.at),
    };
    let next = next_state(now, event).map_err(refused)?;
    let from = listing.state;
    listing.state = next;
    // What expires was over at its end, however late the sweep comes.
    listing.closed = if event == Event::Expire { listing.ends } else { Some(deed.at) };
    store::update_listing(c, &stored).await?;
    store::clear_boards(c, id).await?;
    if from != next {
        note(c, web, (id, from, next), deed).await?;
    }
    touch(c, id);
    Ok(())
}
