using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Loyalty.Cli.Tests.FakeServer;

/// <summary>Speaks the contract's three posts, keeps all in the ledger that it is given, and fails as told.</summary>
internal sealed class FakeLoyaltyServer : IAsyncDisposable
{
    public const string Key = "a-key";
    private readonly WebApplication _app;

    private FakeLoyaltyServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Called after each call that was applied or replayed, with the number of those so far.</summary>
    public Action<int> Answered { get; set; } = _ => { };

    /// <summary>Every connection is cut as if the process were gone.</summary>
    public bool IsCutOff { get; set; }

    public static async Task<FakeLoyaltyServer> Start(
        FakeLedger ledger, FakeFaults? faults = null, int port = 0, Func<string, string, int?>? refuse = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var server = new FakeLoyaltyServer(app);
        var answered = 0;
        app.MapPost("/v1/programs/{program}/members", (HttpContext context) => Handle(context, null, "members"));
        app.MapPost("/v1/programs/{program}/members/{member}/{kind}", (HttpContext context, string member, string kind) =>
            Handle(context, member, kind));
        await app.StartAsync();
        return server;

        async Task Handle(HttpContext context, string? member, string kind)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (await Rejected(context, kind))
                return;
            var fault = server.IsCutOff ? Fault.BrokenBefore : faults?.Next() ?? Fault.None;
            if (await Failed(context, fault))
                return;
            var name = member ?? MemberId(body.ToArray());
            var status = refuse?.Invoke(name, kind) ?? await ledger.Apply(name, kind, body.ToArray());
            server.Answered(Interlocked.Increment(ref answered));
            await Answer(context, status, fault);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string MemberId(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("memberId").GetString()!;
    }

    private static async Task<bool> Rejected(HttpContext context, string kind)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Key}")
            await Problem(context, 401, "unauthorized");
        else if ((string?)context.Request.RouteValues["program"] != "storefront")
            await Problem(context, 404, "program-not-found");
        else if (context.Request.ContentType != "application/json" || kind is not ("members" or "purchases" or "returns"))
            await Problem(context, 400, "bad-request");
        return context.Response.HasStarted;
    }

    private static async Task<bool> Failed(HttpContext context, Fault fault)
    {
        if (fault == Fault.BrokenBefore)
            context.Abort();
        if (fault == Fault.Overloaded)
        {
            context.Response.Headers.RetryAfter = "0";
            await Problem(context, 503, "overloaded");
        }

        return fault is Fault.BrokenBefore or Fault.Overloaded;
    }

    private static async Task Answer(HttpContext context, int status, Fault fault)
    {
        if (fault == Fault.BrokenAfter)
            context.Abort();
        else if (fault == Fault.FailedAfter)
            await Problem(context, 500, "failed");
        else if (status >= 400)
            await Problem(context, status, status == 404 ? "member-not-found" : "id-reused");
        else
            await Done(context, status);
    }

    private static Task Done(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status == 200)
            context.Response.Headers["Idempotent-Replay"] = "true";
        return context.Response.WriteAsync("{}");
    }

    private static Task Problem(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync($$"""{"code":"{{code}}","detail":"about {{code}}"}""");
    }
}
