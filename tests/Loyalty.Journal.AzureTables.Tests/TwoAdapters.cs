using Loyalty.Azurite;
using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.Conformance;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>Two journals over the same empty tables, as two silos have; the first one's transactions can be held, its requests are counted.</summary>
public abstract class TwoAdapters(SharedAzurite shared) : IAsyncLifetime
{
    private AzureTablesJournal? first;
    private AzureTablesJournal? second;
    private RestTableService? client;

    private protected AzureTablesJournal First => first!;

    private protected AzureTablesJournal Second => second!;

    private protected RestTableService Client => client!;

    /// <summary>What the first one asks the service.</summary>
    private protected CountedService Asked { get; private set; } = null!;

    protected CommitGate FirstCommits { get; } = new();

    private protected string Connection { get; private set; } = "";

    private protected virtual AzureTablesJournalOptions Options(string connection) => AppendsOfTests.Patient(connection);

    public async ValueTask InitializeAsync()
    {
        Connection = await shared.NewTables();
        var (place, options) = (StoragePlace.Read(Connection), Options(Connection));
        client = new RestTableService(place, TimeSpan.FromSeconds(options.RequestSeconds));
        Asked = new CountedService(client);
        first = await AzureTablesJournal.Open(Asked, place.TablePrefix, options with { AroundCommit = PassTheGate });
        second = await AzureTablesJournal.Open(options);
    }

    public async ValueTask DisposeAsync()
    {
        FirstCommits.Release();
        if (first is not null)
            await first.DisposeAsync();
        if (second is not null)
            await second.DisposeAsync();
        FirstCommits.Dispose();
        GC.SuppressFinalize(this);
    }

    private void PassTheGate(CommitMoment moment)
    {
        if (moment == CommitMoment.Before)
            FirstCommits.Before();
    }
}
