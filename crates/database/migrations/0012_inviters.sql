-- Who invited: their invitations end with their rights.
ALTER TABLE account_links ADD COLUMN invited_by BIGINT;
CREATE INDEX account_links_invited_by ON account_links (invited_by);
