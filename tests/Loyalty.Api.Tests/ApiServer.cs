using System.Net.Http.Headers;
using System.Text;
using Loyalty.Api.Hosting;
using Loyalty.Api.Tests.Fakes;
using Loyalty.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Loyalty.Api.Tests;

/// <summary>The API on a real socket, answered by fakes, with one program and a key of its own.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    public const string Key = "the-key-of-the-tests";

    public const string Program = """
        {
          "id": "shop",
          "name": { "en": "Shop Rewards" },
          "rewards": [{ "id": "ten-percent", "name": { "en": "10 % off" }, "points": 1000 }],
          "promotions": [{ "id": "double", "name": { "en": "Double points" }, "multiply": 2, "active": false }]
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-api-");
    private WebApplication? app;

    public HttpClient Client { get; } = new();

    public string Url => Client.BaseAddress!.ToString();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("programs").FullName, "shop.json"), Program);
        app = Build(folder.FullName);
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.Single());
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>The API on fakes.</summary>
    public static WebApplication Build(string folder, string? key = Key)
    {
        var builder = CreateBuilder(folder, key);
        builder.Services.AddSingleton(FakeGrains.Create());
        return LoyaltyApi.Build(builder);
    }

    /// <summary>The API on the engine itself.</summary>
    public static WebApplication BuildEngine(string folder, string? key = Key)
    {
        var builder = CreateBuilder(folder, key);
        builder.AddLoyaltySilo();
        return LoyaltyApi.Build(builder);
    }

    private static WebApplicationBuilder CreateBuilder(string folder, string? key)
    {
        var builder = LoyaltyApi.CreateBuilder(
            ["--urls", "http://127.0.0.1:0", "--Loyalty:Data", Path.Combine(folder, "data"), "--Loyalty:Programs", Path.Combine(folder, "programs"), "--LOYALTY_DEV_KEY", key ?? ""]);
        if (Environment.GetEnvironmentVariable("LOYALTY_LOG") != "1")
            builder.Logging.ClearProviders();
        return builder;
    }

    public Task<HttpResponseMessage> Post(string path, string json) =>
        Client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> Put(string path, string json) =>
        Client.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));
}
