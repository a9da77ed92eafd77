using Loyalty.Journal.Conformance;

namespace Loyalty.Journal.Sqlite.Tests;

/// <summary>A directory of the test's own.</summary>
/// <param name="change">What is other than usual in the options.</param>
internal sealed class SqlitePlace(Func<SqliteJournalOptions, SqliteJournalOptions>? change = null) : JournalPlace
{
    private readonly TemporaryDirectory directory = new();

    public override Task<IJournal> Open(CommitGate? gate = null)
    {
        var usual = new SqliteJournalOptions(directory.Path) { AroundCommit = moment => gate?.Pass(moment == CommitMoment.Before) };
        return Task.FromResult<IJournal>(SqliteJournal.Open(change?.Invoke(usual) ?? usual));
    }

    public override ValueTask DisposeAsync()
    {
        directory.Dispose();
        return base.DisposeAsync();
    }
}
