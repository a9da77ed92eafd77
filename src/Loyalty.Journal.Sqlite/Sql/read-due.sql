SELECT streams.name, due.at
FROM due CROSS JOIN streams ON streams.id = due.stream
WHERE due.folder = ?1 AND due.at <= ?2 AND substr(streams.name, 1, length(?3)) = ?3
ORDER BY due.at, due.stream LIMIT ?4;
