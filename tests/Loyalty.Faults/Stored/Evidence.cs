using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;
using Loyalty.History;
using Loyalty.Journal;
using Loyalty.Journal.AzureTables;
using Loyalty.Journal.Postgres;
using Loyalty.Journal.Sqlite;

namespace Loyalty.Faults.Stored;

/// <summary>Gathers all that is known of a run when it is over, and follows the feed while it is on.</summary>
internal sealed class Evidence : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AzuriteRest = TimeSpan.FromMilliseconds(500); // to look is six requests to its one processor
    private readonly CancellationTokenSource end = new();
    private readonly ProcessCluster cluster;
    private readonly Crowd crowd;
    private readonly Task<List<FeedPlace>> following;

    public Evidence(ProcessCluster cluster, Crowd crowd)
    {
        this.cluster = cluster;
        this.crowd = crowd;
        following = Follow();
    }

    /// <summary>Waits until all gifts have arrived, reads everything, and ends the processes.</summary>
    public async Task<Observed> Gather()
    {
        if (cluster.Shape.IsApart)
        {
            await Task.WhenAll(cluster.Silos.Select(silo => silo.Restart())); // what each has in memory, the others have made old
        }

        var ledgers = await Settled();
        await end.CancelAsync();
        var followed = await following;
        await cluster.StopAll();
        var journal = await Open();
        await using var closing = journal as IAsyncDisposable;
        return new Observed
        {
            Calls = crowd.Log.Calls,
            Ledgers = ledgers,
            IsSettled = true,
            Budgets = crowd.Budgets,
            Toggles = crowd.Toggles,
            Feed = await FeedReader.Whole(journal),
            Followed = followed,
            Streams = await FeedReader.Versions(journal),
            StreamPrefix = $"member/{FaultProgram.Id}/",
            Written = cluster.Postgres is null ? [] : await StoreWitness.Written(cluster.StoreConnection),
            Absences = cluster.Postgres is null ? [] : await TakenOut(),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await following;
        end.Dispose();
    }

    private async Task<Dictionary<string, IReadOnlyList<LedgerEntry>>> Settled()
    {
        var began = crowd.Now;
        while (true)
        {
            var ledgers = await LedgerReader.Read(crowd.Apis, crowd.Members);
            var kinds = ledgers.Values.SelectMany(entries => entries).CountBy(entry => entry.Kind).ToDictionary();
            var open = kinds.GetValueOrDefault("gift") - kinds.GetValueOrDefault("gift-received") - kinds.GetValueOrDefault("gift-returned");
            if (open == 0 || crowd.Now - began > Patience)
            {
                return ledgers;
            }

            await Task.Delay(200);
        }
    }

    /// <summary>Who leaves in order puts its books right before it ends: only what others did to it counts.</summary>
    private async Task<List<Absence>> TakenOut()
    {
        var processes = cluster.Processes.ToDictionary(process => process.Name);
        var absences = await StoreWitness.Absences(cluster.StoreConnection, cluster.NamesByEndpoint);
        return [.. absences.Where(absence => !processes[absence.Silo].WasStopping(absence.From))];
    }

    /// <summary>SQLite lets nobody else in while the engine runs.</summary>
    private async Task<List<FeedPlace>> Follow()
    {
        if (cluster.Shape.Store == Store.Sqlite)
        {
            return [];
        }

        var journal = await Open();
        await using var closing = journal as IAsyncDisposable;
        return await (cluster.Shape.Store == Store.Azure
            ? FeedReader.Follow(journal, AzuriteRest, end.Token) : FeedReader.Follow(journal, end.Token));
    }

    private async Task<IJournal> Open() => cluster.Shape.Store switch
    {
        Store.Sqlite => SqliteJournal.Open(new SqliteJournalOptions(cluster.Data)),
        Store.Azure => await AzureTablesJournal.Open(new AzureTablesJournalOptions(cluster.Azure!.Connection()) { RequestSeconds = 10 }),
        _ => await PostgresJournal.Open(new PostgresJournalOptions(cluster.StoreConnection)),
    };
}
