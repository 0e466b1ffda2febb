//! Boards are views over one pool.

use crate::support::{onsite, place, remote};
use jobs::model::{Board, BoardFilter, Listing, PayPolicy};

fn board(filter: BoardFilter) -> Board {
    let (title, description) = ("German Engineering Jobs".to_owned(), String::new());
    Board { slug: "german".into(), title, description, filter, pay_policy: PayPolicy::RequiredOrTariff }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn the_home_board_always_shows_its_own() {
    let filter = BoardFilter { countries: words(&["FR"]), ..BoardFilter::default() };
    assert!(!board(filter.clone()).matches(&onsite()));
    assert!(board(filter).matches(&Listing { home_board: "german".into(), ..onsite() }));
}

#[test]
fn filled_conditions_must_all_hold() {
    let matches = |filter: BoardFilter, listing: &Listing| board(filter).matches(listing);
    assert!(matches(BoardFilter::default(), &onsite()));
    let filter = |countries: &[&str], disciplines: &[&str], terms: &[&str], companies: &[i64]| BoardFilter {
        countries: words(countries),
        disciplines: words(disciplines),
        terms: words(terms),
        companies: companies.to_vec(),
    };
    assert!(matches(filter(&["DE", "AT"], &["maschinenbau"], &["Ingenieur"], &[3]), &onsite()));
    assert!(!matches(filter(&["DE"], &["Informatik"], &[], &[]), &onsite()));
    assert!(!matches(filter(&["DE"], &[], &[], &[4]), &onsite()));
    assert!(matches(filter(&[], &[], &["gear unit"], &[]), &onsite()), "the beginning of a longer word");
    assert!(!matches(filter(&[], &[], &["ear unit"], &[]), &onsite()), "not its middle");
    assert!(!matches(filter(&[], &[], &["  "], &[]), &onsite()), "a blank term finds nothing");
    assert!(!matches(filter(&["Atlantis"], &[], &[], &[]), &onsite()), "an unknown country finds nothing");
}

#[test]
fn remote_jobs_count_where_applicants_may_live() {
    let sweden = board(BoardFilter { countries: words(&["SE"]), ..BoardFilter::default() });
    assert!(sweden.matches(&remote()));
    assert!(!sweden.matches(&onsite()));
    assert!(sweden.matches(&Listing { places: vec![place("Lund", "SE")], ..onsite() }));
    let union = board(BoardFilter { countries: words(&["EU"]), ..BoardFilter::default() });
    assert!(union.matches(&onsite()));
}
