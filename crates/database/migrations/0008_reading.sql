-- What the law asks a paper to say about itself, each version whole, so that who owned it when can be shown later.
-- body is the JSON of the particulars; everything in it is public.
CREATE TABLE particulars (
    revision BIGINT PRIMARY KEY,
    body     TEXT NOT NULL,
    actor    TEXT NOT NULL,
    at       BIGINT NOT NULL
);

-- Page views by the hour (hours since 1970 UTC). subject_id is an article, or 0 for the whole paper.
CREATE TABLE reading_hours (
    subject_id BIGINT NOT NULL,
    hour       BIGINT NOT NULL,
    views      BIGINT NOT NULL,
    PRIMARY KEY (subject_id, hour)
);
CREATE INDEX reading_hours_hour ON reading_hours (hour);

-- The sites from which readers came, by the day (days since 1970 on the paper's wall clock). host '' is everything
-- beyond the number of hosts that are told apart.
CREATE TABLE reading_referrers (
    subject_id BIGINT NOT NULL,
    day        BIGINT NOT NULL,
    host       TEXT NOT NULL,
    views      BIGINT NOT NULL,
    PRIMARY KEY (subject_id, day, host)
);
CREATE INDEX reading_referrers_day ON reading_referrers (day);

-- A day's sum. sketch holds the registers from which the readers of the day are estimated; it names nobody, and is
-- emptied when the day is over.
CREATE TABLE reading_days (
    subject_id BIGINT NOT NULL,
    day        BIGINT NOT NULL,
    views      BIGINT NOT NULL,
    readers    BIGINT NOT NULL,
    sketch     TEXT NOT NULL,
    PRIMARY KEY (subject_id, day)
);
CREATE INDEX reading_days_most ON reading_days (day, views DESC, subject_id DESC);

-- The salt of the day, one row, overwritten in its place by the salt of the next.
CREATE TABLE reading_salt (
    id   BIGINT PRIMARY KEY,
    day  BIGINT NOT NULL,
    salt TEXT NOT NULL
);
