//! Exports of WordPress.

use exchange::outside::{Standing, Text};
use exchange::wordpress::survey;
use web::Sentence;

use super::{counted, export, item, others, sample, story, wordpress};

const NOON: i64 = 1_325_945_241_000_000;

#[test]
fn a_story_comes_with_everything_around_it() {
    let more = "<excerpt:encoded><![CDATA[In <b>short</b>.]]></excerpt:encoded><category domain=\"category\" nicename=\"hafen\"><![CDATA[Hafen &amp; See]]></category>\
                <category domain=\"category\" nicename=\"stadt\"><![CDATA[Stadt]]></category><category domain=\"post_tag\" nicename=\"tide\"><![CDATA[Tide]]></category>\
                <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>\
                <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type></wp:comment>";
    let picture = "<item><title>Pier</title><wp:post_type>attachment</wp:post_type><wp:post_id>9</wp:post_id><wp:post_parent>1</wp:post_parent>\
                   <wp:attachment_url>https://old.example/wp-content/uploads/pier.jpg</wp:attachment_url><excerpt:encoded>The pier</excerpt:encoded>\
                   <wp:postmeta><wp:meta_key>_media_credit</wp:meta_key><wp:meta_value>Jo Berg</wp:meta_value></wp:postmeta></item>";
    let file = export(&format!(
        "{}{picture}",
        item(1, "A &#8217;harbour&#8217; <em>opens</em>", "First\n\nSecond", more)
    ));
    let (survey, posts) = wordpress(file.as_bytes());
    assert_eq!((survey.posts, survey.language), (1, Some(locale::Language::DeDe)));
    let others = others(&survey.others);
    assert_eq!(others, counted([("approved comments", 1), ("files of the media library", 1)]));
    let post = &posts[0];
    assert_eq!(post.standing, Standing::Published(NOON));
    assert_eq!(post.paths, ["/2012/01/story-1/", "/?p=1"]);
    let draft = story(post);
    assert_eq!(draft.story.headline, "A ’harbour’ opens");
    assert_eq!(draft.story.standfirst, "In short.");
    assert_eq!(draft.story.bylines, ["Ines Holm"]);
    assert_eq!(post.section.as_ref().unwrap().slug, "hafen");
    let topics: Vec<&str> = draft.topics.iter().map(|topic| topic.title.as_str()).collect();
    assert_eq!(topics, ["Tide", "Stadt"]);
    let lead = post.lead.as_ref().unwrap();
    assert_eq!((lead.caption.as_str(), lead.credit.as_str()), ("The pier", "Jo Berg"));
    assert_eq!(document::plain_text(&draft.story.body), "First\n\nSecond");
}

#[test]
fn what_readers_did_not_see_is_a_draft() {
    let kept = |key| Standing::Kept(Sentence::key(key));
    for (fields, standing) in [
        (
            "<wp:status>draft</wp:status><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>",
            Standing::Draft,
        ),
        ("<wp:status>pending</wp:status>", Standing::Draft),
        ("<wp:status>private</wp:status>", kept("exchange-kept-private")),
        ("<wp:post_password>x</wp:post_password>", kept("exchange-kept-password")),
        ("<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>", kept("exchange-kept-timeless")),
        ("<wp:status>future</wp:status>", Standing::Planned(NOON)),
        ("<wp:status>published</wp:status>", Standing::Draft),
        ("<wp:status></wp:status>", kept("exchange-kept-unsaid")),
    ] {
        // The first of two fields counts.
        let (_, posts) = wordpress(export(&item(1, "a", "b", fields)).as_bytes());
        assert_eq!(posts[0].standing, standing, "{fields}");
    }
}

#[test]
fn words_that_may_be_for_few_are_published_to_nobody() {
    let text = "Open.\n\n[members]<p>secret</p>[/members]";
    let why = Sentence::key("exchange-kept-shortcode").with("name", "members");
    let (_, posts) = wordpress(export(&item(1, "a", text, "")).as_bytes());
    assert_eq!(posts[0].standing, Standing::Kept(why.clone()));
    let (_, posts) = wordpress(export(&item(1, "a", text, "<wp:status>future</wp:status>")).as_bytes());
    assert_eq!((&posts[0].standing, posts[0].losses.as_slice()), (&Standing::Planned(NOON), &[why][..]));
}

#[test]
fn what_an_author_signs_in_with_is_no_name() {
    let file = export(&item(1, "a", "b", "").replace(">ines<", ">secret-login<"));
    let (_, posts) = wordpress(file.as_bytes());
    assert_eq!(posts[0].bylines, Vec::<String>::new());
    let told = Sentence::key("exchange-lost-author").with("login", "secret-login");
    assert!(posts[0].losses.contains(&told), "{:?}", posts[0].losses);
}

#[test]
fn a_file_that_is_not_in_order_is_refused_with_its_place() {
    let whole = export(&item(1, "a", "b", ""));
    let cut = whole.split("</channel>").next().unwrap();
    for (file, place) in [
        (String::new(), "line 1, column 1: this is no export of WordPress"),
        ("<html><body/></html>".into(), "line 1, column 7: this is no export of WordPress"),
        (
            "<rss><channel><item/></channel></rss>".into(),
            "this is no export of WordPress: nothing in it is WordPress's own",
        ),
        (whole.replace("</item>", "</itme>"), "line 6, column "),
        (cut.to_owned(), "line 7, column 1: the file ends in the middle of an element"),
        (whole.replace("]]></content", "</content"), "line 6, column "),
        ("<a>".repeat(100), "line 1, column "),
    ] {
        let refused = survey(file.as_bytes()).unwrap_err().to_string();
        assert!(refused.contains(place), "{refused}: {place}");
    }
    let mut bytes = whole.into_bytes();
    let at = bytes.windows(9).position(|window| window == b"Old paper").unwrap();
    bytes[at] = 0xff;
    assert!(survey(bytes.as_slice()).unwrap_err().to_string().starts_with("line 4, column "));
}

#[test]
fn no_entity_is_expanded_and_no_prefix_believed() {
    let file = export(&item(1, "a", "b", "")).replace(
        "<rss ",
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<rss ",
    );
    let file = file.replace("<title><![CDATA[a]]></title>", "<title>&b; &x; &amp;amp; &#65;</title>");
    let (_, posts) = wordpress(file.as_bytes());
    assert_eq!(posts[0].title, "&b; &x; &amp; A");
    let hijacked =
        export(&item(1, "a", "b", "").replace("<item>", "<item xmlns:wp=\"http://evil.example/\">"));
    let (survey, posts) = wordpress(hijacked.as_bytes());
    assert_eq!((posts.len(), others(&survey.others)), (0, counted([("items without a type", 1)])));
    for space in [
        "https://wordpress.org/export/1.2/",
        "http://wordpress.org/export/1.1/",
        "https://wordpress.org/export/1.0/",
    ] {
        let file = export(&item(1, "a", "b", ""))
            .replace("http://wordpress.org/export/1.2/\"", &format!("{space}\""));
        assert_eq!(wordpress(file.as_bytes()).1.len(), 1, "{space}");
    }
}

#[test]
fn a_story_of_ten_megabytes_is_not_held() {
    let file = export(&item(1, "a", &"words and ".repeat(1_000_000), ""));
    let (_, posts) = wordpress(file.as_bytes());
    assert!(posts[0].is_too_long && posts[0].text.as_str().len() <= exchange::outside::MOST_TEXT);
}

#[test]
fn a_text_in_several_sections_of_characters_is_one() {
    let (_, posts) = wordpress(export(&item(1, "a", "one ]]]]><![CDATA[> two", "")).as_bytes());
    assert_eq!(posts[0].text, Text::WordPress("one ]]> two".into()));
}

#[test]
fn the_test_data_of_themes_come_whole() {
    let Some(file) = sample("wordpress/wptt-themeunittestdata.wordpress.xml") else { return };
    let (survey, posts) = wordpress(&file);
    assert_eq!(posts.len(), 51);
    let count = |wanted: fn(&Standing) -> bool| posts.iter().filter(|post| wanted(&post.standing)).count();
    assert_eq!(count(|s| matches!(s, Standing::Published(_))), 48);
    assert_eq!(count(|s| matches!(s, Standing::Kept(_))), 1, "the one with a password");
    assert_eq!((count(|s| matches!(s, Standing::Planned(_))), count(|s| *s == Standing::Draft)), (1, 1));
    assert_eq!(
        others(&survey.others),
        counted([
            ("approved comments", 25),
            ("comments that waited for a moderator", 3),
            ("entries of menus", 70),
            ("files of the media library", 38),
            ("pages", 21),
            ("pingbacks and trackbacks", 4),
        ])
    );
    for post in &posts {
        let draft = story(post);
        assert!(!draft.story.headline.is_empty(), "{}", post.id);
        assert!(post.paths.len() > 1, "{:?}", post.paths);
    }
}

#[test]
fn files_that_nobody_here_wrote_are_read_or_refused() {
    for (name, many) in [
        ("importer-valid-wxr-1.0.xml", None),
        ("importer-wxr-utf-8-challenges.xml", Some(1)),
        ("importer-namespace-edge-cases.xml", Some(5)),
        ("ghostmigrate-feature-image-captions.xml", None),
    ] {
        let Some(file) = sample(&format!("wordpress/{name}")) else { return };
        let (_, posts) = wordpress(&file);
        assert!(!posts.is_empty() && many.is_none_or(|many| posts.len() == many), "{name}: {}", posts.len());
        posts.iter().for_each(|post| drop(story(post)));
    }
    let Some(file) = sample("wordpress/importer-malformed.xml") else { return };
    assert!(survey(file.as_slice()).unwrap_err().to_string().starts_with("line "));
    let Some(file) = sample("wordpress/ghostmigrate-co-authors-plus.xml") else { return };
    let (_, posts) = wordpress(&file);
    let several = posts.iter().find(|post| post.slug == "three-author-post").unwrap();
    assert_eq!(story(several).story.bylines, ["Alice Smith", "Bob Jones", "Carol White"]);
    let twice = posts.iter().find(|post| post.slug == "duplicate-author-post").unwrap();
    assert_eq!(story(twice).story.bylines, ["Alice Smith", "Bob Jones"]);
}
