//! Pages of the newsroom.

pub(crate) mod live;
