-- Streams that are named as fences for the first time. The lock waits for all batches in flight and keeps new ones out for a moment:
-- every batch that runs later finds them in the table. Nothing is read before the lock, or two of these would wait for each other.
CREATE FUNCTION journal.add_fences(streams text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE journal.fence IN ACCESS EXCLUSIVE MODE;
    INSERT INTO journal.fence (stream) SELECT unnest(streams) ON CONFLICT DO NOTHING;
END $$;
