//! The newsroom in the hands of somebody.

use accounts::Actor;
use database::Conn;
use web::{Error, Result};

use crate::model::{Article, Deed, Hand, Story, Work};
use crate::{Desk, actions, store};

/// A paper, and whoever changes it: what every action on a story takes, so that each asks what they may and writes down
/// who they were.
#[derive(Clone)]
pub struct Newsroom {
    pub(crate) desk: Desk,
    pub(crate) hand: Hand,
    /// The moment at which things are done, where that is not the present.
    pub(crate) moment: Option<i64>,
}

impl Newsroom {
    /// When things are done here, microseconds since 1970 UTC.
    pub(crate) fn now(&self) -> i64 {
        self.moment.unwrap_or_else(|| self.desk.web.clock.now())
    }
}

impl Desk {
    /// The newsroom in the hands of a person.
    #[must_use]
    pub fn by(&self, actor: &Actor) -> Newsroom {
        Newsroom { desk: self.clone(), hand: Hand::from(actor), moment: None }
    }

    /// The newsroom in the hands of the paper itself: an import, a command, the sample paper.
    #[must_use]
    pub fn itself(&self) -> Newsroom {
        Newsroom { desk: self.clone(), hand: Hand::paper(), moment: None }
    }

    /// The same at a moment that was, microseconds since 1970 UTC: for stories that come with their history.
    #[must_use]
    pub fn itself_at(&self, moment: i64) -> Newsroom {
        Newsroom { moment: Some(moment), ..self.itself() }
    }
}

/// A story as those see it who work on it.
pub(crate) struct Look {
    pub(crate) article: Article,
    pub(crate) work: Work,
    /// The newest words, whether readers see them or not.
    pub(crate) story: Story,
}

impl Look {
    /// Looks at a story for reading.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where they may not know of it.
    pub(crate) async fn at(c: &mut Conn, room: &Newsroom, id: i64) -> Result<Self> {
        let article = store::article(c, id).await?.ok_or(Error::NotFound)?;
        // What they may not read does not exist, whatever else they are refused.
        let work = actions::allowed(c, room, &article, Deed::Read).await.map_err(|_| Error::NotFound)?;
        let story = actions::working(c, &article, &work).await?;
        Ok(Self { article, work, story })
    }
}
