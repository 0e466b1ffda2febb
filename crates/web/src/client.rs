//! Who is at the other end: the address of the client, from the socket or from a proxy that is trusted.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};

use crate::error::Error;
use crate::state::State;

/// The address of the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

/// The peer of the socket, put into the request by the server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

impl Peer {
    /// The address it has; the machine's own where no socket is involved.
    pub(crate) fn of(extensions: &Extensions) -> IpAddr {
        extensions.get::<Self>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip())
    }
}

/// The proxies whose `X-Forwarded-For` is believed, and who are told what a page is made of. From anybody else the header
/// is ignored: it is forged at will.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Vec<IpAddr>);

impl Proxies {
    /// Trusts these addresses.
    #[must_use]
    pub fn new(addresses: Vec<IpAddr>) -> Self {
        Self(addresses.iter().map(IpAddr::to_canonical).collect())
    }

    /// Whether the other end of a socket is one of them.
    pub(crate) fn has(&self, peer: IpAddr) -> bool {
        // A listener for both versions of IP shows IPv4 as `::ffff:127.0.0.1`.
        self.0.contains(&peer.to_canonical())
    }

    fn client<'h>(&self, peer: IpAddr, forwarded: impl DoubleEndedIterator<Item = &'h str>) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.has(peer) {
            return peer;
        }
        // From the right: the first hop that is no proxy of ours is the client.
        forwarded
            .rev()
            .flat_map(|value| value.rsplit(','))
            .map(str::trim)
            .map_while(|hop| hop.parse::<IpAddr>().ok().map(|hop| hop.to_canonical()))
            .find(|hop| !self.0.contains(hop))
            .unwrap_or(peer)
    }
}

impl Client {
    /// The client of a request.
    pub(crate) fn at(extensions: &Extensions, headers: &HeaderMap, proxies: &Proxies) -> Self {
        let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        Self::behind(Peer::of(extensions), forwarded, proxies)
    }

    /// The same from what the socket says and what `X-Forwarded-For` says, a line each.
    pub(crate) fn behind<'h>(
        peer: IpAddr,
        forwarded: impl DoubleEndedIterator<Item = &'h str>,
        proxies: &Proxies,
    ) -> Self {
        Self(proxies.client(peer, forwarded))
    }

    /// The network it is in: /24 of IPv4, /64 of IPv6. What limits count by, and all that is kept of an address.
    #[must_use]
    pub fn network(&self) -> String {
        match self.0 {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                format!("{}/24", Ipv4Addr::new(a, b, c, 0))
            }
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        }
    }
}

impl<S> FromRequestParts<S> for Client
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        Ok(Self::at(&parts.extensions, &parts.headers, &State::from_ref(state).proxies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&'static str]) -> String {
        let proxies = Proxies::new(vec!["127.0.0.1".parse().unwrap(), "10.0.0.1".parse().unwrap()]);
        proxies.client(peer.parse().unwrap(), forwarded.iter().copied()).to_string()
    }

    #[test]
    fn only_listed_proxies_are_believed() {
        assert_eq!(client("192.0.2.9", &["203.0.113.1"]), "192.0.2.9");
        assert_eq!(client("127.0.0.1", &["203.0.113.1"]), "203.0.113.1");
        assert_eq!(client("127.0.0.1", &["1.1.1.1, 203.0.113.1", "10.0.0.1"]), "203.0.113.1");
        assert_eq!(client("127.0.0.1", &["203.0.113.1, nonsense"]), "127.0.0.1");
        assert_eq!(client("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(client("::ffff:127.0.0.1", &["203.0.113.1, ::ffff:10.0.0.1"]), "203.0.113.1");
    }

    #[test]
    fn networks_hide_the_machine() {
        assert_eq!(Client("203.0.113.77".parse().unwrap()).network(), "203.0.113.0/24");
        assert_eq!(Client("2001:db8:1:2:3::4".parse().unwrap()).network(), "2001:db8:1:2::/64");
    }
}
