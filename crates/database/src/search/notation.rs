//! Expressions over terms, in the notation of each engine.

use super::Wanted;

/// Only what neither engine takes for a separator or an operator.
pub(super) fn plain(term: &str) -> String {
    term.chars().filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric()).collect()
}

/// How an engine writes an expression.
struct Notation {
    term: fn(&str) -> String,
    phrase: fn(&[String]) -> String,
    and: &'static str,
    or: &'static str,
    and_not: &'static str,
}

pub(super) fn sqlite_text(wanted: &Wanted) -> Option<String> {
    let notation = Notation {
        term: |term| format!("\"{term}\""),
        phrase: |terms| format!("\"{}\"", terms.join(" ")),
        and: " AND ",
        or: " OR ",
        and_not: " NOT ",
    };
    write(wanted, &notation)
}

pub(super) fn postgres_text(wanted: &Wanted) -> Option<String> {
    let notation = Notation {
        term: |term| format!("'{term}'"),
        phrase: |terms| {
            let quoted: Vec<String> = terms.iter().map(|term| format!("'{term}'")).collect();
            format!("({})", quoted.join(" <-> "))
        },
        and: " & ",
        or: " | ",
        and_not: " & !",
    };
    write(wanted, &notation)
}

/// The expression in an engine's notation; `None` where no entry can meet it.
fn write(wanted: &Wanted, notation: &Notation) -> Option<String> {
    match wanted {
        Wanted::Nothing => None,
        Wanted::Term(term) => Some(plain(term)).filter(|term| !term.is_empty()).map(|t| (notation.term)(&t)),
        Wanted::Phrase(terms) => {
            let terms: Vec<String> = terms.iter().map(|term| plain(term)).collect();
            match terms.as_slice() {
                [] => None,
                [term] => write(&Wanted::Term(term.clone()), notation),
                terms if terms.iter().any(String::is_empty) => None,
                terms => Some((notation.phrase)(terms)),
            }
        }
        Wanted::All(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(|part| write(part, notation)).collect();
            parts.and_then(|parts| joined(&parts, notation.and))
        }
        Wanted::Any(parts) => {
            let parts: Vec<String> = parts.iter().filter_map(|part| write(part, notation)).collect();
            joined(&parts, notation.or)
        }
        Wanted::Except(base, others) => {
            let base = write(base, notation)?;
            let others: Vec<String> = others.iter().filter_map(|other| write(other, notation)).collect();
            Some(match joined(&others, notation.or) {
                Some(others) => format!("({base}{}{others})", notation.and_not),
                None => base,
            })
        }
    }
}

fn joined(parts: &[String], by: &str) -> Option<String> {
    match parts {
        [] => None,
        [one] => Some(one.clone()),
        more => Some(format!("({})", more.join(by))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str) -> Wanted {
        Wanted::Term(text.to_owned())
    }

    #[test]
    fn an_expression_is_written_for_each_engine() {
        let phrase = Wanted::Phrase(vec!["c".to_owned(), "d".to_owned()]);
        let any = Wanted::Any(vec![term("b"), phrase, Wanted::Nothing]);
        let wanted = Wanted::Except(Box::new(Wanted::All(vec![term("a"), any])), vec![term("x"), term("y")]);
        let sqlite = r#"(("a" AND ("b" OR "c d")) NOT ("x" OR "y"))"#;
        assert_eq!(sqlite_text(&wanted).unwrap(), sqlite);
        assert_eq!(postgres_text(&wanted).unwrap(), "(('a' & ('b' | ('c' <-> 'd'))) & !('x' | 'y'))");
        assert_eq!(sqlite_text(&Wanted::All(vec![term("a"), Wanted::Nothing])), None);
        assert_eq!(sqlite_text(&term("a\" OR b*'\\")).unwrap(), "\"aORb\"");
    }
}
