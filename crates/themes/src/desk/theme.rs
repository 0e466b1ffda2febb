//! One theme: putting it on, and removing it.

use accounts::{Ask, AtDesk, Bar, PublisherAtDesk};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Client, Error, Form, Head, Page, Path, Result, Sentence, ShownProblem};

use super::{FORM, Line, PATH, by, lead};
use crate::model::Which;
use crate::{Themes, actions, store};

/// What can be done to a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Activation,
    Removal,
}

impl Deed {
    fn as_str(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Removal => "removal",
        }
    }
}

/// A form that does one thing.
#[derive(Debug, Serialize)]
struct DeedForm {
    /// `activation` or `removal`.
    name: &'static str,
    action: String,
    /// What it does.
    text: String,
    button: String,
}

#[derive(Debug, Serialize)]
struct ThemePage {
    head: Head,
    desk: Bar,
    theme: Line,
    asks: Vec<DeedForm>,
    /// The proof that the forms ask for.
    proof: Option<Ask>,
    is_fixed: bool,
    token: String,
    problems: Vec<ShownProblem>,
    #[serde(skip)]
    code: StatusCode,
}

impl Page for ThemePage {
    const TEMPLATE: &'static str = "themes/theme.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn status(&self) -> StatusCode {
        self.code
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// The theme at an address.
fn which(id: &str) -> Result<Which> {
    Which::parse(id).ok_or(Error::NotFound)
}

async fn page(themes: &Themes, at: &AtDesk, which: Which) -> Result<ThemePage> {
    let read = themes.web.db.read(async |c| {
        let kept = match which {
            Which::BuiltIn => None,
            Which::Kept(id) => Some(store::one(c, id).await?.ok_or(Error::NotFound)?),
        };
        Ok::<_, Error>((kept, store::choice(c).await?))
    });
    let (kept, choice) = read.await?;
    let theme = Line::new(themes, kept, choice);
    let mut asks = Vec::new();
    let mut ask = |deed: Deed, text: &'static str, button: &'static str| {
        asks.push(DeedForm {
            name: deed.as_str(),
            action: format!("{}/{}", theme.url, deed.as_str()),
            text: themes.say(&Sentence::key(text)),
            button: themes.say(&Sentence::key(button)),
        });
    };
    if !theme.is_active && !themes.is_fixed() {
        match theme.is_previous {
            true => ask(Deed::Activation, "themes-rollback-text", "themes-button-rollback"),
            false => ask(Deed::Activation, "themes-activation-text", "themes-button-activation"),
        }
    }
    if !theme.is_active && !theme.is_built_in {
        ask(Deed::Removal, "themes-removal-text", "themes-button-removal");
    }
    let proof = themes.door.asks(at, &theme.url).await?;
    Ok(ThemePage {
        head: Head { noindex: true, ..Head::website(theme.name.clone(), "") },
        desk: at.bar(&themes.web),
        theme,
        asks,
        proof,
        is_fixed: themes.is_fixed(),
        token: at.token(&themes.web, FORM),
        problems: Vec::new(),
        code: StatusCode::OK,
    })
}

pub(crate) async fn show(
    State(themes): State<Themes>,
    PublisherAtDesk(at): PublisherAtDesk,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = page(&themes, &at, which(&id)?).await?;
    themes.web.personal(&page.theme.url, &page).await
}

/// The fields of both forms; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    current: String,
    token: String,
}

pub(crate) async fn activate(
    State(themes): State<Themes>,
    PublisherAtDesk(at): PublisherAtDesk,
    Path(id): Path<String>,
    (client, headers): (Client, HeaderMap),
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let which = which(&id)?;
    done(&themes, &at, (which, Deed::Activation), (&client, &headers), &fields).await
}

pub(crate) async fn remove(
    State(themes): State<Themes>,
    PublisherAtDesk(at): PublisherAtDesk,
    Path(id): Path<String>,
    (client, headers): (Client, HeaderMap),
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let which = which(&id)?;
    done(&themes, &at, (which, Deed::Removal), (&client, &headers), &fields).await
}

/// Does it after the proof, and leads back to the list.
async fn done(
    themes: &Themes,
    at: &AtDesk,
    (which, deed): (Which, Deed),
    from: (&Client, &HeaderMap),
    fields: &Fields,
) -> Result<Response> {
    themes.ours(at, &fields.token)?;
    let cookie = match themes.door.prove(at, &fields.current, from).await? {
        Ok(cookie) => cookie,
        Err(why) => {
            let page = again(themes, at, (which, Some(deed)), (&why.sentence, why.code())).await?;
            return Ok(why.on(page));
        }
    };
    let by = by(at, from.0);
    let made = match (deed, which) {
        (Deed::Activation, which) => actions::activate(themes, which, &by).await.map(|_| ()),
        (Deed::Removal, Which::Kept(id)) => actions::remove(themes, id, &by).await,
        (Deed::Removal, Which::BuiltIn) => Err(Error::NotFound),
    };
    let answer = match made {
        Ok(()) => Ok(lead(PATH)),
        Err(Error::Conflict(sentence)) => {
            again(themes, at, (which, None), (&sentence, StatusCode::CONFLICT)).await
        }
        Err(error) => Err(error),
    };
    Ok(cookie.on(answer))
}

/// The page once more with what is to be mended: about the proof of a form, or about the theme.
async fn again(
    themes: &Themes,
    at: &AtDesk,
    (which, deed): (Which, Option<Deed>),
    (sentence, code): (&Sentence, StatusCode),
) -> Result<Response> {
    let mut page = page(themes, at, which).await?;
    page.code = code;
    let ask = deed.filter(|deed| page.asks.iter().any(|ask| ask.name == deed.as_str()));
    let field = ask.map_or("main".to_owned(), |deed| format!("current-{}", deed.as_str()));
    page.problems.push(ShownProblem { field, sentence: themes.say(sentence) });
    themes.web.personal(&page.theme.url, &page).await
}
