//! What an address, a media key and a text may be.

/// Longest address in bytes.
pub(crate) const MAX_ADDRESS: usize = 2_048;

/// Whether `address` may stand in a link of an article: http, https, mailto, or a path on this site.
pub(crate) fn is_link(address: &str) -> bool {
    is_page(address)
        || (is_plain(address) && scheme(address).is_some_and(|(s, to)| s == "mailto" && !to.is_empty()))
}

/// Whether `address` may be opened as a page: http, https, or a path on this site. `//host` and `/\host` leave the
/// site in browsers (WHATWG URL, relative slash state) and are no paths.
pub(crate) fn is_page(address: &str) -> bool {
    if !is_plain(address) {
        return false;
    }
    if let Some(path) = address.strip_prefix('/') {
        return !path.starts_with(['/', '\\']);
    }
    scheme(address).is_some_and(|(scheme, rest)| {
        let host = rest.strip_prefix("//").unwrap_or_default();
        matches!(scheme.as_str(), "http" | "https")
            && !host.is_empty()
            && !host.starts_with(['/', '\\', '?', '#'])
    })
}

fn is_plain(address: &str) -> bool {
    address.len() <= MAX_ADDRESS && !address.chars().any(|c| c.is_control() || c.is_whitespace())
}

fn scheme(address: &str) -> Option<(String, &str)> {
    address.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest))
}

/// Whether `key` can name a stored picture: path segments of letters, digits, `.`, `_`, `-`, none of them dots only.
pub(crate) fn is_media_key(key: &str) -> bool {
    key.len() <= 200
        && key.split('/').all(|part| {
            !part.is_empty()
                && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
                && part.chars().any(|c| c != '.')
        })
}

/// The first control character that neither PostgreSQL's TEXT nor HTML takes; tabs and line ends are fine.
pub(crate) fn forbidden(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["https://a.example", "HTTP://a.example/x?y#z", "mailto:a@b.example", "/news/a", "/"] {
            assert!(is_link(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JaVaScript:x",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "https:",
            "https:///x",
            "java\nscript:x",
            " https://a.example",
            "mailto:",
            "news/a",
            "#b1",
            "vbscript:x",
            "file:///etc",
        ] {
            assert!(!is_link(bad), "{bad}");
        }
        assert!(!is_page("mailto:a@b.example"));
    }

    #[test]
    fn media_keys() {
        for good in ["8f2c.jpg", "2025/01/a_b-c.webp"] {
            assert!(is_media_key(good), "{good}");
        }
        for bad in ["", "/a", "a//b", "../a", "a/..", "a b", "a\"b", "a?b"] {
            assert!(!is_media_key(bad), "{bad}");
        }
    }
}
