CREATE TABLE IF NOT EXISTS members (
    program         TEXT NOT NULL,
    member_id       TEXT NOT NULL,
    currency        TEXT NOT NULL,
    enrolled_at     TEXT NOT NULL,
    lifetime_points INTEGER NOT NULL DEFAULT 0,
    orders          INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (program, member_id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS orders (
    id         INTEGER PRIMARY KEY,
    program    TEXT NOT NULL,
    member_id  TEXT NOT NULL,
    order_id   TEXT NOT NULL,
    body_hash  TEXT NOT NULL,
    reply      TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS orders_once ON orders (program, member_id, order_id);

CREATE TABLE IF NOT EXISTS lots (
    id         INTEGER PRIMARY KEY,
    program    TEXT NOT NULL,
    member_id  TEXT NOT NULL,
    order_id   TEXT NOT NULL,
    points     INTEGER NOT NULL,
    remaining  INTEGER NOT NULL,
    earned_at  TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS lots_of_member ON lots (program, member_id, expires_at);
