-- The snapshot, if there is one, and the appends after it; both as of the same moment.
SELECT true, version, NULL::text, NULL::integer[], body FROM journal.snapshot WHERE stream = $1
UNION ALL
(SELECT false, after, command, lengths, bodies FROM journal.append
WHERE stream = $1 AND after >= coalesce((SELECT version FROM journal.snapshot WHERE stream = $1), 0)
ORDER BY after);
