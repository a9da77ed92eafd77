-- Streams that are named as fences for the first time. The lock waits for all batches in flight and keeps new ones out for a moment:
-- every batch that runs later finds them in the table.
CREATE FUNCTION journal.add_fences(streams text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM unnest(streams) AS wanted (stream)
        WHERE NOT EXISTS (SELECT FROM journal.fence WHERE fence.stream = wanted.stream)) THEN
        RETURN;
    END IF;
    LOCK TABLE journal.fence IN ACCESS EXCLUSIVE MODE;
    INSERT INTO journal.fence (stream) SELECT unnest(streams) ON CONFLICT DO NOTHING;
END $$;
