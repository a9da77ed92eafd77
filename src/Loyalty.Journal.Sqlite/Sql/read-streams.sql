-- ?1 prefix, ?2 the name to go on after. The reader stops at the first name without the prefix.
SELECT name FROM streams
WHERE name >= max(?1, ?2) AND name <> ?2
ORDER BY name LIMIT ?3;
