//! Names, titles, excerpts, escaping.

use markup::{Problem, escape, excerpt, single_line};
use proptest::prelude::*;

#[test]
fn escape_covers_attributes_too() {
    assert_eq!(escape("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
}

#[test]
fn a_name_is_tidied_and_counted_in_characters() {
    assert_eq!(single_line("  Zoë \t\r\n Müller ", 10).unwrap(), "Zoë Müller");
    assert_eq!(single_line("Zoë Müller", 9), Err(Problem::TooLong { max: 9, got: 10 }));
    assert_eq!(single_line("\u{200b}\u{3164} ", 9), Err(Problem::Empty));
    assert_eq!(single_line("a\u{202e}b", 9), Err(Problem::Control { codepoint: 0x202e, line: 1 }));
    assert_eq!(single_line("a\u{7f}", 9), Err(Problem::Control { codepoint: 0x7f, line: 1 }));
}

#[test]
fn an_excerpt_ends_after_a_word() {
    assert_eq!(excerpt("one two three", 13), "one two three");
    assert_eq!(excerpt("one two three", 12), "one two…");
    assert_eq!(excerpt("one two three", 8), "one two…");
    assert_eq!(excerpt("one two, three", 9), "one two…");
    assert_eq!(excerpt("Donaudampfschifffahrt", 6), "Donau…");
    assert_eq!(excerpt("ab", 1), "…");
    assert_eq!(excerpt("ab", 0), "");
}

proptest! {
    #[test]
    fn an_excerpt_is_never_longer_than_asked(text in any::<String>(), max in 0_usize..60) {
        prop_assert!(excerpt(&text, max).chars().count() <= max);
    }

    #[test]
    fn a_line_is_stable(text in any::<String>()) {
        if let Ok(line) = single_line(&text, 200) {
            prop_assert_eq!(single_line(&line, 200).unwrap(), line.clone());
            let broken = line.contains(|c: char| c.is_control() || c == '\u{202e}');
            prop_assert!(!broken);
        }
    }
}
