using Loyalty.Api.Health;
using Loyalty.Api.Hosting;
using Loyalty.Contracts;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Programs;

/// <summary>
/// Publishes the documents of the programs folder whose programs do not exist yet, before the first request is taken. What exists
/// is never touched: it may have been changed since. The file's name is the program's id.
/// </summary>
internal sealed partial class ProgramLoader(
    IGrainFactory grains,
    IConfiguration configuration,
    IHostEnvironment environment,
    Readiness readiness,
    ILogger<ProgramLoader> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Folders.Programs(configuration, environment.ContentRootPath) is { } folder)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
                await LoadWhenThereIsASilo(file, cancellationToken);
        }
        readiness.ProgramsAreLoaded();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A gateway may be started before the silos that it calls: it is not ready until they are there.</summary>
    private async Task LoadWhenThereIsASilo(string file, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await Load(file, cancellation);
                return;
            }
            catch (TimeoutException timeout) when (!cancellation.IsCancellationRequested)
            {
                Waits(timeout.Message);
            }
        }
    }

    private async Task Load(string file, CancellationToken cancellation)
    {
        var id = Path.GetFileNameWithoutExtension(file);
        var catalogue = grains.GetGrain<ICatalogueGrain>(id);
        if ((await catalogue.Get(cancellation)).Refusal is not { Status: StatusCodes.Status404NotFound })
            return;
        var answer = await catalogue.Publish(await File.ReadAllTextAsync(file, cancellation), cancellation);
        if (answer.Refusal is { } refusal)
            throw new InvalidDataException(Tell(file, refusal));
        Published(id, answer.Value!.Version);
    }

    private static string Tell(string file, Refusal refusal) =>
        $"{file} is not a program: {refusal.Detail}"
        + string.Concat(refusal.Faults.Select(fault => $"{Environment.NewLine}  {fault.Pointer}: {fault.Detail} ({fault.Code})"));
}
