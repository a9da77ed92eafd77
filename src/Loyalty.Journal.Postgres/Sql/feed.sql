-- All transactions below xmin have ended and every later one gets a higher id: what lies below the bound never changes. A last
-- row of nothing says that there are appends at or above it, which become part of the order soon.
WITH bound AS MATERIALIZED (
    SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + added) << 20 AS position FROM journal.origin
)
(SELECT position, stream, after, lengths, bodies FROM journal.append
WHERE position >= ($1 >> 10) << 10 AND position < (SELECT position FROM bound)
ORDER BY position LIMIT $2 + 1)
UNION ALL
(SELECT NULL, NULL, NULL, NULL, NULL FROM journal.append
WHERE position >= (SELECT position FROM bound) AND position > $1
LIMIT 1);
