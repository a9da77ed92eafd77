using System.Diagnostics;
using System.Net.Sockets;
using Loyalty.Load.Http;
using Loyalty.Load.Requests;
using Loyalty.Load.Results;
using Loyalty.Load.Schedules;

namespace Loyalty.Load;

/// <summary>Some clients that send requests of one kind as a schedule says.</summary>
internal sealed class LoadRun(Target target, RequestTemplate template, Spread spread, ISchedule schedule)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly Tally _tally = new();
    private long _inFlight;
    private long _sent;

    /// <summary>Told the member of each request, right before it is sent.</summary>
    public Action<long>? Sending { get; init; }

    /// <summary>How many requests were answered or failed, warm-up included.</summary>
    public long Done => Interlocked.Read(ref _sent) - Interlocked.Read(ref _inFlight);

    /// <summary>Runs to the schedule's end, or gives up on what has no answer 30 seconds after it.</summary>
    /// <param name="clients">Connections, each with at most one request at a time.</param>
    public async Task<Summary> RunAsync(int clients)
    {
        var connections = Enumerable.Range(0, clients).Select(_ => new Connection(target.EndPoint)).ToList();
        schedule.Start();
        var processorBefore = TimeSpan.Zero;
        var atMeasuredStart = Task.Delay(Remaining(schedule.MeasuredFrom))
            .ContinueWith(_ => processorBefore = Environment.CpuUsage.TotalTime, TaskScheduler.Default);
        var all = Task.WhenAll(connections.Select(ClientAsync));
        await Task.WhenAny(all, Task.Delay(Remaining(schedule.EndsAt) + _patience));
        if (all.IsFaulted)
            await all;
        var processorTime = Environment.CpuUsage.TotalTime - processorBefore;
        var lateness = schedule is OpenLoop open ? open.Lateness.Quantile(0.99) : 0;
        var summary = _tally.Sum(schedule.MeasuredFrom, lateness, processorTime, Interlocked.Read(ref _inFlight));
        connections.ForEach(connection => connection.Dispose());
        return summary;
    }

    private async Task ClientAsync(Connection connection)
    {
        await Task.Yield();
        var request = template.Copy();
        while (await schedule.NextAsync() is { IsRequest: true } ticket)
        {
            var member = spread.Member(ticket.Number);
            template.Fill(request, member, ticket.Number);
            Sending?.Invoke(member);
            Interlocked.Increment(ref _sent);
            Interlocked.Increment(ref _inFlight);
            var status = await ExchangeAsync(connection, request);
            Interlocked.Decrement(ref _inFlight);
            if (ticket.IntendedAt >= schedule.MeasuredFrom)
                _tally.Record(status, ticket.IntendedAt);
            if (status == Tally.NoConnection)
                await Task.Delay(50); // a server that is down is asked at a bounded rate
        }
    }

    private static async ValueTask<int> ExchangeAsync(Connection connection, byte[] request)
    {
        try
        {
            return await connection.ExchangeAsync(request);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            return Tally.NoConnection;
        }
    }

    private static TimeSpan Remaining(long timestamp)
    {
        var remaining = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), timestamp);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
