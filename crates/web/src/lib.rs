//! What every page and every API call has in common: the server, the middleware, extractors, errors, forms, the
//! theme and the page cache.
//!
//! A feature gives a `Router<State>`; its handlers take extractors of this crate and return `Result<Response>`.
//! A page is a struct that implements [`Page`]: its template, status and [`CachePolicy`] stand beside its data.
//! [`State::shared`] serves it from the page cache, [`State::personal`] renders it for one reader. How a request
//! travels is told in `docs/http.md`.

mod app;
mod assets;
mod cache;
mod client;
mod dress;
mod encode;
mod error;
mod extract;
mod faces;
mod fitting;
mod form;
mod health;
mod keep;
mod kept;
mod limit;
mod list;
mod lite;
mod machines;
mod meters;
mod outbound;
mod page;
mod secret;
mod sentence;
mod server;
mod shape;
mod state;
mod store;
mod stored;
#[cfg(feature = "testing")]
pub mod testing;
mod theme;
mod token;
mod upload;
mod visits;

pub use app::{App, logs_answers};
pub use cache::{PageCache, PageKey};
pub use client::{Client, Proxies};
pub use encode::weight;
pub use error::{Error, Result, is_error};
pub use extract::{Form, Json, Path, Query, read_body};
pub use fitting::{FittingNote, try_on};
pub use form::{Entry, FormState, Problem, ShownProblem};
pub use keep::Keep;
pub use kept::unless_words;
pub use limit::{RateLimit, Rule};
pub use list::page_of;
pub use machines::{Machines, Mining};
pub use meters::{Answers, BOUNDS, Class, Meters};
pub use outbound::{Outbound, Undelivered};
pub use page::{CachePolicy, Head, Page};
pub use secret::Secret;
pub use sentence::Sentence;
pub use server::{Limits, serve, serve_beside, serve_here};
pub use state::{Nav, NavItem, NavTitle, Setup, Site, State, StateInner, THEME};
pub use store::{Identity, secret};
pub use theme::{Fault, Frame, Theme, ThemeFiles, hash_source};
pub use token::{FormTokens, TokenProblem};
pub use upload::{LargeUpload, Part, Pieces, Upload};
pub use visits::{Visit, Visits};
