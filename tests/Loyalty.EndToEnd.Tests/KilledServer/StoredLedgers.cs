using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.History;
using Microsoft.Data.Sqlite;

namespace Loyalty.EndToEnd.Tests.KilledServer;

/// <summary>What a server holds in the end.</summary>
internal static class StoredLedgers
{
    public static async Task<Dictionary<string, IReadOnlyList<LedgerEntry>>> Read(
        EngineClient client, IEnumerable<string> members)
    {
        var ledgers = new Dictionary<string, IReadOnlyList<LedgerEntry>>();
        foreach (var member in members)
        {
            var entries = await client.Ledger("storefront", member);
            ledgers.Add(member, [.. entries.Select(entry => Entry(entry, member))]);
        }

        return ledgers;
    }

    /// <summary>What SQLite itself says of its file: <c>ok</c>, if all is well.</summary>
    public static string IntegrityOf(string data)
    {
        SQLitePCL.Batteries_V2.Init();
        var path = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "journal.db"), Pooling = false };
        using var connection = new SqliteConnection(path.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }

    private static LedgerEntry Entry(JsonElement entry, string member)
    {
        var kind = entry.Text("kind")!;
        var id = kind == "enrolment" ? member : entry.Text("id");
        var command = id is null ? null : $"{(kind == "enrolment" ? "enrol" : kind)}/{id}";
        var version = entry.Points("version");
        return new LedgerEntry(version, command, entry.Points("points"), entry.Points("balance"), entry.Points("owed"));
    }
}
