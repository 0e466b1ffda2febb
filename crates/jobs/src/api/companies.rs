//! The companies that advertise, for programs: an advert names one by its id.

use accounts::{Actor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Error, Json, Path, Query, State as Web};

use super::{answer, id_of, limit_of};
use crate::actions;
use crate::company::{CompanyChange, CompanySettings};
use crate::slug::{is_slug, slugify};
use crate::store::{self, StoredCompany};

/// A company that advertises.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Company)]
pub(crate) struct Item {
    /// Its id, a decimal number: what a job names.
    id: String,
    /// What it is known by; never changes.
    slug: String,
    /// Name as shown.
    name: String,
    /// Registered name.
    legal_name: String,
    /// Its own site.
    site: Option<String>,
    /// Its logo: an absolute address, or a path of this paper.
    logo: Option<String>,
    /// Where it sits.
    place: String,
}

impl From<StoredCompany> for Item {
    fn from(stored: StoredCompany) -> Self {
        let CompanySettings { slug, name, legal_name, site, logo, place } = stored.settings;
        Self { id: stored.id.to_string(), slug, name, legal_name, site, logo, place }
    }
}

/// A page of companies.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyList)]
pub(crate) struct List {
    /// The companies, the longest known first.
    items: Vec<Item>,
    /// Where the next page starts.
    next: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    /// Only the company of this slug.
    slug: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, 1 to 100; 30 without.
    limit: Option<i64>,
}

/// Those who post jobs have to see whom they post for.
fn may_read(actor: &Actor) -> web::Result<()> {
    if actor.has(Scope::JobsWrite) { Ok(()) } else { actor.may(Scope::JobsRead) }
}

/// Companies. Needs the scope `jobs:read` or `jobs:write`.
#[utoipa::path(
    get, path = "/api/v1/companies", tag = "jobs", operation_id = "listCompanies", params(Filter), security(("bearer" = [])),
    responses((status = 200, body = List, description = "A page of companies"), (status = 400, description = "A query that cannot be read"),
              (status = 401, description = "No valid token"), (status = 403, description = "Not with this token"))
)]
pub(crate) async fn list(
    State(web): State<Web>,
    actor: Actor,
    Query(filter): Query<Filter>,
) -> web::Result<Response> {
    may_read(&actor)?;
    let (limit, most) = limit_of(filter.limit)?;
    let no_cursor = || Error::Malformed("after is no cursor of ours.".to_owned());
    let after = filter.after.as_deref().map_or(Ok(0), |text| id_of(text).map_err(|_| no_cursor()))?;
    let found = web
        .db
        .read(async |c| match &filter.slug {
            None => store::companies(c, after, most).await,
            Some(slug) if !is_slug(slug) => Ok(Vec::new()),
            Some(slug) => Ok(store::company_called(c, slug).await?.into_iter().collect()),
        })
        .await?;
    let (found, next) = web::page_of(found, limit, |company| company.id.to_string());
    let items = found.into_iter().map(Item::from).collect();
    answer(StatusCode::OK, &List { items, next })
}

/// One company. Needs the scope `jobs:read` or `jobs:write`.
#[utoipa::path(
    get, path = "/api/v1/companies/{id}", tag = "jobs", operation_id = "getCompany", params(("id" = String, Path)), security(("bearer" = [])),
    responses((status = 200, body = Item, description = "The company"), (status = 401, description = "No valid token"),
              (status = 403, description = "Not with this token"), (status = 404, description = "There is none"))
)]
pub(crate) async fn show(
    State(web): State<Web>,
    actor: Actor,
    Path(id): Path<String>,
) -> web::Result<Response> {
    may_read(&actor)?;
    found(&web, id_of(&id)?, StatusCode::OK).await
}

async fn found(web: &Web, id: i64, status: StatusCode) -> web::Result<Response> {
    let company = web.db.read(async |c| store::company(c, id).await).await?.ok_or(Error::NotFound)?;
    answer(status, &Item::from(company))
}

/// A company to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCompany)]
pub(crate) struct New {
    /// What it is known by; made from its name where it is left out.
    slug: Option<String>,
    /// Name as shown.
    name: String,
    /// Registered name.
    legal_name: String,
    /// Its own site, absolute.
    site: Option<String>,
    /// Its logo: an absolute address, or a path of this paper.
    logo: Option<String>,
    /// Where it sits.
    place: String,
}

/// Adds a company. Needs the scope `jobs:write`.
#[utoipa::path(
    post, path = "/api/v1/companies", tag = "jobs", operation_id = "createCompany", request_body = New, security(("bearer" = [])),
    responses((status = 201, body = Item, description = "The company"), (status = 401, description = "No valid token"),
              (status = 403, description = "Not with this token"), (status = 409, description = "The slug is taken"),
              (status = 422, description = "Values that do not fit, with a sentence per field"))
)]
pub(crate) async fn create(
    State(web): State<Web>,
    actor: Actor,
    Json(new): Json<New>,
) -> web::Result<Response> {
    actor.may(Scope::JobsWrite)?;
    let New { slug, name, legal_name, site, logo, place } = new;
    let made = || Some(slugify(&name)).filter(|slug| !slug.is_empty());
    let slug = slug.or_else(made).unwrap_or_else(|| "company".to_owned());
    let settings = CompanySettings { slug, name, legal_name, site, logo, place };
    let id = actions::create_company(&web, &settings).await?;
    found(&web, id, StatusCode::CREATED).await
}

/// What changes of a company; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CompanyChange)]
pub(crate) struct Change {
    /// Name as shown.
    name: Option<String>,
    /// Registered name.
    legal_name: Option<String>,
    /// Its own site; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    site: Option<Option<String>>,
    /// Its logo; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    logo: Option<Option<String>>,
    /// Where it sits.
    place: Option<String>,
}

/// A field that is there, though it may be null.
fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// Changes a company; its live adverts show the change at once. Needs the scope `jobs:write`.
#[utoipa::path(
    patch, path = "/api/v1/companies/{id}", tag = "jobs", operation_id = "updateCompany", params(("id" = String, Path)), request_body = Change,
    security(("bearer" = [])),
    responses((status = 200, body = Item, description = "The company as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "Not with this token"), (status = 404, description = "There is none"),
              (status = 422, description = "Values that do not fit, with a sentence per field"))
)]
pub(crate) async fn update(
    State(web): State<Web>,
    actor: Actor,
    Path(id): Path<String>,
    Json(change): Json<Change>,
) -> web::Result<Response> {
    actor.may(Scope::JobsWrite)?;
    let id = id_of(&id)?;
    let Change { name, legal_name, site, logo, place } = change;
    actions::update_company(&web, id, &CompanyChange { name, legal_name, site, logo, place }).await?;
    found(&web, id, StatusCode::OK).await
}
