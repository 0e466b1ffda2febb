-- The revision that readers saw when they were told.
ALTER TABLE corrections ADD COLUMN revision BIGINT;

-- Readers were told that nothing of the story holds; its headline says so everywhere.
ALTER TABLE articles ADD COLUMN retracted BOOLEAN NOT NULL DEFAULT FALSE;

-- The versions of a story that readers saw, newest first.
CREATE INDEX revisions_published ON revisions (article_id, published DESC, number DESC) WHERE published IS NOT NULL;

-- When readers were told that the story is gone. erased: its words were removed for good and only the address is left.
ALTER TABLE work ADD COLUMN gone_at BIGINT;
ALTER TABLE work ADD COLUMN erased BOOLEAN NOT NULL DEFAULT FALSE;
