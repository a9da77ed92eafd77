using System.Net.Http.Headers;
using System.Text.Json;
using Loyalty.Cli.Backfill;
using Spectre.Console;

namespace Loyalty.Cli.Reports;

/// <summary>Asks the engine and shows what it answers.</summary>
internal sealed class ReportRun(IAnsiConsole console)
{
    // The first report after a start reads the whole ledger.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> Run(ReportRequest request, CancellationToken cancellation)
    {
        try
        {
            var (status, body) = await Ask(request, cancellation);
            return Show(request, status, body);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            console.MarkupLineInterpolated($"[red]{request.Server} cannot be reached: {failure.InnerException?.Message ?? failure.Message}[/]");
            return ExitCode.GaveUp;
        }
        catch (OperationCanceledException)
        {
            console.WriteLine(cancellation.IsCancellationRequested ? "Interrupted." : $"No answer within {s_patience.TotalMinutes:N0} minutes.");
            return cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.GaveUp;
        }
    }

    private static async Task<(int Status, string Body)> Ask(ReportRequest request, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = !request.Server.IsLoopback }) { Timeout = s_patience };
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(request.Server.AbsoluteUri.TrimEnd('/') + request.Path));
        if (request.Key is { Length: > 0 } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(message, cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    private int Show(ReportRequest request, int status, string body)
    {
        if (status is < 200 or > 299)
        {
            console.MarkupLineInterpolated($"[red]The server answers {status}: {Detail(body)}[/]");
            return status >= 500 ? ExitCode.GaveUp : ExitCode.Unusable;
        }

        using var report = JsonDocument.Parse(body);
        if (request.IsJson)
            console.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(report, s_indented)); // the console would wrap it
        else
            ReportTables.Write(console, request, report.RootElement);
        return ExitCode.Done;
    }

    private static string Detail(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString()! : body;
        }
        catch (JsonException)
        {
            return body.Length > 200 ? body[..200] : body;
        }
    }
}
