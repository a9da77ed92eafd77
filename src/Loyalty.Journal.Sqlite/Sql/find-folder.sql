SELECT id FROM folders WHERE name = ?1;
