-- The secret that a person's authenticator shares with the paper (RFC 6238), and the last step whose code was used: a code
-- counts once.
CREATE TABLE one_time_codes (
    user_id   BIGINT NOT NULL PRIMARY KEY REFERENCES users (id),
    secret    TEXT NOT NULL,
    last_step BIGINT NOT NULL,
    created   BIGINT NOT NULL
);

-- What opens the door when the authenticator is lost, once each; only the hash is kept.
CREATE TABLE recovery_codes (
    user_id BIGINT NOT NULL REFERENCES users (id),
    hash    TEXT NOT NULL,
    used    BIGINT,
    PRIMARY KEY (user_id, hash)
);
