//! What a style sheet loads: `url()`, `@import`, `image-set()`.

use cssparser::{ParseError, Parser, Token};
use url::Url;

use super::Found;

/// Blocks in blocks; beyond it nothing is looked at, and browsers give up too.
const DEEPEST: usize = 100;

pub(super) fn look(text: &str, base: &Url) -> Found {
    let mut found = Found::default();
    for (_, address) in addresses(text) {
        found.load(base, &address, "the style");
    }
    found
}

/// Every address that a style names, with its line, from 1.
pub(super) fn addresses(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    walk(&mut Parser::new(text), (0, false), &mut found);
    found
}

fn walk(parser: &mut Parser<'_>, (depth, names): (usize, bool), found: &mut Vec<(usize, String)>) {
    let mut import = false;
    while let Ok(token) = parser.next().cloned() {
        let line = usize::try_from(parser.current_source_location().line).unwrap_or(0) + 1;
        let inner = match &token {
            Token::UnquotedUrl(address) => {
                found.push((line, address.to_string()));
                None
            }
            Token::QuotedString(text) if names || import => {
                found.push((line, text.to_string()));
                None
            }
            Token::Function(name) => {
                let loads = ["url", "src", "image", "image-set", "-webkit-image-set"];
                Some(loads.iter().any(|one| name.eq_ignore_ascii_case(one)))
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => Some(false),
            _ => None,
        };
        import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
        if let Some(inner) = inner
            && depth < DEEPEST
        {
            let walked: Result<(), ParseError<()>> = parser.parse_nested_block(|block| {
                walk(block, (depth + 1, inner), found);
                Ok(())
            });
            let _ = walked;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_load_is_found() {
        let css = "@import 'a.css'; @import url(b.css) screen; @media print { p { background: URL( \"c.png\" ) } }
            @font-face { src: url(d.woff2) format('woff2') } p { background: image-set('e.png' 1x, url(f.png) 2x) }
            q { content: 'not https://g.example' } /* url(h.png) */ a[href='i'] { color: \\75rl(j.png) }";
        let found = addresses(css);
        let line = |name: &str| found.iter().find(|(_, address)| address == name).map(|(line, _)| *line);
        assert_eq!((line("a.css"), line("d.woff2"), line("j.png")), (Some(1), Some(2), Some(3)));
        let mut found: Vec<&str> = found.iter().map(|(_, address)| address.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, ["a.css", "b.css", "c.png", "d.woff2", "e.png", "f.png", "j.png"]);
    }

    #[test]
    fn odd_styles_are_read_to_the_end() {
        for css in ["", "{", "}}}} p { background: url(x.png", "@import", "\u{0}url(", &"{".repeat(10_000)] {
            addresses(css);
        }
    }

    #[test]
    fn only_what_is_foreign_is_a_reason() {
        let base = Url::parse("https://paper.example/assets/a.css").unwrap();
        let found = look(
            "a{background:url(b.png)}b{background:url(//c.example/d.png)}c{background:url(data:,)}",
            &base,
        );
        assert_eq!(found.files.len(), 1);
        assert_eq!(found.reasons, ["the style asks https://c.example/d.png"]);
    }
}
