-- New alarms that no run has printed yet. Written with the finding, taken out once they were told, so that a run that
-- is killed in between loses none.
CREATE TABLE untold (
  finding INTEGER PRIMARY KEY REFERENCES finding ON DELETE CASCADE
) STRICT;

-- Sources that were told to have gone quiet, and the moment of the last article before that (seconds since 1970).
CREATE TABLE quiet_source (
  source TEXT PRIMARY KEY,
  since  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a source brought lately.
CREATE INDEX url_state_source ON url_state (source, role, first_seen);
