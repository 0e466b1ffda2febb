-- Passkeys (WebAuthn). credential is the id that the authenticator gave, handle the random number that stands for the
-- person there, both base64url; public_key begins with its algorithm. sign_count is what the authenticator said last.
CREATE TABLE passkeys (
    id         BIGINT PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES users (id),
    credential TEXT NOT NULL,
    handle     TEXT NOT NULL,
    public_key TEXT NOT NULL,
    sign_count BIGINT NOT NULL,
    name       TEXT NOT NULL,
    created    BIGINT NOT NULL,
    used       BIGINT
);
CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential);
CREATE INDEX passkeys_user ON passkeys (user_id, created);

-- Challenges that were answered: each counts once. Only the hash is kept, until it would be too old anyway.
CREATE TABLE passkey_answers (
    hash    TEXT NOT NULL PRIMARY KEY,
    expires BIGINT NOT NULL
);
CREATE INDEX passkey_answers_expires ON passkey_answers (expires);

-- Whether a session began with more than a password, so that it is whole without a one-time code.
ALTER TABLE sessions ADD COLUMN strong BOOLEAN NOT NULL DEFAULT FALSE;
