SELECT id, folder FROM streams WHERE name = ?1;
