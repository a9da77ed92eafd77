using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Tests.Webhooks;

/// <summary>An endpoint of a shop, on a real socket.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Message> received = new();

    private Receiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single() + "/hook?token=of-the-shop";

    /// <summary>All that came, in the order in which it did, what was refused among it.</summary>
    public IReadOnlyList<Message> All => [.. received];

    /// <summary>What was taken.</summary>
    public IReadOnlyList<Message> Taken => [.. received.Where(message => message.Status is >= 200 and < 300)];

    /// <summary>How it answers.</summary>
    public Func<Message, int> Answer { get; set; } = static _ => 204;

    /// <summary>What it does before it answers.</summary>
    public Func<Message, Task>? Before { get; set; }

    public static async Task<Receiver> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Receive);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var message = new Message(
            context.Request.Headers["webhook-id"].ToString(),
            context.Request.Headers["webhook-timestamp"].ToString(),
            context.Request.Headers["webhook-signature"].ToString(),
            await reader.ReadToEndAsync());
        await (Before?.Invoke(message) ?? Task.CompletedTask);
        message.Status = Answer(message);
        received.Enqueue(message);
        context.Response.StatusCode = message.Status;
        if (message.Status is >= 300 and < 400)
        {
            context.Response.Headers.Location = app.Urls.Single() + "/elsewhere";
        }
    }
}

/// <summary>One request as it came.</summary>
internal sealed record Message(string Id, string Timestamp, string Signature, string Body)
{
    public int Status { get; set; }

    public JsonNode Event => JsonNode.Parse(Body)!;

    public string Type => (string)Event["type"]!;

    public string? Member => (string?)Event["subject"];

    public long Version => (long)Event["data"]!["version"]!;
}
