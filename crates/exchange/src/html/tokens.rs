//! The tokens of a text, handed to the builder one by one.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::build::Builder;
use super::{Body, Piece};

struct Sink<'a>(RefCell<Builder<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                if let Some(kind) = builder.start(&tag) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::TagToken(tag) => builder.end(&tag.name),
            Token::CharacterTokens(text) => builder.text(&text),
            Token::CommentToken(text) => builder.comment(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

pub(super) fn read<'a>(pieces: impl IntoIterator<Item = Piece<'a>>, builder: Builder<'_>) -> Body {
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(builder)), options);
    let input = BufferQueue::default();
    for piece in pieces {
        match piece {
            Piece::Html(html) => {
                input.push_back(StrTendril::from_slice(html));
                // A script element may pause the tokenizer; feeding goes on until the input is used up.
                while !input.is_empty() {
                    let _paused = tokenizer.feed(&input);
                }
            }
            other => tokenizer.sink.0.borrow_mut().piece(other),
        }
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}
