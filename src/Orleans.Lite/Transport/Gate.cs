using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Lite.Transport;

/// <summary>Looks at who comes, and serves those who belong to the cluster until they or we go.</summary>
internal sealed class Gate(
    ITransportHost host, ClusterTransportOptions options, string clusterId, WireMethods methods, TimeProvider time, ILogger log)
{
    private readonly CancellationTokenSource stopping = new();
    private long toldAt;

    public async Task Enter(HttpContext context)
    {
        var status = Check(context);
        context.Response.StatusCode = status;
        context.Response.Headers[Greeting.FromHeader] = host.Address.ToParsableString();
        if (status != StatusCodes.Status200OK) return;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var stream = new ServedStream(host, options, methods, _ => context.Abort());
        stream.Outbox.Open(context.Response.Body);
        try
        {
            await Serve(context, stream);
        }
        finally
        {
            stream.End();
        }
    }

    /// <summary>Ends all streams, once what was to be said on them is written.</summary>
    public void Close() => _ = stopping.CancelAsync();

    private async Task Serve(HttpContext context, ServedStream stream)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        try
        {
            await FrameLoop.Run(context.Request.BodyReader, options.MaximumMessageBytes, stream, either.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await stream.Outbox.Idle().WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception)
        {
            if (!context.RequestAborted.IsCancellationRequested) log.CutOff(Caller(context), exception.Message);
            context.Abort();
        }
    }

    private int Check(HttpContext context)
    {
        var request = context.Request;
        if (request.Path != Greeting.Path || !HttpMethods.IsPost(request.Method)) return StatusCodes.Status404NotFound;
        if (options.Secret is { } secret && !ClusterSecret.IsShown(secret, request.Headers.Authorization))
        {
            if (MayTell()) log.TurnedAway(context.Connection.RemoteIpAddress);
            return StatusCodes.Status401Unauthorized;
        }

        if (request.Headers[Greeting.ClusterHeader] != Uri.EscapeDataString(clusterId))
        {
            if (MayTell()) log.OtherCluster(context.Connection.RemoteIpAddress);
            return StatusCodes.Status403Forbidden;
        }

        return request.Headers[Greeting.ToHeader] == host.Address.ToParsableString()
            ? StatusCodes.Status200OK : StatusCodes.Status421MisdirectedRequest;
    }

    // Whoever is turned away may come again and again.
    private bool MayTell()
    {
        var now = time.GetTimestamp();
        var last = Interlocked.Read(ref toldAt);
        return (last == 0 || time.GetElapsedTime(last, now) >= TimeSpan.FromSeconds(1))
            && Interlocked.CompareExchange(ref toldAt, now, last) == last;
    }

    private static string Caller(HttpContext context) => string.Create(CultureInfo.InvariantCulture,
        $"{context.Connection.RemoteIpAddress}:{context.Connection.RemotePort}");
}
