-- The live coverage of a story: state is active, paused or ended. last is when its newest entry was posted. version counts
-- what changed in it, without a gap: whoever changes it holds the story's row.
CREATE TABLE live (
    article_id BIGINT NOT NULL PRIMARY KEY REFERENCES articles (id),
    state      TEXT NOT NULL,
    began      BIGINT NOT NULL,
    ended      BIGINT,
    last       BIGINT,
    version    BIGINT NOT NULL
);

-- Its entries. body is the JSON of a document, html and plain are derived of it. One that was removed with a reason keeps
-- its row and its reason, and none of its words.
CREATE TABLE live_entries (
    id         BIGINT PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    posted     BIGINT NOT NULL,
    updated    BIGINT,
    revision   BIGINT NOT NULL,
    title      TEXT,
    body       TEXT NOT NULL,
    html       TEXT NOT NULL,
    plain      TEXT NOT NULL,
    byline     TEXT NOT NULL,
    user_id    BIGINT REFERENCES users (id),
    key_event  BOOLEAN NOT NULL,
    pinned     BOOLEAN NOT NULL,
    removed    TEXT,
    save_key   TEXT
);
CREATE INDEX live_entries_place ON live_entries (article_id, posted, id);
CREATE INDEX live_entries_events ON live_entries (article_id, posted, id) WHERE key_event = TRUE;
CREATE UNIQUE INDEX live_entries_pinned ON live_entries (article_id) WHERE pinned = TRUE;
CREATE UNIQUE INDEX live_entries_key ON live_entries (article_id, save_key);

-- What readers were told of a change to an entry.
CREATE TABLE live_corrections (
    id         BIGINT PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    entry_id   BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    text       TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX live_corrections_entry ON live_corrections (entry_id, at, id);
CREATE INDEX live_corrections_article ON live_corrections (article_id);

-- What changed, for open pages: kind is entry, changed, removed or state.
CREATE TABLE live_changes (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    version    BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    entry_id   BIGINT,
    PRIMARY KEY (article_id, version)
);

-- Pictures within entries: they are among those of the story (article_media).
CREATE TABLE live_media (
    entry_id   BIGINT NOT NULL,
    media_id   BIGINT NOT NULL REFERENCES media (id),
    article_id BIGINT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (entry_id, media_id)
);
CREATE INDEX live_media_article ON live_media (article_id);
