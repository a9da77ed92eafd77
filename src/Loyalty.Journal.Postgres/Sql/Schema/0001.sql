-- One row is one append: all events of one decision. It names its predecessor (after = the predecessor's last), and a predecessor
-- has one successor at most: so a stream is one chain and cannot have two histories, and an append cannot be torn.
CREATE TABLE journal.append (
    stream   text COLLATE "C" NOT NULL,
    after    bigint NOT NULL,
    last     bigint NOT NULL,
    command  text COLLATE "C",
    position bigint NOT NULL,
    lengths  integer[],
    bodies   bytea NOT NULL,
    CONSTRAINT append_is_a_step CHECK (after >= 0 AND last > after),
    PRIMARY KEY (stream, after)
);

COMMENT ON COLUMN journal.append.position IS
    'Place of the first event in the feed: (transaction id + journal.origin) * 2^20 + place in the batch * 2^10; the next events follow.';
COMMENT ON COLUMN journal.append.lengths IS 'Bytes of each event, where there are several.';
COMMENT ON COLUMN journal.append.bodies IS 'The events, one after the other.';

CREATE UNIQUE INDEX append_command ON journal.append (stream, command) WHERE command IS NOT NULL;
CREATE INDEX append_position ON journal.append (position);

CREATE TABLE journal.snapshot (
    stream  text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    body    bytea NOT NULL
) WITH (fillfactor = 70);

-- Instants are 100-nanosecond ticks since the year 1, in UTC. A folder is the start of a name up to its second slash.
CREATE TABLE journal.due (
    stream text COLLATE "C" PRIMARY KEY,
    folder text COLLATE "C" GENERATED ALWAYS AS (substring(stream FROM '^(?:[^/]*/){0,2}')) STORED,
    at     bigint NOT NULL
);

CREATE INDEX due_in_order ON journal.due (folder, at, stream);

-- The streams that some append has named as its fence. Who appends to one of them waits for those who read it.
CREATE TABLE journal.fence (
    stream text COLLATE "C" PRIMARY KEY
);

-- What is added to transaction ids, so that positions rise on after the data came to a younger server. One row.
CREATE TABLE journal.origin (
    added bigint NOT NULL
);

INSERT INTO journal.origin (added) VALUES (0);
