//! Reads the text of a template: what in it is markup, what are instructions, and on which line.

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text that is sent as it is.
    Text(&'a str),
    /// `{{ .. }}` or `{% .. %}`, with its braces.
    Tag(&'a str),
    /// `{# .. #}`
    Comment(&'a str),
}

/// The attribute that says from which file and line an element comes.
pub(crate) const MARK: &str = "data-at";

/// The parts of a template in their order, each with the line it begins on.
pub(crate) fn pieces(text: &str) -> Vec<(usize, Piece<'_>)> {
    let (mut found, mut rest, mut line) = (Vec::new(), text, 1);
    let mut is_raw = false;
    while !rest.is_empty() {
        let (piece, after) = if is_raw {
            let end = raw_end(rest);
            let (raw, after) = rest.split_at(end);
            (Piece::Text(raw), after)
        } else {
            next(rest)
        };
        let (Piece::Text(inner) | Piece::Tag(inner) | Piece::Comment(inner)) = piece;
        if !inner.is_empty() {
            found.push((line, piece));
        }
        line += inner.matches('\n').count();
        is_raw = matches!(piece, Piece::Tag(tag) if content(tag) == "raw");
        rest = after;
    }
    found
}

fn next(rest: &str) -> (Piece<'_>, &str) {
    let opening = ["{{", "{%", "{#"].iter().filter_map(|mark| rest.find(mark)).min();
    match opening {
        None => (Piece::Text(rest), ""),
        Some(0) if rest.starts_with("{#") => {
            let (comment, after) = rest.split_at(rest.find("#}").map_or(rest.len(), |at| at + 2));
            (Piece::Comment(comment), after)
        }
        Some(0) => {
            let (tag, after) = rest.split_at(tag_end(rest));
            (Piece::Tag(tag), after)
        }
        Some(at) => {
            let (text, after) = rest.split_at(at);
            (Piece::Text(text), after)
        }
    }
}

/// Where the tag at the beginning ends; a brace in a string ends nothing.
fn tag_end(text: &str) -> usize {
    let closing = if text.starts_with("{{") { "}}" } else { "%}" };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if text.get(at..).is_some_and(|rest| rest.starts_with(closing)) => return at + 2,
            None => {}
        }
    }
    text.len()
}

/// Where raw text ends: before the tag that says so.
fn raw_end(text: &str) -> usize {
    let ends = text.match_indices("{%").find(|(at, _)| {
        text.get(*at..).is_some_and(|tag| content(tag.split_inclusive("%}").next().unwrap_or("")) == "endraw")
    });
    ends.map_or(text.len(), |(at, _)| at)
}

/// What stands between the braces of a tag.
pub(crate) fn content(tag: &str) -> &str {
    let inner = tag.get(2..).unwrap_or("");
    let inner = inner.strip_suffix("%}").or_else(|| inner.strip_suffix("}}")).unwrap_or(inner);
    inner.trim_matches(|c: char| c == '-' || c == '+' || c.is_whitespace())
}

/// The templates that a template names by `extends`, `include`, `import` or `from`, each with its line and the word.
/// `"imprint/_" ~ page.sheet` is no name yet, and what may be missing is left out.
pub(crate) fn references(text: &str) -> Vec<(usize, &str, &str)> {
    let mut found = Vec::new();
    for (line, piece) in pieces(text) {
        let Piece::Tag(tag) = piece else { continue };
        let Some((word, rest)) = content(tag).split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        if !["extends", "include", "import", "from"].contains(&word) {
            continue;
        }
        if let Some((name, after)) = quote.and_then(|quote| rest.strip_prefix(quote)?.split_once(quote))
            && !after.trim_start().starts_with('~')
            && !after.contains("ignore missing")
        {
            found.push((line, word, name));
        }
    }
    found
}

/// A template whose elements say where they come from: `<p data-at="web/base.html:12">`. It has the same lines.
pub(crate) fn mark(text: &str, path: &str) -> String {
    let path = path.replace('&', "&amp;").replace('"', "&quot;");
    let all = pieces(text);
    let mut marked = String::with_capacity(text.len() * 2);
    for (number, (line, piece)) in all.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                let goes_on =
                    matches!(all.get(number + 1), Some((_, Piece::Tag(tag))) if tag.starts_with("{{"));
                mark_text(text, (&path, *line, goes_on), &mut marked);
            }
            Piece::Tag(text) | Piece::Comment(text) => marked.push_str(text),
        }
    }
    marked
}

fn mark_text(text: &str, (path, mut line, goes_on): (&str, usize, bool), into: &mut String) {
    let mut parts = text.split('<');
    if let Some(before) = parts.next() {
        into.push_str(before);
        line += before.matches('\n').count();
    }
    let parts: Vec<&str> = parts.collect();
    for (number, part) in parts.iter().enumerate() {
        into.push('<');
        let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(part.len());
        let (name, after) = part.split_at(end);
        into.push_str(name);
        let is_element = name.starts_with(|c: char| c.is_ascii_alphabetic());
        // `<h{{ level }}>` has no name yet; in `<h2{{ spoken(..) }}>` attributes follow.
        let is_cut = after.is_empty() && number + 1 == parts.len() && goes_on && name == "h";
        let fits = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
        if is_element && fits && !is_cut {
            into.push_str(&format!(" {MARK}=\"{path}:{line}\""));
        }
        into.push_str(after);
        line += part.matches('\n').count();
    }
}

/// The lines of a text on which a name stands in a tag, outside of strings. `page.head` does not stand in
/// `page.header` or `this.page.head`.
pub(crate) fn lines_of(text: &str, name: &str) -> Vec<usize> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (line, piece) in pieces(text) {
        let Piece::Tag(tag) = piece else { continue };
        let bare = without_strings(tag);
        for (at, _) in bare.match_indices(name) {
            let before = bare.get(..at).and_then(|text| text.chars().next_back());
            let after = bare.get(at + name.len()..).and_then(|text| text.chars().next());
            if before.is_some_and(|c| part(c) || c == '.') || after.is_some_and(part) {
                continue;
            }
            let line = line + bare.get(..at).map_or(0, |text| text.matches('\n').count());
            if !found.contains(&line) {
                found.push(line);
            }
        }
    }
    found
}

/// A tag with its strings blanked, of the same length.
fn without_strings(tag: &str) -> String {
    let mut quote = None;
    let blank = |c: char| " ".repeat(c.len_utf8());
    tag.chars()
        .map(|c| match quote {
            Some(open) if c == open => {
                quote = None;
                c.to_string()
            }
            Some(_) if c != '\n' => blank(c),
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                c.to_string()
            }
            _ => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_cut_into_its_parts() {
        let text = "a {{ \"}}\" }}\n{# {{ no }} #}{%- if x %}b{% raw %}{{ c }}\n{% endraw %}d";
        let all = pieces(text);
        let joined: String = all
            .iter()
            .map(|(_, piece)| match piece {
                Piece::Text(text) | Piece::Tag(text) | Piece::Comment(text) => *text,
            })
            .collect();
        assert_eq!(joined, text);
        assert_eq!(all.get(1), Some(&(1, Piece::Tag("{{ \"}}\" }}"))));
        assert!(all.contains(&(2, Piece::Comment("{# {{ no }} #}"))));
        assert!(all.contains(&(2, Piece::Text("{{ c }}\n"))), "{all:?}");
        assert_eq!(all.last(), Some(&(3, Piece::Text("d"))));
        for odd in ["{{", "{%", "{#", "{% raw %}", "{{ '", "<", "{% raw %}{%"] {
            pieces(odd);
            mark(odd, "x");
        }
    }

    #[test]
    fn elements_say_where_they_come_from() {
        let text =
            "<!doctype html>\n<p>a < b</p>\n<h{{ n }}><h2{{ spoken(x) }}><br/>{{ \"<i>\" }}<img\nsrc=x>";
        let marked = mark(text, "a.html");
        assert_eq!(
            marked,
            "<!doctype html>\n<p data-at=\"a.html:2\">a < b</p>\n<h{{ n }}><h2 data-at=\"a.html:3\"{{ spoken(x) }}>\
             <br data-at=\"a.html:3\"/>{{ \"<i>\" }}<img data-at=\"a.html:3\"\nsrc=x>"
        );
    }

    #[test]
    fn templates_that_are_named_are_found() {
        let text = "{% extends \"web/base.html\" %}\n{%- include 'a/_b.html' -%}{% include \"imprint/_\" ~ x %}\
                    {% include \"c.html\" ignore missing %}{% from \"d.html\" import e %}";
        let found = references(text);
        assert_eq!(
            found,
            [(1, "extends", "web/base.html"), (2, "include", "a/_b.html"), (2, "from", "d.html")]
        );
    }

    #[test]
    fn names_are_whole_and_outside_of_strings() {
        let text =
            "page.x {{ page.x }}\n{{ page.xy }} {{ t(\"page.x\") }}\n{% if a\n and page.x.y %}{{ b.page.x }}";
        assert_eq!(lines_of(text, "page.x"), [1, 4]);
    }
}
