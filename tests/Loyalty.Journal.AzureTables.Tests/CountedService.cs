using System.Collections.Concurrent;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>Counts what the service is asked, by what it is for; a test may have something happen before a row is read.</summary>
internal sealed class CountedService(ITableService service) : ITableService
{
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    /// <summary>Writes of one table, or reads of it; tables without what is before their own name.</summary>
    public int this[string kind] => asked.GetValueOrDefault(kind);

    /// <summary>Is waited for before a row is read, by its key; null: nothing.</summary>
    public Func<string, Task>? BeforeRead { get; set; }

    /// <summary>How many there were of all kinds.</summary>
    public int All => asked.Values.Sum();

    public void Forget() => asked.Clear();

    public override string ToString() =>
        string.Join(", ", asked.OrderByDescending(static kind => kind.Value).Select(static kind => $"{kind.Key} {kind.Value}"));

    public ValueTask MakeTable(string table, CancellationToken cancellation = default) => service.MakeTable(table, cancellation);

    public async ValueTask<TableRow?> Read(
        string table, string partition, string row, IReadOnlyList<string>? properties = null, CancellationToken cancellation = default)
    {
        Count("read", table);
        await (BeforeRead?.Invoke(row) ?? Task.CompletedTask);
        return await service.Read(table, partition, row, properties, cancellation);
    }

    public ValueTask<IReadOnlyList<TableRow>> Query(
        string table, string partition, string from, string? until, int limit, CancellationToken cancellation = default)
    {
        Count("read", table);
        return service.Query(table, partition, from, until, limit, cancellation);
    }

    public ValueTask<TableOutcome> Write(
        string table, IReadOnlyList<TableWrite> writes, Action? sending = null, CancellationToken cancellation = default)
    {
        Count("write", table);
        return service.Write(table, writes, sending, cancellation);
    }

    private void Count(string verb, string table)
    {
        string[] tables = ["Streams", "Intents", "Feed", "Due"];
        asked.AddOrUpdate($"{verb} {tables.First(name => table.EndsWith(name, StringComparison.Ordinal))}", 1, static (_, count) => count + 1);
    }
}
