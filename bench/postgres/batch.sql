-- A hundred such awards as one prepared statement.
\set member random(1, 100000)
INSERT INTO bench.award (stream, version, command, body)
SELECT 'member/storefront/' || lpad(((:member + place * 7919) % 100000 + 1)::text, 6, '0'), nextval('bench.version'),
    'order-' || :client_id || '-' || lpad(place::text, 10, '0') || '-' || lpad(:member::text, 6, '0') || '-' || random(),
    decode(repeat('6c', 500), 'hex')
FROM unnest(ARRAY(SELECT generate_series(1, 100))) AS places (place);
