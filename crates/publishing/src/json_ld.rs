//! What search engines and readers' tools are told about an article (schema.org), from the same struct that the
//! page is made from, so that the two cannot differ.

use locale::iso;
use serde_json::{Map, Value, json};
use web::Site;

use crate::pages::article::Article;

/// NewsArticle and BreadcrumbList, safe inside a script element.
pub(crate) fn of_article(site: &Site, article: &Article, description: &str) -> String {
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": [news_article(site, article, description), breadcrumbs(site, article)],
    });
    safe(&graph.to_string())
}

/// JSON that no HTML parser can leave: `<` begins no tag and `&` no reference (HTML, 4.12.1.3).
fn safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn news_article(site: &Site, article: &Article, description: &str) -> Value {
    let absolute = |path: &str| format!("{}{path}", site.base_url);
    let time = |micros: i64| iso(micros, &site.zone);
    let url = absolute(&article.url);
    let paper = json!({ "@type": "NewsMediaOrganization", "name": site.name, "url": absolute("/") });
    let authors: Vec<Value> = article
        .bylines
        .iter()
        .map(|byline| {
            let mut person = json!({ "@type": "Person", "name": byline.name });
            if let (Some(url), Some(person)) = (&byline.url, person.as_object_mut()) {
                person.insert("url".into(), absolute(url).into());
            }
            person
        })
        .collect();
    let mut about = Map::new();
    let mut say = |name: &str, value: Value| about.insert(name.to_owned(), value);
    say("@type", "NewsArticle".into());
    say("@id", format!("{url}#article").into());
    say("mainEntityOfPage", url.clone().into());
    say("url", url.into());
    say("headline", article.headline.clone().into());
    say("description", description.into());
    say("datePublished", time(article.published).into());
    say("dateModified", time(article.updated.unwrap_or(article.published)).into());
    say("author", if authors.is_empty() { json!([paper.clone()]) } else { authors.into() });
    say("publisher", paper);
    say("articleSection", article.section.title.clone().into());
    say("wordCount", article.words.into());
    say("inLanguage", article.language.code().into());
    say("isAccessibleForFree", true.into());
    if let Some(dateline) = &article.dateline {
        say("dateline", dateline.clone().into());
    }
    if let Some(lead) = &article.lead {
        say("image", json!([image(&absolute(&lead.src), lead)]));
    }
    if !article.corrections.is_empty() {
        let told = article.corrections.iter().map(|change| {
            json!({ "@type": "CorrectionComment", "text": change.text, "datePublished": time(change.at) })
        });
        say("correction", told.collect());
    }
    about.into()
}

fn image(url: &str, lead: &crate::pages::Figure) -> Value {
    let mut image = json!({ "@type": "ImageObject", "url": url, "width": lead.width, "height": lead.height });
    if let Some(image) = image.as_object_mut() {
        for (name, text) in [("caption", &lead.caption), ("creditText", &lead.credit)] {
            if !text.is_empty() {
                image.insert(name.to_owned(), text.clone().into());
            }
        }
    }
    image
}

fn breadcrumbs(site: &Site, article: &Article) -> Value {
    let step = |position: usize, name: &str, path: &str| {
        let item = format!("{}{path}", site.base_url);
        json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
    };
    json!({
        "@type": "BreadcrumbList",
        "itemListElement": [
            step(1, &site.name, "/"),
            step(2, &article.section.title, &article.section.url),
            step(3, &article.headline, &article.url),
        ],
    })
}
