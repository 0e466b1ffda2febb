-- Somebody was named in a note beside a story, and did not say yet that it is done. name is who named them.
CREATE TABLE mentions (
    id         BIGINT PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES users (id),
    article_id BIGINT NOT NULL REFERENCES articles (id),
    at         BIGINT NOT NULL,
    name       TEXT NOT NULL,
    text       TEXT NOT NULL
);
CREATE INDEX mentions_user ON mentions (user_id, at DESC, id DESC);

CREATE INDEX presence_seen ON presence (seen);

-- Stories of this section are published after somebody said that a lawyer has looked.
ALTER TABLE sections ADD COLUMN legal BOOLEAN NOT NULL DEFAULT FALSE;
