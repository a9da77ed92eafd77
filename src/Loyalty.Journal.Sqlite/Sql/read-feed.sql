SELECT events.position, streams.name, events.version, events.body
FROM events CROSS JOIN streams ON streams.id = events.stream
WHERE events.position > ?1
ORDER BY events.position LIMIT ?2;
