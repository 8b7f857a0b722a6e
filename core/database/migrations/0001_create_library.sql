-- The library itself and the outbox of its events.
-- Written for SQLite and PostgreSQL alike. Times are milliseconds since 1970 in UTC; ids are UUIDs as text;
-- yes and no are 1 and 0; words are those of the enum tables.

CREATE TABLE library (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL,
    created BIGINT NOT NULL,
    -- Counted in the transaction of each event: the row's lock keeps the numbers in commit order and without gaps.
    last_sequence BIGINT NOT NULL
);

CREATE TABLE event (
    sequence BIGINT NOT NULL PRIMARY KEY,
    time BIGINT NOT NULL,
    topic TEXT NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL
);
