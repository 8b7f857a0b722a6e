-- What a virus scanner said of an asset's original: a ScanVerdict as JSON, read and written as a whole. What was there
-- before knows of no scanner.
ALTER TABLE asset ADD COLUMN scan TEXT NOT NULL DEFAULT '{"state":"not_scanned","reason":"before_scanning"}';

-- Files in which a scanner found something. They lie in the quarantine folder, where nothing reads them. The hash refuses
-- the same bytes also while no scanner can be asked.
CREATE TABLE quarantined_file (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    owner TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    signature TEXT NOT NULL,
    engine TEXT NOT NULL,
    found BIGINT NOT NULL
);
