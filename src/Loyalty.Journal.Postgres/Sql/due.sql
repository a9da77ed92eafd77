-- Folder by folder: the few that may hold a stream that starts with the prefix, each in the order of its index.
WITH RECURSIVE folders AS (
    (SELECT folder FROM journal.due ORDER BY folder LIMIT 1)
    UNION ALL
    SELECT (SELECT folder FROM journal.due WHERE folder > folders.folder ORDER BY folder LIMIT 1)
    FROM folders WHERE folder IS NOT NULL
)
SELECT due.stream, due.at
FROM folders CROSS JOIN LATERAL (
    SELECT stream, at FROM journal.due
    WHERE due.folder = folders.folder AND due.at <= $2 AND starts_with(due.stream, $1)
    ORDER BY at, stream LIMIT $3
) AS due
WHERE starts_with(folders.folder, $1) OR starts_with($1, folders.folder)
ORDER BY due.at, due.stream LIMIT $3;
