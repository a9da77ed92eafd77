SELECT s.name, a.last, a.written_by, a.written_at
FROM append a JOIN stream s ON s.id = a.stream_id
ORDER BY a.written_at
