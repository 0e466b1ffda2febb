//! The allow lists, and the only type that says "this HTML may be shown".

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use serde::{Serialize, Serializer};

/// What a link from a reader tells search engines and the opened page (HTML living standard, link types).
pub(crate) const LINK_REL: &str = "ugc nofollow noopener";

const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
const COMMENT: [&str; 12] =
    ["p", "br", "a", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li"];
const HEADINGS: [&str; 3] = ["h2", "h3", "h4"];
const CLEAN: [&str; 20] = [
    "p",
    "br",
    "a",
    "strong",
    "em",
    "b",
    "i",
    "u",
    "sub",
    "sup",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "hr",
];

/// HTML that went through this crate's allow list and may be put on a page as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for SafeHtml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Which allow list applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    Comment,
    Listing,
    Clean,
}

impl Policy {
    /// The last step of every way to [`SafeHtml`].
    pub(crate) fn finish(self, html: &str) -> SafeHtml {
        static BUILDERS: LazyLock<[Builder<'static>; 3]> = LazyLock::new(|| {
            let comment = COMMENT.into_iter().collect();
            let listing = COMMENT.into_iter().chain(HEADINGS).collect();
            [builder(comment), builder(listing), builder(CLEAN.into_iter().collect())]
        });
        let [comment, listing, clean] = &*BUILDERS;
        let builder = match self {
            Self::Comment => comment,
            Self::Listing => listing,
            Self::Clean => clean,
        };
        SafeHtml(builder.clean(html).to_string())
    }
}

fn builder(tags: HashSet<&'static str>) -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .url_schemes(SCHEMES.into_iter().collect())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some(LINK_REL));
    builder
}

/// Whether an address may become a link: absolute, and of a scheme that opens a page or a message.
pub(crate) fn is_linkable(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace());
    let scheme = scheme.to_ascii_lowercase();
    plain
        && SCHEMES.contains(&scheme.as_str())
        && (scheme == "mailto" || rest.starts_with("//"))
        && rest.len() > 2
}
