-- The article whose text this one repeats but for small edits: an agency story on forty sites is one text with forty
-- places. The earliest that is stored; NULL where it repeats none.
ALTER TABLE article ADD COLUMN copy_of INTEGER REFERENCES article ON DELETE SET NULL;
CREATE INDEX article_copy_of ON article (copy_of) WHERE copy_of IS NOT NULL;

-- How near texts are found: simhashes by parts of their bits (store/near_text.h).
CREATE TABLE near_print (
  band    INTEGER NOT NULL,                 -- which bits, and what they are
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  print   INTEGER NOT NULL,                 -- the whole simhash
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_print_article ON near_print (article);
