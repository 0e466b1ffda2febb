//! The versions of a story that readers saw, out of all its revisions.

/// A version that readers saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number among those that readers saw, from 1: how often the newsroom saved is its own business.
    pub number: usize,
    /// The revision it is.
    pub revision: i64,
    /// When readers first saw it, microseconds since 1970 UTC.
    pub published: i64,
    /// Words of its text.
    pub words: i64,
}

/// The versions, newest first, out of rows of revision, publication and words in the same order. Of those that were to come
/// out in the same moment readers saw the last alone.
#[must_use]
pub fn versions(rows: &[(i64, i64, i64)]) -> Vec<Version> {
    let mut seen: Vec<(i64, i64, i64)> = Vec::with_capacity(rows.len());
    for row in rows {
        if seen.last().is_none_or(|newer| row.1 < newer.1) {
            seen.push(*row);
        }
    }
    let all = seen.len();
    let number = |at: usize| all - at;
    let version =
        |(at, (revision, published, words))| Version { number: number(at), revision, published, words };
    seen.into_iter().enumerate().map(version).collect()
}

/// The version that readers had before them when they were told something: that of the revision it was told about, else
/// the one they saw at that time.
pub(crate) fn version_told(versions: &[Version], revision: Option<i64>, at: i64) -> Option<usize> {
    let named = versions.iter().find(|version| Some(version.revision) == revision);
    let then = versions.iter().find(|version| version.published <= at);
    named.or(then).or(versions.last()).map(|version| version.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_readers_saw_has_a_number() {
        // Revisions 2 and 3 were to come out at 50; 3 was there when they did.
        let all = versions(&[(9, 80, 5), (3, 50, 4), (2, 50, 3)]);
        let numbers: Vec<(usize, i64)> =
            all.iter().map(|version| (version.number, version.revision)).collect();
        assert_eq!(numbers, [(2, 9), (1, 3)]);
        assert_eq!(version_told(&all, Some(9), 10), Some(2));
        assert_eq!(version_told(&all, None, 79), Some(1));
        assert_eq!(version_told(&all, None, 10), Some(1));
        assert_eq!(version_told(&[], None, 10), None);
    }
}
