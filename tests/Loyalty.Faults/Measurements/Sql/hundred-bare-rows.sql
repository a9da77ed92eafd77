INSERT INTO award
SELECT 'member/storefront/load-' || (:member + i), n, n + 1, 'purchase/' || n, decode(repeat('61', 925), 'hex')
FROM (SELECT i, nextval('number') AS n FROM generate_series(1, 100) AS i) AS rows;
