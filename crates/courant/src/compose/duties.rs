//! What the legal pages and the counts of readers may know of the rest: the settings that touch readers' data, the
//! names of sections, the stories that readers see.

use std::collections::HashMap;
use std::sync::Arc;

use imprint::{Facts, Place, Rate, Section, Sections};
use reading::{Stories, Story};
use storage::Storage;
use tracing_subscriber::layer::SubscriberExt as _;
use web::{FormTokens, State};

use crate::cli::log_filter;
use crate::config::Config;

/// The settings in force, as the privacy page tells them.
pub(super) fn facts(config: &Config, storage: &Storage) -> Facts {
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let is_file = config.database_url.starts_with("sqlite:");
    Facts {
        database: if is_file { Place::Machine } else { Place::Elsewhere },
        pictures: match storage {
            Storage::Folder(_) | Storage::Memory(_) => Place::Machine,
        },
        comment_rate: config
            .comment_rate
            .map(|rule| Rate { count: rule.burst.get().into(), seconds: whole(rule.per.as_secs()) }),
        form_hours: whole(FormTokens::LIFE.as_secs() / 3_600),
        sender_days: comments::SENDER_DAYS,
        account_days: accounts::NETWORK_DAYS,
        mail: config.mail.server.as_deref().and_then(host),
        provider: config.sign_on.as_ref().and_then(|sign_on| host(&sign_on.issuer)),
        counts: config.reading_counts,
        count_days: reading::KEPT_DAYS,
        proxy: !config.proxies.is_empty(),
        page_lines: has_page_lines(&config.log),
        mining_reserved: Some(config.machines.mining.reserved),
    }
}

/// The host of an address, without its login.
fn host(address: &str) -> Option<String> {
    url::Url::parse(address).ok()?.host_str().map(str::to_owned)
}

/// Whether the log has a line for each answer under this filter: the filter itself is asked, because there are many
/// ways to write one.
fn has_page_lines(log: &str) -> bool {
    let subscriber = tracing_subscriber::registry().with(log_filter(log));
    tracing::subscriber::with_default(subscriber, web::logs_answers)
}

/// The sections, for the responsible editors.
#[must_use]
pub fn sections() -> Sections {
    Arc::new(|c| {
        Box::pin(async move {
            let sections = publishing::sections(c).await?;
            Ok(sections.into_iter().map(|one| Section { slug: one.slug, title: one.title }).collect())
        })
    })
}

/// The stories that readers see, for the counts.
pub(super) fn stories(web: State) -> Stories {
    Arc::new(move |c, ids| {
        let now = web.clock.now();
        Box::pin(async move {
            let mut stories = HashMap::new();
            for id in ids {
                if let Some(about) = publishing::about_by_id(c, id, now).await? {
                    stories.insert(id, Story { headline: about.headline, url: about.url });
                }
            }
            Ok(stories)
        })
    })
}
