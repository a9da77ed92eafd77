WITH award AS (
    SELECT 'member/storefront/load-' || :member AS stream, nextval('number') AS n,
        coalesce((SELECT last FROM journal.append WHERE stream = 'member/storefront/load-' || :member ORDER BY after DESC LIMIT 1), 0) AS head
)
INSERT INTO journal.append (stream, after, last, command, position, bodies)
SELECT stream, head, head + 1, 'purchase/' || n,
    (pg_current_xact_id()::text::bigint + (SELECT added FROM journal.origin)) << 20, decode(repeat('61', 925), 'hex')
FROM award
WHERE (SELECT last FROM journal.append WHERE stream = 'programs' ORDER BY after DESC LIMIT 1) = 1
ON CONFLICT DO NOTHING
RETURNING last;
