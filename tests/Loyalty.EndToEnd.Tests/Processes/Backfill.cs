using System.Text.Json;

namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>A back-fill by the command line, as a process of its own.</summary>
internal sealed class Backfill : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly RunningProcess process;
    private readonly string summary;

    public Backfill(Server server, string program, string file, TemporaryFolder folder)
    {
        summary = folder.File($"summary-{Guid.NewGuid():N}.json");
        process = new RunningProcess(
            Built.CommandLine,
            folder.Name,
            ["backfill", file, "--program", program, "--server", server.Address.OriginalString, "--json", summary],
            new Dictionary<string, string?> { ["LOYALTY_DEV_KEY"] = Server.Key });
    }

    public bool HasExited => process.HasExited;

    /// <summary>Runs one to its end and gives its summary.</summary>
    public static async Task<JsonElement> Run(Server server, string program, string file, TemporaryFolder folder)
    {
        using var backfill = new Backfill(server, program, file, folder);
        return await backfill.Finish();
    }

    /// <summary>Waits for its end, which must be a good one, and gives its summary.</summary>
    public async Task<JsonElement> Finish()
    {
        (await process.Ended(Patience)).ShouldBe(0, process.Output);
        return JsonDocument.Parse(await File.ReadAllTextAsync(summary)).RootElement;
    }

    public void Kill() => process.Kill();

    public void Dispose() => process.Dispose();
}
