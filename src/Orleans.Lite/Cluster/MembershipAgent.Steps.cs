using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>What is done step by step: announce or renew, then take out who is dead or silent.</summary>
internal sealed partial class MembershipAgent
{
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

    /// <summary>
    /// Above all former lives at this place, those included that the table has forgotten: the version rose when they were
    /// announced. (A life that came twice could be taken for dead because of the first.)
    /// </summary>
    private SiloAddress NextLife(ClusterTable known)
    {
        var endpoint = details.SiloAddress.Endpoint;
        var generation = Math.Max((int)known.Version, details.SiloAddress.Generation) + 1;
        foreach (var member in known.Members)
        {
            if (member.Address.Endpoint.Equals(endpoint)) generation = Math.Max(generation, member.Address.Generation + 1);
        }

        return SiloAddress.New(endpoint, generation);
    }
}
