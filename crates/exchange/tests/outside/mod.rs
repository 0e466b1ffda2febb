//! The stories of other systems: bodies, files of our own, files that nobody here wrote, and files that mean harm.

mod body_test;
mod ghost_test;
mod wordpress_test;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use exchange::outside::{Drafted, Post, drafted};
use exchange::{ghost, wordpress};
use locale::{Language, Locales, Zone};
use web::Sentence;

/// A file that nobody here wrote; `None`, with a word about it, where the samples are not there.
fn sample(path: &str) -> Option<Vec<u8>> {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    let folder = PathBuf::from(std::env::var("COURANT_SAMPLES").unwrap_or_else(|_| here.to_owned()));
    let read = std::fs::read(folder.join(path)).ok();
    if read.is_none() {
        println!("there is no sample {path} in {}", folder.display());
    }
    read
}

/// What else there is in a file, in English and in its order.
fn others(counts: &BTreeMap<Sentence, usize>) -> Vec<(String, usize)> {
    let locales = Locales::load().unwrap();
    let mut others: Vec<(String, usize)> =
        counts.iter().map(|(what, many)| (what.text(&locales, Language::EnGb), *many)).collect();
    others.sort();
    others
}

fn counted<const N: usize>(counts: [(&str, usize); N]) -> Vec<(String, usize)> {
    counts.map(|(what, many)| (what.to_owned(), many)).into()
}

fn wordpress(file: &[u8]) -> (wordpress::Survey, Vec<Post>) {
    let survey = wordpress::survey(file).unwrap_or_else(|refused| panic!("{refused}"));
    let mut posts = Vec::new();
    let read = wordpress::posts(file, &survey, &Zone::utc(), &mut |post| {
        posts.push(post);
        ControlFlow::Continue(())
    });
    read.unwrap();
    assert_eq!(posts.len(), survey.posts);
    (survey, posts)
}

fn ghost(file: &[u8]) -> (ghost::Survey, Vec<Post>) {
    let survey = ghost::survey(file).unwrap_or_else(|refused| panic!("{refused}"));
    let mut posts = Vec::new();
    let read = ghost::posts(file, &survey, &mut |post| {
        posts.push(post);
        ControlFlow::Continue(())
    });
    read.unwrap();
    assert_eq!(posts.len(), survey.posts);
    (survey, posts)
}

/// The story of the paper, without any picture of it; what is stored can be read back.
fn story(post: &Post) -> Drafted {
    let draft = drafted(post, Language::EnGb, &|_| None);
    let json = draft.story.body.to_json();
    let read =
        document::Document::parse(&json).unwrap_or_else(|invalid| panic!("{}: {invalid}", post.label()));
    assert_eq!(read, draft.story.body, "{}", post.label());
    draft
}

/// An export of WordPress with these items.
fn export(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n<title>Old paper</title><link>https://old.example</link>\
         <language>de-DE</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>\n\
         <wp:author><wp:author_login>ines</wp:author_login><wp:author_display_name><![CDATA[Ines Holm]]></wp:author_display_name></wp:author>\n\
         {items}\n</channel>\n</rss>\n"
    )
}

/// An item of it: a published story with this number, title and text, and more fields.
fn item(id: u32, title: &str, text: &str, more: &str) -> String {
    format!(
        "<item><title><![CDATA[{title}]]></title><link>https://old.example/2012/01/story-{id}/</link><dc:creator>ines</dc:creator>\
         <content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{id}</wp:post_id>{more}<wp:post_type>post</wp:post_type>\
         <wp:status>publish</wp:status><wp:post_name>story-{id}</wp:post_name>\
         <wp:post_date_gmt>2012-01-07 14:07:21</wp:post_date_gmt></item>"
    )
}
