with removed as (
    delete from cluster_member where cluster = $1 and address = $2 and ($3::bigint is null or renewals <= $3)
    returning address
)
update cluster_version set version = version + 1 where cluster = $1 and exists (select from removed)
