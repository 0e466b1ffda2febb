//! What a page makes a browser do by itself, and where its links lead.

use scraper::node::Element;
use scraper::{Html, Selector};
use url::Url;

use super::{Found, css};

/// Relations of a `<link>` that make a browser ask; the others only tell.
const LOADING: [&str; 13] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "apple-touch-icon-precomposed",
    "mask-icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "prerender",
    "preconnect",
    "dns-prefetch",
    "pingback",
];
/// Attributes whose value a browser loads, whatever the element.
const SOURCES: [&str; 5] = ["src", "poster", "background", "data", "lowsrc"];
/// Pages in pages: `noscript` and `srcdoc` are read as pages of their own.
const DEEPEST: usize = 3;
/// Script elements of these kinds hold data and do nothing.
const DATA: [&str; 2] = ["application/ld+json", "application/json"];

/// A page that comes with this `Content-Security-Policy`; each reason with the value of the attribute `mark` of its element.
pub(super) fn look(text: &str, base: &Url, (policy, mark): (&str, &str)) -> Found {
    let mut found = Found::default();
    page(text, (base, policy, mark), (0, &mut found));
    found
}

fn page(text: &str, (base, policy, mark): (&Url, &str, &str), (depth, found): (usize, &mut Found)) {
    let document = Html::parse_document(text);
    let Ok(all) = Selector::parse("*") else { return };
    for element in document.select(&all) {
        let about = element.value();
        attributes(about, base, found);
        match about.name() {
            "style" => {
                let style: String = element.text().collect();
                if !policy.contains(&web::hash_source(&style)) {
                    found.reasons.push("has an inline style sheet".to_owned());
                }
                css::addresses(&style).iter().for_each(|(_, address)| found.load(base, address, "the style"));
            }
            "script" if about.attr("src").is_none() => {
                let kind = about.attr("type").unwrap_or("");
                if !DATA.iter().any(|data| kind.eq_ignore_ascii_case(data)) {
                    found.reasons.push("has an inline script".to_owned());
                }
            }
            // With scripts on, its content is text; without, it is the page.
            "noscript" if depth < DEEPEST => {
                let inner: String = element.text().collect();
                page(&inner, (base, policy, mark), (depth + 1, found));
            }
            "iframe" if depth < DEEPEST => {
                if let Some(inner) = about.attr("srcdoc") {
                    page(inner, (base, policy, mark), (depth + 1, found));
                }
            }
            _ => {}
        }
        found.marks.resize(found.reasons.len(), about.attr(mark).map(str::to_owned));
    }
}

fn attributes(element: &Element, base: &Url, found: &mut Found) {
    let tag = element.name();
    for (name, value) in element.attrs() {
        let what = || format!("<{tag} {name}>");
        match name {
            "srcset" | "imagesrcset" => {
                candidates(value).into_iter().for_each(|address| found.load(base, address, &what()));
            }
            "href" | "xlink:href" => href(element, value, (base, found)),
            "action" | "formaction" => form(value, &what(), (base, found)),
            "ping" => value.split_whitespace().for_each(|address| found.load(base, address, &what())),
            "style" => {
                found.reasons.push(format!("<{tag}> has an inline style"));
                css::addresses(value).iter().for_each(|(_, address)| found.load(base, address, "the style"));
            }
            name if SOURCES.contains(&name) && (name != "data" || tag == "object") => {
                found.load(base, value, &what())
            }
            name if name.starts_with("on") && name.len() > 4 => {
                found.reasons.push(format!("<{tag}> has an inline script ({name})"));
            }
            _ => {}
        }
    }
    if tag == "meta" {
        meta(element, base, found);
    }
}

fn href(element: &Element, value: &str, (base, found): (&Url, &mut Found)) {
    match element.name() {
        "a" | "area" => match base.join(value.trim()) {
            Ok(address) if address.scheme() == "javascript" => {
                found.reasons.push("a link is an inline script".to_owned())
            }
            Ok(address) if address.origin() == base.origin() => found.pages.push(address),
            _ => {}
        },
        "base" => {
            if base.join(value).is_ok_and(|address| address.origin() != base.origin()) {
                found.reasons.push(format!("<base href> makes every address one of {value}"));
            }
        }
        "link" => {
            let relations = element.attr("rel").unwrap_or("");
            let loads =
                relations.split_whitespace().find(|one| LOADING.iter().any(|l| one.eq_ignore_ascii_case(l)));
            if let Some(relation) = loads {
                found.load(base, value, &format!("<link rel={relation}>"));
            }
        }
        // A drawing: image, use, feImage, and the like.
        tag => found.load(base, value, &format!("<{tag} href>")),
    }
}

/// A form is sent when its reader wants it, but not to somebody else.
fn form(value: &str, what: &str, (base, found): (&Url, &mut Found)) {
    if base.join(value.trim()).is_ok_and(|address| address.origin() != base.origin()) {
        found.reasons.push(format!("{what} sends to {value}"));
    }
}

fn meta(element: &Element, base: &Url, found: &mut Found) {
    let content = element.attr("content").unwrap_or("");
    match element.attr("http-equiv").unwrap_or("").to_ascii_lowercase().as_str() {
        "refresh" => {
            let foreign = hosts(content).into_iter().filter(|host| Some(host.as_str()) != base.host_str());
            found.reasons.extend(foreign.map(|host| format!("<meta refresh> leads to {host}")));
        }
        "set-cookie" => found.reasons.push("<meta> sets a cookie".to_owned()),
        _ => {}
    }
}

/// The addresses of a `srcset`: each ends at white space; a comma may stand in it, but not at its end (HTML, 4.8.4.2.1).
fn candidates(value: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = value.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    while !rest.is_empty() {
        let (address, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        found.push(address.trim_end_matches(','));
        let after =
            if address.ends_with(',') { after } else { after.split_once(',').map_or("", |(_, next)| next) };
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    found
}

/// A script is not run; every whole address in it that names another site counts.
pub(super) fn script(text: &str, base: &Url) -> Found {
    let foreign = hosts(text).into_iter().filter(|host| Some(host.as_str()) != base.host_str());
    // Names of namespaces are no addresses.
    let named = foreign.filter(|host| host != "www.w3.org");
    Found { reasons: named.map(|host| format!("the script names {host}")).collect(), ..Found::default() }
}

/// The hosts of the whole addresses in a text, each once.
pub(super) fn hosts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for mark in ["https://", "http://", "wss://", "ws://"] {
        for rest in text.split(mark).skip(1) {
            let end = |c: char| !(c.is_ascii_alphanumeric() || ".-_".contains(c));
            let host = rest.split(end).next().unwrap_or("").to_ascii_lowercase();
            if !host.is_empty() && !found.contains(&host) {
                found.push(host);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(html: &str) -> Vec<String> {
        look(html, &Url::parse("https://paper.example/town/").unwrap(), ("", "")).reasons
    }

    #[test]
    fn a_plain_page_asks_nobody() {
        let html = r#"<link rel=canonical href=https://paper.example/><link rel=stylesheet href=/a.css>
            <meta property=og:image content=https://cdn.example/x.jpg><script type="application/ld+json">{}</script>
            <img src="/media/a.jpg" srcset="/media/a.jpg 1x, /media/b.jpg 2x" alt=""><a href="https://other.example">x</a>
            <a href="mailto:a@b.example">m</a><form action="/search"></form><img src="data:," alt="">"#;
        assert!(reasons(html).is_empty(), "{:?}", reasons(html));
    }

    #[test]
    fn every_way_to_ask_another_site_is_found() {
        for html in [
            "<img src=//x.example/a.png>",
            "<img srcset='/a.png 1x, https://x.example/a.png 2x'>",
            "<img srcset='/a.png,https://x.example/a.png'>, <img srcset='https://x.example/a,b.png 2x'>",
            "<picture><source srcset=https://x.example/a.avif></picture>",
            "<video poster=https://x.example/p.jpg></video>",
            "<audio src=https://x.example/a.mp3></audio>",
            "<iframe src=https://x.example/></iframe>",
            "<iframe srcdoc='<img src=https://x.example/a.png>'></iframe>",
            "<object data=https://x.example/a.pdf></object>",
            "<embed src=https://x.example/a>",
            "<script src=https://x.example/a.js></script>",
            "<link rel='PRELOAD' href=https://x.example/a.woff2>",
            "<link rel='dns-prefetch' href=//x.example>",
            "<link rel='shortcut icon' href=https://x.example/i.png>",
            "<link rel=preload imagesrcset='https://x.example/a 1x' as=image>",
            "<form action=https://x.example/></form>",
            "<form><button formaction=//x.example/>x</button></form>",
            "<a href=/ ping=https://x.example/>x</a>",
            "<base href=https://x.example/>",
            "<body background=https://x.example/a.gif>",
            "<meta http-equiv=Refresh content='0; url=https://x.example/'>",
            "<noscript><img src=https://x.example/a.gif></noscript>",
            "<svg><image href=https://x.example/a.png /></svg>",
            "<svg><use xlink:href=https://x.example/a.svg#b /></svg>",
            "<style>p{background:url(//x.example/a.png)}</style>",
            "<p style='background:url(//x.example/a.png)'>",
            "<img src=http://paper.example/a.png>",
        ] {
            assert!(
                reasons(html).iter().any(|reason| reason.contains("example")),
                "{html}: {:?}",
                reasons(html)
            );
        }
    }

    #[test]
    fn what_is_inline_is_found() {
        for html in [
            "<script>1</script>",
            "<p onclick='x()'>",
            "<a href='javascript:x()'>x</a>",
            "<p style='color:red'>",
            "<style></style>",
            "<meta http-equiv=set-cookie content='a=b'>",
        ] {
            assert!(!reasons(html).is_empty(), "{html}");
        }
    }

    #[test]
    fn scripts_are_read_for_addresses() {
        let base = Url::parse("https://paper.example/a.js").unwrap();
        let text = "fetch('https://count.example/x'); const ns = 'http://www.w3.org/2000/svg'; go('https://paper.example/')";
        assert_eq!(script(text, &base).reasons, ["the script names count.example"]);
    }

    #[test]
    fn a_style_that_the_policy_names_is_no_finding() {
        // printf 'p{}' | openssl dgst -sha256 -binary | base64
        let policy = "style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='";
        let base = Url::parse("https://paper.example/").unwrap();
        let reasons = |html| look(html, &base, (policy, "")).reasons;
        assert!(reasons("<style>p{}</style>").is_empty());
        assert_eq!(reasons("<style>q{}</style>"), ["has an inline style sheet"]);
    }

    #[test]
    fn links_of_the_paper_are_followed() {
        let found = look(
            "<a href=x>1</a><a href=/y#z>2</a><a href=//o.example>3</a>",
            &Url::parse("https://paper.example/town/").unwrap(),
            ("", ""),
        );
        let paths: Vec<&str> = found.pages.iter().map(Url::path).collect();
        assert_eq!(paths, ["/town/x", "/y"]);
    }
}
