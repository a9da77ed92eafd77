using Loyalty.Journal.Conformance;
using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>The suite that every journal passes. One writer, so that what waits at one moment is one batch.</summary>
public sealed class PostgresJournalConformance(SharedPostgres shared) : JournalConformance
{
    private string? database;
    private PostgresJournal? journal;

    protected override async Task<IJournal> OpenAsync()
    {
        database ??= await shared.NewDatabase();
        return journal = await PostgresJournal.Open(
            AppendsOfTests.Patient(database) with { Writers = 1, AroundCommit = PassTheGate });
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
