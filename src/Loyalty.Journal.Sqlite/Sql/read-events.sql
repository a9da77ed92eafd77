SELECT events.version, events.command, events.body
FROM keys CROSS JOIN events ON events.position = keys.target
WHERE keys.stream = ?1 AND keys.key > ?2 AND keys.key < ''
ORDER BY keys.key LIMIT ?3;
