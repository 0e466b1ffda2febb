//! Names that nobody gives: variables, templates, words. Read off the text, so that what no sample shows is found too.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use locale::{Language, Locales};
use serde_json::Value;

use super::Bench;
use crate::theme::nearest::nearest;
use crate::theme::source::{self, Piece};

/// The keys of all words.
static KEYS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| Locales::keys(Language::EnGb));

pub(super) fn look(bench: &mut Bench) {
    let shared = shape(bench, |_| true);
    let passed = passed(bench);
    for template in bench.templates() {
        if !bench.is_own(&template) {
            continue;
        }
        let own = shape(bench, |of| of == template);
        let is_shared = bench.named.values().flatten().any(|(_, _, name)| *name == template);
        let given = if is_shared || own.get("page").is_none() { &shared } else { &own };
        variables(bench, &template, (given, &passed));
        templates(bench, &template);
        words(bench, &template);
    }
}

/// Everything that the samples of some templates give, laid over each other.
fn shape(bench: &Bench, wanted: impl Fn(&str) -> bool) -> Value {
    let mut all = Value::Null;
    for sample in bench.samples.iter().filter(|sample| wanted(&sample.template)) {
        lay(&mut all, bench.theme.given(&sample.page, &sample.frame()));
        lay(&mut all, bench.theme.given(&sample.page, &sample.bare().frame()));
    }
    all
}

fn lay(over: &mut Value, more: Value) {
    match (over, more) {
        (Value::Object(over), Value::Object(more)) => {
            for (key, value) in more {
                lay(over.entry(key).or_insert(Value::Null), value);
            }
        }
        (over, more) if over.is_null() => *over = more,
        // An object says more than a text or a list that stands in its place elsewhere.
        (over, more) if more.is_object() => *over = more,
        _ => {}
    }
}

/// Names that some template sets, and with which it may call a part: `with`, `set`, `for`, `macro`.
fn passed(bench: &Bench) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in bench.templates() {
        for (_, piece) in source::pieces(bench.files.text(&path).unwrap_or("")) {
            let Piece::Tag(tag) = piece else { continue };
            let (word, rest) = source::content(tag).split_once(char::is_whitespace).unwrap_or_default();
            let targets = match word {
                "with" | "set" => rest.to_owned(),
                "for" => rest.split(" in ").next().unwrap_or("").to_owned(),
                "macro" => rest.replace(['(', ')'], ","),
                "import" | "from" => rest.to_owned(),
                _ => continue,
            };
            let names = targets.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            found.extend(names.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    found
}

fn variables(bench: &mut Bench, template: &str, (given, passed): (&Value, &BTreeSet<String>)) {
    let text = bench.files.text(template).unwrap_or("").to_owned();
    for name in bench.theme.names(template) {
        let Some((unknown, meant)) = unknown(&name, given, passed, bench) else { continue };
        // Who asks whether it is there knows that it may not be.
        if text.contains(&format!("{unknown} is defined"))
            || text.contains(&format!("{unknown} is not defined"))
        {
            continue;
        }
        let hint = meant.map(|meant| format!("; did you mean {meant}?")).unwrap_or_default();
        for line in source::lines_of(&text, &name) {
            bench.find((template, line), format!("unknown variable: {unknown}{hint}"));
        }
    }
}

/// The part of a name that nobody gives, and what was meant.
fn unknown(
    name: &str,
    given: &Value,
    passed: &BTreeSet<String>,
    bench: &Bench,
) -> Option<(String, Option<String>)> {
    let mut parts = name.split('.');
    let root = parts.next()?;
    if given.get(root).is_none() {
        let known = passed.contains(root) || bench.theme.is_function(root);
        let names = given.as_object().into_iter().flat_map(|given| given.keys().map(String::as_str));
        let candidates = names.chain(passed.iter().map(String::as_str));
        return (!known).then(|| (root.to_owned(), nearest(root, candidates).map(str::to_owned)));
    }
    let (mut at, mut so_far) = (given.get(root)?, root.to_owned());
    for part in parts {
        // What is null, a text or a list in every sample may be anything.
        let fields = at.as_object()?;
        let before = so_far.clone();
        so_far = format!("{so_far}.{part}");
        match fields.get(part) {
            Some(next) => at = next,
            None => {
                let meant = nearest(part, fields.keys().map(String::as_str));
                return Some((so_far, meant.map(|meant| format!("{before}.{meant}"))));
            }
        }
    }
    None
}

fn templates(bench: &mut Bench, template: &str) {
    for (line, _, name) in bench.named(template).to_vec() {
        if bench.files.bytes(&name).is_none() {
            let known = bench.templates();
            let meant = nearest(&name, known.iter().map(String::as_str));
            let hint = meant.map(|meant| format!("; did you mean {meant}?")).unwrap_or_default();
            bench.find((template, line), format!("there is no template {name}{hint}"));
        }
    }
}

/// Keys of words that stand in the template as they are: `t("web-top")`.
fn words(bench: &mut Bench, template: &str) {
    let text = bench.files.text(template).unwrap_or("").to_owned();
    for (line, piece) in source::pieces(&text) {
        let Piece::Tag(tag) = piece else { continue };
        for (at, call) in tag.match_indices("t(") {
            let before = tag.get(..at).and_then(|text| text.chars().next_back());
            if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.') {
                continue;
            }
            let rest = tag.get(at + call.len()..).unwrap_or("").trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some((key, after)) = rest.strip_prefix(quote).and_then(|rest| rest.split_once(quote)) else {
                continue;
            };
            let is_whole = after.trim_start().starts_with([')', ',']);
            if is_whole && !is_word(key) {
                let line = line + tag.get(..at).map_or(0, |text| text.matches('\n').count());
                let meant = nearest(key, KEYS.iter().copied()).map(str::to_owned);
                let hint = meant.map(|meant| format!("; did you mean {meant}?")).unwrap_or_default();
                bench.find((template, line), format!("there are no words under the key {key}{hint}"));
            }
        }
    }
}

/// Whether there are words under a key.
pub(super) fn is_word(key: &str) -> bool {
    KEYS.contains(key)
}
