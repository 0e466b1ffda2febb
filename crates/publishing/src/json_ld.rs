//! What search engines and readers' tools are told about an article (schema.org), from the same struct that the
//! page is made from, so that the two cannot differ.

use locale::iso;
use serde_json::{Map, Value, json};
use web::{Head, Site};

use crate::pages::article::Article;
use crate::pages::authors::About;
use crate::pages::live::{Live, Post};

/// NewsArticle (LiveBlogPosting where there is live coverage), BreadcrumbList and the paper, safe inside a script element.
pub(crate) fn of_article(site: &Site, (article, live): (&Article, Option<&Live>), head: &Head) -> String {
    let steps = [
        (site.name.as_str(), "/"),
        (article.section.title.as_str(), article.section.url.as_str()),
        (article.headline.as_str(), article.url.as_str()),
    ];
    let steps = breadcrumbs(site, &steps);
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": [news_article(site, (article, live), head), steps, organisation(site)],
    });
    safe(&graph.to_string())
}

/// BlogPosting of an entry on its own; `story` is what the coverage is called, and its path.
pub(crate) fn of_entry(site: &Site, post: &Post, (headline, path): (&str, &str)) -> String {
    let story = format!("{}{path}", site.base_url);
    let mut entry = blog_posting(site, post);
    if let Some(entry) = entry.as_object_mut() {
        let whole = json!({ "@type": "LiveBlogPosting", "@id": format!("{story}#article"), "url": story, "headline": headline });
        entry.insert("isPartOf".to_owned(), whole);
    }
    let graph = json!({ "@context": "https://schema.org", "@graph": [entry] });
    safe(&graph.to_string())
}

/// Start and end of the coverage, and the entries that are on the page.
fn coverage(site: &Site, live: &Live) -> Vec<(&'static str, Value)> {
    let posts = live.pinned.iter().chain(&live.posts).filter(|post| post.removed.is_none());
    let updates: Vec<Value> = posts.map(|post| blog_posting(site, post)).collect();
    let mut about =
        vec![("coverageStartTime", iso(live.began, &site.zone).into()), ("liveBlogUpdate", updates.into())];
    about.extend(live.ended.map(|ended| ("coverageEndTime", iso(ended, &site.zone).into())));
    about
}

fn blog_posting(site: &Site, post: &Post) -> Value {
    let url = format!("{}{}", site.base_url, post.url);
    let author = match (&post.byline_url, post.byline.is_empty()) {
        (_, true) => paper(site),
        (Some(path), _) => {
            json!({ "@type": "Person", "name": post.byline, "url": format!("{}{path}", site.base_url) })
        }
        (None, _) => json!({ "@type": "Person", "name": post.byline }),
    };
    json!({
        "@type": "BlogPosting",
        "@id": url,
        "url": url,
        "headline": post.name(),
        "articleBody": post.plain,
        "datePublished": iso(post.posted, &site.zone),
        "dateModified": iso(post.updated.unwrap_or(post.posted), &site.zone),
        "inLanguage": post.language.code(),
        "author": author,
        "publisher": paper(site),
    })
}

/// ProfilePage with its Person, and BreadcrumbList; `authors` is what the list of all authors is called.
pub(crate) fn of_author(site: &Site, author: &About, authors: &str) -> String {
    let steps =
        [(site.name.as_str(), "/"), (authors, "/authors"), (author.name.as_str(), author.url.as_str())];
    let page = json!({
        "@type": "ProfilePage",
        "url": format!("{}{}", site.base_url, author.url),
        "mainEntity": person(site, author),
    });
    let graph = json!({ "@context": "https://schema.org", "@graph": [page, breadcrumbs(site, &steps)] });
    safe(&graph.to_string())
}

/// BreadcrumbList of a page that lists others: names and paths from the front page on.
pub(crate) fn of_list(site: &Site, steps: &[(&str, &str)]) -> String {
    let graph = json!({ "@context": "https://schema.org", "@graph": [breadcrumbs(site, steps)] });
    safe(&graph.to_string())
}

fn person(site: &Site, author: &About) -> Value {
    let mut person = Map::new();
    let mut say = |name: &str, value: Value| person.insert(name.to_owned(), value);
    let url = format!("{}{}", site.base_url, author.url);
    say("@type", "Person".into());
    say("@id", format!("{url}#person").into());
    say("name", author.name.clone().into());
    say("url", url.into());
    say("worksFor", paper(site));
    for (name, text) in [("jobTitle", &author.role), ("description", &author.biography)] {
        if !text.is_empty() {
            say(name, text.clone().into());
        }
    }
    if let Some(email) = &author.email {
        say("email", email.clone().into());
    }
    if let Some(photo) = &author.photo {
        say("image", image(&format!("{}{}", site.base_url, photo.src), photo));
    }
    person.into()
}

/// The paper as an organisation: what the front page tells.
pub(crate) fn of_paper(site: &Site) -> String {
    safe(&json!({ "@context": "https://schema.org", "@graph": [organisation(site)] }).to_string())
}

/// The paper where another thing names it; the id says that it is the same on every page.
fn paper(site: &Site) -> Value {
    let (id, url) = (format!("{}/#paper", site.base_url), format!("{}/", site.base_url));
    json!({ "@type": "NewsMediaOrganization", "@id": id, "name": site.name, "url": url })
}

fn organisation(site: &Site) -> Value {
    let mut about = paper(site);
    let machines = &site.machines;
    let corrections = machines.corrections_policy.clone();
    let corrections = corrections.unwrap_or_else(|| format!("{}/corrections-policy", site.base_url));
    if let Some(about) = about.as_object_mut() {
        about.insert("logo".to_owned(), format!("{}/assets/icon.svg", site.base_url).into());
        about.insert("correctionsPolicy".to_owned(), corrections.into());
        if let Some(principles) = &machines.principles {
            about.insert("publishingPrinciples".to_owned(), principles.clone().into());
        }
    }
    about
}

/// JSON that no HTML parser can leave: `<` begins no tag and `&` no reference (HTML, 4.12.1.3).
fn safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn news_article(site: &Site, (article, live): (&Article, Option<&Live>), head: &Head) -> Value {
    let absolute = |path: &str| format!("{}{path}", site.base_url);
    let time = |micros: i64| iso(micros, &site.zone);
    let url = absolute(&article.url);
    let paper = paper(site);
    let authors = authors(site, article);
    let mut about = Map::new();
    let mut say = |name: &str, value: Value| about.insert(name.to_owned(), value);
    say("@type", if live.is_some() { "LiveBlogPosting" } else { "NewsArticle" }.into());
    say("@id", format!("{url}#article").into());
    say("mainEntityOfPage", url.clone().into());
    say("url", url.into());
    say("headline", article.headline.clone().into());
    say("description", head.description.as_str().into());
    say("datePublished", time(article.published).into());
    say("dateModified", time(article.updated.unwrap_or(article.published)).into());
    say("author", if authors.is_empty() { json!([paper.clone()]) } else { authors.into() });
    say("publisher", paper);
    say("articleSection", article.section.title.clone().into());
    say("wordCount", article.words.into());
    say("inLanguage", article.language.code().into());
    say("isAccessibleForFree", true.into());
    for (name, value) in live.iter().flat_map(|live| coverage(site, live)) {
        say(name, value);
    }
    if let Some(dateline) = &article.dateline {
        say("dateline", dateline.clone().into());
    }
    // Without a picture of its own it has the card that is shown where its address is pasted.
    let card = head.image.as_ref().map(|card| json!([card]));
    let lead = article.lead.as_ref().map(|lead| json!([image(&absolute(&lead.src), lead)]));
    if let Some(image) = lead.or(card) {
        say("image", image);
    }
    if !article.topics.is_empty() {
        let titles = article.topics.iter().map(|topic| topic.title.clone()).collect();
        say("keywords", titles);
        let about = article
            .topics
            .iter()
            .map(|topic| json!({ "@type": "Thing", "name": topic.title, "url": absolute(&topic.url) }));
        say("about", about.collect());
    }
    if article.retraction.is_some() {
        say("creativeWorkStatus", "Retracted".into());
    }
    let told = corrections(site, article);
    if !told.is_empty() {
        say("correction", told.into());
    }
    about.into()
}

fn corrections(site: &Site, article: &Article) -> Vec<Value> {
    let told = article.retraction.iter().chain(&article.corrections);
    told.map(|change| {
        let at = iso(change.at, &site.zone);
        json!({ "@type": "CorrectionComment", "text": change.text, "datePublished": at })
    })
    .collect()
}

/// The names over an article, each with its page.
fn authors(site: &Site, article: &Article) -> Vec<Value> {
    article
        .bylines
        .iter()
        .map(|byline| {
            let mut person = json!({ "@type": "Person", "name": byline.name });
            if let (Some(url), Some(person)) = (&byline.url, person.as_object_mut()) {
                person.insert("url".into(), format!("{}{url}", site.base_url).into());
            }
            person
        })
        .collect()
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

fn breadcrumbs(site: &Site, steps: &[(&str, &str)]) -> Value {
    let step = |(position, (name, path)): (usize, &(&str, &str))| {
        let item = format!("{}{path}", site.base_url);
        json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
    };
    let steps: Vec<Value> = (1..).zip(steps).map(step).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": steps })
}
