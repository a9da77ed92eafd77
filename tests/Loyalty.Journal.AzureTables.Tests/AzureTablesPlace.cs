using Loyalty.Azurite;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>Tables of the test's own.</summary>
/// <param name="shared">The service.</param>
/// <param name="change">What is other than usual in the options.</param>
public sealed class AzureTablesPlace(SharedAzurite shared, Func<AzureTablesJournalOptions, AzureTablesJournalOptions>? change = null)
    : JournalPlace
{
    private AzureTablesJournalOptions? options;
    private RestTableService? client;
    private CountedService? asked;

    /// <summary>As its journals are opened, once one was.</summary>
    internal AzureTablesJournalOptions Options => options!;

    /// <summary>The client of the journal that has a gate; it counts its requests.</summary>
    internal RestTableService Client => client!;

    /// <summary>What the journal that has a gate asks the service.</summary>
    internal CountedService Asked => asked!;

    /// <summary>Patient on a busy machine: what is tested is what it does, not how long it takes.</summary>
    public override async Task<IJournal> Open(CommitGate? gate = null)
    {
        var usual = options ?? new(await shared.NewTables()) { RequestSeconds = 10, FenceAge = TimeSpan.FromSeconds(2) };
        options ??= change?.Invoke(usual) ?? usual;
        if (gate is null)
            return await AzureTablesJournal.Open(options);
        var place = StoragePlace.Read(options.Connection);
        client = new RestTableService(place, TimeSpan.FromSeconds(options.RequestSeconds));
        asked = new CountedService(client);
        return await AzureTablesJournal.Open(
            asked, place.TablePrefix, options with { AroundCommit = moment => gate.Pass(moment == CommitMoment.Before) });
    }
}
