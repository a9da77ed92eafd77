INSERT INTO events (position, stream, version, command, body) VALUES (?1, ?2, ?3, ?4, ?5);
