//! The paper's dress: templates and assets, embedded, each of which a file at the same path overrides.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use include_dir::{Dir, include_dir};
use locale::{Language, Locales, Zone};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, context};
use serde::Serialize;

use crate::assets::{Asset, Assets};
use crate::state::{NavItem, NavTitle, Site};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../themes/courant");

/// Steps a template may take before it is stopped: a loop of a theme's author must not hang the paper.
const FUEL: u64 = 5_000_000;

/// The templates and assets of a paper.
pub struct Theme {
    templates: Environment<'static>,
    locales: Arc<Locales>,
    pub(crate) assets: Assets,
    pub(crate) fonts: HashMap<String, Bytes>,
}

/// What stands around every page.
pub(crate) struct Frame<'a> {
    pub(crate) site: &'a Site,
    pub(crate) nav: &'a [NavItem],
    pub(crate) path: &'a str,
    /// The address of the light view, if there is one.
    pub(crate) lite: Option<String>,
    pub(crate) language: Language,
    pub(crate) today: i64,
}

impl Theme {
    /// Loads the embedded theme, then the files of `folder` over it.
    ///
    /// # Errors
    /// A sentence that names the file and the line that cannot be read.
    pub fn load(folder: Option<&Path>, locales: Arc<Locales>, zone: &Zone) -> Result<Self, String> {
        let mut files = BTreeMap::new();
        embedded(&EMBEDDED, &mut files);
        if let Some(folder) = folder {
            overrides(folder, folder, &mut files)
                .map_err(|e| format!("theme folder {}: {e}", folder.display()))?;
        }
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_fuel(Some(FUEL));
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        templates.set_syntax(syntax.map_err(|e| e.to_string())?);
        templates.set_formatter(plain_slashes);
        add_words(&mut templates, locales.clone());
        add_dates(&mut templates, zone);
        let (mut assets, mut fonts) = (Assets::default(), HashMap::new());
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix("assets/") {
                assets.add(name, Asset::new(name, bytes));
            } else if path.ends_with(".ttf") {
                fonts.insert(path, Bytes::from(bytes));
            } else if path.ends_with(".html") || path.ends_with(".xml") {
                let text = String::from_utf8(bytes).map_err(|_| format!("{path} is not UTF-8"))?;
                templates.add_template_owned(path.clone(), text).map_err(|e| format!("{path}: {e:#}"))?;
            }
        }
        Ok(Self { templates, locales, assets, fonts })
    }

    /// The text of a page.
    pub(crate) fn render<P: Serialize>(
        &self,
        template: &str,
        page: &P,
        frame: &Frame<'_>,
    ) -> Result<String, String> {
        let site = frame.site;
        let context = context! {
            page => Value::from(Serde(page)),
            path => frame.path,
            lite => frame.lite.as_deref(),
            lang => frame.language.code(),
            dir => frame.language.dir(),
            site => context! {
                name => site.name.as_str(), tagline => site.tagline.as_str(), base_url => site.base_url.as_str(),
                language => site.language.code(), today => frame.today,
                css => self.assets.address("courant.css"),
                nav => frame.nav.iter().map(|item| self.nav_item(item, frame.language)).collect::<Vec<_>>(),
                mining => context! {
                    reserved => site.machines.mining.reserved, policy => site.machines.mining.policy.as_deref(),
                },
            },
        };
        let found = self.templates.get_template(template).map_err(|e| format!("{e:#}"))?;
        found.render(context).map_err(|e| format!("{template}: {e:#}"))
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
    ) -> Result<String, String> {
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

    /// The paths of all templates.
    pub fn template_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.templates.templates().map(|(name, _)| name.to_owned()).collect();
        names.sort();
        names
    }
}

fn embedded(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        if let Some(path) = file.path().to_str() {
            files.insert(path.to_owned(), file.contents().to_vec());
        }
    }
    folder.dirs().for_each(|dir| embedded(dir, files));
}

fn overrides(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            overrides(root, &path, files)?;
        } else if let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) {
            files.insert(name.replace('\\', "/"), std::fs::read(&path)?);
        }
    }
    Ok(())
}

/// Escapes as the engine does, but leaves the slash alone: escaping it protects nothing and doubles every address.
fn plain_slashes(
    out: &mut minijinja::Output<'_>,
    state: &mut minijinja::State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() && text.contains('/') => {
            for (number, part) in text.split('/').enumerate() {
                if number > 0 {
                    out.write_str("/").map_err(minijinja::Error::from)?;
                }
                minijinja::escape_formatter(out, state, &Value::from(part))?;
            }
            Ok(())
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

fn language_of(state: &minijinja::State<'_, '_>) -> Language {
    let code = state.lookup("lang").and_then(|lang| lang.as_str().and_then(Language::from_code));
    code.unwrap_or_default()
}

fn add_words(templates: &mut Environment<'static>, locales: Arc<Locales>) {
    let translate = move |state: &minijinja::State<'_, '_>,
                          key: &str,
                          kwargs: Kwargs|
          -> Result<String, minijinja::Error> {
        let mut args = Vec::new();
        for name in kwargs.args() {
            let value: Value = kwargs.get(name)?;
            let value = match i64::try_from(value.clone()) {
                Ok(number) => locale::Value::Int(number),
                Err(_) => locale::Value::Str(value.to_string()),
            };
            args.push((name, value));
        }
        Ok(locales.text(language_of(state), key, &args))
    };
    templates.add_function("t", translate);
    templates.add_function("spoken", spoken);
}

/// The attributes of an element whose text is in this language: none in the language of the page around it, else `lang`,
/// and `dir` where it is written the other way.
fn spoken(state: &minijinja::State<'_, '_>, code: &str) -> Value {
    let around = language_of(state);
    let attributes = match Language::from_code(code) {
        Some(own) if own != around && own.dir() != around.dir() => {
            format!(" lang=\"{own}\" dir=\"{}\"", own.dir())
        }
        Some(own) if own != around => format!(" lang=\"{own}\""),
        _ => String::new(),
    };
    Value::from_safe_string(attributes)
}

fn add_dates(templates: &mut Environment<'static>, zone: &Zone) {
    let micros = |value: &Value| {
        i64::try_from(value.clone()).map_err(|_| {
            minijinja::Error::new(ErrorKind::InvalidOperation, format!("{value} is no time in microseconds"))
        })
    };
    let at = zone.clone();
    templates.add_filter("house_date", move |state: &minijinja::State<'_, '_>, value: &Value| {
        Ok::<_, minijinja::Error>(locale::house_date(micros(value)?, &at, language_of(state)))
    });
    let at = zone.clone();
    templates.add_filter("clock", move |state: &minijinja::State<'_, '_>, value: &Value| {
        Ok::<_, minijinja::Error>(locale::clock(micros(value)?, &at, language_of(state)))
    });
    let at = zone.clone();
    templates.add_filter("house_moment", move |state: &minijinja::State<'_, '_>, value: &Value| {
        Ok::<_, minijinja::Error>(locale::house_moment(micros(value)?, &at, language_of(state)))
    });
    let at = zone.clone();
    templates.add_filter("rfc2822", move |value: &Value| {
        Ok::<_, minijinja::Error>(locale::rfc2822(micros(value)?, &at))
    });
    let at = zone.clone();
    templates
        .add_filter("iso", move |value: &Value| Ok::<_, minijinja::Error>(locale::iso(micros(value)?, &at)));
}
