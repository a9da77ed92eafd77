-- One process at a time brings the schema up to date; the number is arbitrary.
SELECT pg_advisory_xact_lock(7236510995);
