//! The buttons of an import: begin or go on, stop, end.

use accounts::{AtDesk, PublisherAtDesk};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form, Path, Result};

use super::lead;
use super::show::{Asked, page};
use crate::Importer;
use crate::actions;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    token: String,
    current: String,
}

/// What is done.
enum Deed {
    Run,
    End,
}

pub(crate) async fn run(
    State(importer): State<Importer>,
    PublisherAtDesk(at): PublisherAtDesk,
    Path(id): Path<i64>,
    (client, headers): (Client, HeaderMap),
    Form(fields): Form<Fields>,
) -> Result<Response> {
    change(&importer, &at, (id, Deed::Run), (&fields, (&client, &headers))).await
}

pub(crate) async fn end(
    State(importer): State<Importer>,
    PublisherAtDesk(at): PublisherAtDesk,
    Path(id): Path<i64>,
    (client, headers): (Client, HeaderMap),
    Form(fields): Form<Fields>,
) -> Result<Response> {
    change(&importer, &at, (id, Deed::End), (&fields, (&client, &headers))).await
}

/// After the proof, where there was none lately.
async fn change(
    importer: &Importer,
    at: &AtDesk,
    (id, deed): (i64, Deed),
    (fields, from): (&Fields, (&Client, &HeaderMap)),
) -> Result<Response> {
    importer.is_ours(at, &fields.token)?;
    let cookie = match importer.door.prove(at, &fields.current, from).await? {
        Ok(cookie) => cookie,
        Err(why) => {
            let page = page(importer, at, (id, &Asked::default()), Some(&why)).await?;
            return Ok(why.on(page));
        }
    };
    let done = match deed {
        Deed::Run => actions::run(importer, id).await,
        Deed::End => actions::end(importer, id).await,
    };
    Ok(cookie.on(done.map(|()| lead(id))))
}

/// Stops an import. Nobody has to look for a password first: it takes nothing from anybody, and it may be urgent.
pub(crate) async fn stop(
    State(importer): State<Importer>,
    PublisherAtDesk(at): PublisherAtDesk,
    Path(id): Path<i64>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    importer.is_ours(&at, &fields.token)?;
    actions::stop(&importer, id).await?;
    Ok(lead(id))
}
