-- Who signs in with an OpenID provider: the issuer and the name it gives a person there (sub), bound to an account. A
-- person has one name with an issuer, and a name there belongs to one person here.
CREATE TABLE identities (
    id      BIGINT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    issuer  TEXT NOT NULL,
    subject TEXT NOT NULL,
    created BIGINT NOT NULL,
    used    BIGINT
);
CREATE UNIQUE INDEX identities_subject ON identities (issuer, subject);
CREATE UNIQUE INDEX identities_user ON identities (user_id, issuer);

-- States that came back from a provider: each counts once. Only the hash is kept, until it would be too old anyway.
CREATE TABLE identity_answers (
    hash    TEXT NOT NULL PRIMARY KEY,
    expires BIGINT NOT NULL
);
CREATE INDEX identity_answers_expires ON identity_answers (expires);
