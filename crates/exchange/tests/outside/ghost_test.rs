//! Exports of Ghost.

use exchange::ghost::survey;
use exchange::outside::{Standing, Text};
use web::Sentence;

use super::{counted, ghost, others, sample, story};

fn export(posts: &str) -> String {
    format!(
        r##"{{"db":[{{"meta":{{"exported_on":1,"version":"5.1.0"}},"data":{{"posts":[{posts}],
        "users":[{{"id":"u1","name":"Jo & Ko","password":"x"}},{{"id":"u2","name":"Ada Lind"}}],
        "posts_authors":[{{"post_id":"1","author_id":"u2","sort_order":0}},{{"post_id":"1","author_id":"u1","sort_order":1}}],
        "tags":[{{"id":"t1","slug":"hash-desk","name":"#desk","visibility":"internal"}},{{"id":"t2","slug":"town","name":"Town"}},{{"id":"t3","slug":"tide","name":"Tide"}}],
        "posts_tags":[{{"post_id":"1","tag_id":"t3","sort_order":2}},{{"post_id":"1","tag_id":"t1","sort_order":0}},{{"post_id":"1","tag_id":"t2","sort_order":1}}],
        "posts_meta":[{{"post_id":"1","feature_image_alt":"A pier","feature_image_caption":"By <b>Jo</b>"}}],
        "settings":[{{"key":"locale","value":"de"}}],"members":[{{"id":"m"}}]}}}}]}}"##
    )
}

const POST: &str = r#"{"id":"1","uuid":"u-1","title":"A < B","slug":"a-b","html":"<p>Words</p>","status":"published","type":"post","visibility":"public",
    "feature_image":"__GHOST_URL__/content/images/pier.jpg","custom_excerpt":"In short","codeinjection_head":"<script></script>","published_at":"2012-01-07T14:07:21.000Z"}"#;

#[test]
fn a_story_comes_with_everything_around_it() {
    let page = r#"{"id":"2","title":"About","slug":"about","html":"<p>x</p>","page":1,"status":"published"}"#;
    let (survey, posts) = ghost(export(&format!("{POST},{page}")).as_bytes());
    assert_eq!((survey.version.as_str(), survey.language), ("5.1.0", Some(locale::Language::DeDe)));
    assert_eq!(others(&survey.others), counted([("members", 1), ("pages", 1)]));
    let draft = story(&posts[0]);
    assert_eq!((draft.story.headline.as_str(), draft.story.standfirst.as_str()), ("A < B", "In short"));
    assert_eq!(draft.story.bylines, ["Ada Lind", "Jo & Ko"]);
    assert_eq!(posts[0].section.as_ref().unwrap().name, "Town");
    assert_eq!(draft.topics.len(), 1);
    let lead = posts[0].lead.as_ref().unwrap();
    assert_eq!(
        (lead.url.as_str(), lead.alt.as_str(), lead.caption.as_str()),
        ("/content/images/pier.jpg", "A pier", "By Jo")
    );
    assert_eq!(
        (posts[0].paths.as_slice(), &posts[0].standing),
        (["/a-b/".to_owned()].as_slice(), &Standing::Published(1_325_945_241_000_000))
    );
    assert!(draft.losses.iter().any(|loss| loss.what.is("exchange-lost-code")), "{:?}", draft.losses);
}

#[test]
fn what_not_everybody_saw_is_a_draft() {
    let kept = |key| Standing::Kept(Sentence::key(key));
    for (from, to, standing) in [
        ("\"public\"", "\"paid\"", kept("exchange-kept-members")),
        ("\"public\"", "\"some later kind\"", kept("exchange-kept-members")),
        ("\"public\"", "null", Standing::Published(1_325_945_241_000_000)),
        ("\"published\"", "\"sent\"", kept("exchange-kept-mail")),
        ("\"published\"", "\"draft\"", Standing::Draft),
        ("\"published\"", "\"scheduled\"", Standing::Planned(1_325_945_241_000_000)),
        ("\"2012-01-07T14:07:21.000Z\"", "1325945241000", Standing::Published(1_325_945_241_000_000)),
        ("\"2012-01-07T14:07:21.000Z\"", "null", kept("exchange-kept-timeless")),
    ] {
        let (_, posts) = ghost(export(&POST.replace(from, to)).as_bytes());
        assert_eq!(posts[0].standing, standing, "{to}");
    }
}

#[test]
fn words_for_members_in_a_public_story_are_published_to_nobody() {
    let gated = "<p>Words</p><!--kg-gated-block:begin nonMember:false memberSegment:\\\"status:-free\\\"--><p>Paid</p><!--kg-gated-block:end-->";
    let gated = POST.replace("<p>Words</p>", gated);
    let card = r#"{\"root\":{\"children\":[{\"type\":\"product\",\"productTitle\":\"x\"}]}}"#;
    let card = POST.replace("\"<p>Words</p>\"", &format!("null,\"lexical\":\"{card}\""));
    let unread = Sentence::key("exchange-kept-unread").with("card", "product");
    for (post, why) in [(&gated, Sentence::key("exchange-kept-part")), (&card, unread)] {
        let (_, posts) = ghost(export(post).as_bytes());
        assert_eq!(posts[0].standing, Standing::Kept(why.clone()));
        let (_, posts) = ghost(export(&post.replace("\"published\"", "\"scheduled\"")).as_bytes());
        assert_eq!(posts[0].standing, Standing::Planned(1_325_945_241_000_000));
        assert!(posts[0].losses.contains(&why), "{:?}", posts[0].losses);
    }
    let later = POST.replace("\"published\"", "\"scheduled\"").replace("\"public\"", "\"paid\"");
    let (_, posts) = ghost(export(&later).as_bytes());
    assert!(posts[0].losses.iter().any(|loss| loss.is("exchange-kept-members")), "{:?}", posts[0].losses);
}

#[test]
fn a_text_without_html_is_read_from_what_there_is() {
    let without = POST.replace("\"<p>Words</p>\"", "null");
    for (field, words) in [
        (r####""markdown":"## Head\n\nWords""####, "Head\n\nWords"),
        (r####""mobiledoc":"{\"cards\":[[\"markdown\",{\"markdown\":\"Words\"}]]}""####, "Words"),
        (
            r#""lexical":"{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"text\":\"Words\"}]}]}}""#,
            "Words",
        ),
        (r#""plaintext":"One <b>\n\nTwo""#, "One <b>\n\nTwo"),
    ] {
        let (_, posts) = ghost(export(&without.replacen('{', &format!("{{{field},"), 1)).as_bytes());
        assert_eq!(document::plain_text(&story(&posts[0]).story.body), words, "{field}");
    }
    let long = POST.replace("<p>Words</p>", &"x".repeat(10_000_000));
    let (_, posts) = ghost(export(&long).as_bytes());
    assert!(posts[0].is_too_long && posts[0].text == Text::Html(String::new()));
}

#[test]
fn a_file_that_is_not_in_order_is_refused_with_its_place() {
    let whole = export(POST);
    for (file, place) in [
        (String::new(), "line 1, column "),
        ("{}".into(), "this is no export of Ghost"),
        ("[]".into(), "line 1, column "),
        ("{\"data\":{\"posts\":[1]}}".into(), "line 1, column "),
        (whole.replacen("\"users\"", "users", 1), "line 3, column "),
        (whole.trim_end_matches('}').to_owned(), "line 8, column "),
        (format!("{{\"data\":{}", "[".repeat(100_000)), "line 1, column "),
    ] {
        let refused = survey(file.as_bytes()).unwrap_err().to_string();
        assert!(refused.starts_with("line ") && refused.contains(place), "{refused}: {place}");
    }
}

#[test]
fn files_that_nobody_here_wrote_are_read() {
    for (name, many) in
        [("ghost-v1.20-valid.json", 2), ("ghost-v3_export.json", 7), ("ghostmigrate-ghost.json", 3)]
    {
        let Some(file) = sample(&format!("ghost/{name}")) else { return };
        let (_, posts) = ghost(&file);
        assert_eq!(posts.len(), many, "{name}");
        for post in &posts {
            let draft = story(post);
            assert!(matches!(post.standing, Standing::Published(_)), "{name}");
            assert!(!draft.story.body.is_empty(), "{name}: {}", post.label());
        }
    }
}
