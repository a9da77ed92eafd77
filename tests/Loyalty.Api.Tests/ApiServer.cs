using System.Net.Http.Headers;
using System.Text;
using Loyalty.Api.Hosting;
using Loyalty.Contracts;
using Loyalty.Api.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Loyalty.Api.Tests;

/// <summary>The API on a real socket, with one program and a key of its own, answered by fakes.</summary>
public class ApiServer : IAsyncLifetime
{
    public const string Key = "the-key-of-the-tests";

    public const string Program = """
        {
          "id": "shop",
          "name": { "en": "Shop Rewards" },
          "timeZone": "Europe/Paris",
          "currencies": ["USD"],
          "sandbox": true,
          "points": { "rounding": "down", "expire": { "after": "P12M", "from": "earning", "at": "endOfDay" } },
          "tiers": {
            "metric": "lifetimePoints",
            "downgrade": "never",
            "levels": [
              { "id": "bronze", "name": { "en": "Bronze" }, "from": 0 },
              { "id": "silver", "name": { "en": "Silver" }, "from": 1001 },
              { "id": "gold", "name": { "en": "Gold" }, "from": 5001 }
            ]
          },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 100, "per": 1 } },
            { "id": "review", "on": "activity:review", "give": { "points": 50 }, "once": "perSubject" }
          ],
          "rewards": [{ "id": "ten-percent", "name": { "en": "10 % off" }, "points": 1000, "gives": { "percentOff": 10 } }],
          "promotions": [{ "id": "double", "name": { "en": "Double points" }, "multiply": 2, "stack": "best", "active": false }]
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-api-");
    private WebApplication? app;

    public HttpClient Client { get; private set; } = new();

    public IServiceProvider Services => app!.Services;

    /// <summary>Where it keeps its data.</summary>
    public string Data => Path.Combine(folder.FullName, "data");

    public string Url => Client.BaseAddress!.ToString();

    public virtual async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("programs").FullName, "shop.json"), Program);
        await Start();
    }

    /// <summary>Stops it in good order and starts it again on the same data.</summary>
    public async Task Restart()
    {
        Client.Dispose();
        await app!.StopAsync();
        await app.DisposeAsync();
        Client = new HttpClient();
        await Start();
    }

    /// <summary>Tells it to stop, and waits until it has.</summary>
    public Task Stop() => app!.StopAsync();

    public virtual async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A builder of the API with folders and key of its own, on a free port; without a key it makes one.</summary>
    public static WebApplicationBuilder CreateBuilder(string folder, string? key = Key, params string[] settings)
    {
        string[] arguments =
        [
            "--urls", "http://127.0.0.1:0",
            "--Loyalty:Data", Path.Combine(folder, "data"),
            "--Loyalty:Programs", Path.Combine(folder, "programs"),
            "--LOYALTY_DEV_KEY", key ?? "",
            .. settings,
        ];
        var builder = LoyaltyApi.CreateBuilder(arguments);
        if (Environment.GetEnvironmentVariable("LOYALTY_LOG") != "1")
            builder.Logging.ClearProviders();
        return builder;
    }

    public Task<HttpResponseMessage> Post(string path, string json) =>
        Client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> Put(string path, string json) =>
        Client.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Settings beyond the usual ones.</summary>
    protected virtual string[] Settings => [];

    /// <summary>Adds what answers.</summary>
    protected virtual void Answer(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(FakeGrains.Create()).AddSingleton<IClusterView, FakeCluster>();

    private async Task Start()
    {
        var builder = CreateBuilder(folder.FullName, settings: Settings);
        Answer(builder);
        app = LoyaltyApi.Build(builder);
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.Single());
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }
}
