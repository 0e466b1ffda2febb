//! What templates may call: words, languages, dates.

use std::collections::HashMap;
use std::sync::Arc;

use locale::{Language, Locales, Zone};
use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, ErrorKind};

/// Escapes what ends a text or an attribute, and leaves the slash alone, which the engine's own escaping doubles every
/// address with.
pub(super) fn escape(
    out: &mut minijinja::Output<'_>,
    state: &mut minijinja::State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() && matches!(state.auto_escape(), AutoEscape::Html) => {
            write_escaped(out, text).map_err(minijinja::Error::from)
        }
        Some(text) => out.write_str(text).map_err(minijinja::Error::from),
        None => minijinja::escape_formatter(out, state, value),
    }
}

fn write_escaped(out: &mut minijinja::Output<'_>, text: &str) -> std::fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        let (before, from) = rest.split_at(at);
        let (mark, after) = from.split_at(1);
        out.write_str(before)?;
        out.write_str(match mark {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            "\"" => "&quot;",
            _ => "&#x27;",
        })?;
        rest = after;
    }
    out.write_str(rest)
}

fn language_of(state: &minijinja::State<'_, '_>) -> Language {
    let code = state.lookup("lang").and_then(|lang| lang.as_str().and_then(Language::from_code));
    code.unwrap_or_default()
}

pub(super) fn add_words(templates: &mut Environment<'static>, locales: Arc<Locales>) {
    let translate = move |state: &minijinja::State<'_, '_>,
                          key: &str,
                          kwargs: Kwargs|
          -> Result<String, minijinja::Error> {
        let mut args = Vec::new();
        for name in kwargs.args() {
            let value: Value = kwargs.get(name)?;
            let value = match value.as_str() {
                Some(text) => locale::Value::Str(text.to_owned()),
                None => match i64::try_from(value.clone()) {
                    Ok(number) => locale::Value::Int(number),
                    Err(_) => locale::Value::Str(value.to_string()),
                },
            };
            args.push((name, value));
        }
        Ok(locales.text(language_of(state), key, &args))
    };
    templates.add_function("t", translate);
    templates.add_function("spoken", spoken);
}

/// `asset("desk.css")`: the address of a file of the theme, under a name that changes with it; none where there is none.
pub(super) fn add_addresses(templates: &mut Environment<'static>, addresses: HashMap<String, String>) {
    templates.add_function("asset", move |name: &str| addresses.get(name).cloned());
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

pub(super) fn add_dates(templates: &mut Environment<'static>, zone: &Zone) {
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
    templates.add_filter("moment", move |state: &minijinja::State<'_, '_>, value: &Value| {
        let (micros, language) = (micros(value)?, language_of(state));
        let (machine, people) = locale::iso_and_moment(micros, &at, language);
        let element = ["<time datetime=\"", &machine, "\">", &people, "</time>"].concat();
        Ok::<_, minijinja::Error>(Value::from_safe_string(element))
    });
    let at = zone.clone();
    templates.add_filter("rfc2822", move |value: &Value| {
        Ok::<_, minijinja::Error>(locale::rfc2822(micros(value)?, &at))
    });
    let at = zone.clone();
    templates
        .add_filter("iso", move |value: &Value| Ok::<_, minijinja::Error>(locale::iso(micros(value)?, &at)));
}
