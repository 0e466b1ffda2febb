//! Style sheets, drawings and scripts: what they load, and the tokens they take.

use std::collections::BTreeSet;

use cssparser::{ParseError, Parser, Token};
use url::Url;

use super::Bench;
use crate::audit;
use crate::theme::nearest::nearest;
use crate::theme::source::{self, MARK};

/// Blocks in blocks; browsers give up too.
const DEEPEST: usize = 100;

pub(super) fn look(bench: &mut Bench) {
    let all: Vec<String> =
        bench.files.paths().filter(|path| path.starts_with("assets/")).map(str::to_owned).collect();
    let mut tokens = Tokens::default();
    for path in all.iter().filter(|path| path.ends_with(".css")) {
        tokens.read(path, bench.files.text(path).unwrap_or(""));
    }
    for path in &all {
        let Ok(base) = Url::parse(&format!("https://paper.example/{path}")) else { continue };
        let ending = path.rsplit('.').next();
        if !bench.is_own(path) {
            continue;
        }
        let Some(text) = bench.files.text(path).map(str::to_owned) else {
            if matches!(ending, Some("css" | "svg" | "js")) {
                bench.find((path, 1), "is not UTF-8".to_owned());
            }
            continue;
        };
        match ending {
            Some("css") => loads(bench, path, (&text, &base)),
            Some("svg") => {
                for (mark, reason) in audit::page(&source::mark(&text, path), &base, ("", MARK)) {
                    let line = mark.and_then(|mark| mark.rsplit_once(':')?.1.parse().ok()).unwrap_or(1);
                    bench.find((path, line), format!("{reason}; a drawing asks its own paper only"));
                }
            }
            // Made by the paper's own build, with libraries whose messages name their manuals; it never asks there.
            Some("js") if path == "assets/editor.js" => {}
            Some("js") => {
                for reason in audit::script(&text, &base) {
                    let host = reason.rsplit(' ').next().unwrap_or("");
                    let line = text.lines().position(|line| line.contains(host)).map_or(1, |at| at + 1);
                    bench.find((path, line), format!("{reason}; a script asks its own paper only"));
                }
            }
            _ => {}
        }
    }
    for (path, line, name) in &tokens.taken {
        // Rules of the binary may miss what the author's tokens no longer say.
        if !tokens.said.contains(name) {
            let meant = nearest(name, tokens.said.iter().map(String::as_str));
            let hint = meant.map(|meant| format!("; did you mean {meant}?")).unwrap_or_default();
            let (file, line) = match bench.is_own(path) {
                true => (path.as_str(), *line),
                false => ("assets/tokens.css", 1),
            };
            bench.find((file, line), format!("no token {name} is set, and {path} takes it{hint}"));
        }
    }
}

fn loads(bench: &mut Bench, path: &str, (text, base): (&str, &Url)) {
    for (line, address) in audit::style(text) {
        let Ok(asked) = base.join(address.trim()) else { continue };
        let is_there = bench.theme.asset(asked.path()).is_some() || asked.path() == "/assets/tokens.css";
        let sentence = match asked.scheme() {
            "data" | "blob" => {
                "the paper's policy refuses a data: address: put the file under assets".to_owned()
            }
            _ if asked.origin() != base.origin() => {
                format!("the style asks {asked}; a page asks its own paper only: put the file under assets")
            }
            _ if asked.fragment().is_some() && address.starts_with('#') => continue,
            _ if !is_there => {
                format!(
                    "{address} is not there: the theme has no file {}",
                    asked.path().trim_start_matches('/')
                )
            }
            _ => continue,
        };
        bench.find((path, line), sentence);
    }
}

/// The custom properties of style sheets.
#[derive(Default)]
struct Tokens {
    said: BTreeSet<String>,
    /// Those taken without something to fall back on, with file and line.
    taken: Vec<(String, usize, String)>,
}

impl Tokens {
    fn read(&mut self, path: &str, text: &str) {
        self.walk(&mut Parser::new(text), path, 0);
    }

    fn walk(&mut self, parser: &mut Parser<'_>, path: &str, depth: usize) {
        let mut name: Option<String> = None;
        while let Ok(token) = parser.next().cloned() {
            let line = usize::try_from(parser.current_source_location().line).unwrap_or(0) + 1;
            let before = name.take();
            let nested = match &token {
                Token::Ident(ident) if ident.starts_with("--") => {
                    name = Some(ident.to_string());
                    None
                }
                Token::Colon => {
                    self.said.extend(before);
                    None
                }
                Token::Function(function) => Some(function.eq_ignore_ascii_case("var")),
                Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => Some(false),
                _ => None,
            };
            let Some(is_var) = nested.filter(|_| depth < DEEPEST) else { continue };
            let walked: Result<(), ParseError<()>> = parser.parse_nested_block(|block| {
                if is_var {
                    self.take(block, path, line);
                }
                self.walk(block, path, depth + 1);
                Ok(())
            });
            let _ = walked;
        }
    }

    fn take(&mut self, block: &mut Parser<'_>, path: &str, line: usize) {
        let Ok(name) = block.expect_ident().map(ToString::to_string) else { return };
        if block.is_exhausted() {
            self.taken.push((path.to_owned(), line, name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_as_browsers_read_them() {
        let mut tokens = Tokens::default();
        let css = ":root { --a: 1px; --b: var(--a) } /* --c: 1 */\np { margin: calc(var(--a) + var( --d ));\n\
                   top: var(--e, 3px) } @media print { q { --f: url(x) } }";
        tokens.read("x.css", css);
        assert_eq!(tokens.said.iter().map(String::as_str).collect::<Vec<_>>(), ["--a", "--b", "--f"]);
        let taken: Vec<(usize, &str)> =
            tokens.taken.iter().map(|(_, line, name)| (*line, name.as_str())).collect();
        assert_eq!(taken, [(1, "--a"), (2, "--a"), (2, "--d")]);
        for odd in ["{", "var(", "--", "var(--", &"(".repeat(1_000)] {
            Tokens::default().read("x.css", odd);
        }
    }
}
