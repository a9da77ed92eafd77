using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>The suite that every journal passes. One writer, so that what waits at one moment is one batch.</summary>
public sealed class PostgresJournalConformance(SharedPostgres shared)
    : JournalConformance(new PostgresPlace(shared, usual => usual with { Writers = 1 }));
