-- A story is handed from one to another: since when somebody asks for it who does not hold it, and the revision at which it
-- was taken from somebody who held it, whose last words may still come.
ALTER TABLE presence ADD COLUMN asked BIGINT;
ALTER TABLE presence ADD COLUMN lost BIGINT;
