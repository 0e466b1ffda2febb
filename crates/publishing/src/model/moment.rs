//! Times in JSON: RFC 3339 in UTC outside, microseconds since 1970 UTC inside; null, or nothing, for none. For the
//! `with` of serde.

use locale::{parse_rfc3339, rfc3339_utc};
use serde::de::{Error as _, Unexpected};
use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

pub(crate) fn serialize<S: Serializer>(at: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(rfc3339_utc).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let unknown = || D::Error::invalid_value(Unexpected::Str(&text), &"a time such as 2025-01-14T17:00:00Z");
    parse_rfc3339(&text).map(Some).ok_or_else(unknown)
}
