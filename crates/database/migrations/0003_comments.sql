-- One row a subject (an article): its policy and its exact counts, changed in the transaction that changes them.
CREATE TABLE threads (
    subject_id BIGINT PRIMARY KEY,
    policy     TEXT NOT NULL,
    visible    BIGINT NOT NULL,
    roots      BIGINT NOT NULL,
    pending    BIGINT NOT NULL
);

-- The sibling index: one index serves every level of a tree, so a page of it is a fixed number of seeks whatever
-- the size. parent_key is 0 for a root. place is where a comment stands in every list: its id, in a column of its own,
-- because PostgreSQL would else walk the primary key in search of a few rows. path is the chain of ids in fixed width, for work on whole branches.
-- shown is true while the comment, or one below it, is visible; replies counts the shown children.
CREATE TABLE comments (
    id          BIGINT PRIMARY KEY,
    subject_id  BIGINT NOT NULL REFERENCES threads (subject_id),
    parent_key  BIGINT NOT NULL,
    root_id     BIGINT NOT NULL,
    depth       BIGINT NOT NULL,
    path        TEXT NOT NULL,
    place       BIGINT NOT NULL,
    in_reply_to BIGINT,
    status      TEXT NOT NULL,
    shown       BOOLEAN NOT NULL,
    replies     BIGINT NOT NULL,
    name        TEXT NOT NULL,
    email       TEXT,
    staff       BOOLEAN NOT NULL,
    source      TEXT NOT NULL,
    html        TEXT NOT NULL,
    network     TEXT NOT NULL,
    created     BIGINT NOT NULL,
    edited      BIGINT
);
CREATE INDEX comments_siblings ON comments (subject_id, parent_key, shown, place DESC);
CREATE INDEX comments_branch ON comments (subject_id, path);
CREATE INDEX comments_listed ON comments (subject_id, status, place DESC);
CREATE INDEX comments_queue ON comments (place DESC) WHERE status = 'pending';

-- A key that a form or a client sent once: the same submission again finds the comment it made.
CREATE TABLE comment_keys (
    key        TEXT NOT NULL PRIMARY KEY,
    comment_id BIGINT NOT NULL,
    digest     TEXT NOT NULL,
    created    BIGINT NOT NULL
);
CREATE INDEX comment_keys_created ON comment_keys (created);

-- Every decision of a moderator, with its reason.
CREATE TABLE comment_events (
    id          BIGINT PRIMARY KEY,
    comment_id  BIGINT NOT NULL REFERENCES comments (id),
    at          BIGINT NOT NULL,
    actor       TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status   TEXT NOT NULL,
    reason      TEXT NOT NULL
);
CREATE INDEX comment_events_comment ON comment_events (comment_id, id DESC);
