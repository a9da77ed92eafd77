SELECT stream, last, written_by, written_at FROM journal.append ORDER BY written_at
