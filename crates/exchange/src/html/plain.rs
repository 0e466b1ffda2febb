//! The words of a piece of markup on one line: titles, names, captions.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// The words of `html` on one line, without tags, with its entities read.
#[must_use]
pub fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return clean_line(html);
    }
    let tokenizer = Tokenizer::new(Words(RefCell::new(String::new())), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !input.is_empty() {
        let _paused = tokenizer.feed(&input);
    }
    tokenizer.end();
    clean_line(&tokenizer.sink.0.borrow())
}

struct Words(RefCell<String>);

impl TokenSink for Words {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.0.borrow_mut().push_str(&text),
            Token::TagToken(tag) if matches!(&*tag.name, "br" | "p" | "div" | "li") => {
                self.0.borrow_mut().push(' ');
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A text on one line: without control characters and those that turn the direction of the words around them, each run of
/// white space one space.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let kept = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !turns(*c));
    let kept: String = kept.collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Embedding, override and isolate characters (Unicode TR 36), and the mark of byte order.
pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_markup_goes() {
        for (html, words) in [
            ("Markup: <em>With</em> a &amp; b", "Markup: With a & b"),
            ("5 < 6 &#8217;s", "5 < 6 ’s"),
            ("a\u{202e}b\u{0}c\n d", "ab c d"),
            ("<script>alert(1)</script>x", "alert(1)x"),
            ("", ""),
        ] {
            assert_eq!(plain(html), words, "{html}");
        }
    }
}
