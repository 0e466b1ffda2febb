//! Gender markers in job titles: welcome to readers, noise to a search engine's title field.

/// The title without markers such as `(m/w/d)`, `[f/m/x]`, `(gn)` or a bare `m/w/d`, for JSON-LD. A title that is
/// nothing but a marker comes back trimmed. Forms inside a word (`Redakteur:in`) stay: they are part of it.
pub fn strip_gender_marker(title: &str) -> String {
    let mut kept = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = after_marker(rest) {
            kept.push(' ');
            rest = after;
        } else {
            kept.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    let words: Vec<&str> = kept.split_whitespace().filter(|word| !is_bare_marker(word)).collect();
    let stripped = words.join(" ");
    let stripped = if stripped.len() < title.trim().len() {
        stripped.trim_end_matches([' ', ',', ';', ':', '|', '/', '-', '\u{2013}', '\u{2014}'])
    } else {
        stripped.as_str()
    };
    if stripped.is_empty() { title.trim().to_owned() } else { stripped.to_owned() }
}

/// True if the title names all genders, as § 11 AGG and the third gender ask; `(m/w)` alone does not.
pub(crate) fn has_inclusive_marker(title: &str) -> bool {
    let lower = title.to_lowercase();
    let bracketed = lower.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next());
    bracketed.into_iter().any(|inner| NAMED.contains(&inner.trim()) || letters(inner) >= 3)
        || lower.split_whitespace().any(is_bare_marker)
        || ["all genders", "alle geschlechter"].iter().any(|phrase| lower.contains(phrase))
        || ["*in", ":in", "_in", "/in", "/-in"].iter().any(|form| has_ending(&lower, form))
}

const NAMED: [&str; 5] = ["gn", "all genders", "alle geschlechter", "alle", "all gender"];

/// `form` or its plural `formnen` at the end of a word, or before an ending such as the `r` of `Berater:in/r`.
fn has_ending(lower: &str, form: &str) -> bool {
    lower.match_indices(form).any(|(at, _)| {
        let before = lower.get(..at).and_then(|head| head.chars().next_back());
        let after = lower.get(at + form.len()..).unwrap_or_default();
        let after = after.strip_prefix("nen").unwrap_or(after);
        before.is_some_and(char::is_alphabetic) && !after.chars().next().is_some_and(char::is_alphabetic)
    })
}

fn after_marker(text: &str) -> Option<&str> {
    let (open, close) = [('(', ')'), ('[', ']')].into_iter().find(|(open, _)| text.starts_with(*open))?;
    let inside = text.strip_prefix(open)?;
    let (end, _) = inside.char_indices().take(24).find(|(_, found)| *found == close)?;
    let (inner, after) = inside.split_at_checked(end)?;
    let inner = inner.to_lowercase();
    (NAMED.contains(&inner.trim()) || letters(&inner) >= 2)
        .then(|| after.strip_prefix(close).unwrap_or(after))
}

fn is_bare_marker(word: &str) -> bool {
    let word = word.trim_matches([',', ';', '-', '|']).to_lowercase();
    word.contains('/') && letters(&word) >= 3
}

/// How many gender letters the text lists; 0 if it holds anything else or names neither men nor women.
fn letters(inner: &str) -> usize {
    let parts: Vec<&str> = inner.split(['/', '|', ',', '*', '\u{b7}']).map(str::trim).collect();
    let known = |part: &&str| matches!(*part, "m" | "w" | "d" | "f" | "x" | "i" | "n" | "h" | "div" | "gn");
    let gendered = parts.iter().any(|part| matches!(*part, "m" | "w" | "f" | "h"));
    if gendered && parts.iter().all(known) { parts.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_go_and_titles_stay() {
        for (from, to) in [
            ("Ingenieur (m/w/d) Maschinenbau", "Ingenieur Maschinenbau"),
            ("Engineer [f/m/x]", "Engineer"),
            ("Redakteur (gn)", "Redakteur"),
            ("Schlosser, m/w/d", "Schlosser"),
            ("Developer (all genders)", "Developer"),
            ("Koch (M|W|D) ", "Koch"),
            ("Converter Engineer (A/D)", "Converter Engineer (A/D)"),
            ("Redakteur:in Politik", "Redakteur:in Politik"),
            ("(m/w/d)", "(m/w/d)"),
            ("Vertrieb (D/A/CH)", "Vertrieb (D/A/CH)"),
            ("Chef (", "Chef ("),
        ] {
            assert_eq!(strip_gender_marker(from), to);
        }
    }

    #[test]
    fn only_all_genders_are_inclusive() {
        for good in [
            "Koch (m/w/d)",
            "Koch (d/m/w)",
            "Koch (m/w/d/x)",
            "Koch (gn)",
            "Köch*innen",
            "Koch/-in",
            "Berater:in",
        ] {
            assert!(has_inclusive_marker(good), "{good}");
        }
        for bad in ["Koch", "Koch (m/w)", "Koch (2 Stellen)", "Geschäftsführer", "Service/Instandhaltung"] {
            assert!(!has_inclusive_marker(bad), "{bad}");
        }
    }
}
