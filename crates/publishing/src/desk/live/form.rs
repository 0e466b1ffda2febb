//! The form of an entry as templates see it.

use std::collections::BTreeMap;

use accounts::AtDesk;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use web::{FormState, Problem, ShownProblem, State};

/// The fields that hold words, in the order of the page.
const FIELDS: [&str; 4] = ["body", "title", "correction", "reason"];

/// What a form sends; what is missing is empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Fields {
    pub(super) title: String,
    /// None where the text cannot be typed on the page: then it stays.
    pub(super) body: Option<String>,
    pub(super) correction: String,
    pub(super) reason: String,
    pub(super) key_event: Option<String>,
    pub(super) pinned: Option<String>,
    pub(super) key: String,
    pub(super) revision: i64,
    pub(super) token: String,
}

/// The form with what was typed and what is wrong with it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FormView {
    token: String,
    /// The same each time this form is sent, so that a double tap posts once.
    key: String,
    pub(super) revision: i64,
    /// Whether the text can be typed here.
    is_typed: bool,
    values: BTreeMap<&'static str, String>,
    pub(super) key_event: bool,
    pub(super) pinned: bool,
    errors: BTreeMap<&'static str, Option<String>>,
    problems: Vec<ShownProblem>,
    #[serde(skip)]
    pub(super) code: StatusCode,
}

impl FormView {
    /// An empty form; `purpose` is what its token is for.
    pub(super) fn blank(web: &State, at: &AtDesk, purpose: &str) -> Self {
        let fields =
            Fields { body: Some(String::new()), key: web.ids.next().to_string(), ..Fields::default() };
        Self::again(web, at, (purpose, &fields))
    }

    /// A form with what was typed.
    pub(super) fn again(web: &State, at: &AtDesk, (purpose, fields): (&str, &Fields)) -> Self {
        let typed = fields.body.clone();
        let words = [
            ("body", typed.clone().unwrap_or_default()),
            ("title", fields.title.clone()),
            ("correction", fields.correction.clone()),
            ("reason", fields.reason.clone()),
        ];
        Self {
            token: at.token(web, purpose),
            key: fields.key.clone(),
            revision: fields.revision,
            is_typed: typed.is_some(),
            values: words.into_iter().collect(),
            key_event: fields.key_event.is_some(),
            pinned: fields.pinned.is_some(),
            errors: FIELDS.into_iter().chain(["form"]).map(|field| (field, None)).collect(),
            problems: Vec::new(),
            code: StatusCode::OK,
        }
    }

    /// Says beside each field what is wrong with it; what is wrong with none of them, about the whole.
    pub(super) fn refuse(&mut self, web: &State, problems: &[Problem]) {
        let mut state = FormState::new(&FIELDS);
        for problem in web.shown(web.site.language, problems) {
            state.refuse(&problem.field, problem.sentence);
        }
        self.take(&state);
    }

    /// Says about the whole what `name` stands for.
    pub(super) fn refuse_whole(&mut self, web: &State, name: &str) {
        let mut state = FormState::new(&FIELDS);
        let key = format!("publishing-desk-live-error-{name}");
        state.refuse("form", web.sentence(web.site.language, &key, &[]));
        self.take(&state);
    }

    fn take(&mut self, state: &FormState) {
        let errors = state.errors().into_iter();
        self.errors = errors.map(|(field, sentence)| (field, sentence.map(str::to_owned))).collect();
        self.problems = state.problems();
        self.code = StatusCode::UNPROCESSABLE_ENTITY;
    }
}

impl FormView {
    /// Keeps the reason that was typed into the form beside this one.
    pub(super) fn keep_reason(&mut self, reason: &str) {
        self.values.insert("reason", reason.to_owned());
    }
}
