SELECT to_regclass('cluster.step') IS NOT NULL;
