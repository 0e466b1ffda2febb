-- Papers of other systems that are taken in at the desk, each with its file. state is one of exchange/src/model.rs; open is 1
-- until it is over and NULL after that, so that there is one at a time. file is the key of the file in the storage, NULL when it
-- was deleted. run grows each time the work begins or goes on: work of an earlier run leaves it alone. began is when the trial, or
-- the import itself, began; worked is how long it has worked, in microseconds. Of the stories, total are in the file, done were
-- looked at, and the counts from published to left_out say what became of them; losses are things that did not come through,
-- told the stories of which something is to be said, absent the pictures that are not in the paper, addresses the old ones that
-- lead on, latest the story that was looked at last. others is JSON: what else is in the file, as pairs of words and a number. problem is why it does not go on.
CREATE TABLE imports (
    id         BIGINT PRIMARY KEY,
    system     TEXT NOT NULL,
    name       TEXT NOT NULL,
    size       BIGINT NOT NULL,
    file       TEXT,
    section    TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    state      TEXT NOT NULL,
    open       BIGINT,
    run        BIGINT NOT NULL,
    created    BIGINT NOT NULL,
    began      BIGINT NOT NULL,
    changed    BIGINT NOT NULL,
    worked     BIGINT NOT NULL,
    total      BIGINT NOT NULL,
    done       BIGINT NOT NULL,
    published  BIGINT NOT NULL,
    planned    BIGINT NOT NULL,
    drafts     BIGINT NOT NULL,
    known      BIGINT NOT NULL,
    left_out   BIGINT NOT NULL,
    losses     BIGINT NOT NULL,
    told       BIGINT NOT NULL,
    absent     BIGINT NOT NULL,
    addresses  BIGINT NOT NULL,
    latest     TEXT NOT NULL,
    others     TEXT NOT NULL,
    problem    TEXT
);
CREATE UNIQUE INDEX imports_open ON imports (open);

-- The stories of an import of which something is to be said, up to a limit. number is the place of the story in the file, line
-- where it begins there (0 where that says nothing), how what became of it, article_id the story of the paper (NULL where there is
-- none), words JSON: the sentences, in the language of the paper.
CREATE TABLE import_stories (
    import_id  BIGINT NOT NULL REFERENCES imports (id),
    number     BIGINT NOT NULL,
    line       BIGINT NOT NULL,
    label      TEXT NOT NULL,
    how        TEXT NOT NULL,
    article_id BIGINT,
    words      TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);
