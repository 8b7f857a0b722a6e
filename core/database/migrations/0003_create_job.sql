-- Jobs are the truth that queues only wake workers for.

CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,
    type TEXT NOT NULL,
    queue TEXT NOT NULL,
    asset_id TEXT REFERENCES asset (id) ON DELETE CASCADE,
    options TEXT NOT NULL,
    priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 10),
    state TEXT NOT NULL CHECK (state IN ('pending', 'queued', 'processing', 'completed', 'failed', 'cancelled')),
    progress DOUBLE PRECISION NOT NULL,
    step TEXT NOT NULL,
    speed DOUBLE PRECISION NOT NULL,
    seconds_left DOUBLE PRECISION NOT NULL,
    attempts INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    error TEXT,
    created BIGINT NOT NULL,
    started BIGINT,
    finished BIGINT,
    not_before BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    -- Where its worker was lost last, and how often in a row there: see JobRepository::releaseExpired.
    death_step TEXT,
    deaths INTEGER NOT NULL,
    -- A lease is held exactly while it is worked on.
    CHECK ((state = 'processing') = (lease_owner IS NOT NULL)),
    CHECK ((lease_owner IS NULL) = (lease_until IS NULL))
);
-- In the order in which they are claimed; holds the waiting ones only, so it stays small beside 100,000 old jobs. The
-- state stands in front, always the same, because SQLite else takes job_by_state and sorts all that wait for each claim.
CREATE INDEX job_waiting ON job (state, priority DESC, created, id) WHERE state = 'queued';
CREATE INDEX job_by_created ON job (created, id);
CREATE INDEX job_by_state ON job (state, created, id);
CREATE INDEX job_by_asset ON job (asset_id, created, id);

CREATE TABLE job_log (
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    time BIGINT NOT NULL,
    type TEXT NOT NULL,
    text TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (job_id, number)
);

CREATE TABLE job_step (
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    report TEXT NOT NULL,
    finished BIGINT NOT NULL,
    PRIMARY KEY (job_id, step)
);
