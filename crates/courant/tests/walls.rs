//! The walls of the house: who may import whom, how long a file may be, where words may stand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, MetadataCommand};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// What a crate may import of the workspace: only what stands below it.
const ALLOWED: [(&str, &[&str]); 19] = [
    ("database", &[]),
    ("storage", &[]),
    ("document", &[]),
    ("markup", &[]),
    ("imaging", &[]),
    ("locale", &[]),
    ("tasks", &["database"]),
    ("mail", &["tasks", "database"]),
    ("web", &["database", "locale"]),
    ("accounts", &["web", "tasks", "mail", "database", "locale"]),
    (
        "publishing",
        &["accounts", "web", "tasks", "database", "storage", "document", "markup", "imaging", "locale"],
    ),
    ("comments", &["accounts", "web", "tasks", "database", "markup", "locale"]),
    ("jobs", &["accounts", "web", "tasks", "database", "markup", "locale"]),
    ("search", &["web", "database", "locale"]),
    ("imprint", &["accounts", "web", "database", "markup", "locale"]),
    ("reading", &["accounts", "web", "database", "locale"]),
    ("themes", &["accounts", "web", "database", "locale"]),
    (
        "exchange",
        &[
            "publishing",
            "comments",
            "jobs",
            "accounts",
            "web",
            "tasks",
            "database",
            "storage",
            "document",
            "markup",
            "locale",
        ],
    ),
    ("courant", &["*"]),
];

/// Which crates of others stand behind one of ours, and nowhere else.
const BEHIND: [(&str, &str); 13] = [
    ("rusqlite", "database"),
    ("tokio-postgres", "database"),
    ("deadpool-postgres", "database"),
    ("ammonia", "markup"),
    ("comrak", "markup"),
    ("fluent-bundle", "locale"),
    ("image", "imaging"),
    ("webp", "imaging"),
    ("encoding_rs", "exchange"),
    ("quick-xml", "exchange"),
    ("rust-stemmers", "search"),
    ("lettre", "mail"),
    ("argon2", "accounts"),
];

fn imports() -> BTreeMap<String, Vec<String>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap();
    metadata
        .packages
        .iter()
        .map(|package| {
            let normal = package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development);
            (package.name.to_string(), normal.map(|d| d.name.clone()).collect())
        })
        .collect()
}

#[test]
fn imports_point_down_only() {
    let imports = imports();
    let names: Vec<&String> = imports.keys().collect();
    for (name, dependencies) in &imports {
        let allowed = ALLOWED
            .iter()
            .find(|(of, _)| of == name)
            .unwrap_or_else(|| panic!("{name} has no room in the house"))
            .1;
        for dependency in dependencies.iter().filter(|d| names.contains(d)) {
            assert!(
                allowed.contains(&"*") || allowed.contains(&dependency.as_str()),
                "{name} imports {dependency}"
            );
        }
    }
}

#[test]
fn each_engine_and_parser_stands_behind_one_door() {
    for (name, dependencies) in imports() {
        for (library, door) in BEHIND {
            assert!(
                name == door || !dependencies.iter().any(|d| d == library),
                "{name} imports {library}; ask {door}"
            );
        }
        assert!(name != "database" || !dependencies.iter().any(|d| d == "axum"), "database knows no web");
    }
}

fn files(folder: &Path, endings: &[&str], into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", ".git", "dist", "data", "demo"].contains(&name.as_str()) {
                files(&path, endings, into);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            into.push(path);
        }
    }
}

#[test]
fn no_file_is_longer_than_600_lines() {
    let mut all = Vec::new();
    files(&root(), &[".rs", ".html", ".css", ".ts", ".mjs", ".py", ".sh", ".md"], &mut all);
    assert!(all.len() > 100);
    for file in all {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines", file.display());
    }
}

/// Names that say nothing collect everything.
#[test]
fn no_room_is_called_utils() {
    let mut all = Vec::new();
    files(&root().join("crates"), &[".rs"], &mut all);
    for file in all {
        let path = file.display().to_string();
        for name in ["utils", "util", "helpers", "helper", "manager", "service", "common"] {
            assert!(
                !path.ends_with(&format!("/{name}.rs")) && !path.contains(&format!("/{name}/")),
                "{path}"
            );
        }
    }
}

/// Environment variables are settings, and settings have one home.
#[test]
fn the_environment_is_read_in_one_place() {
    let mut all = Vec::new();
    files(&root().join("crates"), &[".rs"], &mut all);
    for file in all {
        let path = file.display().to_string();
        let home =
            path.contains("/tests/") || path.contains("/testing") || path.ends_with("courant/src/config.rs");
        let text = std::fs::read_to_string(&file).unwrap();
        let before_tests = text.split("#[cfg(test)]").next().unwrap_or("");
        assert!(home || !before_tests.contains("std::env::var"), "{path} reads the environment");
    }
}
