//! Accounts, tokens and the sign-in on both engines.

#[cfg(test)]
mod authenticator;
#[cfg(test)]
mod codes;
#[cfg(test)]
mod confirm;
#[cfg(test)]
mod door;
#[cfg(test)]
mod links;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod oidc;
#[cfg(test)]
mod own_tokens;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod passkeys;
#[cfg(test)]
mod people;
#[cfg(test)]
mod proof;
#[cfg(test)]
mod provider;
#[cfg(test)]
mod required;
#[cfg(test)]
mod tokens;
