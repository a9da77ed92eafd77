using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Loyalty.Cli.Feeding;

/// <summary>Makes one call over HTTP and says what the answer means. Safe for any number of callers at once.</summary>
internal sealed class LoyaltyClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public LoyaltyClient(FeedOptions options, TimeProvider time)
    {
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = options.Concurrency,
            UseProxy = !options.Server.IsLoopback,
            ConnectTimeout = options.CallTimeout,
        };
        var root = options.Server.AbsoluteUri.TrimEnd('/');
        _http = new HttpClient(handler)
        {
            BaseAddress = new Uri($"{root}/v1/programs/{Uri.EscapeDataString(options.Program)}/"),
            Timeout = options.CallTimeout,
        };
        if (options.Key is { Length: > 0 } key)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _time = time;
    }

    public async Task<Answer> Send(FeedEvent call, CancellationToken cancellation)
    {
        try
        {
            using var content = new ByteArrayContent(call.Bytes());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _http.PostAsync(new Uri(call.Path, UriKind.Relative), content, cancellation);
            return await Understand(call, response, cancellation);
        }
        catch (HttpRequestException failure)
        {
            return new Answer.Unsettled(failure.InnerException?.Message ?? failure.Message, null);
        }
        catch (IOException failure)
        {
            return new Answer.Unsettled(failure.Message, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Answer.Unsettled($"no answer within {_http.Timeout.TotalSeconds:N0} s", null);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> Understand(FeedEvent call, HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return IsReplay(response) ? new Answer.Replayed() : new Answer.Accepted();
        if (status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
            return new Answer.Unsettled($"the server answers {status}", PauseAskedFor(response));

        var (code, detail) = await Problem(response, cancellation);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return new Answer.Hopeless($"The server refuses the key ({status} {code}): give --key, or set LOYALTY_DEV_KEY.");
        if (response.StatusCode is HttpStatusCode.NotFound && call.Kind == FeedKind.Enrolment)
            return new Answer.Hopeless($"The server has no such program ({status} {code}): {detail}");
        return new Answer.Refused(status, code, detail);
    }

    // The contract answers 201 the first time and 200 ever after.
    private static bool IsReplay(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.OK || response.Headers.Contains("Idempotent-Replay");

    private TimeSpan? PauseAskedFor(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > _time.GetUtcNow() ? date - _time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<(string Code, string? Detail)> Problem(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        try
        {
            using var problem = JsonDocument.Parse(body);
            return (Text(problem, "code") ?? "no-code", Text(problem, "detail") ?? Text(problem, "title"));
        }
        catch (JsonException)
        {
            return ("no-code", body.Length > 200 ? body[..200] : body);
        }
    }

    private static string? Text(JsonDocument problem, string name) =>
        problem.RootElement.ValueKind == JsonValueKind.Object
        && problem.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
