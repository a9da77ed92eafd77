using System.Diagnostics;
using System.Globalization;
using Loyalty.Postgres;

namespace Loyalty.Faults.Measurements;

/// <summary>PostgreSQL by itself, measured by its own <c>pgbench</c> with rows of the size of an award.</summary>
internal sealed class StoreAlone : IAsyncDisposable
{
    private const string Database = "bench";
    private const string Table = """
        CREATE TABLE award (stream text COLLATE "C", after bigint, last bigint, command text COLLATE "C", body bytea, PRIMARY KEY (stream, after));
        CREATE UNIQUE INDEX ON award (stream, command);
        CREATE SEQUENCE number;
        """;

    private const string OneRow = """
        \set member random(1, 10000)
        INSERT INTO award SELECT 'member/storefront/load-' || :member, n, n + 1, 'purchase/' || n, decode(repeat('61', 925), 'hex')
        FROM nextval('number') AS n;
        """;

    private const string HundredRows = """
        \set member random(1, 10000)
        INSERT INTO award SELECT 'member/storefront/load-' || (:member + i), n, n + 1, 'purchase/' || n, decode(repeat('61', 925), 'hex')
        FROM (SELECT i, nextval('number') AS n FROM generate_series(1, 100) AS i) AS rows;
        """;

    private readonly PostgresServer server;

    private StoreAlone(PostgresServer server) => this.server = server;

    public static async Task<StoreAlone> Start()
    {
        var server = await PostgresServer.StartNew();
        await server.CreateDatabase(Database);
        await server.Execute(Database, Table);
        return new StoreAlone(server);
    }

    public async Task<string> OneByOne() => $"{await Transactions(OneRow, 64):N0} awards/s";

    public async Task<string> Batches() => $"{100 * await Transactions(HundredRows, 2):N0} awards/s";

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<double> Transactions(string script, int clients)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script.ReplaceLineEndings(" ").Replace("INSERT", "\nINSERT", StringComparison.Ordinal));
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(PostgresBinaries.Folder!, "pgbench"),
            [
                "-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "postgres", "-n", "-M", "prepared",
                "-c", $"{clients}", "-j", "2", "-T", "10", "-f", file, Database,
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        var line = output.Split('\n').First(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }
}
