-- What the library of pictures knows of each.
-- file: where the JPEG lies that is shown, since another file took the place of the first; null: under key itself, which stories
-- name the picture by and which never changes.
-- name: what the file was called by its sender.
-- decorative: it says nothing that a text beside it would not say, so it needs no alt.
-- licence: a code of the list in model/licence.rs, or a text; terms: what else is agreed; expires: until when it may be shown.
-- shared: open to the desk, not to its sender and the stories it stands in alone.
-- proposed: the words come from the file, and nobody saved them yet.
-- bound: it came or was described since credit and licence have to be there before a story with it is published.
-- revision counts what was changed. words are those of its texts, folded, each with a space in front: what the search looks at.
ALTER TABLE media ADD COLUMN file TEXT;
ALTER TABLE media ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN decorative BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE media ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN terms TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN expires BIGINT;
ALTER TABLE media ADD COLUMN shared BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE media ADD COLUMN proposed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE media ADD COLUMN bound BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE media ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
ALTER TABLE media ADD COLUMN words TEXT NOT NULL DEFAULT '';
UPDATE media SET words = ' ' || LOWER(alt || ' ' || caption || ' ' || credit);
CREATE UNIQUE INDEX media_file ON media (file);

-- The pictures in the newest words of a published story, which readers do not see yet; those of its own row stand in
-- article_media.
CREATE TABLE working_media (
    article_id BIGINT NOT NULL REFERENCES articles (id),
    media_id   BIGINT NOT NULL REFERENCES media (id),
    PRIMARY KEY (article_id, media_id)
);
CREATE INDEX working_media_media ON working_media (media_id, article_id);
