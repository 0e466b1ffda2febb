use std::path::Path;

use exchange::text::{Kind, Language, Page, Reason, Role, Warning, read};

use super::{fixture, left_out, page, starts};

fn day(page: &Page) -> Option<(i16, u8, u8, usize)> {
    page.date.as_ref().map(|date| (date.value.year, date.value.month, date.value.day, date.line))
}

#[test]
fn the_page_that_started_it() {
    let folder = std::env::var("COURANT_SAMPLES")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples").to_owned());
    let file = Path::new(&folder).join("seed/000_79978099feef3b09.txt");
    let Ok(bytes) = std::fs::read(&file) else {
        println!("{} is not here; nothing to compare", file.display());
        return;
    };
    let page = read(&bytes).expect("a story");
    assert_eq!(page.headline, "Russia Open to Negotiating Security Assurances for Ukraine");
    assert_eq!(day(&page), Some((2025, 1, 14, 3)));
    assert_eq!(page.paragraphs.iter().map(|p| p.line).collect::<Vec<_>>(), [5, 7, 9, 11, 13, 15, 17]);
    assert_eq!((page.standfirst, page.bylines.len(), page.dateline), (None, 0, None));
    let speech: Vec<_> = page.paragraphs.iter().flat_map(|p| &p.speech).collect();
    assert_eq!(speech.len(), 2);
    assert!(
        speech[0].text.starts_with("We are open to discussing")
            && speech[0].text.ends_with("Donbass republics.")
    );
    assert_eq!(speech[0].speaker.as_deref(), Some("Lavrov"));
    assert_eq!(
        (speech[1].text.as_str(), speech[1].speaker.as_deref()),
        ("broadly acceptable", Some("Russia"))
    );
    let out: Vec<_> = page.left_out.iter().map(|l| (l.line, l.text.as_str(), l.reason)).collect();
    assert_eq!(
        out,
        [
            (20, "German Engineering Jobs", Reason::Link),
            (21, "Write a comment ...", Reason::CommentForm),
            (22, "Post comment", Reason::CommentForm),
            (23, "Cancel", Reason::CommentForm),
        ]
    );
    assert_eq!((page.language, page.warnings), (Language::English, vec![]));
}

#[test]
fn hard_wrapped_text_becomes_paragraphs() {
    let page = fixture("wrapped-english.txt");
    assert_eq!(page.bylines, ["Jo Smith", "Ann Lee"]);
    assert_eq!(day(&page), Some((2024, 3, 3, 4)));
    assert_eq!(page.dateline.as_deref(), Some("KIEL, 3 March"));
    assert!(page.paragraphs[0].text.starts_with("The inner harbour reopened"));
    assert!(page.paragraphs[1].text.ends_with("the long-term plan stands.\""));
    assert_eq!((page.paragraphs[1].line, page.paragraphs[1].last_line), (10, 12));
    assert_eq!(starts(&page)[3], (19, Kind::Heading));
    assert_eq!(left_out(&page), [(14, Reason::Credit)]);
}

#[test]
fn menus_related_stories_and_footers_are_left_out() {
    let page = fixture("menu-first.txt");
    assert_eq!(page.headline, "Ferry line to stop at the end of the summer");
    assert_eq!(page.standfirst.as_deref(), Some("Tickets sold for the autumn will be refunded"));
    assert_eq!(
        (page.bylines.as_slice(), day(&page)),
        (&["Anna Brandt".to_owned()][..], Some((2023, 8, 14, 19)))
    );
    assert_eq!(page.paragraphs.iter().map(|p| p.line).collect::<Vec<_>>(), [21, 22, 24, 31]);
    let out = left_out(&page);
    for expected in [
        (1, Reason::Navigation),
        (10, Reason::Navigation),
        (12, Reason::Navigation),
        (23, Reason::Advertisement),
        (26, Reason::Related),
        (29, Reason::Related),
        (33, Reason::Navigation),
        (36, Reason::Copyright),
    ] {
        assert!(out.contains(&expected), "{expected:?}");
    }
}

#[test]
fn a_german_page_under_a_cookie_banner() {
    let page = fixture("cookie-german.txt");
    assert_eq!(page.headline, "Stadtrat beschließt neue Buslinie zum Hafen");
    assert_eq!(page.dateline.as_deref(), Some("Kiel (dpa)"));
    assert_eq!(page.language, Language::German);
    assert_eq!(
        (day(&page), page.bylines.as_slice()),
        (Some((2025, 1, 14, 19)), &["Jana Petersen".to_owned()][..])
    );
    assert_eq!(page.paragraphs.iter().map(|p| p.line).collect::<Vec<_>>(), [23, 25, 27, 31]);
    let out = left_out(&page);
    for expected in [
        (1, Reason::Cookies),
        (5, Reason::Cookies),
        (13, Reason::SectionLabel),
        (21, Reason::Credit),
        (29, Reason::Related),
        (35, Reason::Related),
        (37, Reason::Newsletter),
        (41, Reason::Comments),
        (44, Reason::Navigation),
    ] {
        assert!(out.contains(&expected), "{expected:?}");
    }
}

#[test]
fn readers_comments_below_are_not_the_story() {
    let page = fixture("comments-below.txt");
    assert_eq!(page.headline, "Library to open on Sundays from May");
    assert_eq!(page.paragraphs.iter().map(|p| p.line).collect::<Vec<_>>(), [7, 10, 11, 12]);
    let out = left_out(&page);
    assert!(out.contains(&(8, Reason::Comments)), "the count in the share bar ends nothing");
    assert!(out.contains(&(18, Reason::Comments)) && out.contains(&(23, Reason::Comments)));
}

#[test]
fn a_live_page_keeps_its_times_as_headings() {
    let page = fixture("live.txt");
    assert_eq!(page.headline, "Storm reaches the coast: roads closed and trains stopped");
    let headings: Vec<_> =
        page.paragraphs.iter().filter(|p| p.kind == Kind::Heading).map(|p| p.text.as_str()).collect();
    assert_eq!(
        headings,
        ["18:05", "Wind drops in the west", "17:40", "Trains stopped on three lines", "16:55"]
    );
    assert_eq!(day(&page), Some((2024, 11, 21, 4)));
    assert!(left_out(&page).contains(&(3, Reason::Time)));
    assert_eq!(
        page.paragraphs.iter().flat_map(|p| &p.speech).next().and_then(|s| s.speaker.as_deref()),
        Some("Lena Voss")
    );
}

#[test]
fn the_window_title_is_not_the_headline() {
    let page = fixture("window-title.txt");
    assert_eq!(page.lines.iter().find(|line| line.role == Role::Headline).map(|line| line.line), Some(9));
    assert_eq!(
        (page.bylines.as_slice(), day(&page)),
        (&["Kit Moran".to_owned()][..], Some((2022, 11, 11, 10)))
    );
    let items: Vec<_> =
        page.paragraphs.iter().filter(|p| p.kind == Kind::ListItem).map(|p| p.text.as_str()).collect();
    assert_eq!(items.len(), 3);
    assert_eq!(items[0], "The old lamps were built in 1954");
    let out = left_out(&page);
    for expected in [
        (1, Reason::Headline),
        (11, Reason::Credit),
        (22, Reason::Newsletter),
        (26, Reason::Credit),
        (28, Reason::Link),
    ] {
        assert!(out.contains(&expected), "{expected:?}");
    }
}

#[test]
fn encodings_and_line_endings_make_no_difference() {
    let page = fixture("crlf-bom.txt");
    assert_eq!(page.headline, "Night train to the south runs again");
    assert_eq!(left_out(&page), [(9, Reason::Related)]);
    let (little, big) = (fixture("utf16-le.txt"), fixture("utf16-be.txt"));
    assert_eq!(little, big);
    assert_eq!(little.headline, "Größter Kürbis der Küste wiegt 612 Kilo");
    assert_eq!(little.paragraphs[1].speech[0].speaker.as_deref(), Some("Uwe Kröger"));
}

#[test]
fn invisible_characters_are_removed_and_reported() {
    let page = fixture("wrapped-german-invisible.txt");
    assert_eq!(page.headline, "Gericht kippt Gebühr für Strandkörbe");
    assert!(
        page.paragraphs[0].text.contains("Rechtsgrundlage, so das Gericht"),
        "{}",
        page.paragraphs[0].text
    );
    assert_eq!(page.paragraphs.len(), 2, "an indented line starts a paragraph");
    assert_eq!(page.dateline.as_deref(), Some("Husum, 12. Juli 2023"));
    assert_eq!(day(&page), Some((2023, 7, 12, 3)), "the dateline's date, as there is no other");
    assert_eq!(page.warnings, [Warning::Direction { line: 9, count: 1 }]);
    assert_eq!(left_out(&page), [(9, Reason::Invisible)]);
}

#[test]
fn markup_in_a_story_is_just_words() {
    let page = fixture("scripts-are-text.txt");
    assert!(page.paragraphs[0].text.contains("<script>alert(1)</script>"));
    assert_eq!(page.paragraphs[1].speech[0].text, "An <img src=x onerror=alert(1)> is just text to us now,");
}

#[test]
fn a_page_without_date_is_read_with_a_warning() {
    let page =
        page("Town hall clock stops for good\nThe clock stopped on Monday, and nobody knows why it did.\n");
    assert_eq!(page.headline, "Town hall clock stops for good");
    assert_eq!((page.date, page.warnings), (None, vec![Warning::NoDate]));
}

#[test]
fn dates_of_many_forms() {
    for (line, expected) in [
        ("Tue 14th Jan, 2025", (2025, 1, 14)),
        ("Published: 14 January 2025 at 10:30 GMT", (2025, 1, 14)),
        ("January 14, 2025 | 3 min read", (2025, 1, 14)),
        ("14.01.2025, 10:30 Uhr", (2025, 1, 14)),
        ("Dienstag, 14. Januar 2025", (2025, 1, 14)),
        ("Veröffentlicht am 14. Jan. 2025", (2025, 1, 14)),
        ("2025-01-14", (2025, 1, 14)),
        ("Kiel, 14. Januar 2025", (2025, 1, 14)),
        ("First published on Tue 14 Jan 2025 06.00 GMT", (2025, 1, 14)),
        ("By Jo Smith | January 14, 2025", (2025, 1, 14)),
    ] {
        let text =
            format!("Town hall clock stops for good\n\n{line}\n\nThe clock stopped, and nobody knows why.\n");
        let page = page(&text);
        assert_eq!(day(&page), Some((expected.0, expected.1, expected.2, 3)), "{line}");
        assert_eq!(page.paragraphs.len(), 1, "{line}");
    }
    let both = page(
        "Town hall clock stops\n\nUpdated 15 January 2025\nPublished 14 January 2025\n\nThe clock has stopped.\n",
    );
    assert_eq!(day(&both), Some((2025, 1, 14, 4)), "the day of publication goes before the day of change");
    assert_eq!(left_out(&both), [(3, Reason::Date)]);
}

#[test]
fn labels_captions_and_posts_around_the_headline_are_left_out() {
    let page = fixture("broadcaster.txt");
    assert_eq!(page.headline, "Fisherman finds wedding ring inside a cod off the north coast");
    assert_eq!(
        (page.bylines.as_slice(), day(&page)),
        (&["Sarah Finch".to_owned()][..], Some((2021, 7, 8, 20)))
    );
    assert_eq!(
        starts(&page),
        [(22, Kind::Text), (24, Kind::Text), (26, Kind::Text), (28, Kind::Heading), (30, Kind::Text)]
    );
    let out = left_out(&page);
    for expected in [
        (8, Reason::Date),
        (9, Reason::Time),
        (14, Reason::Credit),
        (15, Reason::Credit),
        (18, Reason::SectionLabel),
        (32, Reason::Related),
        (34, Reason::Related),
        (38, Reason::Related),
    ] {
        assert!(out.contains(&expected), "{expected:?}");
    }
    assert_eq!(page.paragraphs[1].speech[0].speaker.as_deref(), Some("Piet Dam"));
}
