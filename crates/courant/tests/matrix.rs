//! The access matrix against the program. `docs/access_matrix.tsv` is the law, `docs/access_additions.tsv` what it does not
//! name; this reads both, and asks every transport what each column gets. What of the law has no feature stands in
//! [`absent`] with its reason.
//!
//! `A` everybody, `O` one's own and of others as if there were nothing, `S` also what is open to the desk, `L` leads to the
//! sign-in (401 for programs), `P` after the proof, `x` 403, `-` as if there were nothing: the 404 of a made-up
//! address, byte for byte.

mod absent;
mod articles;
mod cast;
mod desk;
mod others;
mod pictures;
mod readers;
mod routes;
mod themes;
