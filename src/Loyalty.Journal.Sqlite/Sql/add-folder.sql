INSERT INTO folders (name) VALUES (?1);
