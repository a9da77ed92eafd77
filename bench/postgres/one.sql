-- One award of 500 bytes as one prepared statement, of a random member, in a transaction of its own.
\set member random(1, 100000)
INSERT INTO bench.award (stream, version, command, body)
SELECT 'member/storefront/' || lpad(:member::text, 6, '0'), next, 'order-' || :client_id || '-' || lpad(next::text, 10, '0'),
    decode(repeat('6c', 500), 'hex')
FROM (SELECT nextval('bench.version') AS next) AS award;
