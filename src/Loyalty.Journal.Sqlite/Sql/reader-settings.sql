PRAGMA query_only = ON;
PRAGMA cache_size = -1024;
PRAGMA busy_timeout = 10000;
