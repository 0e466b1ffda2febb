-- Themes that a publisher brought as a zip, which is kept as it came, in base64: it is read by the program that wears it.
-- added_by is NULL for one that was installed at the machine.
CREATE TABLE themes (
    id       BIGINT PRIMARY KEY,
    name     TEXT NOT NULL,
    added    BIGINT NOT NULL,
    added_by BIGINT REFERENCES users (id),
    files    BIGINT NOT NULL,
    zip      TEXT NOT NULL
);

-- Which of them the paper wears, and which it wore before: one row, with the id 1, since something else than the built-in
-- theme was chosen for the first time. NULL is the built-in one.
CREATE TABLE active_theme (
    id          BIGINT PRIMARY KEY,
    theme_id    BIGINT REFERENCES themes (id),
    previous_id BIGINT REFERENCES themes (id),
    changed     BIGINT NOT NULL
);
