//! What compile-time macros would check: every SQL text of the program is prepared on both engines, keeps to the
//! portable subset, and the hot reads never scan a table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use database::{Clock, Error, testing};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;

struct Found {
    sql: String,
    file: PathBuf,
}

/// The texts of a file. A macro of the file that puts the list of columns before the rest of a statement,
/// `($rest:literal) => { concat!("SELECT ..", $rest) }`, is read as what it expands to.
#[derive(Default)]
struct Texts {
    found: Vec<String>,
    beginnings: BTreeMap<String, String>,
}

impl Texts {
    fn of(file: &syn::File) -> Self {
        let mut texts = Self::default();
        for item in &file.items {
            if let syn::Item::Macro(syn::ItemMacro { ident: Some(name), mac, .. }) = item {
                let mut parts = Vec::new();
                literals(mac.tokens.clone(), &mut parts);
                if let [beginning] = parts.as_slice() {
                    texts.beginnings.insert(name.to_string(), beginning.clone());
                }
            }
        }
        texts.visit_file(file);
        texts
    }
}

/// Every string literal of a stream of tokens, however deep.
fn literals(tokens: TokenStream, into: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), into),
            token => into.extend(syn::parse2::<syn::LitStr>(token.into()).ok().map(|text| text.value())),
        }
    }
}

impl<'a> Visit<'a> for Texts {
    fn visit_lit_str(&mut self, text: &'a syn::LitStr) {
        self.found.push(text.value());
    }

    fn visit_macro(&mut self, makro: &'a syn::Macro) {
        // Statements inside vec![], args![] and the like, and those that a macro of the file begins.
        let name = makro.path.get_ident().map(ToString::to_string).unwrap_or_default();
        let beginning = self.beginnings.get(&name).cloned().unwrap_or_default();
        for token in makro.tokens.clone() {
            if let Ok(text) = syn::parse2::<syn::LitStr>(token.into()) {
                self.found.push(format!("{beginning}{}", text.value()));
            }
        }
    }
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// Every string literal of the crates' sources that is a statement. `database` itself has a few that depend on the
/// engine (schema reading, migrations); they run in its own tests.
fn statements() -> Vec<Found> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(crates).unwrap().flatten() {
        if entry.file_name() != "database" {
            sources(&entry.path().join("src"), &mut files);
        }
    }
    files.push(crates.join("database/src/changes.rs"));
    let mut found = Vec::new();
    for file in files {
        let parsed = syn::parse_file(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for sql in Texts::of(&parsed).found {
            let start = sql.trim_start_matches("/* hot */").trim_start();
            let verbs = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH "];
            if verbs.iter().any(|verb| start.starts_with(verb)) {
                found.push(Found { sql, file: file.clone() });
            }
        }
    }
    found
}

/// A statement that is put together in any other way would be checked by nobody.
#[test]
fn statements_that_share_columns_are_read_whole() {
    let source = r#"
        macro_rules! towns { ($rest:literal) => { concat!("SELECT id, name FROM towns ", $rest) }; }
        fn read() -> [&'static str; 2] { [towns!("WHERE id = $1"), "DELETE FROM towns"] }
    "#;
    let texts = Texts::of(&syn::parse_file(source).unwrap());
    assert_eq!(texts.found, ["SELECT id, name FROM towns WHERE id = $1", "DELETE FROM towns"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_prepares_on_both_engines() {
    let statements = statements();
    assert!(!statements.is_empty());
    for db in [testing::sqlite(Clock::System).await.unwrap(), testing::postgres(Clock::System).await.unwrap()]
    {
        for Found { sql, file } in &statements {
            let prepared = db.read(async |c| c.prepare(sql).await).await;
            assert!(prepared.is_ok(), "{:?}, {}:\n{sql}\n{:?}", db.engine(), file.display(), prepared);
        }
    }
}

#[test]
fn statements_keep_to_the_portable_subset() {
    for Found { sql, file } in statements() {
        let lower = sql.to_lowercase();
        let never =
            ["::", " ilike ", "now()", " offset ", "greatest(", "least(", "serial", "limit all", " only "];
        for word in never {
            assert!(!lower.contains(word), "{}: «{word}» is not portable:\n{sql}", file.display());
        }
        if lower.contains("select") && lower.contains("limit") {
            assert!(lower.contains("order by"), "{}: LIMIT without ORDER BY:\n{sql}", file.display());
        }
    }
}

/// SQL lives in one file per feature: `store.rs`, or a file of a `store` folder.
#[test]
fn statements_stand_in_stores() {
    for Found { sql, file } in statements() {
        let path = file.display().to_string();
        let home =
            path.contains("/store") || path.contains("crates/database/") || path.contains("crates/tasks/");
        assert!(home, "{path} holds SQL:\n{sql}");
    }
}

/// A statement that begins with `/* hot */` is on the way of a page read.
#[tokio::test(flavor = "multi_thread")]
async fn hot_reads_never_scan() {
    let sqlite = testing::sqlite(Clock::System).await.unwrap();
    let postgres = testing::postgres(Clock::System).await.unwrap();
    let hot: Vec<Found> =
        statements().into_iter().filter(|found| found.sql.starts_with("/* hot */")).collect();
    for Found { sql, file } in &hot {
        let plan = sqlite.read(async |c| c.explain(sql).await).await.unwrap();
        let scans = plan.iter().any(|step| step.starts_with("SCAN") && !step.contains("CONSTANT ROW"));
        let sorts = plan.iter().any(|step| step.contains("USE TEMP B-TREE FOR ORDER BY"));
        assert!(!scans && !sorts, "{}:\n{sql}\n{plan:#?}", file.display());
        let plan = postgres.read(async |c| Ok::<_, Error>(c.explain(sql).await?)).await.unwrap();
        assert!(!plan.iter().any(|step| step.contains("Seq Scan")), "{}:\n{sql}\n{plan:#?}", file.display());
    }
}
