//! Conversations: posting, counting, reading at size, the API, and what must never be seen.

#[cfg(test)]
mod api;
#[cfg(test)]
mod counting;
#[cfg(test)]
mod forgetting;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod posting;
#[cfg(test)]
mod reading;
