-- After a dump came to a younger server the highest position is above all that its transaction ids would give. Raised only then:
-- on a server that runs, the next transaction's id is above every stored one's.
UPDATE journal.origin
SET added = highest.number + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint
FROM (SELECT max(position) >> 20 AS number FROM journal.append) AS highest
WHERE highest.number >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint + added;
