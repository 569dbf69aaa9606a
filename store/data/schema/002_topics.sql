-- What a claim speaks of, as keys made by the rules: claims of several articles that share one are held against
-- each other. "indicator unemployment-rate level KHM 2008-01-01/2008-12-31", "wording 91af…:0".
CREATE TABLE claim_topic (
  topic TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  PRIMARY KEY (topic, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_topic_claim ON claim_topic (claim);
