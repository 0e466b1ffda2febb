//! Keyset pages: a query asks for one row more than it shows, and the cursor of the last one shown leads on.

/// The first `limit` of these rows and, if there are more, the cursor of the last of them.
pub fn page_of<T, C>(mut rows: Vec<T>, limit: usize, cursor: impl FnOnce(&T) -> C) -> (Vec<T>, Option<C>) {
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(cursor);
    (rows, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_shown_leads_on() {
        assert_eq!(page_of(vec![1, 2, 3], 2, |n| *n), (vec![1, 2], Some(2)));
        assert_eq!(page_of(vec![1, 2], 2, |n| *n), (vec![1, 2], None));
        assert_eq!(page_of(Vec::<i32>::new(), 2, |n| *n), (Vec::new(), None));
    }
}
