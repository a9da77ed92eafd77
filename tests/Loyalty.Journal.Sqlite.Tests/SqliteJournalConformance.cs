using Loyalty.Journal.Conformance;

namespace Loyalty.Journal.Sqlite.Tests;

/// <summary>The suite that every journal passes.</summary>
public sealed class SqliteJournalConformance() : JournalConformance(new SqlitePlace());
