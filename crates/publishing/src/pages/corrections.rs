//! `GET /corrections`: everything the paper got wrong and put right, newest first.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use document::CorrectionKind;
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Head, Page, PageKey, Result, page_of};

use super::{Pairs, after};
use crate::Desk;
use crate::json_ld;
use crate::model::{Cursor, kind_name, url};
use crate::store::{self, Corrected};

/// Corrections of one page.
const CORRECTIONS: usize = 40;

#[derive(Debug, Serialize)]
struct CorrectionsPage {
    head: Head,
    corrections: Vec<Told>,
    older: Option<String>,
    #[serde(skip)]
    tags: Vec<String>,
    #[serde(skip)]
    renews: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Told {
    kind: &'static str,
    text: String,
    at: i64,
    headline: String,
    url: String,
    language: Language,
}

impl Told {
    fn of(web: &web::State, row: Corrected) -> Self {
        let Corrected { correction, headline, retracted, language, section, slug, .. } = row;
        let headline = super::headline(web, retracted, language, headline);
        // A retraction stands above the story, everything else below it.
        let place = if correction.kind == CorrectionKind::Retraction { "retraction" } else { "changes" };
        let url = format!("{}#{place}", url(&section, &slug));
        Self {
            kind: kind_name(correction.kind),
            text: correction.text,
            at: correction.at,
            headline,
            url,
            language,
        }
    }
}

impl Page for CorrectionsPage {
    const TEMPLATE: &'static str = "publishing/corrections.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        self.tags.clone()
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

pub(crate) async fn index(State(desk): State<Desk>, query: Pairs) -> Result<Response> {
    let from = after(&query.0)?;
    let key = PageKey::new("/corrections").with("after", from);
    let make = desk.web.db.page(async |c| read(c, &desk, from).await);
    desk.web.shared(key, make).await
}

async fn read(c: &mut Conn, desk: &Desk, from: Option<Cursor>) -> Result<CorrectionsPage> {
    let (now, site) = (desk.web.clock.now(), &desk.web.site);
    let newest = Cursor { published: i64::MAX, id: i64::MAX };
    let most = i64::try_from(CORRECTIONS + 1).unwrap_or(1);
    let rows = store::corrected(c, from.unwrap_or(newest), now, most).await?;
    let place = |row: &Corrected| Cursor { published: row.correction.at, id: row.id };
    let (rows, older) = page_of(rows, CORRECTIONS, |row| format!("/corrections?after={}", place(row)));
    let mut stories: Vec<i64> = rows.iter().map(|row| row.article).collect();
    stories.sort_unstable();
    stories.dedup();
    let mut tags = vec!["corrections".to_owned()];
    tags.extend(stories.iter().map(|id| format!("story:{id}")));
    let title = desk.web.sentence(site.language, "publishing-corrections", &[]);
    let about = desk.web.sentence(site.language, "publishing-corrections-about", &[]);
    let page = from.map(|cursor| format!("?after={cursor}")).unwrap_or_default();
    let head = Head {
        canonical: Some(desk.web.absolute(&format!("/corrections{page}"))),
        json_ld: Some(json_ld::of_list(site, &[(site.name.as_str(), "/"), (title.as_str(), "/corrections")])),
        ..Head::website(title.clone(), about)
    };
    let renews = store::next_publication(c, now).await?;
    Ok(CorrectionsPage {
        head,
        corrections: rows.into_iter().map(|row| Told::of(&desk.web, row)).collect(),
        older,
        tags,
        renews,
    })
}
