//! What the fields may hold. The limits keep a page a page; no honest entry comes near them.

use web::{Problem, Sentence};

use super::{Advertising, Owner, Particulars, Responsible, Section};

/// Characters of a line.
const LINE: usize = 300;
/// Characters of a text of paragraphs.
const TEXT: usize = 20_000;
/// Entries of a list.
const ENTRIES: usize = 100;
/// Lines of an address.
const LINES: usize = 10;

impl Particulars {
    /// Takes blanks off the ends, and says what else is wrong, in the order of the fields.
    pub(crate) fn check(&mut self, sections: &[Section]) -> Vec<Problem> {
        let mut found = Vec::new();
        self.check_lines(&mut found);
        self.check_texts(&mut found);
        lines("address", &mut self.address, LINES, &mut found);
        lines("representatives", &mut self.representatives, ENTRIES, &mut found);
        for (name, entries) in [
            ("responsible", self.responsible.len()),
            ("owners", self.owners.len()),
            ("beneficial_owners", self.beneficial_owners.len()),
            ("advertising", self.advertising.len()),
        ] {
            if entries > ENTRIES {
                found.push(problem(name, entries_many()));
            }
        }
        for one in self.responsible.iter_mut().take(ENTRIES) {
            responsible(one, sections, &mut found);
        }
        self.owners.iter_mut().take(ENTRIES).for_each(|one| owner("owners", one, &mut found));
        self.beneficial_owners
            .iter_mut()
            .take(ENTRIES)
            .for_each(|one| owner("beneficial_owners", one, &mut found));
        self.advertising.iter_mut().take(ENTRIES).for_each(|one| advertising(one, &mut found));
        self.advertising.sort_by_key(|one| std::cmp::Reverse(one.year));
        found
    }

    fn check_lines(&mut self, found: &mut Vec<Problem>) {
        line("legal_name", &mut self.legal_name, found);
        line("register", &mut self.register, found);
        line("vat_id", &mut self.vat_id, found);
        line("contact.phone", &mut self.contact.phone, found);
        line("accessibility.phone", &mut self.accessibility.phone, found);
        line("accessibility.checked", &mut self.accessibility.checked, found);
        line("privacy.officer", &mut self.privacy.officer, found);
        line("privacy.authority", &mut self.privacy.authority, found);
        email("contact.email", &mut self.contact.email, found);
        email("accessibility.email", &mut self.accessibility.email, found);
    }

    fn check_texts(&mut self, found: &mut Vec<Problem>) {
        text("ownership_note", &mut self.ownership_note, found);
        text("corrections_policy", &mut self.corrections_policy, found);
        text("contact.note", &mut self.contact.note, found);
        text("accessibility.limits", &mut self.accessibility.limits, found);
        text("privacy.note", &mut self.privacy.note, found);
    }
}

fn problem(field: &str, sentence: Sentence) -> Problem {
    Problem::new(field, sentence)
}

fn entries_many() -> Sentence {
    Sentence::key("imprint-refused-entries").number("max", ENTRIES)
}

/// One line, which may be empty.
fn line(name: &str, value: &mut String, found: &mut Vec<Problem>) {
    if value.trim().is_empty() {
        value.clear();
        return;
    }
    match markup::single_line(value, LINE) {
        Ok(clean) => *value = clean,
        Err(error) => found.push(problem(name, unread(&error))),
    }
}

fn unread(error: &markup::Problem) -> Sentence {
    match error {
        markup::Problem::Empty => Sentence::key("imprint-refused-empty"),
        markup::Problem::TooLong { max, got } | markup::Problem::TooLarge { max, got } => {
            Sentence::key("imprint-refused-long").number("got", *got).number("max", *max)
        }
        markup::Problem::Control { line, codepoint } => Sentence::key("imprint-refused-invisible")
            .number("line", *line)
            .with("character", format!("U+{codepoint:04X}")),
    }
}

fn lines(name: &str, values: &mut Vec<String>, most: usize, found: &mut Vec<Problem>) {
    values.retain(|value| !value.trim().is_empty());
    if values.len() > most {
        found.push(problem(name, Sentence::key("imprint-refused-lines").number("max", most)));
    }
    values.iter_mut().take(most).for_each(|value| line(name, value, found));
}

/// Paragraphs, which may be empty.
fn text(name: &str, value: &mut String, found: &mut Vec<Problem>) {
    let clean = value.replace("\r\n", "\n").replace('\r', "\n");
    *value = clean.trim().to_owned();
    if value.chars().count() > TEXT {
        found.push(problem(name, Sentence::key("imprint-refused-text").number("max", TEXT)));
    } else if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        found.push(problem(name, Sentence::key("imprint-refused-control")));
    }
}

/// Enough to write to; whether anybody reads it only a mail can tell.
fn email(name: &str, value: &mut String, found: &mut Vec<Problem>) {
    line(name, value, found);
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"?&#%".contains(c);
    let fits = value.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.ends_with('.')
    });
    if !value.is_empty() && (!fits || value.chars().any(odd)) {
        found.push(problem(name, Sentence::key("imprint-refused-email")));
    }
}

fn responsible(one: &mut Responsible, sections: &[Section], found: &mut Vec<Problem>) {
    line("responsible.name", &mut one.name, found);
    lines("responsible.address", &mut one.address, LINES, found);
    if one.name.is_empty() {
        found.push(problem("responsible.name", Sentence::key("imprint-refused-who")));
    }
    for slug in one.sections.iter().take(ENTRIES) {
        if !sections.iter().any(|section| section.slug == *slug) {
            let sentence = Sentence::key("imprint-refused-section").with("slug", slug.as_str());
            found.push(problem("responsible.sections", sentence));
        }
    }
    if one.sections.len() > ENTRIES {
        found.push(problem("responsible.sections", entries_many()));
    }
}

fn owner(name: &str, one: &mut Owner, found: &mut Vec<Problem>) {
    line(name, &mut one.name, found);
    line(name, &mut one.share, found);
    line(name, &mut one.through, found);
    if one.name.is_empty() {
        found.push(problem(name, Sentence::key("imprint-refused-who")));
    }
}

fn advertising(one: &mut Advertising, found: &mut Vec<Problem>) {
    if !(1900..=2200).contains(&one.year) {
        found.push(problem("advertising.year", Sentence::key("imprint-refused-year")));
    }
    if one.public < 0 || one.third_countries < 0 {
        found.push(problem("advertising", Sentence::key("imprint-refused-amount")));
    }
    if one.currency.len() != 3 || !one.currency.bytes().all(|b| b.is_ascii_uppercase()) {
        found.push(problem("advertising.currency", Sentence::key("imprint-refused-currency")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(mut paper: Particulars) -> Vec<String> {
        paper.check(&[]).into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn an_empty_paper_is_in_order() {
        assert!(fields(Particulars::default()).is_empty());
    }

    #[test]
    fn blanks_go_and_years_are_sorted() {
        let year = |year| Advertising { year, public: 0, third_countries: 0, currency: "EUR".to_owned() };
        let mut paper = Particulars {
            legal_name: "  Packet Press  ".to_owned(),
            address: vec![String::new(), " Quay 1".to_owned()],
            corrections_policy: "One.\r\n\r\nTwo.\n".to_owned(),
            advertising: vec![year(2023), year(2024)],
            ..Particulars::default()
        };
        assert!(paper.check(&[]).is_empty());
        assert_eq!(
            (paper.legal_name.as_str(), paper.address.as_slice()),
            ("Packet Press", &["Quay 1".to_owned()][..])
        );
        assert_eq!((paper.corrections_policy.as_str(), paper.advertising[0].year), ("One.\n\nTwo.", 2024));
    }

    #[test]
    fn what_cannot_be_shown_is_named() {
        let mut paper = Particulars::default();
        paper.contact.email = "not an address".to_owned();
        paper.accessibility.email = "a@b.example?cc=all@b.example".to_owned();
        paper.privacy.note = "a\u{0}b".to_owned();
        paper.legal_name = "x".repeat(LINE + 1);
        paper.corrections_policy = "x".repeat(TEXT + 1);
        paper.responsible =
            vec![Responsible { sections: vec!["nowhere".to_owned()], ..Responsible::default() }];
        paper.owners = vec![Owner::default(); ENTRIES + 1];
        paper.advertising =
            vec![Advertising { year: 25, public: -1, third_countries: 0, currency: "euro".to_owned() }];
        let found = fields(paper);
        for name in [
            "contact.email",
            "accessibility.email",
            "privacy.note",
            "legal_name",
            "corrections_policy",
            "responsible.name",
            "responsible.sections",
            "owners",
            "advertising.year",
            "advertising",
            "advertising.currency",
        ] {
            assert!(found.iter().any(|field| field == name), "{name}: {found:?}");
        }
    }
}
