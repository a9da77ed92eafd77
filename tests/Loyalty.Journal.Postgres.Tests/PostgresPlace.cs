using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>A database of the test's own.</summary>
/// <param name="shared">The server.</param>
/// <param name="change">What is other than usual in the options.</param>
public sealed class PostgresPlace(SharedPostgres shared, Func<PostgresJournalOptions, PostgresJournalOptions>? change = null) : JournalPlace
{
    private string? database;

    /// <summary>Its connection string, once a journal was opened.</summary>
    internal string Database => database!;

    /// <summary>
    /// As a journal is opened by tests of what it does, not of how long it waits: patient on a busy machine, and in the feed with other
    /// tests on the same server.
    /// </summary>
    public static PostgresJournalOptions Patient(string database) =>
        new(database) { CommandSeconds = 60, ConnectSeconds = 60, FeedPatience = TimeSpan.FromSeconds(60) };

    public override async Task<IJournal> Open(CommitGate? gate = null)
    {
        database ??= await shared.NewDatabase();
        var usual = Patient(database) with { AroundCommit = moment => gate?.Pass(moment == CommitMoment.Before) };
        return await PostgresJournal.Open(change?.Invoke(usual) ?? usual);
    }
}
