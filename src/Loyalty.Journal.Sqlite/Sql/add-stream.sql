INSERT INTO streams (name, folder) VALUES (?1, ?2);
