using Loyalty.Journal;
using Npgsql;

namespace Loyalty.Silo;

/// <summary>A gateway opens no journal: a store that it cannot reach would be told only when it has tried to join for long.</summary>
internal static class StoreReach
{
    /// <exception cref="JournalUnavailableException">The store cannot be reached; the message says why.</exception>
    public static async Task Check(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
            await connection.OpenAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException failure)
        {
            throw new JournalUnavailableException($"PostgreSQL: {failure.Message}", failure);
        }
    }
}
