//! `GET /search`: a form that needs no script, and what was found.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use locale::Language;
use serde::Serialize;
use url::form_urlencoded::Serializer;
use web::{CachePolicy, Error, FormState, Head, Page, PageKey, Result, ShownProblem};

use crate::find::{Answer, Cursor, Found, Question, answer};
use crate::highlight::{Piece, excerpt, marked};
use crate::query::{Asked, date, section};
use crate::words::words;
use crate::{Link, Search, Section};

/// Results of one page.
const PAGE: usize = 20;
/// The names of the fields, in the order of the page.
const FIELDS: [&str; 7] = ["q", "section", "author", "speaker", "from", "to", "comments"];
/// Those that a feed of the search has as well.
pub(crate) const FEED_FIELDS: [&str; 6] = ["q", "section", "author", "speaker", "from", "to"];

#[derive(Debug, Serialize)]
struct SearchPage {
    head: Head,
    /// What was typed, by field.
    values: std::collections::BTreeMap<String, String>,
    problems: Vec<ShownProblem>,
    /// The sentence beside a field, by field.
    errors: std::collections::BTreeMap<String, Option<String>>,
    sections: Vec<Choice>,
    /// Whether there is a box for comments.
    has_comments: bool,
    /// Whether comments are looked in.
    comments: bool,
    /// Whether the fields beside the words stand open: not where they would push results down.
    is_open: bool,
    /// What narrows the search while they are closed: their names and what is in them.
    narrowed_by: Vec<Narrowing>,
    /// Whether anything was asked.
    asked: bool,
    /// Whether this is the first page.
    first: bool,
    count: i64,
    more: bool,
    results: Vec<Row>,
    next: Option<String>,
    suggestion: Option<Link>,
    #[serde(skip)]
    language: Language,
}

#[derive(Debug, Serialize)]
struct Choice {
    slug: String,
    title: String,
    chosen: bool,
}

/// A field in use: the end of the key of its name, and what is in it; a box has nothing in it.
#[derive(Debug, Serialize)]
struct Narrowing {
    name: &'static str,
    value: String,
}

/// A result as the template shows it.
#[derive(Debug, Serialize)]
struct Row {
    /// `article` or `comment`.
    kind: &'static str,
    url: String,
    headline: Vec<Piece>,
    excerpt: Vec<Piece>,
    section: Link,
    /// Its authors, or who wrote the comment, with what was looked for marked.
    names: Vec<Vec<Piece>>,
    at: i64,
    language: Language,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "search/show.html";

    fn status(&self) -> StatusCode {
        if self.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    // There are as many pages as queries: keeping them would drive the pages out that everybody reads.
    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(crate) async fn show(
    State(search): State<Search>,
    query: web::Query<Vec<(String, String)>>,
) -> Result<Response> {
    let value =
        |name: &str| query.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let after = match value("after") {
        "" => None,
        text => Some(Cursor::parse(text).ok_or(Error::NotFound)?),
    };
    let form = form(&query.0);
    let page = search.web.db.read(async |c| {
        let sections = search.texts.sections(c).await?;
        let mut form = form.clone();
        let question = Question { after, ..question(&search, &sections, &mut form) };
        let found = if form.is_fine() && !question.asked.is_empty() {
            answer(&search, c, &question, PAGE).await?
        } else {
            Answer::default()
        };
        Ok::<_, Error>(page(&search, &form, (question, sections), found))
    });
    let given = |name: &str| Some(value(name)).filter(|value| !value.is_empty());
    let address = FIELDS
        .iter()
        .chain(&["after"])
        .fold(PageKey::new("/search"), |key, name| key.with(name, given(name)));
    search.web.personal(address.as_str(), &page.await?).await
}

/// The fields as they were filled in.
pub(crate) fn form(query: &[(String, String)]) -> FormState {
    let value =
        |name: &str| query.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    FIELDS.iter().fold(FormState::new(&FIELDS), |form, name| {
        form.with(name, value(name).chars().take(crate::query::LONGEST).collect::<String>())
    })
}

/// Reads the fields; what cannot be used is refused field by field.
pub(crate) fn question(search: &Search, sections: &[Section], form: &mut FormState) -> Question {
    let q = form.value("q").to_owned();
    let mut asked = Asked::read(&q, sections);
    let given = |form: &FormState, name| {
        Some(form.value(name).trim().to_owned()).filter(|text| words(text).next().is_some())
    };
    asked.author = given(form, "author").or(asked.author);
    asked.speaker = given(form, "speaker").or(asked.speaker);
    let language = search.web.site.language;
    for (name, slot) in [("from", &mut asked.from), ("to", &mut asked.to)] {
        let typed = form.value(name).trim();
        if !typed.is_empty() {
            match date(typed) {
                Some(day) => *slot = Some(day),
                None => form.refuse(name, search.web.sentence(language, "search-error-date", &[])),
            }
        }
    }
    if asked.from.zip(asked.to).is_some_and(|(from, to)| from > to)
        && let Some(name) = ["to", "from"].into_iter().find(|name| !form.value(name).trim().is_empty())
    {
        form.refuse(name, search.web.sentence(language, "search-error-range", &[]));
    }
    if let Some(name) = given(form, "section") {
        match section(sections, &name) {
            Some(found) => asked.section = Some(found.slug.clone()),
            None => form.refuse("section", search.web.sentence(language, "search-error-section", &[])),
        }
    }
    let comments = !matches!(form.value("comments"), "" | "0" | "off" | "false");
    Question { q, asked, comments, after: None }
}

fn page(
    search: &Search,
    form: &FormState,
    (question, sections): (Question, Vec<Section>),
    found: Answer,
) -> SearchPage {
    let language = search.web.site.language;
    let chosen = |section: &Section| question.asked.section.as_deref() == Some(section.slug.as_str());
    let sections: Vec<Choice> = sections
        .iter()
        .map(|section| Choice {
            slug: section.slug.clone(),
            title: section.title.clone(),
            chosen: chosen(section),
        })
        .collect();
    let address = |form: &FormState, after: Option<Cursor>| address(form, after);
    let suggestion = found.suggestion.as_ref().map(|q| {
        let form = form.clone().with("q", q.clone());
        Link { title: q.clone(), url: address(&form, None) }
    });
    let narrowed_by = narrowed_by(form, &sections);
    let asked = form.is_fine() && !question.asked.is_empty();
    let feed = asked.then(|| format!("/search/feed.atom?{}", fields(form, &FEED_FIELDS).finish()));
    SearchPage {
        head: Head { noindex: true, feed, ..Head::website(title(search, form), "") },
        values: form.values().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        problems: form.problems(),
        errors: form
            .errors()
            .into_iter()
            .map(|(name, error)| (name.to_owned(), error.map(str::to_owned)))
            .collect(),
        sections,
        has_comments: search.comments,
        comments: question.comments,
        is_open: !narrowed_by.is_empty() && found.results.is_empty(),
        narrowed_by,
        asked,
        first: question.after.is_none(),
        count: found.count,
        more: found.more,
        next: found.next.map(|after| address(form, Some(after))),
        results: found.results.iter().map(|result| row(result, &found.marks)).collect(),
        suggestion,
        language,
    }
}

/// What was asked, and that this is a search. Where something is to be mended, a screen reader says so first.
fn title(search: &Search, form: &FormState) -> String {
    let sentence =
        |key: &str, args: &[(&str, locale::Value)]| search.web.sentence(search.web.site.language, key, args);
    let words = form.value("q").trim();
    let mut title = sentence("search-title", &[]);
    if !words.is_empty() {
        title = sentence("search-title-words", &[("words", words.into()), ("title", title.as_str().into())]);
    }
    if form.is_fine() { title } else { sentence("search-error-title", &[("title", title.as_str().into())]) }
}

/// What is filled in beside the words.
fn narrowed_by(form: &FormState, sections: &[Choice]) -> Vec<Narrowing> {
    let narrowing = |name: &'static str| {
        let typed = form.value(name);
        let value = match name {
            "section" => {
                let known = sections.iter().find(|section| section.slug == typed);
                known.map_or(typed, |section| section.title.as_str()).to_owned()
            }
            "comments" => String::new(),
            _ => typed.to_owned(),
        };
        (!typed.is_empty()).then_some(Narrowing { name, value })
    };
    FIELDS.into_iter().skip(1).filter_map(narrowing).collect()
}

/// The address of these fields: one address a search, without what is empty.
fn address(form: &FormState, after: Option<Cursor>) -> String {
    let mut query = fields(form, &FIELDS);
    if let Some(after) = after {
        query.append_pair("after", &after.to_string());
    }
    format!("/search?{}", query.finish())
}

/// What is filled in of these fields.
pub(crate) fn fields(form: &FormState, names: &[&str]) -> Serializer<'static, String> {
    let mut query = Serializer::new(String::new());
    for name in names.iter().filter(|name| !form.value(name).is_empty()) {
        query.append_pair(name, form.value(name));
    }
    query
}

fn row(found: &Found, marks: &crate::plan::Marks) -> Row {
    match found {
        Found::Article(it) => Row {
            kind: "article",
            url: it.url.clone(),
            headline: marked(&it.headline, marks, it.language),
            excerpt: passage(it, marks),
            section: it.section.clone(),
            names: it.bylines.iter().map(|name| marked(name, marks, it.language)).collect(),
            at: it.published,
            language: it.language,
        },
        Found::Comment(it) => Row {
            kind: "comment",
            url: it.url.clone(),
            headline: marked(&it.about, &crate::plan::Marks::default(), it.language),
            excerpt: excerpt(&it.text, marks, it.language),
            section: it.section.clone(),
            names: vec![marked(&it.name, marks, it.language)],
            at: it.sent,
            language: it.language,
        },
    }
}

/// The passage of an article that shows why it was found: of its text, or the standfirst where the words stand there
/// or in the headline only.
pub(crate) fn passage(article: &crate::FoundArticle, marks: &crate::plan::Marks) -> Vec<Piece> {
    let text = excerpt(&article.text, marks, article.language);
    if article.standfirst.is_empty() || text.iter().any(|piece| piece.mark) {
        return text;
    }
    marked(&article.standfirst, marks, article.language)
}
