using Loyalty.Journal.Conformance;

namespace Loyalty.Journal.Sqlite.Tests;

public sealed class SqliteJournalConformance : JournalConformance
{
    private readonly TemporaryDirectory directory = new();
    private SqliteJournal? journal;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        directory.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override Task<IJournal> OpenAsync()
    {
        journal = SqliteJournal.Open(new SqliteJournalOptions(directory.Path)
        {
            AroundCommit = moment =>
            {
                if (moment == CommitMoment.Before)
                    Commits.Before();
                else
                    Commits.After();
            },
        });
        return Task.FromResult<IJournal>(journal);
    }

    protected override async Task<IJournal> ReopenAsync()
    {
        await journal!.DisposeAsync();
        return await OpenAsync();
    }

    protected override async Task CloseAsync() => await journal!.DisposeAsync();
}
