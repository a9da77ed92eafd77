using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Loyalty.Grains.Webhooks;
using Loyalty.Silo.Webhooks;

namespace Loyalty.Silo.Tests.Webhooks;

/// <summary>What a message meets outside, on real sockets.</summary>
public sealed class WebhookSenderTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private int connections;

    public WebhookSenderTests() => listener.Start();

    private string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hook";

    public void Dispose()
    {
        ending.Cancel();
        listener.Dispose();
        ending.Dispose();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK", null)]
    [InlineData("HTTP/1.1 204 No Content", null)]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: /elsewhere", "status-301")]
    [InlineData("HTTP/1.1 410 Gone", "status-410")]
    [InlineData("HTTP/1.1 500 Wrong", "status-500")]
    [InlineData("this is no HTTP", "bad-answer")]
    public async Task Only_a_status_of_two_hundred_and_some_is_an_arrival(string head, string? failure)
    {
        Answer(async stream => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\nContent-Length: 0\r\n\r\n")));
        using var sender = Sender();

        (await sender.Send(Message(Url), TestContext.Current.CancellationToken)).ShouldBe(failure);

        connections.ShouldBe(1, "a redirect is not followed");
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        var written = 0L;
        Answer(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"u8.ToArray());
            for (var some = new byte[64 * 1024]; !ending.IsCancellationRequested; written += some.Length)
                await stream.WriteAsync(some, ending.Token);
        });
        using var sender = Sender();
        (await sender.Send(Message(Url), TestContext.Current.CancellationToken)).ShouldBeNull();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Interlocked.Read(ref written).ShouldBeLessThan(50_000_000);
    }

    [Fact]
    public async Task Headers_without_end_are_not_read_either()
    {
        Answer(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            for (var line = Encoding.ASCII.GetBytes($"x: {new string('y', 1000)}\r\n"); !ending.IsCancellationRequested;)
                await stream.WriteAsync(line, ending.Token);
        });
        using var sender = Sender();
        (await sender.Send(Message(Url), TestContext.Current.CancellationToken)).ShouldBe("answer-too-long");
    }

    [Fact]
    public async Task One_that_does_not_answer_is_left_after_a_while()
    {
        Answer(stream => Task.Delay(Timeout.Infinite, ending.Token));
        using var sender = new WebhookSender(new SiloOptions { WebhookTargets = Targets.Any }, TimeProvider.System)
        {
            Patience = TimeSpan.FromMilliseconds(200),
        };
        var started = Stopwatch.GetTimestamp();
        (await sender.Send(Message(Url), TestContext.Current.CancellationToken)).ShouldBe("timeout");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_unreachable()
    {
        var url = Url;
        listener.Stop();
        using var sender = Sender();
        (await sender.Send(Message(url), TestContext.Current.CancellationToken)).ShouldBe("unreachable");
        (await sender.Send(Message("http://no-such-name.invalid/"), TestContext.Current.CancellationToken)).ShouldBe("name-unknown");
    }

    /// <summary>As with a name that stood for a public address when the webhook was made known, and stands for this machine now.</summary>
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("0.0.0.0")]
    public async Task A_name_that_stands_for_this_machine_is_refused_when_the_connection_is_made(string host)
    {
        Answer(_ => Task.CompletedTask);
        using var sender = new WebhookSender(new SiloOptions(), TimeProvider.System);

        var url = Url.Replace("127.0.0.1", host, StringComparison.Ordinal);
        (await sender.Send(Message(url), TestContext.Current.CancellationToken)).ShouldBe("address-refused");

        connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("https://shop.example/hook", true)]
    [InlineData("https://93.184.216.34/hook", true)]
    [InlineData("http://shop.example/hook", false)]
    [InlineData("https://localhost/hook", false)]
    [InlineData("https://shop.localhost/hook", false)]
    [InlineData("https://intranet/hook", false)]
    [InlineData("https://127.1/hook", false)]
    [InlineData("https://2130706433/hook", false)]
    [InlineData("https://0x7f000001/hook", false)]
    [InlineData("https://[::1]/hook", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    public void Address_that_can_never_be_called_is_refused_at_once(string url, bool isTaken)
    {
        using var strict = new WebhookSender(new SiloOptions(), TimeProvider.System);
        using var lenient = Sender();
        (strict.FaultOf(new Uri(url)) is null).ShouldBe(isTaken);
        lenient.FaultOf(new Uri(url)).ShouldBeNull();
    }

    private static WebhookSender Sender() => new(new SiloOptions { WebhookTargets = Targets.Any }, TimeProvider.System);

    private static WebhookMessage Message(string url) => new(url, "id", 1_700_000_000, "v1,c2lnbmF0dXJl", "{}"u8.ToArray());

    private async void Answer(Func<NetworkStream, Task> answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                connections++;
                await client.GetStream().ReadAtLeastAsync(new byte[64], 64, throwOnEndOfStream: false, ending.Token);
                await answer(client.GetStream());
            }
        }
        catch (Exception) when (ending.IsCancellationRequested || connections > 0 || !listener.Server.IsBound)
        {
            // The test is over, or the sender has hung up.
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }
}
