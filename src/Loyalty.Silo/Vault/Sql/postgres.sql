-- One process at a time brings the schema up to date; the number is arbitrary.
SELECT pg_advisory_xact_lock(7236510996);
CREATE SCHEMA IF NOT EXISTS vault;
CREATE TABLE IF NOT EXISTS vault.vault_person (
    program text COLLATE "C" NOT NULL,
    member text COLLATE "C" NOT NULL,
    key bytea,
    PRIMARY KEY (program, member)
);
CREATE TABLE IF NOT EXISTS vault.vault_trace (
    program text COLLATE "C" NOT NULL,
    trace bytea NOT NULL,
    member text COLLATE "C" NOT NULL,
    PRIMARY KEY (program, trace, member)
);
CREATE INDEX IF NOT EXISTS vault_trace_of ON vault.vault_trace (program, member);
