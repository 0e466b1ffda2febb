//! Words of a public story that not every reader saw. The export has them all, whoever they were for.

use serde_json::Value;

/// Why: the key of the end of a sentence.
pub(super) const FOR_MEMBERS: &str = "exchange-kept-part";

/// Whether markup has a block that is not shown to whoever is not signed in. Such blocks stand between comments:
/// `<!--kg-gated-block:begin nonMember:false memberSegment:"status:-free"-->`.
pub(super) fn has_blocks(html: &str) -> bool {
    html.split("kg-gated-block:begin").skip(1).any(|rest| {
        let told = rest.split("-->").next().unwrap_or_default();
        !told.split_whitespace().any(|word| word == "nonMember:true")
    })
}

/// Whether a card is not shown to whoever is not signed in, or stood in mails alone.
pub(super) fn is_card(node: &Value) -> bool {
    let Some(visibility) = node.get("visibility") else { return false };
    let web = visibility.get("web").and_then(|web| web.get("nonMember"));
    [web, visibility.get("showOnWeb")].into_iter().flatten().any(|shown| *shown == Value::Bool(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_visitors_do_not_see_is_known() {
        for (told, is_gated) in [
            ("nonMember:false memberSegment:\"status:-free\"", true),
            (" nonMember:true memberSegment:\"\" ", false),
            ("memberSegment:\"status:free\"", true),
            ("", true),
        ] {
            let html = format!("<p>a</p><!--kg-gated-block:begin {told}--><p>b</p><!--kg-gated-block:end-->");
            assert_eq!(has_blocks(&html), is_gated, "{told}");
        }
        assert!(!has_blocks("<p>a</p><!--members-only--><p>b</p>"), "in a public story it parts nothing");
        for (card, is_gated) in [
            (r#"{"visibility":{"web":{"nonMember":false,"memberSegment":"status:free"}}}"#, true),
            (r#"{"visibility":{"showOnEmail":true,"showOnWeb":false}}"#, true),
            (r#"{"visibility":{"web":{"nonMember":true}}}"#, false),
            (r#"{"visibility":{}}"#, false),
            ("{}", false),
        ] {
            assert_eq!(is_card(&serde_json::from_str(card).unwrap()), is_gated, "{card}");
        }
    }
}
