-- What the two scripts beside this one write to: an award as a row, with the two things that are unique about it.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
CREATE TABLE bench.award (
    stream  text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    command text COLLATE "C" NOT NULL,
    body    bytea NOT NULL,
    PRIMARY KEY (stream, version),
    UNIQUE (stream, command)
);
CREATE SEQUENCE bench.version CACHE 100;
