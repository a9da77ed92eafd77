DELETE FROM due WHERE stream = ?1;
