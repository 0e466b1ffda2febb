-- A subject that stories are about, such as the tide gate: a page of its own, across sections.
CREATE TABLE topics (
    id          BIGINT PRIMARY KEY,
    slug        TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    language    TEXT NOT NULL
);
CREATE UNIQUE INDEX topics_slug ON topics (slug);

-- What an article is about, in order. published repeats the article's time while its state is published and is NULL
-- otherwise, so that a topic's page is one seek; who may see it is still asked of the article.
CREATE TABLE article_topics (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    position   BIGINT NOT NULL,
    topic_id   BIGINT NOT NULL REFERENCES topics (id),
    published  BIGINT,
    PRIMARY KEY (article_id, position)
);
CREATE INDEX article_topics_topic ON article_topics (topic_id, published DESC, article_id DESC);

-- The same for authors' pages.
ALTER TABLE bylines ADD COLUMN published BIGINT;
UPDATE bylines
SET published = (SELECT a.published FROM articles a WHERE a.id = bylines.article_id AND a.state = 'published');
CREATE INDEX bylines_published ON bylines (author_id, published DESC, article_id DESC);

-- What an author's page says. photo is the key of a picture; email is shown, so it is there only if it is meant to be.
ALTER TABLE authors ADD COLUMN role TEXT NOT NULL DEFAULT '';
ALTER TABLE authors ADD COLUMN biography TEXT NOT NULL DEFAULT '';
ALTER TABLE authors ADD COLUMN email TEXT;
ALTER TABLE authors ADD COLUMN photo TEXT;
CREATE INDEX authors_photo ON authors (photo);

-- The front page that is being arranged: one row, of which whoever changes it says what revision they saw.
CREATE TABLE front_drafts (
    name        TEXT NOT NULL PRIMARY KEY,
    revision    BIGINT NOT NULL,
    arrangement TEXT NOT NULL,
    changed     BIGINT NOT NULL,
    changed_by  TEXT NOT NULL
);

-- Every front page that was published, whole and never changed; readers see the one with the highest version.
-- revision is the draft's that it was made from.
CREATE TABLE fronts (
    name         TEXT NOT NULL,
    version      BIGINT NOT NULL,
    revision     BIGINT NOT NULL,
    arrangement  TEXT NOT NULL,
    published    BIGINT NOT NULL,
    published_by TEXT NOT NULL,
    PRIMARY KEY (name, version)
);

-- By what a published article can be related to others: topic:ID, author:ID, person:NAME, word:LANGUAGE:STEM.
CREATE TABLE article_terms (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    term       TEXT NOT NULL,
    published  BIGINT NOT NULL,
    PRIMARY KEY (article_id, term)
);
CREATE INDEX article_terms_term ON article_terms (term, published DESC, article_id DESC);

-- The few articles that are nearest to one, made when either is published, so that a page asks for them by one seek.
CREATE TABLE related (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    other_id   BIGINT NOT NULL REFERENCES articles (id),
    score      BIGINT NOT NULL,
    PRIMARY KEY (article_id, other_id)
);
CREATE INDEX related_best ON related (article_id, score DESC, other_id DESC);
CREATE INDEX related_other ON related (other_id);

-- Corrections of the whole paper, newest first. A month of the archive is a stretch of articles_latest, the story
-- before and after one in its section a seek in articles_section.
CREATE INDEX corrections_latest ON corrections (at DESC, id DESC);
