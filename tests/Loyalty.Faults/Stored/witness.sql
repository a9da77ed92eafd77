-- Columns that the engine knows nothing of: who stored an append, and when.
ALTER TABLE journal.append
    ADD COLUMN written_by text NOT NULL DEFAULT current_setting('application_name'),
    ADD COLUMN written_at timestamptz NOT NULL DEFAULT clock_timestamp();
