CREATE TABLE boards (
    id          BIGINT PRIMARY KEY,
    slug        TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    language    TEXT NOT NULL,
    filter      TEXT NOT NULL,
    position    BIGINT NOT NULL
);
CREATE UNIQUE INDEX boards_slug ON boards (slug);

CREATE TABLE companies (
    id         BIGINT PRIMARY KEY,
    slug       TEXT NOT NULL,
    name       TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    site       TEXT,
    place      TEXT NOT NULL
);
CREATE UNIQUE INDEX companies_slug ON companies (slug);

-- An advert. details is the JSON of what is only shown (places, pay, employment, how to apply); what is searched
-- or compared has a column of its own.
CREATE TABLE listings (
    id         BIGINT PRIMARY KEY,
    board_id   BIGINT NOT NULL REFERENCES boards (id),
    company_id BIGINT NOT NULL REFERENCES companies (id),
    state      TEXT NOT NULL,
    slug       TEXT NOT NULL,
    title      TEXT NOT NULL,
    language   TEXT NOT NULL,
    body       TEXT NOT NULL,
    html       TEXT NOT NULL,
    details    TEXT NOT NULL,
    posted     BIGINT NOT NULL,
    ends       BIGINT NOT NULL,
    ended      BIGINT,
    changed    BIGINT NOT NULL
);
CREATE INDEX listings_live ON listings (state, posted DESC, id DESC);
CREATE INDEX listings_board ON listings (board_id, state, posted DESC, id DESC);
CREATE INDEX listings_company ON listings (company_id, state, posted DESC, id DESC);
CREATE INDEX listings_ends ON listings (state, ends, id);

-- Every change of state, with its reason: the proof an employer may ask for.
CREATE TABLE listing_events (
    id         BIGINT PRIMARY KEY,
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    at         BIGINT NOT NULL,
    actor      TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state   TEXT NOT NULL,
    reason     TEXT NOT NULL
);
CREATE INDEX listing_events_listing ON listing_events (listing_id, id DESC);
