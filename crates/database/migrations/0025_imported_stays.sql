-- A draft that came from another system may be deleted here, and what was taken once is not taken again all the same: the
-- note outlives the article.
CREATE TABLE imported_items (
    source     TEXT NOT NULL,
    item       TEXT NOT NULL,
    article_id BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (source, item)
);
INSERT INTO imported_items (source, item, article_id, at) SELECT source, item, article_id, at FROM imported;
DROP TABLE imported;
