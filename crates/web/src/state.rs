//! What handlers share: the database, the clock, the paper's name and dress, the page cache.

use std::ops::Deref;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use database::{BoxFuture, Clock, Conn, Db, EVERYTHING, Ids};
use locale::{Language, Locales, Zone};
use tokio::sync::watch;

use crate::app;
use crate::cache::{PageCache, PageKey};
use crate::client::Proxies;
use crate::dress::{self, Dress};
use crate::error::{Error, Result};
use crate::faces;
use crate::form::{Problem, ShownProblem};
use crate::keep::Keep;
use crate::lite;
use crate::machines::Machines;
use crate::meters::Meters;
use crate::page::{self, CachePolicy, Page};
use crate::stored::{SURROGATE_KEY, Stored};
use crate::theme::{Frame, Theme};
use crate::token::FormTokens;
use crate::visits::Visits;

/// What a paper is called and where it lives.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name, as in the masthead.
    pub name: String,
    /// One line under it.
    pub tagline: String,
    /// Its public address without a slash at the end: what links in feeds and cards begin with.
    pub base_url: String,
    /// The language of its interface.
    pub language: Language,
    /// The zone its clocks show.
    pub zone: Zone,
    /// What it tells machines.
    pub machines: Machines,
}

/// A link of the main navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Its text.
    pub title: NavTitle,
    /// Its path.
    pub url: String,
}

/// The text of a link of the main navigation.
#[derive(Clone, Debug)]
pub enum NavTitle {
    /// A name that the paper gave, the same in every language.
    Name(String),
    /// The key of a message, shown in the language of the page.
    Message(&'static str),
}

/// Reads the main navigation; handed over by the program that joins the features.
pub type Nav =
    Box<dyn for<'c> Fn(&'c mut Conn) -> BoxFuture<'c, database::Result<Vec<NavItem>>> + Send + Sync>;

/// What a [`State`] is made of.
pub struct Setup {
    /// The database, migrated.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The paper.
    pub site: Site,
    /// Its dress.
    pub theme: Theme,
    /// Its words.
    pub locales: Arc<Locales>,
    /// Signs and checks form tokens.
    pub tokens: FormTokens,
    /// The page cache.
    pub pages: PageCache,
    /// The proxies whose word about a client is believed.
    pub proxies: Proxies,
    /// Reads the main navigation.
    pub nav: Nav,
}

/// Shared by all handlers; cheap to clone.
#[derive(Clone)]
pub struct State(Arc<StateInner>);

/// The fields of [`State`].
pub struct StateInner {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Makes ids.
    pub ids: Ids,
    /// The paper.
    pub site: Site,
    /// Its words.
    pub locales: Arc<Locales>,
    /// Signs and checks form tokens.
    pub tokens: FormTokens,
    /// The page cache.
    pub pages: Arc<PageCache>,
    /// The pages that are read, for whoever counts them.
    pub visits: Visits,
    /// What is counted of the answers, for whoever watches the process.
    pub meters: Meters,
    pub(crate) dress: Dress,
    pub(crate) proxies: Proxies,
    nav: Nav,
    /// The navigation as it was read.
    kept_nav: Keep<(), Arc<Vec<NavItem>>>,
    /// Whether the program was told to stop.
    stop: watch::Sender<bool>,
    /// How often it was heard that another theme was chosen, here or on another node.
    themes: watch::Sender<u64>,
}

impl Deref for State {
    type Target = StateInner;

    fn deref(&self) -> &StateInner {
        &self.0
    }
}

/// The tag of what stands on every page; pages carry it without saying so.
const EVERYWHERE: &str = "site";

/// The tag to touch when another theme is chosen. It stands on no page: those who hear of it put the theme on, and then drop
/// all pages ([`State::wear`]).
pub const THEME: &str = "theme";

/// The tag to touch when something changes that stands on every page.
pub(crate) fn everywhere() -> &'static str {
    EVERYWHERE
}

impl State {
    /// Joins the parts, and lets the database tell the page cache what changes.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let pages = Arc::new(setup.pages);
        let (told, themes) = (pages.clone(), watch::Sender::new(0));
        let heard = themes.clone();
        setup.db.on_change(move |tags| {
            told.changed(tags);
            if tags.iter().any(|tag| tag == THEME || tag == EVERYTHING) {
                heard.send_modify(|times| *times += 1);
            }
        });
        let ids = Ids::new(setup.clock.clone());
        let Setup { db, clock, site, theme, locales, tokens, proxies, nav, .. } = setup;
        let kept_nav = Keep::new(&pages, EVERYWHERE);
        Self(Arc::new(StateInner {
            db,
            clock,
            ids,
            site,
            locales,
            tokens,
            pages,
            visits: Visits::default(),
            meters: Meters::default(),
            dress: Dress::new(theme),
            proxies,
            nav,
            kept_nav,
            stop: watch::Sender::new(false),
            themes,
        }))
    }

    /// Puts another theme on: every page is made in it from now on, and none of those before is shown any more. Files of the
    /// theme before are still found, because browsers hold pages that name them.
    pub fn wear(&self, theme: Arc<Theme>) {
        self.dress.wear(theme);
        // After it: what is made from here on is made in the new one.
        self.pages.changed(&[EVERYWHERE.to_owned()]);
    }

    /// Lets the files of a theme be found that was worn before this process began.
    pub fn remember(&self, theme: &Theme) {
        self.dress.remember(theme);
    }

    /// Tells whenever another theme was chosen, here or on another node ([`THEME`]).
    #[must_use]
    pub fn theme_changes(&self) -> watch::Receiver<u64> {
        self.themes.subscribe()
    }

    /// A page that is the same for every reader: from the page cache, or made once.
    ///
    /// # Errors
    /// What `make` returns.
    pub async fn shared<P: Page>(
        &self,
        key: PageKey,
        make: impl Future<Output = Result<P>>,
    ) -> Result<Response> {
        if dress::is_tried_on() {
            return self.personal(key.as_str(), &make.await?).await;
        }
        let render = async {
            let _counted = self.meters.render();
            let page = make.await?;
            let mut tags = page.tags();
            tags.push(EVERYWHERE.to_owned());
            Ok((self.render(&page, key.as_str(), &tags).await?, tags))
        };
        let stored = self.pages.get_or_render(&key, self.clock.now(), render).await?;
        let mut response = Response::default();
        // The light view of the page is kept under the same.
        response.extensions_mut().insert(key.clone());
        // The answer is cut to the request's conditions and codings in one place, outside.
        response.extensions_mut().insert(app::Ready(stored));
        Ok(response)
    }

    /// A page for one person: made now, kept by nobody. `address` is its path, with the query where another reader may
    /// have it too.
    ///
    /// # Errors
    /// [`Error::Internal`] where the template fails.
    pub async fn personal<P: Page>(&self, address: &str, page: &P) -> Result<Response> {
        let stored = Arc::new(self.render(page, address, &[]).await?);
        let mut response = Response::default();
        response.extensions_mut().insert(app::Ready(stored));
        Ok(response)
    }

    /// A part of a page as text, for whoever sends it piece by piece; `address` is the path of the page.
    ///
    /// # Errors
    /// [`Error::Internal`] where the template fails.
    pub async fn part<P: Page>(&self, address: &str, part: &P) -> Result<String> {
        let stored = self.render(part, address, &[]).await?;
        String::from_utf8(stored.identity.into()).map_err(Error::internal)
    }

    /// Says when the program is told to stop: an answer without an end ends then.
    #[must_use]
    pub fn stops(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// The words of a key in the page's language.
    #[must_use]
    pub fn sentence(&self, language: Language, key: &str, args: &[(&str, locale::Value)]) -> String {
        self.locales.text(language, key, args)
    }

    /// The language of an answer to a program: the first of `Accept-Language` that the paper speaks, else the paper's. Only
    /// an answer that no cache keeps may look.
    #[must_use]
    pub fn preferred(&self, headers: &HeaderMap) -> Language {
        faces::preferred(headers, self.site.language)
    }

    /// Problems as a page in this language shows them.
    #[must_use]
    pub fn shown(&self, language: Language, problems: &[Problem]) -> Vec<ShownProblem> {
        problems.iter().map(|problem| problem.shown(&self.locales, language)).collect()
    }

    /// A font of the theme by its path, such as `cards/headline.ttf`.
    #[must_use]
    pub fn font(&self, path: &str) -> Option<Bytes> {
        self.dress.theme().fonts.get(path).cloned()
    }

    /// The absolute address of a path.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.site.base_url)
    }

    async fn render<P: Page>(&self, page: &P, address: &str, tags: &[String]) -> Result<Stored> {
        let nav = self.nav().await;
        let language = page.language().unwrap_or(self.site.language);
        let now = self.clock.now();
        let path = address.split('?').next().unwrap_or("/");
        // Pages of what is not there are the same wherever they are asked for.
        let lite = lite::light(if page.status() == StatusCode::NOT_FOUND { "/" } else { address });
        let frame = Frame { site: &self.site, nav: &nav, path, lite, language, today: now };
        let theme = self.dress.theme();
        let text = match page.text() {
            Some(text) => text,
            None => theme.render(page.template(), page, &frame).map_err(Error::internal)?,
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(P::CONTENT_TYPE));
        let kept = page::cache_control(page.policy(), page.expires(), now);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
        if page.noindex() {
            headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
        }
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let modified = page.modified().map(locale::http_date);
        for (name, value) in [(header::LAST_MODIFIED, modified), (header::LINK, page.links())] {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
                headers.insert(name, value);
            }
        }
        if P::CONTENT_TYPE.starts_with("text/html") {
            let language = HeaderValue::from_static(language.code());
            headers.insert(header::CONTENT_LANGUAGE, language);
            headers.insert(header::CONTENT_SECURITY_POLICY, theme.policy().clone());
        }
        if !tags.is_empty()
            && let Ok(value) = HeaderValue::from_str(&tags.join(" "))
        {
            headers.insert(SURROGATE_KEY, value);
        }
        app::security_headers(&mut headers);
        self.site.machines.mining.announce(&mut headers);
        let mut stored = Stored::new(page.status(), headers, text.into());
        stored.expires = page.expires().into_iter().chain(page.renews()).min();
        let counts = page.policy() == CachePolicy::Shared && page.status() == StatusCode::OK;
        stored.reading =
            (counts && P::CONTENT_TYPE.starts_with("text/html")).then(|| page.story().unwrap_or(0));
        Ok(stored)
    }

    /// The navigation as it is now; as it last was where the database does not answer.
    async fn nav(&self) -> Arc<Vec<NavItem>> {
        let read = self.db.page(async |c| (self.nav)(c).await.map(|items| (Arc::new(items), None)));
        match self.kept_nav.get((), self.clock.now(), read).await {
            Ok(items) => items,
            Err(error) => {
                tracing::warn!(%error, "the navigation could not be read");
                self.kept_nav.last(&()).unwrap_or_default()
            }
        }
    }
}
