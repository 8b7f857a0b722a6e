-- Assets, what they are sorted into, and what was made from them.

CREATE TABLE folder (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    parent_id TEXT REFERENCES folder (id),
    revision INTEGER NOT NULL
);
-- NULLs are all different in a unique index; the folders at the top have to be unique too.
CREATE UNIQUE INDEX folder_by_parent ON folder (COALESCE(parent_id, ''), name_key);
CREATE INDEX folder_children ON folder (parent_id);

CREATE TABLE asset (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    description TEXT NOT NULL,
    owner TEXT NOT NULL,
    folder_id TEXT REFERENCES folder (id),
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    external_path TEXT NOT NULL,
    status TEXT NOT NULL,
    error TEXT,
    is_deleted INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    duration DOUBLE PRECISION NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    frame_rate DOUBLE PRECISION NOT NULL,
    variable_frame_rate INTEGER NOT NULL,
    has_sound INTEGER NOT NULL,
    ends_early INTEGER NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL
);
-- One index for each order that a list can have. The id ends each of them: it makes the order total, and a page of ids
-- is then read from the index alone.
CREATE INDEX asset_by_created ON asset (is_deleted, created, id);
CREATE INDEX asset_by_title ON asset (is_deleted, title_key, id);
CREATE INDEX asset_by_duration ON asset (is_deleted, duration, id);
CREATE INDEX asset_by_size ON asset (is_deleted, size, id);
CREATE INDEX asset_by_status ON asset (is_deleted, status, created, id);
CREATE INDEX asset_by_folder ON asset (folder_id, is_deleted, created, id);
CREATE INDEX asset_by_sha256 ON asset (sha256);

CREATE TABLE asset_tag (
    asset_id TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (asset_id, tag)
);
CREATE INDEX asset_tag_by_tag ON asset_tag (tag, asset_id);

CREATE TABLE rendition (
    asset_id TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    size BIGINT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (asset_id, kind)
);
