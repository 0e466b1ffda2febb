-- Every save of a story. story is JSON: its fields, and the hashes of its blocks in order; published is when readers first
-- saw these words. The words of a story that nobody saved since it was imported stand in its own row alone.
CREATE TABLE revisions (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    number     BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    user_id    BIGINT REFERENCES users (id),
    name       TEXT NOT NULL,
    cause      TEXT NOT NULL,
    story      TEXT NOT NULL,
    words      BIGINT NOT NULL,
    save_key   TEXT,
    published  BIGINT,
    PRIMARY KEY (article_id, number)
);

-- The blocks of all revisions of a story, each once.
CREATE TABLE revision_blocks (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    hash       TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (article_id, hash)
);

-- What the newsroom knows of a story beside its words. live is the revision in the story's own row while the newest is
-- ahead of it; null where the row holds the newest. approved is the revision that approver let through. named: its address was
-- chosen, not made of its headline. gone is what readers are told where it was. previews counts how often all links to its
-- preview were ended.
CREATE TABLE work (
    article_id BIGINT NOT NULL PRIMARY KEY REFERENCES articles (id),
    live       BIGINT,
    workflow   TEXT NOT NULL,
    shared     BOOLEAN NOT NULL,
    planned    BIGINT,
    embargo    BIGINT,
    approved   BIGINT,
    approver   BIGINT,
    named      BOOLEAN NOT NULL DEFAULT FALSE,
    gone       TEXT,
    previews   BIGINT NOT NULL DEFAULT 0,
    changed    BIGINT NOT NULL
);
CREATE INDEX work_live ON work (live) WHERE live IS NOT NULL;
CREATE INDEX work_planned ON work (planned, article_id);

INSERT INTO work (article_id, workflow, shared, named, changed)
SELECT id, 'draft', TRUE, TRUE, COALESCE(updated, created) FROM articles WHERE state <> 'published';

-- Whose story it is: part is owner or writer.
CREATE TABLE article_people (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    user_id    BIGINT NOT NULL REFERENCES users (id),
    part       TEXT NOT NULL,
    PRIMARY KEY (article_id, user_id)
);
CREATE INDEX article_people_user ON article_people (user_id, article_id);

-- Who has a story open, and which of them may save it.
CREATE TABLE presence (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    user_id    BIGINT NOT NULL REFERENCES users (id),
    name       TEXT NOT NULL,
    seen       BIGINT NOT NULL,
    holds      BOOLEAN NOT NULL,
    PRIMARY KEY (article_id, user_id)
);

-- What happened to a story, and what was said beside it: action is a step of the workflow, a change of what readers see, or note.
CREATE TABLE article_events (
    id         BIGINT PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    at         BIGINT NOT NULL,
    user_id    BIGINT REFERENCES users (id),
    name       TEXT NOT NULL,
    action     TEXT NOT NULL,
    revision   BIGINT NOT NULL,
    detail     TEXT NOT NULL
);
CREATE INDEX article_events_article ON article_events (article_id, at DESC, id DESC);

-- Stories of this section are published with the approval of somebody else than who wrote the last words.
ALTER TABLE sections ADD COLUMN two_eyes BOOLEAN NOT NULL DEFAULT FALSE;

-- Addresses that a story had before.
CREATE TABLE moved (
    section_id BIGINT NOT NULL REFERENCES sections (id),
    slug       TEXT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (section_id, slug)
);

-- Who sent a picture.
ALTER TABLE media ADD COLUMN uploader BIGINT REFERENCES users (id);
