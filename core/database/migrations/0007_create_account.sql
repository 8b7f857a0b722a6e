-- Who may use a server. Passwords are argon2id hashes; tokens are kept as hashes or not at all.

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- The name without regard to case and spelling: what has to be unique.
    name_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'coach', 'admin')),
    disabled INTEGER NOT NULL,
    quota_bytes BIGINT NOT NULL,
    password_hash TEXT NOT NULL,
    generation INTEGER NOT NULL,
    created BIGINT NOT NULL,
    last_login BIGINT,
    revision INTEGER NOT NULL
);

CREATE TABLE account_session (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    created BIGINT NOT NULL,
    rotated BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    address TEXT NOT NULL,
    client TEXT NOT NULL
);
CREATE INDEX account_session_by_account ON account_session (account_id);

CREATE TABLE api_token (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
    hash TEXT NOT NULL UNIQUE,
    created BIGINT NOT NULL,
    expires BIGINT,
    last_used BIGINT
);
CREATE INDEX api_token_by_account ON api_token (account_id);

-- No reference to the asset: a share of one that is gone leads nowhere, and its removal is written down like any other.
CREATE TABLE share_link (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
    asset_id TEXT NOT NULL,
    label TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT
);
CREATE INDEX share_link_by_account ON share_link (account_id);

-- Outlives the accounts that it tells of: no references. Its number is that of the counter below, so that it never comes again.
CREATE TABLE audit_entry (
    number BIGINT NOT NULL PRIMARY KEY,
    time BIGINT NOT NULL,
    account_id TEXT,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    address TEXT NOT NULL,
    result TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_entry_by_time ON audit_entry (time);
CREATE INDEX audit_entry_by_account ON audit_entry (account_id, number);

CREATE TABLE audit_counter (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    last_number BIGINT NOT NULL
);
INSERT INTO audit_counter (id, last_number) VALUES (1, 0);
