namespace Loyalty.Journal.Sqlite.Tests;

/// <summary>The same suite with next to nothing remembered and one reader.</summary>
public sealed class SmallCachesConformance : SqliteJournalConformance
{
    private protected override SqliteJournalOptions Options(string path) =>
        new(path) { RememberedStreams = 1, Readers = 1 };
}
