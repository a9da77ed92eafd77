INSERT OR IGNORE INTO keys (stream, key, target) VALUES (?1, ?2, ?3);
