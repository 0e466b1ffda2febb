//! What the conversation may know of articles: those that readers see, and no others.

use comments::{Subject, Subjects};
use database::{BoxFuture, Conn};
use publishing::About;
use web::State;

/// Articles as subjects of conversations.
pub(super) struct Articles {
    web: State,
}

impl Articles {
    pub(super) fn new(web: State) -> Self {
        Self { web }
    }
}

/// An article as a subject.
pub(super) fn subject(about: &About) -> Subject {
    Subject {
        id: about.id,
        url: about.url.clone(),
        headline: about.headline.clone(),
        section_title: about.section.title.clone(),
        section_url: about.section.url.clone(),
        language: about.language,
    }
}

impl Subjects for Articles {
    fn by_place<'a>(
        &'a self,
        c: &'a mut Conn,
        section: &'a str,
        slug: &'a str,
    ) -> BoxFuture<'a, database::Result<Option<Subject>>> {
        Box::pin(async move {
            let about = publishing::about(c, section, slug, self.web.clock.now()).await?;
            Ok(about.as_ref().map(subject))
        })
    }

    fn by_id<'a>(&'a self, c: &'a mut Conn, id: i64) -> BoxFuture<'a, database::Result<Option<Subject>>> {
        Box::pin(async move {
            let about = publishing::about_by_id(c, id, self.web.clock.now()).await?;
            Ok(about.as_ref().map(subject))
        })
    }
}
