using Loyalty.Journal.Conformance;
using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>Two journals over one empty database, as two silos have; the first one's batches can be held.</summary>
public abstract class TwoAdapters(SharedPostgres shared) : IAsyncLifetime
{
    private PostgresJournal? first;
    private PostgresJournal? second;

    private protected PostgresJournal First => first!;

    private protected PostgresJournal Second => second!;

    protected CommitGate FirstCommits { get; } = new();

    protected string Database { get; private set; } = "";

    private protected virtual PostgresJournalOptions FirstOptions(PostgresJournalOptions usual) => usual;

    public async ValueTask InitializeAsync()
    {
        Database = await shared.NewDatabase();
        var usual = AppendsOfTests.Patient(Database);
        first = await PostgresJournal.Open(FirstOptions(usual with { AroundCommit = PassTheGate }));
        second = await PostgresJournal.Open(usual);
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
