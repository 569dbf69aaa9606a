-- What a host asks of those who mine texts, as fetched (empty = it has no such file). Of a page it says so in the flags
-- of its article: tdm_reserved, ai_txt_disallowed.
ALTER TABLE host_state ADD COLUMN tdmrep TEXT NOT NULL DEFAULT '';  -- /.well-known/tdmrep.json
ALTER TABLE host_state ADD COLUMN ai_txt TEXT NOT NULL DEFAULT '';  -- /ai.txt
ALTER TABLE host_state ADD COLUMN opt_outs_fetched INTEGER NOT NULL DEFAULT 0;
