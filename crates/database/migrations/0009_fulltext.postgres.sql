-- The index itself. Terms are kept as they are: a phrase is looked for in thousands of rows, and unpacking them would
-- take most of the time. Without a list of pending entries every search costs the same.
CREATE TABLE fulltext_articles (
    place BIGINT PRIMARY KEY,
    terms TSVECTOR NOT NULL
);
ALTER TABLE fulltext_articles ALTER COLUMN terms SET STORAGE EXTERNAL;
CREATE INDEX fulltext_articles_terms ON fulltext_articles USING gin (terms) WITH (fastupdate = off);
CREATE TABLE fulltext_comments (
    place BIGINT PRIMARY KEY,
    terms TSVECTOR NOT NULL
);
ALTER TABLE fulltext_comments ALTER COLUMN terms SET STORAGE EXTERNAL;
CREATE INDEX fulltext_comments_terms ON fulltext_comments USING gin (terms) WITH (fastupdate = off);
