//! What a listing is, and what may happen to it. Types and pure rules; no input or output.

mod board;
mod codes;
mod pay;
mod state;
pub(crate) mod text;
mod title;
mod words;

pub use board::{Board, BoardFilter, PayPolicy};
pub use codes::{Country, EUROPEAN_UNION, currency_digits, expand_countries, find_country, is_country};
pub use pay::{Pay, Period, minimum_wage};
pub use state::{
    Event, Refused, State, effective_state, is_ended, is_public, is_withheld, may_clone, next_state,
};
pub(crate) use title::has_inclusive_marker;
pub use title::strip_gender_marker;
pub use words::UnknownWord;

use serde::{Deserialize, Serialize};

/// One job advert. Times are microseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Time-ordered number made by the application; part of the address.
    pub id: i64,
    /// Slug of the board the listing was bought on. Its host is the canonical one.
    pub home_board: String,
    /// Who hires.
    pub company: Company,
    /// The title as shown, with any marker such as `(m/w/d)`.
    pub title: String,
    /// The advert as Markdown source.
    pub body: String,
    /// Language of title and body, BCP 47, for example `de`.
    pub language: String,
    /// Where the work is done; at most [`Listing::MOST_PLACES`].
    pub places: Vec<Place>,
    /// On site, hybrid or wholly remote.
    pub workplace: Workplace,
    /// Remote work: ISO 3166 codes of the countries an applicant may live in, or `EU` for all of its members.
    pub applicant_countries: Vec<String>,
    /// Kinds of contract on offer.
    pub employment: Vec<Employment>,
    /// Occupations and subject areas the listing is filed under.
    pub disciplines: Vec<String>,
    /// Initial pay as the employer states it, never an estimate.
    pub pay: Option<Pay>,
    /// Collective agreement and pay group, for example `TVöD E11`.
    pub tariff: Option<String>,
    /// Where an application goes.
    pub apply: Apply,
    /// The employer's own number for the job.
    pub reference: Option<String>,
    /// Stored state; readers ask [`Listing::state_at`].
    pub state: State,
    /// When the listing first went live. Neither an edit nor a renewal moves it.
    pub posted: Option<i64>,
    /// The first moment at which the listing is over.
    pub ends: Option<i64>,
    /// When it was filled, withdrawn or removed.
    pub closed: Option<i64>,
    /// Last change of its content, for the sitemap.
    pub changed: i64,
}

impl Listing {
    /// Most places one listing may name.
    pub const MOST_PLACES: usize = 50;
    /// Most characters in a title.
    pub const LONGEST_TITLE: usize = 200;
    /// Most characters in the Markdown source.
    pub const LONGEST_BODY: usize = 50_000;

    /// The state a reader sees at `now`; see [`effective_state`].
    pub fn state_at(&self, now: i64) -> State {
        effective_state(self.state, self.ends, now)
    }

    /// True for a listing that pays nothing by nature.
    pub fn is_volunteering(&self) -> bool {
        !self.employment.is_empty() && self.employment.iter().all(|kind| *kind == Employment::Volunteer)
    }

    /// ISO codes of every country the job can be done from, without repeats.
    pub fn countries(&self) -> Vec<&'static str> {
        let mut codes = expand_countries(self.places.iter().map(|place| place.country.as_str()));
        if self.workplace == Workplace::Remote {
            for code in expand_countries(self.applicant_countries.iter().map(String::as_str)) {
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        codes
    }
}

/// The employer as an advert shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Time-ordered number made by the application.
    pub id: i64,
    /// Name as shown.
    pub name: String,
    /// Registered name, for invoices and the DSA's contact duty.
    pub legal_name: String,
    /// The employer's own site, absolute.
    pub site: Option<String>,
    /// Logo: an absolute address, or a path on this host that starts with `/`.
    pub logo: Option<String>,
}

/// One place of work. A blank part counts as unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub city: String,
    /// State, Land or county.
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2, for example `DE`.
    pub country: String,
}

/// Where an application goes. Nothing is stored about applicants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "to", rename_all = "lowercase")]
pub enum Apply {
    /// The employer's own page.
    Url(String),
    /// A mailbox; shown as a link, or used by the relay.
    Email(String),
}

impl Apply {
    /// The stored word: `url` or `email`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Url(_) => "url",
            Self::Email(_) => "email",
        }
    }

    /// The address or mailbox itself.
    pub fn target(&self) -> &str {
        match self {
            Self::Url(to) | Self::Email(to) => to,
        }
    }

    /// Puts the two stored columns together again. Fails on a kind it does not know.
    pub fn from_parts(kind: &str, target: String) -> Result<Self, UnknownWord> {
        match kind {
            "url" => Ok(Self::Url(target)),
            "email" => Ok(Self::Email(target)),
            _ => Err(UnknownWord::new("way to apply", kind)),
        }
    }

    /// True if the target can work: an absolute web address, or a mailbox with a domain.
    pub fn is_valid(&self) -> bool {
        match self {
            Self::Url(to) => text::is_web_address(to),
            Self::Email(to) => text::is_mailbox(to),
        }
    }
}

words::stored_words! {
    /// Where the work is done.
    pub enum Workplace {
        /// At the named places.
        OnSite = "onsite",
        /// Partly at the named places. Never announced as remote (Google: only jobs that are 100 % remote are).
        Hybrid = "hybrid",
        /// Wholly remote is possible.
        Remote = "remote",
    }
}

words::stored_words! {
    /// A kind of contract, in the terms German employers use.
    pub enum Employment {
        /// Vollzeit.
        FullTime = "full_time",
        /// Teilzeit.
        PartTime = "part_time",
        /// Befristet; said in addition to full or part time.
        FixedTerm = "fixed_term",
        /// Werkstudent.
        WorkingStudent = "working_student",
        /// Minijob.
        MiniJob = "mini_job",
        /// Ausbildung.
        Apprenticeship = "apprenticeship",
        /// Praktikum.
        Internship = "internship",
        /// Freie Mitarbeit.
        Freelance = "freelance",
        /// Ehrenamt.
        Volunteer = "volunteer",
        /// Paid by the day.
        PerDiem = "per_diem",
        /// Anything else.
        Other = "other",
    }
}

impl Employment {
    /// The values of Google's `employmentType` that say the same.
    pub const fn schema_values(self) -> &'static [&'static str] {
        match self {
            Self::FullTime => &["FULL_TIME"],
            Self::PartTime => &["PART_TIME"],
            Self::FixedTerm => &["TEMPORARY"],
            Self::WorkingStudent | Self::MiniJob => &["PART_TIME", "OTHER"],
            Self::Internship => &["INTERN"],
            Self::Freelance => &["CONTRACTOR"],
            Self::Volunteer => &["VOLUNTEER"],
            Self::PerDiem => &["PER_DIEM"],
            Self::Apprenticeship | Self::Other => &["OTHER"],
        }
    }
}
