//! Addresses that stories had in another system, in the one spelling that they are stored and looked up in.

/// The longest address that is kept, in bytes.
const MOST: usize = 512;

/// An address of another system, path and query, in the spelling that is stored: octets decoded, no slash at its end,
/// without a query. Of `/` alone only a query `p=NUMBER` says which story is meant. `None` where it says nothing.
#[must_use]
pub fn old_path(address: &str) -> Option<String> {
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = decoded(path);
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        let number = query.split('&').find_map(|pair| pair.strip_prefix("p="))?;
        let plain = (1..=18).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        return plain.then(|| format!("/?p={number}"));
    }
    let fits = path.len() <= MOST && path.starts_with('/') && !path.starts_with("//");
    (fits && !path.chars().any(char::is_control)).then(|| path.to_owned())
}

/// A text with its `%XX` read; what is no UTF-8 then becomes U+FFFD.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let octet = part.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_hexdigit()));
        match octet.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(part.get(2..).unwrap_or_default().as_bytes());
            }
            None => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_are_one() {
        for (address, path) in [
            ("/2012/01/07/template-sticky/", Some("/2012/01/07/template-sticky")),
            ("/2012/01/07/template-sticky?utm=x#top", Some("/2012/01/07/template-sticky")),
            ("/%d8%a7/", Some("/ا")),
            ("/%D8%A7", Some("/ا")),
            ("/100%", Some("/100%")),
            ("/?p=1164", Some("/?p=1164")),
            ("/?preview=1&p=7", Some("/?p=7")),
            ("/", None),
            ("/?p=", None),
            ("/?p=1%27", None),
            ("//evil.example/x", None),
            ("/a%0ab", None),
            ("blog/x.html", None),
            ("", None),
        ] {
            assert_eq!(old_path(address).as_deref(), path, "{address}");
        }
    }
}
