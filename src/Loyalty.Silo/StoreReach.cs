using Loyalty.Journal;
using Loyalty.Journal.AzureTables.Service;
using Npgsql;

namespace Loyalty.Silo;

/// <summary>A gateway opens no journal: a store that it cannot reach would be told only when it has tried to join for long.</summary>
internal static class StoreReach
{
    private const int Seconds = 5;

    /// <exception cref="JournalUnavailableException">The store cannot be reached; the message says why.</exception>
    public static Task Check(SiloOptions options) =>
        options.Journal == Journals.Azure ? Azure(options.Connection!) : Postgres(options.Connection!);

    private static async Task Azure(string connectionString)
    {
        try
        {
            var place = StoragePlace.Read(connectionString);
            await new RestTableService(place, TimeSpan.FromSeconds(Seconds)).MakeTable($"{place.TablePrefix}Members").ConfigureAwait(false);
        }
        catch (TableServiceException failure)
        {
            throw new JournalUnavailableException(failure.Message, failure);
        }
    }

    private static async Task Postgres(string connectionString)
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
