-- The folders that may hold a stream that starts with the prefix: deeper than the prefix, or a part of it.
SELECT id FROM folders
WHERE substr(name, 1, length(?1)) = ?1 OR substr(?1, 1, length(name)) = name
ORDER BY id;
