-- What is due is read listings first, and the articles from the newest to the oldest.
DROP INDEX url_state_due;
CREATE INDEX url_state_due ON url_state (role, next_due);
