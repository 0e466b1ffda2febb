-- A picture is sent once. What was sent stays private, and smaller copies of it are shown.
-- original: where the file that was sent lies; null for pictures that were added as they are shown.
-- hash: SHA-256 of that file in hexadecimal digits, so that the same file twice is one picture.
-- copies: the widths in pixels that there are copies of, in each kind, as in "320 480 640"; empty until they are made.
-- focus_x, focus_y: what is not to be cut off, in per cent from the left and from the top.
ALTER TABLE media ADD COLUMN original TEXT;
ALTER TABLE media ADD COLUMN hash TEXT;
ALTER TABLE media ADD COLUMN copies TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN focus_x BIGINT NOT NULL DEFAULT 50;
ALTER TABLE media ADD COLUMN focus_y BIGINT NOT NULL DEFAULT 50;
CREATE UNIQUE INDEX media_hash ON media (hash);

CREATE TABLE media_copies (
    media_id BIGINT NOT NULL REFERENCES media (id),
    kind     TEXT NOT NULL,
    width    BIGINT NOT NULL,
    height   BIGINT NOT NULL,
    key      TEXT NOT NULL,
    bytes    BIGINT NOT NULL,
    PRIMARY KEY (media_id, kind, width)
);
CREATE UNIQUE INDEX media_copies_key ON media_copies (key);
