//! Words of a published text that not every reader saw. The export has them all, whoever they were for.

use web::Sentence;

use super::shortcodes::hiding;

/// What the names of blocks have in them that show their words to some readers alone.
const SIGNS: [&str; 4] = ["member", "paywall", "premium-content", "restrict"];

/// Why a text may have words that not everybody saw, as the end of a sentence.
pub(super) fn why(text: &str) -> Option<Sentence> {
    let shortcode = || hiding(text).map(|name| Sentence::key("exchange-kept-shortcode").with("name", name));
    let block = || block(text).map(|name| Sentence::key("exchange-kept-block").with("name", name));
    shortcode().or_else(block)
}

/// The first block that shows its words to some readers alone.
fn block(text: &str) -> Option<&str> {
    let names = text.split("<!-- wp:").skip(1).filter_map(|rest| rest.split_whitespace().next());
    names
        .map(|name| name.trim_end_matches('/'))
        .find(|name| name.len() < 100 && SIGNS.iter().any(|sign| name.contains(sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_for_few_is_known() {
        for (text, name) in [
            ("a [members]<p>secret</p>[/members] b", "members"),
            ("[caption][members level=\"1\"]secret[/members][/caption]", "members"),
            ("[video src=\"https://v.example/1\"]secret words[/video]", "video"),
            ("<!-- wp:jetpack/paywall /--><p>secret</p>", "jetpack/paywall"),
            ("<!-- wp:premium-content/container {\"id\":1} --><p>secret</p>", "premium-content/container"),
        ] {
            let told = ["shortcode", "block"].map(|what| match what {
                "block" => Sentence::key("exchange-kept-block").with("name", name),
                _ => Sentence::key("exchange-kept-shortcode").with("name", name),
            });
            assert!(why(text).is_some_and(|why| told.contains(&why)), "{text}");
        }
        for text in [
            "words [sic] [1] [a](b) for members",
            "[members]",
            "[contact-form to=\"x\"]",
            "[gallery ids=\"1\"][/gallery]",
            "[embed]https://v.example/1[/embed]",
            "[caption]<img src=\"p.jpg\"> The pier[/caption]",
            "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->",
        ] {
            assert_eq!(why(text), None, "{text}");
        }
    }
}
