using Loyalty.Journal.AzureTables;
using Loyalty.Journal.AzureTables.Service;
using Orleans.Lite;

namespace Loyalty.Silo.Membership;

/// <summary>
/// The membership table in a table of the journal's account: a partition for each cluster, in it a row with the version and one for each
/// process. Who comes or goes changes the version's row with its own in one transaction, on condition that nobody else has; a renewal
/// changes its own row alone, on condition that it is as it was read.
/// </summary>
internal sealed class AzureMembershipTable(ITableService service, string prefix, string cluster) : IMembershipTable
{
    private const string VersionRow = "version";
    private const int MostProcesses = 10_000;
    private const int Tries = 200;

    private readonly string table = $"{prefix}Members";
    private readonly string partition = Keys.Of(cluster);
    private volatile bool isMade;

    /// <summary>The table of a storage account.</summary>
    /// <param name="connection">How to reach the account.</param>
    /// <param name="cluster">Processes that say the same name are one cluster.</param>
    /// <param name="timeoutSeconds">Seconds until a request is given up, 1 or more.</param>
    public static AzureMembershipTable Open(string connection, string cluster, int timeoutSeconds)
    {
        var place = StoragePlace.Read(connection);
        return new AzureMembershipTable(new RestTableService(place, TimeSpan.FromSeconds(timeoutSeconds)), place.TablePrefix, cluster);
    }

    /// <inheritdoc/>
    public async ValueTask<ClusterTable> Read(CancellationToken cancellation = default) => (await Look(cancellation)).Table;

    /// <inheritdoc/>
    public ValueTask<ClusterTable> Add(SiloAddress process, bool hostsGrains, CancellationToken cancellation = default) => Change(
        now =>
        {
            var others = now.Rows.Keys.Where(other => other.Endpoint.Equals(process.Endpoint) && other.Generation != process.Generation);
            TableWrite[] writes = [.. others.Select(other => new TableWrite(TableVerb.Delete, now.Rows[other], now.Rows[other].ETag))];
            return now.Rows.ContainsKey(process) ? writes : [.. writes, new TableWrite(TableVerb.Insert, New(process, hostsGrains, now))];
        },
        isOfVersion: true,
        cancellation);

    /// <inheritdoc/>
    public ValueTask<ClusterTable> Renew(SiloAddress process, long seen, CancellationToken cancellation = default) => Change(
        now => now.Rows.TryGetValue(process, out var row)
            ? [new TableWrite(TableVerb.Merge, Named(process).With("Seen", seen).With("Renewals", row.Number("Renewals") + 1), row.ETag)]
            : [],
        isOfVersion: false,
        cancellation);

    /// <inheritdoc/>
    public ValueTask<ClusterTable> Remove(SiloAddress process, long? renewals, CancellationToken cancellation = default) => Change(
        now => now.Rows.TryGetValue(process, out var row) && !(row.Number("Renewals") > renewals)
            ? [new TableWrite(TableVerb.Delete, row, row.ETag)]
            : [],
        isOfVersion: true,
        cancellation);

    private static ClusterMember Member(SiloAddress process, TableRow row) =>
        new(process, row.Truth("HostsGrains"), row.Number("Since"), row.Number("Seen"), row.Number("Renewals"));

    private TableRow Named(SiloAddress process) => new TableRow(partition, $"m{Keys.Of(process.ToParsableString())}")
        .With("Process", process.ToParsableString());

    private TableRow New(SiloAddress process, bool hostsGrains, View now) => Named(process)
        .With("HostsGrains", hostsGrains).With("Since", now.Table.Version + 1).With("Seen", 0L).With("Renewals", 0L);

    /// <summary>Looks, changes what it asks for on condition that all is as it was, and looks again; as often as somebody else was quicker.</summary>
    private async ValueTask<ClusterTable> Change(Func<View, TableWrite[]> change, bool isOfVersion, CancellationToken cancellation)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var now = await Look(cancellation);
            var writes = change(now);
            if (writes.Length == 0)
            {
                return now.Table;
            }

            var all = isOfVersion ? [.. writes, Next(now)] : writes;
            if ((await service.Write(table, all, cancellation: cancellation)).IsDone)
            {
                return (await Look(cancellation)).Table;
            }
        }

        throw new TableServiceException("The members of the cluster change without end.");
    }

    private TableWrite Next(View now)
    {
        var row = new TableRow(partition, VersionRow).With("Version", now.Table.Version + 1);
        return now.ETag is null ? new TableWrite(TableVerb.Insert, row) : new TableWrite(TableVerb.Replace, row, now.ETag);
    }

    private async ValueTask<View> Look(CancellationToken cancellation)
    {
        if (!isMade)
        {
            await service.MakeTable(table, cancellation);
            isMade = true;
        }

        var rows = await service.Query(table, partition, "", null, MostProcesses, cancellation);
        var version = rows.FirstOrDefault(static row => row.Row == VersionRow);
        var members = rows.Where(static row => row.Row != VersionRow)
            .ToDictionary(static row => SiloAddress.FromParsableString(row.Text("Process")!));
        return new View(
            version?.ETag,
            new ClusterTable(version?.Number("Version") ?? 0, [.. members.Select(static pair => Member(pair.Key, pair.Value))]),
            members);
    }

    private sealed record View(string? ETag, ClusterTable Table, Dictionary<SiloAddress, TableRow> Rows);
}
