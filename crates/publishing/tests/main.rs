//! The paper on both engines, asked as a reader, a feed reader and a client of the API would.

#[cfg(test)]
mod actions;
#[cfg(test)]
mod api;
#[cfg(test)]
mod archive;
#[cfg(test)]
mod article;
#[cfg(test)]
mod authors;
#[cfg(test)]
mod cards;
#[cfg(test)]
mod deletion;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod desk_pages;
#[cfg(test)]
mod desk_publish;
#[cfg(test)]
mod feeds;
#[cfg(test)]
mod files;
#[cfg(test)]
mod front;
#[cfg(test)]
mod gone;
#[cfg(test)]
mod history;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod live;
#[cfg(test)]
mod machines;
#[cfg(test)]
mod media;
#[cfg(test)]
mod newsroom;
#[cfg(test)]
mod notes;
#[cfg(test)]
mod oembed;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod presence;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod related;
#[cfg(test)]
mod returns;
#[cfg(test)]
mod shelf;
#[cfg(test)]
mod sitemaps;
#[cfg(test)]
mod topics;
#[cfg(test)]
mod websub;
