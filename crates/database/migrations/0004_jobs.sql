CREATE TABLE boards (
    id          BIGINT PRIMARY KEY,
    slug        TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    language    TEXT NOT NULL,
    filter      TEXT NOT NULL,
    pay_policy  TEXT NOT NULL,
    run_days    BIGINT NOT NULL,
    position    BIGINT NOT NULL
);
CREATE UNIQUE INDEX boards_slug ON boards (slug);
CREATE INDEX boards_position ON boards (position, id);

CREATE TABLE companies (
    id         BIGINT PRIMARY KEY,
    slug       TEXT NOT NULL,
    name       TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    site       TEXT,
    logo       TEXT,
    place      TEXT NOT NULL
);
CREATE UNIQUE INDEX companies_slug ON companies (slug);

-- An advert. board_id is its home, where it was bought. details is the JSON of what is only shown (places, pay,
-- employment, how to apply); what is searched or compared has a column of its own. posted is the first go-live and
-- never moves; ends is the first moment at which the advert is over.
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
    posted     BIGINT,
    ends       BIGINT,
    closed     BIGINT,
    changed    BIGINT NOT NULL
);
CREATE INDEX listings_live ON listings (state, posted DESC, id DESC);
CREATE INDEX listings_company ON listings (company_id, state, posted DESC, id DESC);
CREATE INDEX listings_ends ON listings (state, ends, id);
CREATE INDEX listings_board ON listings (board_id);

-- Which boards show a listing: its home and those whose filter it meets. Rows are there only while it is live;
-- posted and ends are copies, so that a page of a board is one range of one index.
CREATE TABLE listing_boards (
    listing_id BIGINT NOT NULL REFERENCES listings (id),
    board_id   BIGINT NOT NULL REFERENCES boards (id),
    posted     BIGINT NOT NULL,
    ends       BIGINT NOT NULL,
    PRIMARY KEY (listing_id, board_id)
);
CREATE INDEX listing_boards_newest ON listing_boards (board_id, posted DESC, listing_id DESC);
CREATE INDEX listing_boards_ends ON listing_boards (board_id, ends);

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
