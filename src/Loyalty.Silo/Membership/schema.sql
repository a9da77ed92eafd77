create table if not exists cluster_version (
    cluster text primary key,
    version bigint not null
);
create table if not exists cluster_member (
    cluster text not null references cluster_version,
    address text not null,
    endpoint text not null,
    hosts_grains boolean not null,
    since bigint not null,
    seen bigint not null,
    renewals bigint not null,
    primary key (cluster, address)
)
