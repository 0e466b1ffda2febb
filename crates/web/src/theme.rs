//! The paper's dress: templates and assets, embedded, each of which a file at the same path overrides.

mod fault;
mod files;
mod first;
mod words;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use axum::http::HeaderValue;
use bytes::Bytes;
use locale::{Language, Locales, Zone};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, TemplateSource, UndefinedBehavior, context};
use serde::Serialize;

pub use self::fault::Fault;
pub use self::files::ThemeFiles;
pub use self::first::hash_source;
use self::first::{FIRST, First};
use crate::assets::{Asset, Assets};
use crate::state::{NavItem, NavTitle, Site};

/// Steps a template may take before it is stopped: a loop of a theme's author must not hang the paper.
const FUEL: u64 = 5_000_000;
/// The style sheet: the names of colours, sizes and faces, what is seen first, and the rest. One file for readers, three for
/// the author of a theme, who often wants to change the first only.
const STYLE: [&str; 3] = [FIRST[0], FIRST[1], "assets/courant.css"];

/// The templates and assets of a paper.
pub struct Theme {
    templates: Environment<'static>,
    /// The paths of all templates, sorted.
    names: Vec<String>,
    locales: Arc<Locales>,
    pub(crate) assets: Arc<Assets>,
    pub(crate) fonts: HashMap<String, Bytes>,
    first: First,
}

/// What stands around every page.
#[derive(Clone)]
pub struct Frame<'a> {
    /// The paper.
    pub site: &'a Site,
    /// Its main navigation.
    pub nav: &'a [NavItem],
    /// The path of the page.
    pub path: &'a str,
    /// The address of the light view, if there is one.
    pub lite: Option<String>,
    /// The language of its interface.
    pub language: Language,
    /// The moment it is made, microseconds since 1970 UTC.
    pub today: i64,
}

impl Theme {
    /// Loads the embedded theme, then the files of `folder` over it.
    ///
    /// # Errors
    /// A sentence that names the file and the line that cannot be read.
    pub fn load(folder: Option<&Path>, locales: Arc<Locales>, zone: &Zone) -> Result<Self, String> {
        let (theme, faults) = Self::build(&ThemeFiles::read(folder)?, locales, zone)?;
        match faults.first() {
            None => Ok(theme),
            Some(fault) => Err(fault.to_string()),
        }
    }

    /// Makes a theme of files. A template of its author that cannot be read is missing in it, and among the faults.
    ///
    /// # Errors
    /// Where the engine itself cannot be set up.
    pub fn build(
        files: &ThemeFiles,
        locales: Arc<Locales>,
        zone: &Zone,
    ) -> Result<(Self, Vec<Fault>), String> {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_fuel(Some(FUEL));
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        templates.set_syntax(syntax.map_err(|e| e.to_string())?);
        templates.set_formatter(words::escape);
        words::add_words(&mut templates, locales.clone());
        words::add_dates(&mut templates, zone);
        let (mut assets, mut fonts, mut faults) = (Assets::default(), HashMap::new(), Vec::new());
        let (mut names, mut embedded) = (Vec::new(), HashMap::new());
        for path in files.paths() {
            if let Some(name) = path.strip_prefix("assets/") {
                if !STYLE.contains(&path) {
                    assets.add(name, Asset::new(name, files.kept(path)));
                }
            } else if path.ends_with(".ttf") {
                fonts.insert(path.to_owned(), files.kept(path));
            } else if is_template(path) {
                names.push(path.to_owned());
                if let Some(text) = files.embedded_text(path) {
                    embedded.insert(path.to_owned(), text);
                    continue;
                }
                let Some(text) = files.text(path) else {
                    let sentence = "is not UTF-8".to_owned();
                    faults.push(Fault { file: path.to_owned(), line: None, sentence });
                    continue;
                };
                if let Err(error) = templates.add_template_owned(path.to_owned(), text.to_owned()) {
                    faults.push(Fault::of(path, &error));
                }
            }
        }
        // Templates of the program are compiled when a page first asks for them: most papers never need most of them, and all
        // of them take as much memory as the rest of a paper at rest.
        templates.set_loader(move |name| Ok(embedded.get(name).map(|text| TemplateSource::new(*text))));
        assets.add("courant.css", Asset::new("courant.css", joined(files, &STYLE).into()));
        words::add_addresses(&mut templates, assets.addresses());
        let assets = Arc::new(assets);
        let first = First::of(&joined(files, &FIRST));
        Ok((Self { templates, names, locales, assets, fonts, first }, faults))
    }

    /// Lets faults name the expression that failed. For authors: it costs memory, and readers never see it.
    pub fn explain(&mut self) {
        self.templates.set_debug(true);
    }

    /// The text of a page.
    ///
    /// # Errors
    /// What is wrong with the template, with file and line.
    pub fn render<P: Serialize>(&self, template: &str, page: &P, frame: &Frame<'_>) -> Result<String, Fault> {
        let found = self.templates.get_template(template).map_err(|e| Fault::of(template, &e))?;
        found.render(self.context(page, frame)).map_err(|e| Fault::of(template, &e))
    }

    /// Everything a template is given, as `render` gives it.
    #[must_use]
    pub fn given<P: Serialize>(&self, page: &P, frame: &Frame<'_>) -> serde_json::Value {
        serde_json::to_value(self.context(page, frame)).unwrap_or_default()
    }

    fn context<P: Serialize>(&self, page: &P, frame: &Frame<'_>) -> Value {
        let site = frame.site;
        context! {
            page => Value::from(Serde(page)),
            path => frame.path,
            lite => frame.lite.as_deref(),
            lang => frame.language.code(),
            dir => frame.language.dir(),
            site => context! {
                name => site.name.as_str(), tagline => site.tagline.as_str(), base_url => site.base_url.as_str(),
                language => site.language.code(), today => frame.today,
                css => self.assets.address("courant.css"), first => self.first.style.clone(),
                nav => frame.nav.iter().map(|item| self.nav_item(item, frame.language)).collect::<Vec<_>>(),
                mining => context! {
                    reserved => site.machines.mining.reserved, policy => site.machines.mining.policy.as_deref(),
                },
            },
        }
    }

    fn nav_item(&self, item: &NavItem, language: Language) -> Value {
        let title = match &item.title {
            NavTitle::Name(name) => Value::from(name.as_str()),
            NavTitle::Message(key) => Value::from(self.locales.text(language, key, &[])),
        };
        context! { title, url => item.url.as_str() }
    }

    /// Renders a template with a context from a file: what the theme's tests do with their samples.
    ///
    /// # Errors
    /// What the template engine says, with file and line.
    pub fn render_sample(
        &self,
        template: &str,
        page: &serde_json::Value,
        site: &Site,
        language: Language,
    ) -> Result<String, Fault> {
        let nav = [
            NavItem { title: NavTitle::Name("Town".into()), url: "/town".into() },
            NavItem { title: NavTitle::Message("web-jobs"), url: "/jobs".into() },
        ];
        let frame = Frame {
            site,
            nav: &nav,
            path: "/town",
            lite: Some("/lite/town".to_owned()),
            language,
            today: 1_736_841_900_000_000,
        };
        self.render(template, page, &frame)
    }

    /// The policy of the pages of this theme: what a browser may load and run (`Content-Security-Policy`).
    #[must_use]
    pub fn policy(&self) -> &HeaderValue {
        &self.first.policy
    }

    /// The paths of all templates.
    pub fn template_names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// The names that a template takes from outside, as far as they can be read off it: `page.head.title`, `site.css`,
    /// and what a partial needs. Filters are not among them, functions are.
    #[must_use]
    pub fn names(&self, template: &str) -> Vec<String> {
        let Ok(template) = self.templates.get_template(template) else { return Vec::new() };
        let mut names: Vec<String> = template.undeclared_variables(true).into_iter().collect();
        names.sort();
        names
    }

    /// Whether templates may call it: `t`, `range`.
    #[must_use]
    pub fn is_function(&self, name: &str) -> bool {
        self.templates.globals().any(|(known, _)| known == name)
    }

    /// A file of the theme as it is sent to readers, by the address that pages name: its media type and its bytes.
    #[must_use]
    pub fn asset(&self, address: &str) -> Option<(&'static str, Bytes)> {
        self.assets.get(address.strip_prefix("/assets/")?)
    }
}

/// Whether a file of a theme is read as a template.
fn is_template(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".xml")
}

/// One style sheet of several files.
fn joined(files: &ThemeFiles, paths: &[&str]) -> Vec<u8> {
    paths.iter().flat_map(|path| files.bytes(path).unwrap_or_default()).copied().collect()
}
