//! The rules for what is seen first: they stand within the page, so that it is shown before a style sheet has come.

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Value;
use sha2::{Digest as _, Sha256};

use crate::app::POLICY;

/// The tokens, and the rules for what is seen first.
pub(super) const FIRST: [&str; 2] = ["assets/tokens.css", "assets/first.css"];

/// What pages of a theme say within themselves, and the policy that lets browsers take it.
pub(super) struct First {
    /// The text of the `<style>`; none where these rules cannot stand in a page.
    pub(super) style: Value,
    /// `Content-Security-Policy`.
    pub(super) policy: HeaderValue,
}

impl First {
    pub(super) fn of(css: &[u8]) -> Self {
        let own = std::str::from_utf8(css).ok().map(as_read).filter(|css| can_stand_in_a_page(css));
        let none = Self { style: Value::from(()), policy: HeaderValue::from_static(POLICY) };
        let Some(css) = own else { return none };
        let own = format!("style-src 'self' {}", hash_source(&css));
        match HeaderValue::from_str(&POLICY.replace("style-src 'self'", &own)) {
            Ok(policy) => Self { style: Value::from_safe_string(css), policy },
            Err(_) => none,
        }
    }
}

/// How a policy names an inline style or script (`hash-source` of CSP 3).
#[must_use]
pub fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The text as a browser reads it: it knows one end of a line (HTML, 13.2.3.5), and hashes what it read.
fn as_read(css: &str) -> String {
    css.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether the rules say the same in a page as in a file: nothing ends them before their end, and what they load is named
/// from the root of the paper.
fn can_stand_in_a_page(css: &str) -> bool {
    let lower = css.to_ascii_lowercase();
    let from_the_root = |address: &str| {
        let address = address.trim_start().trim_start_matches(['"', '\'']);
        address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//"))
    };
    !lower.contains("</style")
        && !lower.contains("@import")
        && !lower.contains("image-set(")
        && !lower.contains('\0')
        && lower.split("url(").skip(1).all(from_the_root)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(css: &str) -> String {
        First::of(css.as_bytes()).policy.to_str().unwrap().to_owned()
    }

    #[test]
    fn the_policy_takes_these_very_rules() {
        // printf 'p{}\n' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-ENciTu8dY6ZA4nEGXBqyKSkyCEnyvmHRBTrJoNuRdwE='";
        assert!(policy("p{}\n").contains(&format!("; style-src 'self' {hash};")), "{}", policy("p{}\n"));
        assert_eq!(policy("p{}\r\n"), policy("p{}\n"));
        assert_ne!(policy("q{}"), policy("p{}"));
        assert_eq!(First::of(b"p > q{}").style.to_string(), "p > q{}");
    }

    #[test]
    fn rules_that_would_say_something_else_in_a_page_stay_in_their_file() {
        for css in [
            "p::after{content:'</STYLE>'}",
            "@import '/a.css';",
            "p{background:url(a.png)}",
            "\0",
            "p{src:URL( '//x')}",
            "p{background:image-set('a.png' 1x)}",
        ] {
            assert!(First::of(css.as_bytes()).style.is_none(), "{css}");
            assert_eq!(policy(css), POLICY);
        }
        assert!(First::of(b"\xff").style.is_none());
        assert!(!First::of(b"p{src:url('/assets/a.woff2')} q{mask:url(#m)}").style.is_none());
    }
}
