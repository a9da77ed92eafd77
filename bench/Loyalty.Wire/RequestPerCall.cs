using System.Net;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Orleans.Serialization;

namespace Loyalty.Wire;

/// <summary>The baseline: each call is an HTTP/2 request of its own, with the same serializer and no grain behind it.</summary>
internal sealed class RequestPerCall : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly HttpClient client;
    private readonly Serializer serializer;

    private RequestPerCall(WebApplication server, Serializer serializer, int port)
    {
        this.server = server;
        this.serializer = serializer;
        client = new HttpClient(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public static async Task<RequestPerCall> Start(Serializer serializer, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            kestrel => kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2));
        var server = builder.Build();
        server.Run(async context =>
        {
            var body = await Read(context.Request.Body);
            await context.Response.Body.WriteAsync(context.Request.Path == "/ping"
                ? serializer.SerializeToArray(serializer.Deserialize<long>(body) + 1)
                : serializer.SerializeToArray(Samples.Answer(serializer.Deserialize<PurchaseRequest>(body))));
        });
        await server.StartAsync();
        return new RequestPerCall(server, serializer, port);
    }

    public async Task<long> Ping(long number) =>
        serializer.Deserialize<long>(await Post("/ping", serializer.SerializeToArray(number)));

    public async Task<Answer<Receipt>> Purchase(PurchaseRequest request) =>
        serializer.Deserialize<Answer<Receipt>>(await Post("/purchase", serializer.SerializeToArray(request)));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    private static async Task<byte[]> Read(Stream stream)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer);
        return buffer.ToArray();
    }

    private async Task<byte[]> Post(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await client.PostAsync(path, content);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
