-- Whoever was removed keeps the row, because others name it, and can do nothing.
ALTER TABLE users ADD COLUMN disabled BIGINT;

-- A person's password: algorithm, costs, salt and hash in one text (PHC). Whoever has none cannot sign in with one.
CREATE TABLE passwords (
    user_id BIGINT NOT NULL PRIMARY KEY REFERENCES users (id),
    hash    TEXT NOT NULL,
    changed BIGINT NOT NULL
);

-- Browsers that are signed in. hash is the SHA-256 of what the cookie holds; proved is when the password was last typed.
CREATE TABLE sessions (
    id      BIGINT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    hash    TEXT NOT NULL,
    created BIGINT NOT NULL,
    seen    BIGINT NOT NULL,
    proved  BIGINT NOT NULL,
    agent   TEXT NOT NULL,
    network TEXT NOT NULL,
    revoked BIGINT
);
CREATE UNIQUE INDEX sessions_hash ON sessions (hash);
CREATE INDEX sessions_user ON sessions (user_id, seen);
CREATE INDEX sessions_seen ON sessions (seen);

-- Links that work once: kind is setup, invitation or reset. Only the hash of the secret in the link is kept. user_id is
-- whose password a reset is about.
CREATE TABLE account_links (
    id      BIGINT PRIMARY KEY,
    kind    TEXT NOT NULL,
    hash    TEXT NOT NULL,
    email   TEXT NOT NULL,
    role    TEXT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used    BIGINT
);
CREATE UNIQUE INDEX account_links_hash ON account_links (hash);
CREATE INDEX account_links_kind ON account_links (kind, expires);

-- Tries of a password and of other doors, by what they are counted by, within a window that began at since.
CREATE TABLE sign_in_tries (
    name  TEXT NOT NULL PRIMARY KEY,
    tries BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE INDEX sign_in_tries_since ON sign_in_tries (since);

-- Who did what to whose account, and when. who and subject are texts, so that they outlive an account; network is emptied
-- after thirty days.
CREATE TABLE account_events (
    id      BIGINT PRIMARY KEY,
    at      BIGINT NOT NULL,
    who     TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    network TEXT NOT NULL
);
CREATE INDEX account_events_at ON account_events (at, id);
