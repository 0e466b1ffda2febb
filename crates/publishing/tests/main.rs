//! The paper on both engines, asked as a reader, a feed reader and a client of the API would.

#[cfg(test)]
mod actions;
#[cfg(test)]
mod api;
#[cfg(test)]
mod article;
#[cfg(test)]
mod feeds;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod media;
#[cfg(test)]
mod paper;
