-- What is known of a note beside a story, apart from its words, which stand in article_events. field, exact, prefix and suffix
-- are the words of the story that it is about and those around them; null where it is about all of it. answers_to is the note
-- that it answers. resolved is when somebody said that it is settled, resolver and resolver_name who.
CREATE TABLE notes (
    event_id      BIGINT PRIMARY KEY REFERENCES article_events (id),
    article_id    BIGINT NOT NULL REFERENCES articles (id),
    answers_to    BIGINT,
    field         TEXT,
    exact         TEXT,
    prefix        TEXT,
    suffix        TEXT,
    resolved      BIGINT,
    resolver      BIGINT REFERENCES users (id),
    resolver_name TEXT
);
CREATE INDEX notes_article ON notes (article_id, event_id DESC);

INSERT INTO notes (event_id, article_id) SELECT id, article_id FROM article_events WHERE action = 'note';
