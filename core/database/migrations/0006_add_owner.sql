-- Whose a thing is, for a server with several people. On one's own computer the owner stays empty everywhere.

ALTER TABLE event ADD COLUMN owner TEXT NOT NULL DEFAULT '';

-- Names are unique per owner.
ALTER TABLE folder ADD COLUMN owner TEXT NOT NULL DEFAULT '';
DROP INDEX folder_by_parent;
CREATE UNIQUE INDEX folder_by_parent ON folder (owner, COALESCE(parent_id, ''), name_key);

ALTER TABLE asset ADD COLUMN client_id TEXT NOT NULL DEFAULT '';

-- Each order once more for the lists of one owner: with the others alone the database would read everybody's assets to
-- find his. The status ends them, so that a filter by it visits no row of those that a page skips.
DROP INDEX asset_by_title;
DROP INDEX asset_by_duration;
DROP INDEX asset_by_size;
CREATE INDEX asset_by_title ON asset (is_deleted, title_key, id, status);
CREATE INDEX asset_by_duration ON asset (is_deleted, duration, id, status);
CREATE INDEX asset_by_size ON asset (is_deleted, size, id, status);
CREATE INDEX asset_by_owner_created ON asset (owner, is_deleted, created, id);
CREATE INDEX asset_by_owner_title ON asset (owner, is_deleted, title_key, id, status);
CREATE INDEX asset_by_owner_duration ON asset (owner, is_deleted, duration, id, status);
CREATE INDEX asset_by_owner_size ON asset (owner, is_deleted, size, id, status);
CREATE INDEX asset_by_owner_status ON asset (owner, is_deleted, status, created, id);
-- For quotas: what the library has a copy of.
CREATE INDEX asset_kept_bytes ON asset (owner, size) WHERE external_path = '';
-- Twins are looked for among one owner's assets outside of the bin.
DROP INDEX asset_by_sha256;
CREATE INDEX asset_by_sha256 ON asset (sha256, owner, is_deleted, created);

-- A job's owner is its asset's. Kept with the job: lists are then read from an index, and an event of a job that is gone
-- still says whose it was.
ALTER TABLE job ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN client_id TEXT NOT NULL DEFAULT '';
UPDATE job SET owner = COALESCE((SELECT a.owner FROM asset a WHERE a.id = job.asset_id), '');
CREATE INDEX job_by_owner_created ON job (owner, created, id);
CREATE INDEX job_by_owner_state ON job (owner, state, created, id);

-- Requests for jobs that are the same request when they come again.
CREATE TABLE idempotency_key (
    submitter TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    created BIGINT NOT NULL,
    PRIMARY KEY (submitter, idempotency_key)
);
CREATE INDEX idempotency_key_by_created ON idempotency_key (created);
CREATE INDEX idempotency_key_by_job ON idempotency_key (job_id);

-- Uploads that can be resumed; their bytes are in the spool folder.
CREATE TABLE upload_record (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    length BIGINT NOT NULL CHECK (length >= 0),
    received BIGINT NOT NULL CHECK (received BETWEEN 0 AND length),
    metadata TEXT NOT NULL,
    asset_id TEXT REFERENCES asset (id) ON DELETE CASCADE,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX upload_record_by_owner ON upload_record (owner, created, id);
CREATE INDEX upload_record_by_expires ON upload_record (expires);
CREATE INDEX upload_record_by_asset ON upload_record (asset_id);
