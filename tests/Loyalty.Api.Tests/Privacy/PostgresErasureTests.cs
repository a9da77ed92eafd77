using Npgsql;

namespace Loyalty.Api.Tests.Privacy;

/// <summary>On PostgreSQL through a gateway, in every row of every table.</summary>
public sealed class PostgresErasureTests(GatewayServer server) : ErasureTests(server), IClassFixture<GatewayServer>
{
    private readonly string connection = server.Connection;

    protected override async Task<byte[]> KeyOf(string member)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("SELECT key FROM vault.vault_person WHERE member = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = member });
        return (byte[])(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A row's text shows its bytes in hex; an event that was stored as bytes is looked through as such.</summary>
    protected override async Task<bool> Holds(byte[] bytes)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        foreach (var table in await Tables(source))
        {
            await using var command = source.CreateCommand($"SELECT row::text FROM {table} AS row");
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var row = rows.GetString(0);
                if (row.Contains(Convert.ToHexStringLower(bytes), StringComparison.Ordinal) || row.Contains(text, StringComparison.Ordinal))
                    return true;
            }
        }
        return false;
    }

    private static async Task<List<string>> Tables(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        tables.ShouldContain("vault.vault_person");
        tables.Count.ShouldBeGreaterThan(5);
        return tables;
    }
}
