-- The database of recount, version 1.
--
-- Times named *_at, fetched, *_seen in text are ISO 8601 (UTC); times of the crawl state are seconds
-- since 1970. Offsets are UTF-8 bytes into the part of the article that `part` names. Columns named
-- `exact` hold, as JSON, what a program needs to rebuild the value bit by bit; every other column is
-- there to be read. Ids are never given twice (AUTOINCREMENT). Views at the end are the place to start looking.

-- What a person asked to be read.
CREATE TABLE source (
  url           TEXT PRIMARY KEY,
  kind          TEXT NOT NULL,              -- feed, sitemap, section, page
  name          TEXT NOT NULL,
  allow_private INTEGER NOT NULL,           -- 1: loopback and private addresses may be fetched
  delay         REAL NOT NULL               -- seconds between requests; 0 = the run's default
) STRICT, WITHOUT ROWID;

-- What the crawler remembers of a URL, …
CREATE TABLE url_state (
  url           TEXT PRIMARY KEY,
  source        TEXT NOT NULL,
  kind          TEXT NOT NULL,
  role          TEXT NOT NULL,              -- listing (polled for links) or article
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  body_hash     TEXT NOT NULL,
  first_seen    INTEGER NOT NULL,
  last_fetched  INTEGER NOT NULL,
  last_changed  INTEGER NOT NULL,
  next_due      INTEGER NOT NULL,
  interval      INTEGER NOT NULL,
  status        INTEGER NOT NULL,           -- last HTTP status
  failures      INTEGER NOT NULL,           -- in a row
  error         TEXT NOT NULL,
  published     TEXT NOT NULL,              -- as the feed or sitemap says it
  stored        INTEGER NOT NULL            -- 1: its page was read and kept
) STRICT;
CREATE INDEX url_state_due ON url_state (next_due);

-- … and of a host ("https://news.example:443").
CREATE TABLE host_state (
  host           TEXT PRIMARY KEY,
  next_allowed   INTEGER NOT NULL,
  paused_until   INTEGER NOT NULL,
  failures       INTEGER NOT NULL,
  error          TEXT NOT NULL,
  mean_response  REAL NOT NULL,
  crawl_delay    REAL NOT NULL,
  robots         TEXT NOT NULL,
  robots_status  INTEGER NOT NULL,
  robots_fetched INTEGER NOT NULL
) STRICT;

-- An article is one address; what stood there over time are its versions.
CREATE TABLE article (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  identity   TEXT NOT NULL UNIQUE,          -- its URL; where there is none "id:…" or "text:…"
  site       TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen  TEXT NOT NULL,
  version    INTEGER NOT NULL               -- the latest
) STRICT;
CREATE INDEX article_site ON article (site);

CREATE TABLE article_version (
  article       INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  version       INTEGER NOT NULL,           -- 1, 2, … : a new one when title or text change
  hash          TEXT NOT NULL,              -- of title, captions and text
  fetched       INTEGER NOT NULL,           -- first read in this wording
  url           TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  title         TEXT NOT NULL,
  published     TEXT NOT NULL,
  modified      TEXT NOT NULL,
  language      TEXT NOT NULL,
  section       TEXT NOT NULL,
  standfirst    TEXT NOT NULL,
  text          TEXT NOT NULL,
  outcome       TEXT NOT NULL,              -- article, section_page, paywalled_teaser, …
  exact         TEXT NOT NULL,
  PRIMARY KEY (article, version)
) STRICT;

-- One stated figure. `ordinal` is its place in reading order within its version.
CREATE TABLE claim (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  article      INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  version      INTEGER NOT NULL,
  ordinal      INTEGER NOT NULL,
  part         TEXT NOT NULL,               -- title, standfirst, body, caption
  caption      INTEGER NOT NULL,
  span_begin   INTEGER NOT NULL,
  span_end     INTEGER NOT NULL,
  quote        TEXT NOT NULL,
  kind         TEXT NOT NULL,               -- level, absolute_change, relative_change, share, …
  direction    TEXT NOT NULL,               -- up, down, none
  value        REAL,                        -- after scale words; NULL for a range
  low          REAL,                        -- strict interval; may be -Inf
  high         REAL,                        -- may be Inf
  unit         TEXT NOT NULL,
  per          TEXT NOT NULL,
  subject      TEXT NOT NULL,
  place        TEXT NOT NULL,               -- ISO 3166-1 alpha-3, WLD, or empty
  period_start TEXT,
  period_end   TEXT,
  attribution  TEXT NOT NULL,
  quoted       INTEGER NOT NULL,
  exact        TEXT NOT NULL,
  UNIQUE (article, version, ordinal)
) STRICT;

CREATE INDEX claim_value ON claim (value, unit);
CREATE INDEX claim_place ON claim (place, unit);

-- A direction or superlative without a figure ("unemployment rose").
CREATE TABLE statement (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  version INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  quote   TEXT NOT NULL,
  subject TEXT NOT NULL,
  place   TEXT NOT NULL,
  exact   TEXT NOT NULL,
  PRIMARY KEY (article, version, ordinal)
) STRICT, WITHOUT ROWID;

-- One check. `present` = 0: an earlier reading found it, the latest no longer does.
CREATE TABLE finding (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  article       INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  fingerprint   TEXT NOT NULL,              -- stable across re-crawls; changes with a figure
  nth           INTEGER NOT NULL,           -- of the same fingerprint in the same article
  present       INTEGER NOT NULL,
  rule          TEXT NOT NULL,
  verdict       TEXT NOT NULL,              -- consistent, needs_review, inconsistent, not_checkable
  severity      INTEGER NOT NULL,           -- 0 none, 1 low, 2 medium, 3 high
  message       TEXT NOT NULL,
  arithmetic    TEXT NOT NULL,
  diagnosis     TEXT NOT NULL,
  suggestion    TEXT NOT NULL,
  computed_low  REAL,
  computed_high REAL,
  stated_low    REAL,
  stated_high   REAL,
  unit          TEXT NOT NULL,
  series        TEXT NOT NULL,              -- of the official figure, or empty
  first_seen    TEXT NOT NULL,
  last_seen     TEXT NOT NULL,
  exact         TEXT NOT NULL,
  UNIQUE (article, fingerprint, nth)
) STRICT;
CREATE INDEX finding_severity ON finding (present, severity);

CREATE TABLE finding_claim (
  finding  INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim    INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_claim_claim ON finding_claim (claim);

-- What an editor decided. Kept apart from findings, so that it outlives them.
CREATE TABLE decision (
  article     INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  state       TEXT NOT NULL,                -- accepted, dismissed (no row: open)
  reason      TEXT NOT NULL,
  decided_at  TEXT NOT NULL,
  PRIMARY KEY (article, fingerprint)
) STRICT, WITHOUT ROWID;

-- Official series, and their values with the day each became known.
CREATE TABLE series (
  id         TEXT PRIMARY KEY,
  indicator  TEXT NOT NULL,
  place      TEXT NOT NULL,
  unit       TEXT NOT NULL,
  per        TEXT NOT NULL,
  frequency  TEXT NOT NULL,
  adjustment TEXT NOT NULL,
  source     TEXT NOT NULL,
  licence    TEXT NOT NULL,
  url        TEXT NOT NULL,
  retrieved  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
  series       TEXT NOT NULL REFERENCES series ON DELETE CASCADE,
  period_start TEXT NOT NULL,
  period_end   TEXT NOT NULL,
  published    TEXT NOT NULL,               -- empty where the file does not say
  value        REAL NOT NULL,
  flag         TEXT NOT NULL,
  PRIMARY KEY (series, period_start, period_end, published)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- to be read

CREATE VIEW articles AS
  SELECT a.id, a.site, v.title, v.published, v.url, v.language, v.section, a.version,
         a.first_seen, a.last_seen, v.outcome,
         (SELECT count(*) FROM claim c WHERE c.article = a.id AND c.version = a.version) AS claims,
         (SELECT count(*) FROM finding f
           WHERE f.article = a.id AND f.present AND f.severity >= 2) AS alarms
    FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version;

CREATE VIEW claims AS
  SELECT c.id, a.site, v.title, v.published, v.url, c.part, c.quote, c.kind, c.direction, c.value,
         c.low, c.high, c.unit, c.per, c.subject, c.place, c.period_start, c.period_end,
         c.attribution
    FROM claim c
    JOIN article a ON a.id = c.article AND a.version = c.version
    JOIN article_version v ON v.article = a.id AND v.version = a.version;

CREATE VIEW findings AS
  SELECT f.id, f.rule, f.verdict,
         CASE f.severity WHEN 3 THEN 'high' WHEN 2 THEN 'medium' WHEN 1 THEN 'low' ELSE '' END
           AS severity,
         coalesce(d.state, 'open') AS state, coalesce(d.reason, '') AS reason, a.site, v.title,
         v.published, v.url, f.message, f.arithmetic, f.diagnosis, f.suggestion, f.series,
         f.first_seen, f.last_seen
    FROM finding f
    JOIN article a ON a.id = f.article
    JOIN article_version v ON v.article = a.id AND v.version = a.version
    LEFT JOIN decision d ON d.article = f.article AND d.fingerprint = f.fingerprint
   WHERE f.present;

CREATE VIEW baselines AS
  SELECT s.indicator, s.place, o.period_start, o.period_end, o.value, s.unit, s.per, o.published,
         o.flag, s.source, s.licence, s.id AS series
    FROM series s JOIN observation o ON o.series = s.id;
