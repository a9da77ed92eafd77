INSERT INTO snapshots (stream, version, body) VALUES (?1, ?2, ?3)
ON CONFLICT (stream) DO UPDATE SET version = excluded.version, body = excluded.body;
