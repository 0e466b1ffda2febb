//! Words, dates and numbers in both languages.

#[cfg(test)]
mod dates;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod moments;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod parsing;
