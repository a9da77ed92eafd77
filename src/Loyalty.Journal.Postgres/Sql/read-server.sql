-- What a server must be before anything is entrusted to it.
SELECT
    current_setting('server_version_num')::integer,
    current_setting('server_encoding'),
    coalesce(current_setting('fsync', true), 'on'),
    current_setting('synchronous_commit'),
    coalesce(current_setting('synchronous_standby_names', true), ''),
    pg_is_in_recovery(),
    current_setting('transaction_read_only');
