SELECT version, body FROM snapshots WHERE stream = ?1;
