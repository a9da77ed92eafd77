SELECT last FROM journal.append WHERE stream = $1 ORDER BY after DESC LIMIT 1;
