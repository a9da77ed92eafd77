INSERT INTO due (stream, folder, at) VALUES (?1, ?2, ?3)
ON CONFLICT (stream) DO UPDATE SET at = excluded.at WHERE at <> excluded.at;
