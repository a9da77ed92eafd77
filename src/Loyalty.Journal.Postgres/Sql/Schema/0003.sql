-- The version of a stream: that of its last event, 0 where it has none.
CREATE FUNCTION journal.head(text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT last FROM journal.append WHERE stream = $1 ORDER BY after DESC LIMIT 1), 0)
$$;

-- Stores the appends of a batch, each on its own conditions, and tells of those that it did not store.
--
-- The first `firsts` appends are of different streams, in the order of their names, so that two batches never wait for each other.
-- Those that follow are chains: each builds on another of the batch; first_places says which of the first ones its chain hangs on.
-- The rest of a chain is stored as a whole, or not at all and told as undecided.
--
-- Every statement of this function sees all that is committed when it begins. The order of the statements matters:
--   1. locks (shared for fences that are named, exclusive for fences that are appended to) before anything is looked at,
--   2. the first write, and with it the transaction's id, only in a statement that sees the predecessors: then a stream's
--      positions rise with its versions.
CREATE FUNCTION journal.store(
    firsts integer, streams text[], afters bigint[], lasts bigint[], commands text[], fences integer[], lengths text[],
    bodies bytea[], first_places integer[],
    fence_streams text[], fence_versions bigint[],
    snapshot_places integer[], snapshots bytea[], due_places integer[], dues bigint[])
RETURNS TABLE (place integer, status integer, version bigint) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    heads bigint[];
    moved integer[];
    origin bigint;
    stored integer;
    more integer;
BEGIN
    LOCK TABLE journal.fence IN ACCESS SHARE MODE;
    PERFORM CASE WHEN wanted.exclusive THEN pg_advisory_xact_lock(wanted.key) ELSE pg_advisory_xact_lock_shared(wanted.key) END
    FROM (
        SELECT hashtextextended(named.stream, 20) AS key, bool_or(named.exclusive) AS exclusive
        FROM (
            SELECT unnest(fence_streams) AS stream, false AS exclusive
            UNION ALL
            SELECT fence.stream, true FROM unnest(streams) AS appended (stream) JOIN journal.fence ON fence.stream = appended.stream
        ) AS named
        GROUP BY 1 ORDER BY 1
    ) AS wanted;

    heads := ARRAY(
        SELECT coalesce((SELECT head.last FROM journal.append AS head WHERE head.stream = wanted.stream ORDER BY head.after DESC LIMIT 1), 0)
        FROM unnest(fence_streams) WITH ORDINALITY AS wanted (stream, place) ORDER BY wanted.place);
    moved := ARRAY(
        SELECT wanted.place::integer
        FROM unnest(fence_versions, heads) WITH ORDINALITY AS wanted (version, head, place)
        WHERE wanted.version <> wanted.head);

    INSERT INTO journal.append (stream, after, last, command, position, lengths, bodies)
    SELECT wanted.stream, wanted.after, wanted.last, wanted.command,
        (SELECT (pg_current_xact_id()::text::bigint + added) << 20 FROM journal.origin) + ((wanted.place - 1) << 10),
        wanted.lengths::integer[], wanted.bodies
    FROM unnest(streams, afters, lasts, commands, fences, lengths, bodies)
        WITH ORDINALITY AS wanted (stream, after, last, command, fence, lengths, bodies, place)
    WHERE wanted.place <= firsts
        AND wanted.after =
            coalesce((SELECT head.last FROM journal.append AS head WHERE head.stream = wanted.stream ORDER BY head.after DESC LIMIT 1), 0)
        AND wanted.fence <> ALL (moved)
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS stored = ROW_COUNT;

    IF stored > 0 THEN
        origin := (SELECT (pg_current_xact_id()::text::bigint + added) << 20 FROM journal.origin);
        IF cardinality(streams) > firsts THEN
            INSERT INTO journal.append (stream, after, last, command, position, lengths, bodies)
            SELECT chained.stream, chained.after, chained.last, chained.command, origin + ((chained.place - 1) << 10),
                chained.lengths::integer[], chained.bodies
            FROM (
                SELECT wanted.*,
                    bool_and(wanted.fence <> ALL (moved) AND NOT EXISTS (
                        SELECT FROM journal.append AS known
                        WHERE known.stream = wanted.stream AND known.command = wanted.command)) OVER (PARTITION BY wanted.first) AS fits
                FROM unnest(streams, afters, lasts, commands, fences, lengths, bodies, first_places)
                    WITH ORDINALITY AS wanted (stream, after, last, command, fence, lengths, bodies, first, place)
                WHERE wanted.place > firsts
            ) AS chained
            WHERE chained.fits AND EXISTS (
                SELECT FROM journal.append AS own
                WHERE own.stream = chained.stream AND own.after = afters[chained.first]
                    AND own.position = origin + ((chained.first - 1) << 10));
            GET DIAGNOSTICS more = ROW_COUNT;
            stored := stored + more;
        END IF;

        IF cardinality(snapshot_places) > 0 THEN
            INSERT INTO journal.snapshot (stream, version, body)
            SELECT DISTINCT ON (own.stream) own.stream, own.last, told.body
            FROM unnest(snapshot_places, snapshots) AS told (place, body)
            JOIN journal.append AS own ON own.stream = streams[told.place] AND own.after = afters[told.place]
                AND own.position = origin + ((told.place - 1) << 10)
            ORDER BY own.stream, own.after DESC
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, body = excluded.body;
        END IF;

        IF cardinality(due_places) > 0 THEN
            WITH told AS MATERIALIZED (
                SELECT DISTINCT ON (own.stream) own.stream, told.at
                FROM unnest(due_places, dues) AS told (place, at)
                JOIN journal.append AS own ON own.stream = streams[told.place] AND own.after = afters[told.place]
                    AND own.position = origin + ((told.place - 1) << 10)
                ORDER BY own.stream, own.after DESC
            ), cleared AS (
                DELETE FROM journal.due USING told WHERE due.stream = told.stream AND told.at IS NULL
            )
            INSERT INTO journal.due (stream, at) SELECT told.stream, told.at FROM told WHERE told.at IS NOT NULL
            ON CONFLICT (stream) DO UPDATE SET at = excluded.at WHERE due.at <> excluded.at;
        END IF;
    END IF;

    IF stored = cardinality(streams) THEN
        RETURN;
    END IF;

    -- What was not stored, and why: 2 the command is known, 3 another version, 4 the fence has moved, 0 undecided, with the version.
    RETURN QUERY
    SELECT missing.place,
        CASE WHEN missing.known IS NOT NULL THEN 2 WHEN missing.place > firsts THEN 0 WHEN missing.head <> missing.after THEN 3
            WHEN missing.fence = ANY (moved) THEN 4 ELSE 0 END,
        CASE WHEN missing.known IS NOT NULL THEN missing.known
            WHEN missing.place <= firsts AND missing.head = missing.after AND missing.fence = ANY (moved)
                THEN heads[missing.fence]
            ELSE missing.head END
    FROM (
        SELECT wanted.place::integer AS place, wanted.after, wanted.fence, journal.head(wanted.stream) AS head,
            (SELECT known.last FROM journal.append AS known
            WHERE known.stream = wanted.stream AND known.command = wanted.command) AS known
        FROM unnest(streams, afters, commands, fences) WITH ORDINALITY AS wanted (stream, after, command, fence, place)
        WHERE origin IS NULL OR NOT EXISTS (
            SELECT FROM journal.append AS own
            WHERE own.stream = wanted.stream AND own.after = wanted.after AND own.position = origin + ((wanted.place - 1) << 10))
    ) AS missing
    ORDER BY missing.place;
END $$;
