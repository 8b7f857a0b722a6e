-- Full-text search with FTS5. What goes in was split into words by us (search_text.h): FTS5's own tokenizers take a run of
-- Chinese for one word. unicode61 then only has to split at the spaces and drop accents.

-- FTS5 finds rows by number, assets have UUIDs.
CREATE TABLE asset_search_key (
    number INTEGER NOT NULL PRIMARY KEY,
    asset_id TEXT NOT NULL UNIQUE REFERENCES asset (id) ON DELETE CASCADE
);

CREATE VIRTUAL TABLE asset_search USING fts5 (
    title, name, description, tags,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '1 2 3'
);

-- Foreign keys cannot point into a virtual table.
CREATE TRIGGER asset_search_forget AFTER DELETE ON asset_search_key
BEGIN
    DELETE FROM asset_search WHERE rowid = old.number;
END;
