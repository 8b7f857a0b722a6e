-- In which turn waiting jobs come. One level of priority is worth a quarter of an hour (900,000 ms) of waiting: the order of two
-- jobs never changes with time, so an index can hold it, and none waits for ever behind more important ones.

-- 1: somebody has looked into the file, what is left is the long part.
ALTER TABLE job ADD COLUMN inspected INTEGER NOT NULL DEFAULT 0;

DROP INDEX job_waiting;
CREATE INDEX job_waiting ON job (state, (created - priority * 900000), id) WHERE state = 'queued';
CREATE INDEX job_uninspected ON job (state, (created - priority * 900000), id) WHERE state = 'queued' AND inspected = 0;
