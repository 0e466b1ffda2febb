//! The chain of ids from a root to a comment, as a text that sorts like the tree.
//!
//! Every id takes 13 characters of Crockford's base 32 (<https://www.crockford.com/base32.html>), so texts of digits
//! and capitals only, which every collation orders alike. An id has 63 bits: its first character is `0` to `7`.

const ALPHABET: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const WIDTH: usize = 13;

/// The path of comment `id` under the comment with path `parent` (empty for a root).
#[must_use]
pub(crate) fn extend(parent: &str, id: i64) -> String {
    let id = u64::try_from(id).unwrap_or(0);
    let digits = (0..WIDTH).rev().map(|place| {
        let digit = usize::try_from((id >> (5 * place)) & 31).unwrap_or(0);
        char::from(ALPHABET.get(digit).copied().unwrap_or(b'0'))
    });
    parent.chars().chain(digits).collect()
}

/// The ids of the comments above, root first. What is no path gives what of it can be read.
#[must_use]
pub(crate) fn ancestors(path: &str) -> Vec<i64> {
    let mut ids: Vec<i64> = path.as_bytes().chunks_exact(WIDTH).map_while(decode).collect();
    ids.pop();
    ids
}

/// Bounds of everything below a path: above the first, below the second.
#[must_use]
pub(crate) fn branch(path: &str) -> (String, String) {
    (path.to_owned(), format!("{path}8"))
}

fn decode(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |id, digit| {
        let value = ALPHABET.iter().position(|known| known == digit)?;
        id.checked_mul(32)?.checked_add(i64::try_from(value).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_back_and_sort_like_the_tree() {
        for id in [1, 31, 32, 1_234_567_890_123, i64::MAX] {
            let path = extend(&extend("", 7), id);
            assert_eq!((path.len(), ancestors(&extend(&path, 9))), (26, vec![7, id]));
        }
        let (root, other) = (extend("", 5), extend("", 6));
        let (from, to) = branch(&root);
        for inside in [extend(&root, 1), extend(&root, i64::MAX), extend(&extend(&root, 3), 2)] {
            assert!(from < inside && inside < to);
        }
        for outside in [&root, &other, &extend("", 4)] {
            assert!(*outside <= from || *outside >= to);
        }
        assert!(ancestors("é!").is_empty());
    }
}
