use exchange::text::Warning;

use super::{fixture, page, said, story};

/// Quoted words and their speaker.
type Said = (&'static str, Option<&'static str>);

#[test]
fn the_speaker_is_found_wherever_the_sentence_names_one() {
    let cases: &[(&str, &[Said])] = &[
        ("Lavrov remarked, \"We are open to talks.\"", &[("We are open to talks.", Some("Lavrov"))]),
        (
            "\"We are open to talks,\" said Sergey Lavrov.",
            &[("We are open to talks,", Some("Sergey Lavrov"))],
        ),
        ("Foreign Minister Sergey Lavrov said: “We are open.”", &[("We are open.", Some("Sergey Lavrov"))]),
        (
            "\"We are open,\" Holm told reporters, \"and we stay open.\"",
            &[("We are open,", Some("Holm")), ("and we stay open.", Some("Holm"))],
        ),
        ("„Wir sind offen“, sagte Ines Holm am Dienstag.", &[("Wir sind offen", Some("Ines Holm"))]),
        ("Ines Holm sagte: „Wir sind offen.“", &[("Wir sind offen.", Some("Ines Holm"))]),
        ("Am Dienstag sagte Ines Holm: „Wir sind offen.“", &[("Wir sind offen.", Some("Ines Holm"))]),
        ("Der Plan sei „tot“, so Holm.", &[("tot", Some("Holm"))]),
        ("According to Ines Holm, \"the water is clean\".", &[("the water is clean", Some("Ines Holm"))]),
        (
            "„Wir sind offen“, sagte der russische Außenminister Sergej Lawrow der Zeitung.",
            &[("Wir sind offen", Some("Sergej Lawrow"))],
        ),
        (
            "„Das reicht“, sagte Ursula von der Leyen in Brüssel.",
            &[("Das reicht", Some("Ursula von der Leyen"))],
        ),
        ("\"It is over,\" said the mayor, Ines Holm.", &[("It is over,", Some("Ines Holm"))]),
        ("Ines Holm, the mayor of Kiel, said: \"It is over.\"", &[("It is over.", Some("Ines Holm"))]),
        (
            "\"It is over,\" said a spokesman for the ministry.",
            &[("It is over,", Some("a spokesman for the ministry"))],
        ),
        ("The draft was deemed \"broadly acceptable\" by Russia.", &[("broadly acceptable", Some("Russia"))]),
        ("The draft was described as \"half baked\".", &[("half baked", None)]),
        ("“Why not?” Mia Chen asked.", &[("Why not?", Some("Mia Chen"))]),
    ];
    for (paragraph, expected) in cases {
        assert_eq!(said(&story(paragraph)), *expected, "{paragraph}");
    }
}

#[test]
fn neighbouring_sentences_name_the_speaker() {
    let next = story("\"We are open.\" Ines Holm reiterated that nothing had changed.");
    assert_eq!(said(&next), [("We are open.", Some("Ines Holm"))]);
    let pronoun = story("The mayor, Ines Holm, said the water was clean. \"We are open,\" she told a crowd.");
    assert_eq!(said(&pronoun), [("We are open,", Some("Ines Holm"))]);
    let nobody = story("\"We are open,\" she told a crowd.");
    assert_eq!(said(&nobody), [("We are open,", None)], "no name in the paragraph, no guess");
    let two = story("Lavrov said the plan was \"open\" and Zelensky said it was \"shut\".");
    assert_eq!(said(&two), [("open", Some("Lavrov")), ("shut", Some("Zelensky"))]);
}

#[test]
fn every_style_of_mark_is_read() {
    let page = fixture("quotes.txt");
    let all: Vec<(usize, &str, Option<&str>)> = page
        .paragraphs
        .iter()
        .flat_map(|p| p.speech.iter().map(|s| (p.line, s.text.as_str(), s.speaker.as_deref())))
        .collect();
    assert_eq!(
        all,
        [
            (5, "the bread is what it always was.", Some("Ole Timm")),
            (7, "It’s the workers’ bread", Some("Ole Timm")),
            (9, "He told me, 'Never again,' and left,", Some("Rosa Marin")),
            (11, "Le pain est bon", Some("Luc Morel")),
            (13, "Das Brot ist gut", Some("Hanna Weiß")),
            (15, "a half-baked idea", Some("Jon Park")),
            (17, "Why not?", Some("Mia Chen")),
            (17, "We have the flour.", Some("Mia Chen")),
            (
                23,
                "The bread was never as good as people say, and it was never as bad either.",
                Some("Eva Roth")
            ),
            (25, "It was bread,", Some("Eva Roth")),
            (29, "All is well,", Some("Sam Hill")),
            (31, "No bread, no town.", Some("Ole Timm")),
        ]
    );
    assert!(page.paragraphs.iter().flat_map(|p| &p.speech).all(|speech| speech.proposed));
    assert_eq!(page.warnings, [Warning::OpenQuote { line: 27 }]);
}

#[test]
fn an_open_mark_never_swallows_the_next_paragraph() {
    let page = page(
        "Town hall clock stops for good\n\n14 January 2025\n\nHolm said: \"The clock has stopped for good.\n\n\
         Nobody was surprised by this. \"It was old,\" said Ole Timm.\n",
    );
    assert_eq!(page.paragraphs[0].speech[0].text, "The clock has stopped for good.");
    assert_eq!(page.paragraphs[0].speech[0].speaker.as_deref(), Some("Holm"));
    assert_eq!(said(&page), [("It was old,", Some("Ole Timm"))]);
    assert_eq!(page.warnings, [Warning::OpenQuote { line: 5 }]);
}

#[test]
fn apostrophes_and_names_of_things_are_not_speech() {
    for paragraph in [
        "It's the workers' hall, and the '90s were its best years, weren't they.",
        "The film \"The Long Night\" was shown in the hall on Monday evening.",
        "Das Schiff „Gorch Fock“ lag am Montag im Hafen und blieb dort.",
        "The board is 5\" by 7\" and hangs in the hall.",
    ] {
        assert_eq!(said(&story(paragraph)), [], "{paragraph}");
    }
}

#[test]
fn interviews_are_speech_of_those_who_answer() {
    let page = fixture("interview-english.txt");
    let speech: Vec<_> = page
        .paragraphs
        .iter()
        .flat_map(|p| &p.speech)
        .map(|s| (s.text.as_str(), s.speaker.as_deref()))
        .collect();
    assert_eq!(speech.len(), 3);
    assert!(speech.iter().all(|(_, speaker)| *speaker == Some("Lindt")));
    assert_eq!(speech[2].0, "Sleep.");
    let german = fixture("interview-german.txt");
    assert_eq!(german.paragraphs.iter().map(|p| p.speech.len()).collect::<Vec<_>>(), [0, 1, 0, 1]);
}
