using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>Calls the engine over HTTP as a shop would.</summary>
internal sealed class EngineClient : IDisposable
{
    public EngineClient(Uri address, string? key)
        : this(key, [address])
    {
    }

    /// <param name="key">The key; null: none is sent.</param>
    /// <param name="addresses">Where calls go, in turn.</param>
    public EngineClient(string? key, IReadOnlyList<Uri> addresses)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) };
        Http = new HttpClient(addresses.Count == 1 ? handler : new Spread(addresses, handler))
        {
            BaseAddress = new Uri(addresses[0], "/v1/programs/"),
            Timeout = TimeSpan.FromSeconds(30),
        };
        if (key is not null)
        {
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    public HttpClient Http { get; }

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public Task<Reply> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    /// <summary>A call whose success the test takes for granted.</summary>
    public async Task<JsonElement> Done(Task<Reply> call)
    {
        var reply = await call;
        ((int)reply.Status).ShouldBeInRange(200, 299, reply.Body);
        return reply.Json;
    }

    public Task<JsonElement> Member(string program, string member) => Done(Get($"{program}/members/{member}"));

    public Task<JsonElement> Enrol(string program, string member, string? at = null) =>
        Done(Post($"{program}/members", new { memberId = member, enrolledAt = at }));

    public Task<JsonElement> Buy(
        string program, string member, string order, decimal price, string? at = null, string currency = "USD") =>
        Done(Post($"{program}/members/{member}/purchases", Purchase(order, price, at, currency)));

    public Task<JsonElement> MoveClock(string program, string now) => Done(Put($"{program}/clock", new { now }));

    /// <summary>All entries of a ledger, read page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> Ledger(string program, string member)
    {
        var entries = new List<JsonElement>();
        for (var after = ""; after is not null;)
        {
            var page = await Done(Get($"{program}/members/{member}/ledger?limit=500&after={after}"));
            entries.AddRange(page.GetProperty("entries").EnumerateArray());
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        return entries;
    }

    public static object Purchase(string order, decimal price, string? at = null, string currency = "USD") => new
    {
        orderId = order,
        occurredAt = at,
        currency,
        lines = new[] { new { sku = "MUG", quantity = 1, unitPrice = price } },
    };

    public async Task<Reply> Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            var json = body as string ?? JsonSerializer.Serialize(body);
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        using var response = await Http.SendAsync(request);
        var replay = response.Headers.TryGetValues("Idempotent-Replay", out var values) ? string.Join(',', values) : null;
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), replay);
    }

    public void Dispose() => Http.Dispose();
}

/// <summary>An answer.</summary>
/// <param name="Replay">The header <c>Idempotent-Replay</c>; null where there is none.</param>
internal sealed record Reply(HttpStatusCode Status, string Body, string? Replay)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;
}
