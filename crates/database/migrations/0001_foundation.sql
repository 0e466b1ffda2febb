-- What a commit touched, for the page caches of every node; rows live for an hour.
CREATE TABLE changes (
    id   BIGINT PRIMARY KEY,
    node BIGINT NOT NULL,
    tags TEXT NOT NULL
);

-- Settings and secrets that the paper keeps with its data.
CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Background work: one row a task, claimed by comparing and swapping its lease.
CREATE TABLE tasks (
    id          BIGINT PRIMARY KEY,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL,
    run_at      BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    attempts    BIGINT NOT NULL,
    last_error  TEXT,
    unique_key  TEXT
);
CREATE INDEX tasks_due ON tasks (run_at, id);
CREATE UNIQUE INDEX tasks_unique_key ON tasks (unique_key);

-- Staff. Readers and employers get theirs with their features.
CREATE TABLE users (
    id      BIGINT PRIMARY KEY,
    email   TEXT NOT NULL,
    name    TEXT NOT NULL,
    role    TEXT NOT NULL,
    created BIGINT NOT NULL
);
CREATE UNIQUE INDEX users_email ON users (email);

-- Bearer tokens: only the hash is kept.
CREATE TABLE api_tokens (
    id      BIGINT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    hash    TEXT NOT NULL,
    scopes  TEXT NOT NULL,
    name    TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT,
    revoked BIGINT
);
CREATE UNIQUE INDEX api_tokens_hash ON api_tokens (hash);
CREATE INDEX api_tokens_user ON api_tokens (user_id);
