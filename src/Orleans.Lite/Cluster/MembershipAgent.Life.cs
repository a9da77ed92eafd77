using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>How the process comes, renews, and goes.</summary>
internal sealed partial class MembershipAgent
{
    private static readonly TimeSpan JoinInterval = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<SiloAddress> dead = [];
    private readonly TaskCompletionSource left = new();
    private readonly TaskCompletionSource departed = new();
    private List<TaskCompletionSource> refreshers = [];
    private ImmutableArray<SiloAddress> waitsFor = [];
    private ITimer? timer;
    private SiloAddress? life;
    private SiloAddress? nextLife;
    private bool nextHostsGrains;
    private bool hostsGrains;
    private bool isJoining;
    private bool isLeaving;
    private bool isDeparting;
    private volatile bool hasEnded;
    private bool isBusy;
    private bool isAgain;
    private bool isFailing;

    private bool HostsGrains => options.HostsGrains && !isLeaving;

    public async Task Join(
        Action<MembershipSnapshot, MembershipSnapshot> viewChanged, Action<SiloAddress> look, CancellationToken cancellation)
    {
        this.viewChanged = viewChanged;
        this.look = look;
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            timer = time.CreateTimer(
                static self => ((MembershipAgent)self!).Poke(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Poke();
        }

        try
        {
            await joined.Task.WaitAsync(options.StartTimeout, time, cancellation);
        }
        catch (Exception failure)
        {
            var reason = WhyNot();
            await Depart(CancellationToken.None);
            if (failure is TimeoutException) throw new OrleansException(reason);
            throw;
        }
    }

    public async Task Leave(CancellationToken cancellation)
    {
        if (hasEnded || cancellation.IsCancellationRequested) return;
        _ = turns.Start(() =>
        {
            isLeaving = true;
            Volatile.Write(ref term, 0);
            if (life is not null && hostsGrains) log.Leaves(life);
            else left.TrySetResult();
            return Step();
        });
        await left.Task.WaitAsync(options.Lease, time, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public async Task Depart(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) End();
        if (hasEnded) return;
        _ = turns.Start(() =>
        {
            isDeparting = true;
            Volatile.Write(ref term, 0);
            return Step();
        });
        await departed.Task.WaitAsync(cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        End();
    }

    public Task Refresh()
    {
        if (hasEnded) return Task.CompletedTask;
        var refreshed = new TaskCompletionSource();
        turns.Start(() =>
        {
            refreshers.Add(refreshed);
            return Step();
        });
        return refreshed.Task;
    }

    public void SurelyGone(SiloAddress process)
    {
        if (hasEnded || !current.Processes.Contains(process)) return;
        turns.Start(() => process != life && dead.Add(process) ? Step() : Task.CompletedTask);
    }

    private void End()
    {
        hasEnded = true;
        Volatile.Write(ref term, 0);
        timer?.Dispose();
        departed.TrySetResult();
    }

    private string WhyNot() => life is null
        ? $"The silo could not announce itself within {options.StartTimeout}: the membership table cannot be reached."
        : $"The silo was announced as {life}, but within {options.StartTimeout} these silos have not said that they know of it: "
            + $"{string.Join(", ", waitsFor)}. They hang, or go by another membership table.";
}
