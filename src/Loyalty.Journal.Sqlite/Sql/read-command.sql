SELECT events.version, events.command, events.body
FROM keys AS commands
CROSS JOIN keys AS versions ON versions.stream = commands.stream AND versions.key = commands.target
CROSS JOIN events ON events.position = versions.target
WHERE commands.stream = ?1 AND commands.key = ?2;
