-- What Microsoft.Orleans.Clustering.AdoNet asks for by name: tables, and its queries with their parameters. Of our own making; who has run
-- the script that comes with Orleans keeps what that made.
select pg_advisory_xact_lock(7091839024512);

create table if not exists OrleansQuery (
    QueryKey varchar(64) primary key,
    QueryText varchar(8000) not null
);

create table if not exists OrleansMembershipVersionTable (
    DeploymentId varchar(150) primary key,
    Timestamp timestamptz(3) not null default now(),
    Version integer not null default 0
);

create table if not exists OrleansMembershipTable (
    DeploymentId varchar(150) not null references OrleansMembershipVersionTable,
    Address varchar(45) not null,
    Port integer not null,
    Generation integer not null,
    SiloName varchar(150) not null,
    HostName varchar(150) not null,
    Status integer not null,
    ProxyPort integer,
    SuspectTimes varchar(8000),
    StartTime timestamptz(3) not null,
    IAmAliveTime timestamptz(3) not null,
    primary key (DeploymentId, Address, Port, Generation)
);

insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', '
    with added as (
        insert into OrleansMembershipVersionTable (DeploymentId) values (@DeploymentId) on conflict do nothing returning 1
    )
    select count(*)::integer from added'),
('InsertMembershipKey', '
    with raised as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version and not exists (
            select from OrleansMembershipTable
            where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning DeploymentId
    ), added as (
        insert into OrleansMembershipTable
            (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
        select DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        from raised returning 1
    )
    select count(*)::integer from added'),
('UpdateMembershipKey', '
    with raised as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version and exists (
            select from OrleansMembershipTable
            where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning DeploymentId
    ), changed as (
        update OrleansMembershipTable set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
        where DeploymentId in (select DeploymentId from raised)
            and Address = @Address and Port = @Port and Generation = @Generation
        returning 1
    )
    select count(*)::integer from changed'),
('UpdateIAmAlivetimeKey', '
    update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation'),
('MembershipReadRowKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime,
        m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v left join OrleansMembershipTable m
        on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
    where v.DeploymentId = @DeploymentId'),
('MembershipReadAllKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime,
        m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v left join OrleansMembershipTable m using (DeploymentId)
    where v.DeploymentId = @DeploymentId'),
('GatewaysQueryKey', '
    select Address, ProxyPort, Generation from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0'),
('DeleteMembershipTableEntriesKey', '
    with gone as (delete from OrleansMembershipTable where DeploymentId = @DeploymentId)
    delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId'),
('CleanupDefunctSiloEntriesKey', '
    delete from OrleansMembershipTable
    where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status <> 3')
on conflict (QueryKey) do nothing;
