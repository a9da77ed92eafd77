using Loyalty.Azurite;
using Loyalty.Journal.Conformance;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>The suite that every journal passes, on Azurite.</summary>
public sealed class AzureTablesConformance(SharedAzurite shared) : JournalConformance
{
    private string? connection;
    private AzureTablesJournal? journal;

    /// <summary>A transaction of the service is of one partition, which is one stream.</summary>
    protected override bool JoinsStreams => false;

    protected override async Task<IJournal> OpenAsync()
    {
        connection ??= await shared.NewTables();
        return journal = await AzureTablesJournal.Open(new AzureTablesJournalOptions(connection)
        {
            RequestSeconds = 10,
            FenceAge = TimeSpan.FromSeconds(2),
            AroundCommit = PassTheGate,
        });
    }

    protected override async Task<IJournal> ReopenAsync()
    {
        await CloseAsync();
        return await OpenAsync();
    }

    protected override async Task CloseAsync()
    {
        if (journal is not null)
            await journal.DisposeAsync();
    }

    private void PassTheGate(CommitMoment moment)
    {
        if (moment == CommitMoment.Before)
            Commits.Before();
        else
            Commits.After();
    }
}
