INSERT INTO award
SELECT 'member/storefront/load-' || :member, n, n + 1, 'purchase/' || n, decode(repeat('61', 925), 'hex')
FROM nextval('number') AS n;
