using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>How the process comes, renews, and goes.</summary>
internal sealed partial class MembershipAgent
{
    private static readonly TimeSpan JoinInterval = TimeSpan.FromMilliseconds(50);
    private static readonly DateTimeOffset FirstGeneration = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
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

    public async Task Join(Action<MembershipSnapshot, MembershipSnapshot> viewChanged, CancellationToken cancellation)
    {
        this.viewChanged = viewChanged;
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

    private void Poke() => turns.Start(Step);

    /// <summary>Does what is to be done now, again while there is news, and sets the clock for the next time.</summary>
    private async Task Step()
    {
        isAgain = true;
        if (isBusy) return;
        isBusy = true;
        while (isAgain && !hasEnded)
        {
            isAgain = false;
            var served = refreshers;
            refreshers = [];
            await Try(Round);
            foreach (var each in served) each.TrySetResult();
        }

        isBusy = false;
        if (!hasEnded) timer!.Change(Interval(), Timeout.InfiniteTimeSpan);
        else foreach (var each in refreshers) each.TrySetResult();
    }

    private TimeSpan Interval()
    {
        var isWaitedFor = life is null || isJoining || (isLeaving && !left.Task.IsCompleted);
        return isWaitedFor && JoinInterval < options.RenewalInterval ? JoinInterval : options.RenewalInterval;
    }

    private async Task Try(Func<Task> step)
    {
        try
        {
            await step();
            isFailing = false;
        }
        catch (Exception exception)
        {
            if (!isFailing && !hasEnded) log.TableFailed(exception);
            isFailing = true;
        }
    }

    private async Task Round()
    {
        if (isDeparting)
        {
            await Try(async () => await Ask(token => table.Remove(life ?? nextLife ?? details.SiloAddress, null, token)));
            End();
            return;
        }

        if (life is null || hostsGrains != HostsGrains) await Announce();
        else await Renew();
        if (life is not null) await TakeOutOthers();
    }

    private async Task Announce()
    {
        if (nextLife is null || HostsGrains != nextHostsGrains) nextLife = NextLife(await Ask(table.Read));
        var sent = lease.Now();
        (var address, nextHostsGrains) = (nextLife, HostsGrains);
        var answer = await Ask(token => table.Add(address, nextHostsGrains, token));
        nextLife = null;
        if (answer.Members.All(member => member.Address != address)) return; // taken out at once: it comes in another life
        details.SiloAddress = life = address;
        hostsGrains = isJoining = nextHostsGrains;
        lease.Renewed(sent);
        log.Announced(life, answer.Version);
        watch.Saw(answer);
        Adopt(answer);
        if (!hostsGrains) joined.TrySetResult();
        else if (HaveAllSeen(answer)) Serve();
    }

    private async Task Renew()
    {
        var sent = lease.Now();
        var answer = await Ask(token => table.Renew(life!, current.Version, token));
        var hadLapsed = !lease.IsValid;
        if (hadLapsed && term != 0) Volatile.Write(ref term, ++lastTerm);
        if (answer.Members.Any(member => member.Address == life)) lease.Renewed(sent);
        Learn(answer);
    }

    private async Task TakeOutOthers()
    {
        foreach (var process in dead.Order().ToList())
        {
            if (current.Processes.Contains(process))
            {
                log.Dead(process);
                Learn(await Ask(token => table.Remove(process, null, token)));
            }

            dead.Remove(process);
            if (life is null) return;
        }

        foreach (var (process, renewals) in watch.Silent())
        {
            if (process == life) continue;
            log.Silent(process);
            Learn(await Ask(token => table.Remove(process, renewals, token)));
            if (life is null) return;
        }
    }

    private async Task<ClusterTable> Ask(Func<CancellationToken, ValueTask<ClusterTable>> call)
    {
        using var patience = new CancellationTokenSource(options.Lease / 3, time);
        return await call(patience.Token).AsTask().WaitAsync(patience.Token);
    }

    /// <summary>Above all former lives at this place, those included that the table has forgotten.</summary>
    private SiloAddress NextLife(ClusterTable known)
    {
        var endpoint = details.SiloAddress.Endpoint;
        var generation = Math.Max((int)(time.GetUtcNow() - FirstGeneration).TotalSeconds, details.SiloAddress.Generation + 1);
        foreach (var member in known.Members)
        {
            if (member.Address.Endpoint.Equals(endpoint)) generation = Math.Max(generation, member.Address.Generation + 1);
        }

        return SiloAddress.New(endpoint, generation);
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
