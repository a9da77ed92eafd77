using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.Wheel;

/// <summary>
/// The site of a shop, at an origin of its own: a page with a wheel out of the engine, and an address that passes the member's
/// stream on with the key, which the page does not know. It goes to the first engine that answers.
/// </summary>
internal sealed class ShopSite : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string stream;
    private readonly IReadOnlyList<Uri> engines;

    public ShopSite(string program, string member, IReadOnlyList<Uri> engines)
    {
        this.engines = engines;
        stream = $"v1/programs/{program}/members/{member}/live";
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Server.Key);
        Address = new Uri($"http://localhost:{FreePort.Find()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = Serve();
    }

    public Uri Address { get; }

    /// <summary>What its page shows.</summary>
    public string Body { get; init; } = "<progress-wheel src=\"/live\"></progress-wheel>";

    public void Dispose()
    {
        listener.Close();
        client.Dispose();
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                _ = Answer(await listener.GetContextAsync());
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        try
        {
            await (context.Request.Url!.AbsolutePath == "/live" ? PassOn(context) : ShowPage(context));
            context.Response.Close();
        }
        catch (Exception gone) when (gone is IOException or HttpRequestException or HttpListenerException or ObjectDisposedException)
        {
            context.Response.Abort(); // the engine has died, or the visitor has left
        }
    }

    private async Task ShowPage(HttpListenerContext context)
    {
        context.Response.ContentType = "text/html";
        var page = Visit.Shop(await Reachable(), Body);
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(page));
    }

    private async Task PassOn(HttpListenerContext context)
    {
        using var answer = await client.GetAsync(new Uri(await Reachable(), stream), HttpCompletionOption.ResponseHeadersRead);
        context.Response.ContentType = "text/event-stream";
        context.Response.SendChunked = true;
        await using var events = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await events.ReadAsync(buffer)) > 0;)
        {
            await context.Response.OutputStream.WriteAsync(buffer.AsMemory(0, read));
            await context.Response.OutputStream.FlushAsync();
        }
    }

    private async Task<Uri> Reachable()
    {
        foreach (var engine in engines)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(engine, "health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return engine;
                }
            }
            catch (HttpRequestException)
            {
                // The next one.
            }
        }

        throw new HttpRequestException("No engine answers.");
    }
}
