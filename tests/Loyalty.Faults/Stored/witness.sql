-- Columns that the engine knows nothing of: who stored an append, and when it had reached the store: what a silo has sent before it dies
-- may be committed after others have taken it out, and harms nobody.
ALTER TABLE journal.append
    ADD COLUMN written_by text NOT NULL DEFAULT current_setting('application_name'),
    ADD COLUMN written_at timestamptz NOT NULL DEFAULT transaction_timestamp();

-- When processes come and go, by the same clock.
CREATE SCHEMA witness;
CREATE TABLE witness.membership (number bigserial PRIMARY KEY, endpoint text NOT NULL, comes boolean NOT NULL, at timestamptz NOT NULL);

CREATE FUNCTION witness.note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO witness.membership (endpoint, comes, at)
    VALUES (coalesce(NEW.endpoint, OLD.endpoint), TG_OP = 'INSERT', clock_timestamp());
    RETURN NULL;
END $$;

CREATE TRIGGER witness AFTER INSERT OR DELETE ON cluster.member FOR EACH ROW EXECUTE FUNCTION witness.note();
