//! Foreign HTML.

use markup::{MAX_HTML_BYTES, clean};

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(clean(html).as_str(), expected, "from {html:?}");
}

#[test]
fn allowed_elements_stay_and_lose_their_attributes() {
    check(
        "<p class=x>a<br/>b <strong style=y>c</strong></p><hr><h2 id=z>d</h2>",
        "<p>a<br>b <strong>c</strong></p><hr><h2>d</h2>",
    );
    check("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>");
    check(
        "<a href=' https://e.example/?a=1&amp;b ' onclick=x>l</a>",
        "<a href=\"https://e.example/?a=1&amp;b\" rel=\"ugc nofollow noopener\">l</a>",
    );
}

#[test]
fn the_text_of_other_elements_stays() {
    check("<div>one</div><div><span>two</span></div>", "<p>one</p><p>two</p>");
    check("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "<p>a b</p><p>c</p>");
    check("<a href=/x>relative</a> <a href=javascript:x>script</a>", "relative script");
    check("<iframe>old browser</iframe><textarea><b>typed</textarea>", "old browser&lt;b&gt;typed");
    check("<h1>A</h1><h6>B</h6>", "<h2>A</h2><h4>B</h4>");
    check("1 < 2 & 3", "1 &lt; 2 &amp; 3");
}

#[test]
fn scripts_styles_and_comments_go() {
    check("a<script>alert('<p>')</script>b<style>p{}</style>c<!-- d -->e", "abce");
    check("<script><!-- <script> </script> --></script>x", "x");
}

#[test]
fn wrong_nesting_is_put_right() {
    check("<p>a<ul><li>b</p></ul>c", "<p>a</p><ul><li>b</li></ul>c");
    check("<b>a<p>b</b>c</p>", "<b>a</b><p>bc</p>");
    check("<li>loose", "<p>loose</p>");
    check("</p></div></b>x", "<p>x</p>");
    check(
        "<a href=https://a.example>x<a href=https://b.example>y",
        concat!(
            "<a href=\"https://a.example\" rel=\"ugc nofollow noopener\">x</a>",
            "<a href=\"https://b.example\" rel=\"ugc nofollow noopener\">y</a>"
        ),
    );
    check("<pre>\n\n  code\n</pre>", "<pre>  code\n</pre>");
}

#[test]
fn depth_is_capped_and_words_stay() {
    let html = format!("{}deep{}after", "<blockquote>".repeat(9_000), "</blockquote>".repeat(9_000));
    let got = clean(&html);
    assert_eq!(got.as_str().matches("<blockquote>").count(), 24);
    assert!(got.as_str().contains("deep") && got.as_str().ends_with("</blockquote>after"), "{got}");
}

#[test]
fn oversized_input_is_shown_as_source() {
    let html = format!("<b>{}</b>", "x".repeat(MAX_HTML_BYTES));
    let got = clean(&html);
    assert!(got.as_str().starts_with("<p>&lt;b&gt;xx"));
    assert!(got.as_str().ends_with("xx&lt;/b&gt;</p>"));
}
