//! Markup as blocks.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use document::{Figure, Kind, Options as Show, html, plain_text};
use exchange::html::{Body, Options, Piece, Shot, read};
use exchange::lost::Lost;
use exchange::wordpress::pieces;

fn none(_: &Shot) -> Option<Figure> {
    None
}

fn paged(text: &str) -> Body {
    read([Piece::Html(text)], &Options { lines: false, find: &none })
}

fn classic(text: &str) -> Body {
    read(pieces(text, &HashMap::new(), &[]), &Options { lines: true, find: &none })
}

/// The blocks as markup, without their ids.
fn shown(body: &Body) -> String {
    let clean = |html: &str| html.to_owned();
    let options = Show { sanitise: &clean, ..Show::new("en-GB") };
    let mut text = html(&body.document, &options);
    for number in 1..=body.document.content.len() {
        text = text.replace(&format!(" id=\"b{number}\""), "");
    }
    text.replace('\n', "")
}

#[test]
fn ordinary_markup_becomes_blocks() {
    for (text, blocks) in [
        (
            "<p>One <strong>two</strong>  three</p>\n<p> </p><p>&nbsp;</p>",
            "<p>One <strong>two</strong> three</p>",
        ),
        ("<h1>A</h1><h5>B</h5>words", "<h2>A</h2><h4>B</h4><p>words</p>"),
        ("<p>a<br>b<br><br>c<br></p>", "<p>a<br>b</p><p>c</p>"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
            "<ul><li>a</li><li>b</li><li><p>c</p><p>d</p></li></ul>",
        ),
        ("<ol><li>a</ol><p>b", "<ol><li>a</li></ol><p>b</p>"),
        (
            "<blockquote><p>Nobody asked.</p><cite>Ada Lind</cite></blockquote>",
            "<blockquote class=\"said\" data-proposed><p>“Nobody asked.”</p><footer><b>Ada Lind</b></footer></blockquote>",
        ),
        (
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>1<td>2</table>",
            "<div class=\"table\"><table><thead><tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead><tr><td>1</td><td>2</td></tr></table></div>",
        ),
        ("<p>a</p><hr/><p>b</p>", "<p>a</p><hr><p>b</p>"),
        (
            "<p><a href=\"https://a.example/x y\">a</a> <a href=\"javascript:alert(1)\">b</a> <a href=\"#c\">c</a></p>",
            "<p><a href=\"https://a.example/x%20y\">a</a> b c</p>",
        ),
        ("<div>a<section>b</section></div>", "<p>a</p><p>b</p>"),
        ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --><!--more-->", "<p>a</p>"),
        ("<p><b>a <i>b</b> c</i></p>", "<p><strong>a <em>b</em></strong><em> c</em></p>"),
    ] {
        assert_eq!(shown(&paged(text)), blocks, "{text}");
    }
}

#[test]
fn line_breaks_of_the_older_editor_are_paragraphs() {
    let body = classic(
        "First line\nsecond\n\nNext <em>one</em>\n\n<ul>\n\t<li>a</li>\n\n\t<li>b</li>\n</ul>\nLast\n",
    );
    assert_eq!(
        shown(&body),
        "<p>First line<br>second</p><p>Next <em>one</em></p><ul><li>a</li><li>b</li></ul><p>Last</p>"
    );
    assert_eq!(shown(&classic("<p>a</p>\n\n<p>b</p>")), "<p>a</p><p>b</p>");
}

#[test]
fn nothing_that_is_not_known_is_dropped() {
    for (text, reason, kept) in [
        ("<p>a</p><script>alert('<p>')</script>", "a script", "<script>alert('<p>')</script>"),
        ("<pre>a\n  b &lt;</pre>", "preformatted text", "<pre>a\n  b &lt;</pre>"),
        ("<form action=x><input name=y></form>", "a form", "<form action=\"x\"><input name=\"y\"></form>"),
        ("<svg><svg></svg><a>x</a></svg>", "an element svg", "<svg><svg></svg><a>x</a></svg>"),
        (
            "<!-- wp:latest-posts {\"n\":3} /-->",
            "the block latest-posts",
            "<!-- wp:latest-posts {\"n\":3} /-->",
        ),
        ("<object data=x>", "an element object", "<object data=\"x\">"),
    ] {
        let body = paged(text);
        let found = body.document.content.iter().find_map(|block| match &block.kind {
            Kind::Quarantine(quarantine) => Some((quarantine.reason.as_str(), quarantine.html.as_str())),
            _ => None,
        });
        assert_eq!(found, Some((reason, kept)), "{text}");
        let lost = body.losses.iter().find(|(lost, _)| lost.reason() == reason);
        assert_eq!(lost.map(|(_, times)| *times), Some(1), "{text}");
    }
}

#[test]
fn pictures_are_found_or_kept_as_they_came() {
    let text = "<figure class=\"wp-block-image\"><a href=\"x\"><img class=\"wp-image-7\" src=\"https://a.example/pier.jpg\" alt=\"A pier\"></a>\
                <figcaption>The <b>old</b> pier</figcaption></figure><p>Words <img src=\"b.png\"> go on</p>";
    let body = paged(text);
    assert_eq!(body.shots.len(), 2);
    assert_eq!(body.shots[0].id.as_deref(), Some("7"));
    assert_eq!(
        shown(&body),
        "<div class=\"quarantine\"><figure><img src=\"https://a.example/pier.jpg\" alt=\"A pier\"><figcaption>The old pier</figcaption></figure></div>\
         <p>Words go on</p><div class=\"quarantine\"><figure><img src=\"b.png\" alt=\"\"></figure></div>"
    );
    let find = |shot: &Shot| {
        let alt = if shot.alt.is_empty() { "x".to_owned() } else { shot.alt.clone() };
        Some(Figure { media: "a/b.jpg".into(), alt, caption: shot.caption.clone(), ..Figure::default() })
    };
    let gallery = "<figure class=\"wp-block-gallery\"><ul><li><figure><img src=a><figcaption>one</figcaption></figure></li>\
                   <li><figure><img src=b></figure></li></ul><figcaption>both</figcaption></figure>";
    let body = read([Piece::Html(gallery)], &Options { lines: false, find: &find });
    assert_eq!(
        shown(&body),
        "<div class=\"gallery\"><figure><p class=\"missing\">x</p><figcaption>one</figcaption></figure><figure><p class=\"missing\">x</p></figure></div><p>both</p>"
    );
}

#[test]
fn what_is_hosted_elsewhere_is_a_link() {
    let link = "<p class=\"embed\"><a href=\"https://v.example/1\">https://v.example/1</a></p>";
    for text in [
        "<p>https://v.example/1</p>",
        "<iframe src=\"https://v.example/1\"></iframe>",
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://v.example/1\n</div></figure>",
        "<video controls><source src=\"https://v.example/1\"></video>",
    ] {
        assert_eq!(shown(&paged(text)), link, "{text}");
    }
    for text in [
        "[embed]https://v.example/1[/embed]",
        "[video src=\"https://v.example/1\"]",
        "[youtube https://v.example/1]",
    ] {
        assert_eq!(shown(&classic(text)), link, "{text}");
    }
    let card = "<figure class=\"kg-card kg-bookmark-card\"><a class=\"kg-bookmark-container\" href=\"https://b.example/\">\
                <div class=\"kg-bookmark-title\">A page</div><img src=\"icon.png\"></a></figure>";
    assert_eq!(shown(&paged(card)), "<p class=\"link-card\"><a href=\"https://b.example/\">A page</a></p>");
}

#[test]
fn shortcodes_are_known_from_words_in_brackets() {
    let body = classic(
        "He said [sic] nothing [1] of [a](b).\n\n[contact-form to=\"x\"]\n\n[box]inner <b>words</b>[/box] end",
    );
    assert_eq!(
        shown(&body),
        "<p>He said [sic] nothing [1] of [a](b).</p><div class=\"quarantine\"><p>[contact-form to=&quot;x&quot;]</p></div>\
         <div class=\"quarantine\"><p>[box]inner &lt;b&gt;words&lt;/b&gt;[/box]</p></div><p>end</p>"
    );
    let body = classic(
        "a\n\n[caption id=\"x\" width=\"3\"]<img src=\"p.jpg\" alt=\"P\"> The <em>pier</em>[/caption]\n\nb",
    );
    assert_eq!(
        shown(&body),
        "<p>a</p><div class=\"quarantine\"><figure><img src=\"p.jpg\" alt=\"P\"><figcaption>The pier</figcaption></figure></div><p>b</p>"
    );
    let shelf = HashMap::from([("4".to_owned(), Shot { url: "four.jpg".into(), ..Shot::default() })]);
    let found = read(pieces("[gallery ids=\"4,5\"]", &shelf, &[]), &Options { lines: true, find: &none });
    assert_eq!(found.shots.len(), 1);
}

#[test]
fn galleries_show_no_more_than_a_story_may() {
    let own: Vec<Shot> =
        (0..500).map(|number| Shot { url: format!("{number}.jpg"), ..Shot::default() }).collect();
    let text = "[gallery]".repeat(10_000);
    let body = read(pieces(&text, &HashMap::new(), &own), &Options { lines: true, find: &none });
    assert_eq!(body.shots.len(), 2_000);
    assert_eq!(body.losses.get(&Lost::Shortcode("gallery".to_owned())), Some(&9_996));
}

#[test]
fn a_text_that_means_harm_costs_no_more_than_its_length() {
    let parts = [
        "<blockquote>",
        "<ul><li>",
        "<table><tr><td>",
        "<figure>",
        "<b><i><a href=x>",
        "</p>",
        "[caption]",
        "[a \"",
        "<!--",
        "<div",
        "<svg>",
        "[gallery]",
        "<p>x",
        "&#x202e;",
        "[x y=1]",
    ];
    let address = format!("<a href=\"/{}\">", "x".repeat(2_000));
    let names: String = (0..200_000).map(|number| format!("[n{number}]")).collect();
    let texts = parts.map(|part| (part, part.repeat(400_000 / part.len())));
    let more = [("links", address + &"<b>x</b>x ".repeat(40_000)), ("names", names)];
    for (part, text) in texts.into_iter().chain(more) {
        let began = Instant::now();
        let body = classic(&text);
        assert!(began.elapsed() < Duration::from_secs(20), "{part}");
        let words = plain_text(&body.document);
        assert!(words.len() <= text.len() * 2, "{part}");
    }
}
