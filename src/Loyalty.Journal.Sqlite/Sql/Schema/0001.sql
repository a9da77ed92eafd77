-- All events of all streams, in the order of their commits: one writer, so the position is the feed's total order.
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream   INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    command  TEXT,
    body     BLOB NOT NULL
);

-- What must be unique in a stream: its versions (integers, which sort first, with the event's position) and its command ids
-- (texts, with the version that holds them). They share one tree, so that an append dirties one page of it and not two.
CREATE TABLE keys (
    stream INTEGER NOT NULL,
    key    NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (stream, key)
) WITHOUT ROWID;

-- A folder is the start of a name up to its second slash: member/storefront/. There are few; each has a due index of its own.
CREATE TABLE folders (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE streams (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    folder INTEGER NOT NULL
);

CREATE TABLE snapshots (
    stream  INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    body    BLOB NOT NULL
);

-- Instants are 100-nanosecond ticks since the year 1, in UTC.
CREATE TABLE due (
    stream INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL,
    at     INTEGER NOT NULL
);

CREATE UNIQUE INDEX due_in_order ON due (folder, at, stream);
