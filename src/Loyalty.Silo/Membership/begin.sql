insert into cluster_version (cluster, version) values ($1, 0) on conflict do nothing
