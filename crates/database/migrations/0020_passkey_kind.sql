-- Whether the authenticator may copy the key to other devices (backup eligibility). It says so with each answer, and a key
-- never changes in it. NULL for one from before this was asked: the next sign-in says it.
ALTER TABLE passkeys ADD COLUMN movable BOOLEAN;
