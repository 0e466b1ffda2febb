//! The few marks of the sample texts: `**strong**`, `*emphasis*`, `[words](address)`, and who said which words.

use std::collections::HashMap;

use document::{Attribution, Inline, Mark};

use super::files::Speech;

/// The runs of a paragraph.
pub(super) fn runs(text: &str, speech: &[Speech]) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = text;
    // Speech stands in the order of the text and never overlaps.
    while let Some((before, said, after)) = next_speech(rest, speech) {
        marked(before, &[], &mut out);
        let attribution = Attribution::speaker(&said.speaker);
        let (words, after) = with_marks(before, &said.text, after);
        if let (Some(Inline::Text { text, .. }), true) = (out.last_mut(), words.1) {
            text.pop();
        }
        marked(&words.0, &[Mark::Quotation(attribution)], &mut out);
        rest = after;
    }
    marked(rest, &[], &mut out);
    out.retain(|run| !matches!(run, Inline::Text { text, .. } if text.is_empty()));
    out
}

fn next_speech<'a>(text: &'a str, speech: &'a [Speech]) -> Option<(&'a str, &'a Speech, &'a str)> {
    let found = speech.iter().filter_map(|said| Some((text.split_once(said.text.as_str())?, said)));
    let ((before, after), said) = found.min_by_key(|((before, _), _)| before.len())?;
    Some((before, said, after))
}

/// Puts the addresses of adverts in the place of `advert:REFERENCE`.
pub(super) fn linked(mut runs: Vec<Inline>, adverts: &HashMap<String, String>) -> Vec<Inline> {
    for run in &mut runs {
        let Inline::Text { marks, .. } = run else { continue };
        for mark in marks {
            if let Mark::Link { href } = mark
                && let Some(url) = href.strip_prefix("advert:").and_then(|reference| adverts.get(reference))
            {
                url.clone_into(href);
            }
        }
    }
    runs
}

/// The quoted words with the quotation marks around them, whether one was taken from before, and what follows.
fn with_marks<'a>(before: &str, words: &str, after: &'a str) -> ((String, bool), &'a str) {
    let open = before.chars().next_back().filter(|c| "“„".contains(*c));
    let mut chars = after.chars();
    let close = chars.next().filter(|c| "”“".contains(*c));
    let said: String = open.into_iter().chain(words.chars()).chain(close).collect();
    ((said, open.is_some()), if close.is_some() { chars.as_str() } else { after })
}

fn marked(text: &str, marks: &[Mark], out: &mut Vec<Inline>) {
    let mut push = |text: &str, own: Option<Mark>| {
        if !text.is_empty() {
            out.push(Inline::marked(text, marks.iter().cloned().chain(own).collect()));
        }
    };
    let mut rest = text;
    while let Some(at) = rest.find(['*', '[']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        push(before, None);
        rest = if let Some((words, after)) = between(from, "**", "**") {
            push(words, Some(Mark::Strong));
            after
        } else if let Some((words, after)) = between(from, "*", "*") {
            push(words, Some(Mark::Emphasis));
            after
        } else if let Some((words, after)) = between(from, "[", "](") {
            let (href, after) = after.split_once(')').unwrap_or((after, ""));
            push(words, Some(Mark::Link { href: href.to_owned() }));
            after
        } else {
            push(from.get(..1).unwrap_or(""), None);
            from.get(1..).unwrap_or("")
        };
    }
    push(rest, None);
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(open)?.split_once(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_speech_come_out_and_no_word_is_lost() {
        let speech = [Speech { text: "We *start*,".into(), speaker: "Ada".into() }];
        let found = runs("She said: “We *start*,” and [left](https://x.example) **now**.", &speech);
        let texts: Vec<&str> = found
            .iter()
            .map(|run| match run {
                Inline::Text { text, .. } => text.as_str(),
                Inline::Break { .. } => "\n",
            })
            .collect();
        assert_eq!(texts, ["She said: ", "“We ", "start", ",”", " and ", "left", " ", "now", "."]);
    }
}
