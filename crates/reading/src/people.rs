//! Who counts as a reader, and where they came from.

/// Words in the names of programs that are no readers: search engines, link previews, feed readers, monitors, libraries.
/// Most well-behaved ones also name their page, hence the addresses.
const MARKERS: [&str; 40] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "http://",
    "https://",
    "www.",
    "@",
    "preview",
    "externalhit",
    "whatsapp",
    "embedly",
    "fetch",
    "monitor",
    "uptime",
    "pingdom",
    "statuscake",
    "lighthouse",
    "headless",
    "phantomjs",
    "selenium",
    "archive",
    "scan",
    "scrap",
    "feed",
    "rss",
    "reader/",
    "curl",
    "wget",
    "httpie",
    "python",
    "java/",
    "okhttp",
    "go-http",
    "node",
    "axios",
    "perl",
    "ruby",
    "php",
    "libwww",
];
/// Telephones whose maker's name holds a marker.
const TELEPHONE: &str = "cubot";
/// The longest name that is looked at; browsers send about 120 characters.
const LONGEST: usize = 1_024;
/// The longest name of a host (RFC 1035, 2.3.4).
const HOST: usize = 253;

/// Whether a program of this name is a browser that somebody reads with.
pub(crate) fn is_person(agent: &str) -> bool {
    if agent.len() < 10 || agent.len() > LONGEST {
        return false;
    }
    let agent = agent.to_ascii_lowercase().replace(TELEPHONE, "");
    !MARKERS.iter().any(|marker| agent.contains(marker))
}

/// The host of another site that readers came from, without `www.`; `own` is the paper's.
pub(crate) fn referrer(value: &str, own: &str) -> Option<String> {
    let address = url::Url::parse(value).ok()?;
    if !matches!(address.scheme(), "http" | "https" | "android-app") {
        return None;
    }
    let host = address.host_str()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let fits =
        host.len() <= HOST && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b));
    (fits && !host.is_empty() && host != own).then(|| host.to_owned())
}

/// The host of an address, as [`referrer`] writes it.
pub(crate) fn host_of(address: &str) -> String {
    referrer(address, "").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_people_and_programs_are_not() {
        for person in [
            "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
        ] {
            assert!(is_person(person), "{person}");
        }
        for program in [
            "",
            "-",
            "curl/8.5.0",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "facebookexternalhit/1.1",
            "WhatsApp/2.23.20.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36",
            "python-requests/2.31",
            "NetNewsWire (RSS Reader)",
        ] {
            assert!(!is_person(program), "{program}");
        }
        assert!(!is_person(&"x".repeat(LONGEST + 1)));
    }

    #[test]
    fn only_the_host_of_another_site_is_kept() {
        let own = host_of("https://www.paper.example:8443");
        assert_eq!(own, "paper.example");
        let from = |value: &str| referrer(value, &own);
        assert_eq!(from("https://www.Search.example/find?q=secret").as_deref(), Some("search.example"));
        assert_eq!(from("android-app://com.example.reader/").as_deref(), Some("com.example.reader"));
        for nothing in
            ["https://paper.example/town", "", "nonsense", "javascript:alert(1)", "about:blank", "file:///x"]
        {
            assert_eq!(from(nothing), None, "{nothing}");
        }
    }
}
