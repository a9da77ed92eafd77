using System.Diagnostics;
using System.Globalization;
using Loyalty.Journal.Postgres;
using Loyalty.Postgres;

namespace Loyalty.Faults.Measurements;

/// <summary>
/// PostgreSQL by itself, measured by its own <c>pgbench</c> with rows of the size of an award: a bare row that is merely stored, and an
/// award, which is stored only on what makes it one: it follows its predecessor, its command is new, and the catalogue has not moved.
/// </summary>
internal sealed class StoreAlone : IAsyncDisposable
{
    private const string Database = "bench";
    private readonly PostgresServer server;

    private StoreAlone(PostgresServer server) => this.server = server;

    public static async Task<StoreAlone> Start()
    {
        var server = await MeasuredServer.Start();
        await (await PostgresJournal.Open(new PostgresJournalOptions(await server.CreateDatabase(Database)))).DisposeAsync();
        await server.Execute(Database, Sql("bare-tables"));
        return new StoreAlone(server);
    }

    public Task<double> Awards() => Transactions("one-award", 64);

    public Task<double> BareRows() => Transactions("bare-row", 64);

    public async Task<double> BareRowsInBatches() => 100 * await Transactions("hundred-bare-rows", 2);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Awards as an open loop: each has its time, and how long it took is counted from there.</summary>
    public async Task<LoadFigures> AwardsAt(double rate)
    {
        var folder = Directory.CreateTempSubdirectory();
        var prefix = Path.Combine(folder.FullName, "taken");
        var perSecond = await Transactions(
            "one-award", 64, "-R", rate.ToString("F0", CultureInfo.InvariantCulture), "-l", "--log-prefix", prefix);
        var taken = folder.EnumerateFiles().SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1_000).Order().ToList();
        folder.Delete(recursive: true);
        return new LoadFigures(perSecond, taken[taken.Count / 2], taken[taken.Count * 99 / 100], 0, "");
    }

    private async Task<double> Transactions(string script, int clients, params string[] more)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "\\set member random(1, 10000)\n" + Sql(script));
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(PostgresBinaries.Folder!, "pgbench"),
            [
                "-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "postgres", "-n", "-M", "prepared",
                "-c", $"{clients}", "-j", "2", "-T", "10", "-f", file, .. more, Database,
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

    private static string Sql(string name)
    {
        using var stream = typeof(StoreAlone).Assembly.GetManifestResourceStream($"{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
