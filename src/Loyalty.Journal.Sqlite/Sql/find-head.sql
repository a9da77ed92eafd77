-- Integers come before all texts: the last key below the empty text is the highest version.
SELECT key FROM keys WHERE stream = ?1 AND key < '' ORDER BY key DESC LIMIT 1;
