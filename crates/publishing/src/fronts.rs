//! The front page's arrangements as editors say them: what the API and the command line show.

use database::Conn;
use web::Result;

use crate::model::{Arrangement, FrontBlock, FrontPin, FrontPlan, FrontSlot, Place, Source};
use crate::pages::front::preview_path;
use crate::store::{self, Named};
use crate::{ArticleState, Desk};

/// An arrangement with the names of what it holds.
#[derive(Clone, Debug)]
pub struct FrontView {
    /// The draft's revision; 0 where nobody arranged anything yet.
    pub revision: i64,
    /// The arrangement.
    pub plan: FrontPlan,
    /// The pinned stories.
    pub stories: Vec<PinnedStory>,
    /// A link that shows the draft for a day to whoever has it; none where there is no draft.
    pub preview: Option<String>,
}

/// A pinned story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinnedStory {
    /// Its id, as pins name it.
    pub id: String,
    /// Its path.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Whether readers see it.
    pub state: ArticleState,
}

impl From<Named> for PinnedStory {
    fn from(story: Named) -> Self {
        let Named { id, url, headline, state, .. } = story;
        let state = ArticleState::parse(&state).unwrap_or(ArticleState::Unpublished);
        Self { id: id.to_string(), url, headline, state }
    }
}

/// The draft of the front page, or where there is none what it would begin with: what readers see.
///
/// # Errors
/// The database's.
pub async fn front_draft(desk: &Desk) -> Result<FrontView> {
    let read = desk.web.db.read(async |c| match store::front_draft(c).await? {
        Some(draft) => view(c, draft.revision, &draft.arrangement).await,
        None => {
            let front = store::front(c).await?.map(|front| front.arrangement);
            view(c, 0, &front.unwrap_or_default()).await
        }
    });
    let mut view = read.await?;
    view.preview = (view.revision > 0).then(|| desk.web.absolute(&preview_path(desk)));
    Ok(view)
}

/// The front page that readers see.
///
/// # Errors
/// The database's.
pub async fn front(desk: &Desk) -> Result<FrontView> {
    let read = desk.web.db.read(async |c| match store::front(c).await? {
        Some(front) => view(c, front.revision, &front.arrangement).await,
        None => view(c, 0, &Arrangement::default()).await,
    });
    read.await
}

async fn view(c: &mut Conn, revision: i64, arrangement: &Arrangement) -> Result<FrontView> {
    let (plan, stories) = plan(c, arrangement).await?;
    let stories = stories.into_iter().map(PinnedStory::from).collect();
    Ok(FrontView { revision, plan, stories, preview: None })
}

/// An arrangement with slugs for sections and topics, and what its stories are called.
pub(crate) async fn plan(c: &mut Conn, arrangement: &Arrangement) -> Result<(FrontPlan, Vec<Named>)> {
    let mut stories = Vec::new();
    for id in arrangement.pinned() {
        stories.extend(store::named(c, id).await?);
    }
    let mut blocks = Vec::new();
    for (source, place) in &arrangement.blocks {
        let (mut section, mut topic) = (None, None);
        match source {
            Source::Section(id) => section = store::section_by_id(c, *id).await?.map(|section| section.slug),
            Source::Topic(id) => topic = store::topic_by_id(c, *id).await?.map(|topic| topic.slug),
        }
        blocks.push(FrontBlock { section, topic, stories: place.stories, pins: pins(place) });
    }
    let second = FrontSlot { stories: arrangement.second.stories, pins: pins(&arrangement.second) };
    let (latest, others) = (arrangement.latest, arrangement.others);
    Ok((FrontPlan { lead: pins(&arrangement.lead), second, latest, blocks, others }, stories))
}

fn pins(place: &Place) -> Vec<FrontPin> {
    let pin = |pin: &crate::model::Held| FrontPin { article: pin.article.to_string(), until: pin.until };
    place.pins.iter().map(pin).collect()
}
