using Loyalty.Journal.Conformance;

namespace Loyalty.Journal.Sqlite.Tests;

public class SqliteJournalConformance : JournalConformance
{
    private readonly TemporaryDirectory directory = new();
    private SqliteJournal? journal;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected virtual SqliteJournalOptions Options(string path) => new(path);

    protected override Task<IJournal> OpenAsync()
    {
        journal = SqliteJournal.Open(Options(directory.Path) with { AroundCommit = PassTheGate });
        return Task.FromResult<IJournal>(journal);
    }

    protected override async Task<IJournal> ReopenAsync()
    {
        await journal!.DisposeAsync();
        return await OpenAsync();
    }

    protected override async Task CloseAsync() => await journal!.DisposeAsync();

    private void PassTheGate(CommitMoment moment)
    {
        if (moment == CommitMoment.Before)
            Commits.Before();
        else
            Commits.After();
    }
}
