SELECT wanted.stream FROM unnest($1) AS wanted (stream)
WHERE NOT EXISTS (SELECT FROM journal.fence WHERE fence.stream = wanted.stream);
