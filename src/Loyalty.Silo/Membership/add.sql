with raised as (
    update cluster_version set version = version + 1
    where cluster = $1 and not exists (select from cluster_member where cluster = $1 and address = $2)
    returning version
), earlier_lives as (
    delete from cluster_member where cluster = $1 and endpoint = $3 and address <> $2 and exists (select from raised)
)
insert into cluster_member (cluster, address, endpoint, hosts_grains, since, seen, renewals)
select $1, $2, $3, $4, version, 0, 0 from raised
