//! The database module on both engines.

#[cfg(test)]
mod changes;
#[cfg(test)]
mod schemas;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod together;
#[cfg(test)]
mod traps;
#[cfg(test)]
mod writes;
