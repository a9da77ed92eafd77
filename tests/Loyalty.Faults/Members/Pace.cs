using System.Threading.Channels;

namespace Loyalty.Faults.Members;

/// <summary>When members want something.</summary>
internal abstract class Pace
{
    /// <summary>Waits until one of them wants something, and says since when it does; null: the end.</summary>
    public abstract Task<TimeSpan?> Next(CancellationToken end);
}

/// <summary>Each wants the next thing some time after it has had the last one (closed loop).</summary>
/// <param name="think">The longest that it takes to think of it.</param>
internal sealed class Thinking(Func<TimeSpan> now, TimeSpan think) : Pace
{
    public override async Task<TimeSpan?> Next(CancellationToken end)
    {
        try
        {
            await Task.Delay(think * Random.Shared.NextDouble(), end);
            return now();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

/// <summary>
/// So many want something each second, however long the others wait (open loop). Who finds no free one to ask for it waits from the
/// time that it was meant for.
/// </summary>
internal sealed class Arriving : Pace
{
    private readonly Channel<TimeSpan> wanted = Channel.CreateUnbounded<TimeSpan>();
    private readonly Func<TimeSpan> now;
    private readonly TimeSpan between;
    private readonly Task arriving;

    public Arriving(Func<TimeSpan> now, double perSecond, CancellationToken end)
    {
        this.now = now;
        between = TimeSpan.FromSeconds(1 / perSecond);
        arriving = Arrive(end);
    }

    public override async Task<TimeSpan?> Next(CancellationToken end)
    {
        try
        {
            return await wanted.Reader.ReadAsync(end);
        }
        catch (Exception over) when (over is OperationCanceledException or ChannelClosedException)
        {
            await arriving;
            return null;
        }
    }

    private async Task Arrive(CancellationToken end)
    {
        for (var next = now(); !end.IsCancellationRequested; next += between)
        {
            if (next - now() is { Ticks: > 0 } early)
            {
                await Task.WhenAny(Task.Delay(early, end));
            }

            if (end.IsCancellationRequested)
            {
                break;
            }

            wanted.Writer.TryWrite(next);
        }

        wanted.Writer.Complete();
    }
}
