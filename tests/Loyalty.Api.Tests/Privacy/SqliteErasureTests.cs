using Microsoft.Data.Sqlite;

namespace Loyalty.Api.Tests.Privacy;

/// <summary>On SQLite, in every byte of every file of the data folder.</summary>
public sealed class SqliteErasureTests(EngineServer server) : ErasureTests(server), IClassFixture<EngineServer>
{
    private readonly string folder = server.Data;

    protected override async Task<byte[]> KeyOf(string member)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "vault.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand($"SELECT key FROM vault_person WHERE member = '{member}'", connection);
        return (byte[])(await command.ExecuteScalarAsync())!;
    }

    protected override async Task<bool> Holds(byte[] bytes)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) == ".lock")
                continue;
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            await stream.CopyToAsync(all);
            if (all.ToArray().AsSpan().IndexOf(bytes) >= 0)
                return true;
        }
        return false;
    }
}
