-- Stories that came from another system: source is the system and its site, item its own name for the story there. What
-- was taken once is not taken again, whatever became of it here.
CREATE TABLE imported (
    source     TEXT NOT NULL,
    item       TEXT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    at         BIGINT NOT NULL,
    PRIMARY KEY (source, item)
);
CREATE INDEX imported_article ON imported (article_id);

-- Addresses that stories had there, as publishing/src/model/old_path.rs writes them; they lead to the story.
CREATE TABLE old_paths (
    path       TEXT NOT NULL PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES articles (id)
);
CREATE INDEX old_paths_article ON old_paths (article_id);
