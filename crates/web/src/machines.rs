//! What a paper tells machines: the operator's settings, read wherever machines are answered.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// What feeds hold, what may be mined, and whom machines may ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machines {
    /// Whether feeds hold the standfirst and a link instead of the whole text.
    pub excerpts: bool,
    /// The WebSub hub that is told of new stories, absolute (W3C WebSub).
    pub hub: Option<String>,
    /// The reservation against text and data mining.
    pub mining: Mining,
    /// Whether `/llms.txt` exists.
    pub llms_txt: bool,
    /// Where the paper says how it works, absolute: `publishingPrinciples` of schema.org.
    pub principles: Option<String>,
    /// Where it says how it corrects itself, absolute: `correctionsPolicy` of schema.org.
    pub corrections_policy: Option<String>,
    /// Where faults in its security are reported: `mailto:`, `https:` or `tel:` (RFC 9116, 2.5.3).
    pub security_contact: Option<String>,
}

/// The reservation of rights against text and data mining (Article 4(3) of Directive (EU) 2019/790; in Germany § 44b(3)
/// UrhG), in the three forms of the W3C group's TDM Reservation Protocol and in robots.txt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mining {
    /// Whether the rights are reserved.
    pub reserved: bool,
    /// Where licences are offered, absolute.
    pub policy: Option<String>,
}

const RESERVATION: HeaderName = HeaderName::from_static("tdm-reservation");
const POLICY: HeaderName = HeaderName::from_static("tdm-policy");

impl Mining {
    /// Says so in the headers of an answer; nothing where nothing is reserved.
    pub(crate) fn announce(&self, headers: &mut HeaderMap) {
        if !self.reserved {
            return;
        }
        headers.insert(RESERVATION, HeaderValue::from_static("1"));
        if let Some(policy) = self.policy.as_deref().and_then(|policy| HeaderValue::from_str(policy).ok()) {
            headers.insert(POLICY, policy);
        }
    }
}
