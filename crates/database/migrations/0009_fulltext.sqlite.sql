-- The index itself holds terms, not texts: analysis is ours, so the tokenizer only splits at spaces.
CREATE VIRTUAL TABLE fulltext_articles USING fts5 (terms, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE fulltext_comments USING fts5 (terms, content = '', contentless_delete = 1, tokenize = 'ascii');
-- What a transaction gathers before it is written out as a segment, in bytes: larger ones need fewer merges later.
INSERT INTO fulltext_articles (fulltext_articles, rank) VALUES ('hashsize', 4194304);
INSERT INTO fulltext_comments (fulltext_comments, rank) VALUES ('hashsize', 4194304);
