using Loyalty.Journal.Conformance;

namespace Loyalty.Journal.Sqlite.Tests;

/// <summary>The same suite with next to nothing remembered and one reader.</summary>
public sealed class SmallCachesConformance()
    : JournalConformance(new SqlitePlace(usual => usual with { RememberedStreams = 1, Readers = 1 }));
