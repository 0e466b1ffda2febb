-- Where each article that can be found stands in the full-text index. place is its time of publication in milliseconds
-- since 1970 UTC, or the next free one: lists of results are newest first by it.
CREATE TABLE search_articles (
    place      BIGINT PRIMARY KEY,
    article_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX search_articles_article ON search_articles (article_id);

-- The same for comments, by the time they were sent.
CREATE TABLE search_comments (
    place      BIGINT PRIMARY KEY,
    comment_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX search_comments_comment ON search_comments (comment_id);

-- Comments that readers began or ceased to see, until the index has followed. A row a change, so that writers do not
-- meet on it.
CREATE TABLE comment_changes (
    id         BIGINT PRIMARY KEY,
    comment_id BIGINT NOT NULL
);

-- The words of the articles, for a better spelling of what was typed. word is folded, shown is how it is written; bones
-- are its consonants, each once, in the order of the alphabet: most slips of the finger leave them as they are.
CREATE TABLE search_words (
    language TEXT NOT NULL,
    word     TEXT NOT NULL,
    shown    TEXT NOT NULL,
    bones    TEXT NOT NULL,
    articles BIGINT NOT NULL,
    PRIMARY KEY (language, word)
);
CREATE INDEX search_words_bones ON search_words (language, bones, articles DESC);
