PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA busy_timeout = 5000;
CREATE TABLE IF NOT EXISTS vault_person (
    program TEXT NOT NULL,
    member TEXT NOT NULL,
    key BLOB,
    PRIMARY KEY (program, member)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vault_trace (
    program TEXT NOT NULL,
    trace BLOB NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (program, trace, member)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_trace_of ON vault_trace (program, member);
