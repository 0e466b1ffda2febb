//! What readers write.

use markup::{MAX_MARKDOWN_BYTES, Problem, comment};

fn html(source: &str) -> String {
    comment(source).unwrap().html.into_string().replace('\n', "")
}

#[test]
fn paragraphs_lines_and_emphasis() {
    assert_eq!(
        html("One *two* **three** ~~four~~\nfive\n\nsix"),
        "<p>One <em>two</em> <strong>three</strong> <del>four</del><br>five</p><p>six</p>"
    );
    assert_eq!(html("one\r\ntwo"), "<p>one<br>two</p>");
}

#[test]
fn lists_quotes_and_code() {
    assert_eq!(html("- a\n- b\n\n1. c"), "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>");
    assert_eq!(html("- a\n\n- b"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
    assert_eq!(html("> a"), "<blockquote><p>a</p></blockquote>");
    assert_eq!(html("`<b>`"), "<p><code>&lt;b&gt;</code></p>");
    assert_eq!(html("```rust\na < b\n```"), "<pre><code>a &lt; b</code></pre>");
}

#[test]
fn raw_html_is_shown_as_typed() {
    assert_eq!(html("a <script>alert(1)</script> b"), "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>");
    assert_eq!(
        html("<div onclick=x>\nhello\n</div>"),
        "<p>&lt;div onclick=x&gt;<br>hello<br>&lt;/div&gt;</p>"
    );
    assert_eq!(html("<!-- secret -->"), "<p>&lt;!-- secret --&gt;</p>");
}

#[test]
fn links_carry_rel_and_are_counted() {
    let got = comment("See https://a.example/x?y=1&z=2, [b](HTTPS://b.example) and <me@c.example>.").unwrap();
    assert_eq!(got.links, 3);
    assert!(got.html.as_str().contains(
        "<a href=\"https://a.example/x?y=1&amp;z=2\" rel=\"ugc nofollow noopener\">https://a.example/x?y=1&amp;z=2</a>,"
    ), "{}", got.html);
    assert!(got.html.as_str().contains("mailto:me@c.example"));
    assert_eq!(got.plain, "See https://a.example/x?y=1&z=2, b and me@c.example.");
}

#[test]
fn other_addresses_stay_visible_but_lead_nowhere() {
    assert_eq!(html("[x](javascript:alert(1))"), "<p>x (javascript:alert(1))</p>");
    assert_eq!(html("[x](/desk)"), "<p>x (/desk)</p>");
    assert_eq!(html("<data:text/html,x>"), "<p>data:text/html,x</p>");
    assert_eq!(comment("[x](/desk)").unwrap().links, 0);
}

#[test]
fn pictures_become_links() {
    assert_eq!(
        html("![a cat](https://e.example/cat.png)"),
        "<p><a href=\"https://e.example/cat.png\" rel=\"ugc nofollow noopener\">a cat</a></p>"
    );
    assert_eq!(
        html("![](https://e.example/c.png)"),
        "<p><a href=\"https://e.example/c.png\" rel=\"ugc nofollow noopener\">https://e.example/c.png</a></p>"
    );
    assert_eq!(
        html("[![a](https://e.example/a.png)](https://e.example)"),
        "<p><a href=\"https://e.example\" rel=\"ugc nofollow noopener\">a</a></p>"
    );
}

#[test]
fn headings_rules_and_tables_are_plain_paragraphs() {
    assert_eq!(html("# Big"), "<p><strong>Big</strong></p>");
    assert_eq!(html("a\n\n---\n\nb"), "<p>a</p><p>* * *</p><p>b</p>");
    assert_eq!(html("|a|b|\n|-|-|\n|c|d|"), "<p>|a|b|<br>|-|-|<br>|c|d|</p>");
}

#[test]
fn depth_is_flattened_without_losing_words() {
    let got = comment(&format!("{}end", "> ".repeat(5_000))).unwrap();
    assert!(got.plain.ends_with("end"));
    assert!(got.html.as_str().matches("<blockquote>").count() <= 16);
    let steps: String = (0..60).map(|depth| format!("{}- w{depth}\n", "  ".repeat(depth))).collect();
    let got = comment(&steps).unwrap();
    for depth in 0..60 {
        assert!(got.plain.contains(&format!("w{depth}")), "{}", got.plain);
    }
    assert!(got.html.as_str().matches("<ul>").count() <= 8);
}

#[test]
fn refusals_name_the_reason() {
    assert_eq!(comment(" \n\t\n"), Err(Problem::Empty));
    assert_eq!(comment("&nbsp;\u{200b}"), Err(Problem::Empty));
    assert_eq!(comment("[a]: https://e.example"), Err(Problem::Empty));
    let long = "a".repeat(MAX_MARKDOWN_BYTES + 1);
    assert_eq!(comment(&long), Err(Problem::TooLarge { max: 65_536, got: 65_537 }));
    assert!(comment(&"a".repeat(MAX_MARKDOWN_BYTES)).is_ok());
    assert_eq!(comment("a\r\nb\0"), Err(Problem::Control { codepoint: 0, line: 2 }));
    assert_eq!(comment("x\u{202e}y"), Err(Problem::Control { codepoint: 0x202e, line: 1 }));
    assert_eq!(
        comment("x\u{2067}y").unwrap_err().to_string(),
        "Line 1 contains the invisible control character U+2067. Please remove it."
    );
    assert!(comment("tab\tand ‏עברית").is_ok());
}

#[test]
fn plain_text_keeps_words_apart() {
    let got = comment("# A\n- b\n- c\n\n> d\ne\n\n```\nf\n```").unwrap();
    assert_eq!(got.plain, "A b c d e f");
}

#[test]
fn serialises_as_a_string() {
    assert_eq!(serde_json::to_string(&comment("a").unwrap().html).unwrap(), r#""<p>a</p>""#);
}
