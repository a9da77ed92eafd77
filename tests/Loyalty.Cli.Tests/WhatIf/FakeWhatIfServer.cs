using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Loyalty.Cli.Tests.WhatIf;

/// <summary>Answers with what it is given, one after the other, and remembers what it was asked.</summary>
internal sealed class FakeWhatIfServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<(int Status, string Body)> _answers = new();

    private FakeWhatIfServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Query, key and body of each request.</summary>
    public List<(string Query, string Key, string Body)> Asked { get; } = [];

    public static async Task<FakeWhatIfServer> Start(params IEnumerable<(int Status, string Body)> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeWhatIfServer(app);
        foreach (var answer in answers)
            server._answers.Enqueue(answer);
        app.MapPost("/v1/programs/shop/what-if", server.Answer);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var request = (context.Request.QueryString.Value!, $"{context.Request.Headers.Authorization}", await body.ReadToEndAsync());
        Asked.Add(request);
        var (status, answer) = _answers.Dequeue();
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer);
    }
}
