-- From name to name: a look into the index for each stream, whatever the number of its appends.
WITH RECURSIVE named AS (
    (SELECT stream FROM journal.append WHERE stream >= $1 AND stream > $2 ORDER BY stream, after LIMIT 1)
    UNION ALL
    SELECT (SELECT stream FROM journal.append WHERE stream > named.stream ORDER BY stream, after LIMIT 1)
    FROM named WHERE starts_with(named.stream, $1)
)
SELECT stream FROM named WHERE starts_with(stream, $1) LIMIT $3;
