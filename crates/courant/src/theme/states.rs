//! States that hurt: what a page has to bear on its worst days, made of any sample that can show them.

use locale::Language;
use serde_json::{Map, Value, json};

use super::samples::Sample;

/// The longest headline that the newsroom takes, in characters (`publishing/src/model/rules.rs`).
const HEADLINE: usize = 200;
/// A word without a place to break, as an address or a slip makes it, in characters.
const WORD: usize = 400;
/// Comments on one page, far beyond what the paper puts there.
const COMMENTS: usize = 300;
/// Each fifth comment begins a thread of this many.
const THREAD: usize = 5;

/// A state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// As the sample is.
    Plain,
    LongestHeadline,
    LongestWord,
    NoPicture,
    ManyComments,
    RightToLeft,
}

impl State {
    pub(crate) const ALL: [Self; 6] = [
        Self::Plain,
        Self::LongestHeadline,
        Self::LongestWord,
        Self::NoPicture,
        Self::ManyComments,
        Self::RightToLeft,
    ];

    /// Its name in an address.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Plain => "as-it-is",
            Self::LongestHeadline => "longest-headline",
            Self::LongestWord => "longest-word",
            Self::NoPicture => "no-picture",
            Self::ManyComments => "300-comments",
            Self::RightToLeft => "right-to-left",
        }
    }

    pub(crate) fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.slug() == slug)
    }

    /// Its name for people.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Plain => "as it is",
            Self::LongestHeadline => "longest headline",
            Self::LongestWord => "a word of 400 letters",
            Self::NoPicture => "no picture",
            Self::ManyComments => "300 comments",
            Self::RightToLeft => "right to left",
        }
    }

    /// The sample in this state; none where it would be no different.
    pub(crate) fn of(self, sample: &Sample) -> Option<Sample> {
        let mut shown = sample.clone();
        match self {
            Self::Plain => return Some(shown),
            Self::LongestHeadline => {
                each(&mut shown.page, &mut |key, value| headline(key, value, &longest()))
            }
            Self::LongestWord => each(&mut shown.page, &mut |key, value| headline(key, value, &word())),
            // A page of the desk that shows a picture is about that picture.
            Self::NoPicture if sample.page.get("desk").is_some() => return None,
            Self::NoPicture => each(&mut shown.page, &mut without_picture),
            Self::ManyComments => many(&mut shown.page),
            Self::RightToLeft => {
                shown.language = Language::Ar;
                each(&mut shown.page, &mut arabic);
            }
        }
        (shown.page != sample.page).then_some(shown)
    }
}

/// Every field of every object, from the outside to the inside.
fn each(value: &mut Value, change: &mut dyn FnMut(&str, &mut Value)) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                change(key, field);
                each(field, change);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, change)),
        _ => {}
    }
}

fn headline(key: &str, value: &mut Value, text: &str) {
    let is_headline =
        matches!(key, "headline" | "title") && value.as_str().is_some_and(|text| !text.is_empty());
    if is_headline {
        *value = json!(text);
    }
}

fn longest() -> String {
    let words = "Council votes after nine hours and three recounts to reopen the harbour to swimmers from the first of May ";
    words.chars().cycle().take(HEADLINE - 1).chain(['!']).collect()
}

fn word() -> String {
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        .chars()
        .cycle()
        .take(WORD)
        .collect()
}

/// A picture is an object that says where it lies; the lead of a front page is a story, and stays.
fn without_picture(key: &str, value: &mut Value) {
    if value.get("src").is_some() || (key == "image" && value.is_string()) {
        *value = Value::Null;
    }
    if key == "body_html"
        && let Some(html) = value.as_str()
    {
        let mut text = html.to_owned();
        while let Some((before, rest)) = text.split_once("<figure") {
            let after = rest.split_once("</figure>").map_or("", |(_, after)| after);
            text = format!("{before}{after}");
        }
        *value = json!(text);
    }
}

/// Three hundred comments where there is a conversation, a fifth of them at the top.
fn many(page: &mut Value) {
    let Some(talk) = page.get_mut("talk").and_then(Value::as_object_mut) else { return };
    let Some(pattern) = talk.get("roots").and_then(|roots| roots.get(0)).and_then(Value::as_object).cloned()
    else {
        return;
    };
    let threads = (0..COMMENTS / THREAD).map(|thread| comment(&pattern, thread * THREAD, THREAD - 1));
    talk.insert("roots".to_owned(), threads.collect());
    talk.insert("count".to_owned(), json!(COMMENTS));
    talk.insert("more_url".to_owned(), Value::Null);
}

/// A comment, and under it as many more as levels are left.
fn comment(pattern: &Map<String, Value>, number: usize, below: usize) -> Value {
    let mut made = pattern.clone();
    let id = 9_000_000 + number;
    let words = "We have waited for this since the old pier was closed. ".repeat(1 + number % 7);
    let replies = if below > 0 { json!([comment(pattern, number + 1, below - 1)]) } else { json!([]) };
    let fields = [
        ("id", json!(id.to_string())),
        ("url", json!(format!("/comments/{id}"))),
        ("name", json!(format!("Reader {}", number + 1))),
        ("html", json!(format!("<p>{}</p>", words.trim_end()))),
        ("gone", Value::Null),
        ("form", Value::Null),
        ("more_url", Value::Null),
        ("more_count", json!(0)),
        ("replies", replies),
    ];
    made.extend(fields.map(|(name, value)| (name.to_owned(), value)));
    Value::Object(made)
}

fn arabic(key: &str, value: &mut Value) {
    let Some(text) = value.as_str().filter(|text| !text.is_empty()) else { return };
    let words = match key {
        "headline" => "المجلس يفتح الميناء القديم للسباحين بعد أربعين عامًا",
        "title" | "kicker" => "المدينة",
        "standfirst" | "description" | "caption" | "bio" => {
            "ينهي المجلس حظرًا لم يعد يستطيع تفسيره إلا قلة من الناس، ويبقي على شرط واحد."
        }
        "name" | "company" | "credit" => "ليلى حداد",
        "dateline" | "place" => "الإسكندرية",
        "language" => "ar",
        "html" => "<p>انتظرنا هذا منذ أن أُغلق الرصيف القديم، والماء أنظف مما كان.</p>",
        "body_html" => {
            "<p>صوّت مجلس المدينة مساء الاثنين لصالح فتح الميناء القديم أمام السباحين ابتداءً من مايو 2025، منهيًا \
             حظرًا استمر منذ صيف عام 1985.</p><h2>شرط واحد</h2><p>قالت العمدة إن المياه اجتازت كل اختبار \
             (Enterococci &lt; 100) خلال ثلاث سنوات.</p><blockquote><p>الماء ملك للجميع.</p></blockquote>"
        }
        _ => return,
    };
    if text != words {
        *value = json!(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::samples;

    fn sample(name: &str) -> Sample {
        let files = web::ThemeFiles::read(None).unwrap();
        samples::gather(&files).0.into_iter().find(|sample| sample.name == name).unwrap()
    }

    fn count(value: &Value) -> usize {
        let comments = value.as_array().unwrap();
        comments.len() + comments.iter().map(|comment| count(&comment["replies"])).sum::<usize>()
    }

    #[test]
    fn each_state_is_what_it_says() {
        let story = sample("publishing/article");
        let of = |state: State| state.of(&story).unwrap().page;
        let length = |page: &Value| page["article"]["headline"].as_str().unwrap().chars().count();
        assert_eq!(length(&of(State::LongestHeadline)), HEADLINE);
        assert_eq!(length(&of(State::LongestWord)), WORD);
        let bare = of(State::NoPicture);
        assert!(
            bare["article"]["lead"].is_null()
                && !bare["article"]["body_html"].as_str().unwrap().contains("<figure")
        );
        assert_eq!(count(&of(State::ManyComments)["talk"]["roots"]), COMMENTS);
        let arabic = State::RightToLeft.of(&story).unwrap();
        assert_eq!(
            (arabic.language, arabic.page["article"]["language"].as_str()),
            (Language::Ar, Some("ar"))
        );
        assert_eq!(of(State::Plain), story.page);
    }

    #[test]
    fn a_state_that_changes_nothing_is_none() {
        let missing = sample("web/error");
        assert!(State::ManyComments.of(&missing).is_none() && State::NoPicture.of(&missing).is_none());
        // The lead of a front page is a story.
        let front = State::NoPicture.of(&sample("publishing/front")).unwrap().page;
        assert!(front["lead"].is_object());
        for state in State::ALL {
            assert_eq!(State::from_slug(state.slug()), Some(state));
        }
    }
}
