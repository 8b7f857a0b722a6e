-- What was drawn, said and written over videos. Each change is made on a base revision and counts it up.

CREATE TABLE annotation (
    id TEXT NOT NULL PRIMARY KEY,
    asset_id TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('drawing', 'voice_over')),
    start_time DOUBLE PRECISION NOT NULL,
    end_time DOUBLE PRECISION,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    -- The Drawing or the VoiceOver as JSON: read and written as a whole, never searched.
    body TEXT NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL
);
CREATE INDEX annotation_by_asset ON annotation (asset_id, start_time, id);

CREATE TABLE comment (
    id TEXT NOT NULL PRIMARY KEY,
    asset_id TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    parent_id TEXT REFERENCES comment (id) ON DELETE CASCADE,
    start_time DOUBLE PRECISION NOT NULL,
    end_time DOUBLE PRECISION,
    text TEXT NOT NULL,
    category TEXT NOT NULL,
    color TEXT NOT NULL,
    is_done INTEGER NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL
);
CREATE INDEX comment_by_asset ON comment (asset_id, start_time, id);
CREATE INDEX comment_answers ON comment (parent_id);

CREATE TABLE review (
    id TEXT NOT NULL PRIMARY KEY,
    asset_id TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    notes TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL
);
CREATE INDEX review_by_asset ON review (asset_id, created, id);

-- Files in the blob store that no row knows: on their way in or out. Written before the file comes and before its row goes,
-- so that a crash in between leaves nothing behind; see LooseBlobs.
CREATE TABLE loose_blob (
    key TEXT NOT NULL PRIMARY KEY
);

-- What a completed job made.
ALTER TABLE job ADD COLUMN result TEXT NOT NULL DEFAULT '{}';
