SELECT target FROM keys WHERE stream = ?1 AND key = ?2;
