CREATE TABLE sections (
    id          BIGINT PRIMARY KEY,
    slug        TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    language    TEXT NOT NULL,
    position    BIGINT NOT NULL
);
CREATE UNIQUE INDEX sections_slug ON sections (slug);
CREATE INDEX sections_position ON sections (position, id);

CREATE TABLE authors (
    id   BIGINT PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE UNIQUE INDEX authors_slug ON authors (slug);
CREATE INDEX authors_name ON authors (name);

-- What readers see of an article. body is the document's JSON; html, excerpt and words are derived from it by
-- Rust when it is saved, so that a read renders nothing twice. lead is the JSON of the picture above the text.
CREATE TABLE articles (
    id              BIGINT PRIMARY KEY,
    section_id      BIGINT NOT NULL REFERENCES sections (id),
    slug            TEXT NOT NULL,
    language        TEXT NOT NULL,
    state           TEXT NOT NULL,
    headline        TEXT NOT NULL,
    standfirst      TEXT NOT NULL,
    kicker          TEXT,
    dateline        TEXT,
    body            TEXT NOT NULL,
    html            TEXT NOT NULL,
    excerpt         TEXT NOT NULL,
    words           BIGINT NOT NULL,
    lead            TEXT,
    created         BIGINT NOT NULL,
    published       BIGINT,
    updated         BIGINT,
    revision        BIGINT NOT NULL
);
CREATE UNIQUE INDEX articles_place ON articles (section_id, slug);
CREATE INDEX articles_latest ON articles (state, published DESC, id DESC);
CREATE INDEX articles_section ON articles (section_id, state, published DESC, id DESC);

CREATE TABLE bylines (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    position   BIGINT NOT NULL,
    author_id  BIGINT NOT NULL REFERENCES authors (id),
    PRIMARY KEY (article_id, position)
);
CREATE INDEX bylines_author ON bylines (author_id, article_id);

CREATE TABLE corrections (
    id         BIGINT PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    kind       TEXT NOT NULL,
    text       TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX corrections_article ON corrections (article_id, at DESC, id DESC);

-- A picture: where its bytes are, what it shows and who made it. Served only with an article that shows it.
CREATE TABLE media (
    id      BIGINT PRIMARY KEY,
    key     TEXT NOT NULL,
    kind    TEXT NOT NULL,
    width   BIGINT NOT NULL,
    height  BIGINT NOT NULL,
    alt     TEXT NOT NULL,
    caption TEXT NOT NULL,
    credit  TEXT NOT NULL,
    created BIGINT NOT NULL
);
CREATE UNIQUE INDEX media_key ON media (key);

CREATE TABLE article_media (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    media_id   BIGINT NOT NULL REFERENCES media (id),
    PRIMARY KEY (article_id, media_id)
);
CREATE INDEX article_media_media ON article_media (media_id, article_id);
