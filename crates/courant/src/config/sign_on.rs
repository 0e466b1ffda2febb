//! The settings of a provider that signs people in (OpenID Connect).

use accounts::SignOn;
use url::{Host, Url};

use super::{Settings, check_url, secret_file};

/// The provider, where one is set: all of it, or nothing.
///
/// # Errors
/// A sentence that names the setting and what it may be.
pub(super) fn settle(given: &Settings, file: &Settings) -> Result<Option<SignOn>, String> {
    let text = |of: fn(&Settings) -> &Option<String>| of(given).clone().or_else(|| of(file).clone());
    let (issuer, client_id) = (text(|s| &s.oidc_issuer), text(|s| &s.oidc_client_id));
    let secret = given.oidc_client_secret.clone();
    let secret = secret.or(secret_file("COURANT_OIDC_CLIENT_SECRET_FILE")?);
    let secret = secret.or_else(|| file.oidc_client_secret.clone());
    let label = text(|s| &s.oidc_label);
    if issuer.is_none() && client_id.is_none() && secret.is_none() && label.is_none() {
        return Ok(None);
    }
    let need = |name: &str, value: Option<String>| {
        value.filter(|value| !value.trim().is_empty()).ok_or_else(|| {
            format!("{name}: it is missing; a provider has an issuer, a client id and a client secret")
        })
    };
    let issuer = check(&need("oidc-issuer", issuer)?)?;
    let client_id = need("oidc-client-id", client_id)?;
    let client_secret = need("oidc-client-secret", secret)?;
    let host = Url::parse(&issuer).ok().and_then(|url| url.host_str().map(str::to_owned));
    let label = label.or(host).unwrap_or_else(|| issuer.clone());
    if label.trim().is_empty() || label.chars().count() > 40 || label.chars().any(char::is_control) {
        return Err(format!("oidc-label: \"{label}\" is no name for a button; it has 1 to 40 characters"));
    }
    Ok(Some(SignOn { issuer, client_id, client_secret, label }))
}

/// An issuer: `https`, or for a trial this machine.
fn check(issuer: &str) -> Result<String, String> {
    let schemes: &[&str] = if is_here(issuer) { &["https:", "http:"] } else { &["https:"] };
    let issuer = check_url("oidc-issuer", issuer, schemes)?;
    let plain = Url::parse(&issuer).is_ok_and(|url| {
        url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
    });
    if plain {
        Ok(issuer)
    } else {
        Err(format!("oidc-issuer: \"{issuer}\" is no issuer: it has no query and no login"))
    }
}

/// Whether an address is one of this machine over plain HTTP.
pub(crate) fn is_here(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "http" && here
}

/// The lines of a `courant.toml`, the secret masked.
pub(super) fn lines(sign_on: Option<&SignOn>) -> Vec<(&'static str, String)> {
    let Some(SignOn { issuer, client_id, label, .. }) = sign_on.cloned() else { return Vec::new() };
    vec![
        ("oidc_issuer", issuer),
        ("oidc_client_id", client_id),
        ("oidc_client_secret", "***".to_owned()),
        ("oidc_label", label),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(issuer: &str, client_id: &str, secret: &str, label: &str) -> Result<Option<SignOn>, String> {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (oidc_issuer, oidc_client_id) = (text(issuer), text(client_id));
        let (oidc_client_secret, oidc_label) = (text(secret), text(label));
        let given =
            Settings { oidc_issuer, oidc_client_id, oidc_client_secret, oidc_label, ..Settings::default() };
        settle(&given, &Settings::default())
    }

    #[test]
    fn a_provider_is_all_or_nothing() {
        assert!(given("", "", "", "").unwrap().is_none());
        let whole = given("https://login.example.org/a", "paper", "s", "").unwrap().unwrap();
        assert_eq!(
            (whole.issuer.as_str(), whole.label.as_str()),
            ("https://login.example.org/a", "login.example.org")
        );
        assert!(
            !format!("{:?}", lines(Some(&SignOn { client_secret: "hush".to_owned(), ..whole })))
                .contains("hush")
        );
        for here in ["http://127.0.0.1:9000", "http://localhost:9000/realm", "http://[::1]:9000"] {
            assert!(given(here, "paper", "s", "House").unwrap().is_some(), "{here}");
        }
        for (wrong, name) in [
            (given("", "paper", "s", ""), "oidc-issuer"),
            (given("https://login.example.org", "", "s", ""), "oidc-client-id"),
            (given("https://login.example.org", "paper", "", ""), "oidc-client-secret"),
            (given("http://login.example.org", "paper", "s", ""), "oidc-issuer"),
            (given("http://127.0.0.1.evil.example", "paper", "s", ""), "oidc-issuer"),
            (given("https://login.example.org/?a=b", "paper", "s", ""), "oidc-issuer"),
            (given("https://me:you@login.example.org/", "paper", "s", ""), "oidc-issuer"),
            (given("https://login.example.org", "paper", "s", &"x".repeat(41)), "oidc-label"),
        ] {
            assert!(wrong.err().is_some_and(|sentence| sentence.starts_with(name)), "{name}");
        }
    }
}
