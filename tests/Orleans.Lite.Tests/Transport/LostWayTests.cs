using System.Net.Sockets;
using Orleans.Configuration;

namespace Orleans.Lite.Tests.Transport;

/// <summary>What a caller is told when the way to the other process fails: refused and sent again, or unknown at once.</summary>
public sealed class LostWayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Where_nobody_listens_the_process_is_surely_gone_and_the_call_waits_for_another()
    {
        await using var processes = await TwoProcesses.Start(TwoProcesses.Absent, null);
        var call = processes.Grain.Echo("patient");
        await Until(() => processes.Gone.Contains(processes.SiloAddress));
        call.IsCompleted.ShouldBeFalse();
        await processes.Add(processes.SiloAddress, null);
        (await call.WaitAsync(Patience)).ShouldBe("patient");
    }

    [Fact]
    public async Task A_call_that_was_sent_is_unknown_when_the_connection_is_cut()
    {
        await using var proxy = new CuttableProxy();
        await using var processes = await TwoProcesses.StartBehind(proxy);
        var call = processes.Grain.WaitWithout("door");
        await processes.Probe.Said("door waits");
        proxy.Cut();
        await Should.ThrowAsync<OutcomeUnknownException>(() => call.WaitAsync(Patience));
        processes.Probe.Open("door");
        (await processes.Grain.Echo("again").WaitAsync(Patience)).ShouldBe("again");
        processes.Gone.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_callee_is_told_to_stop_when_the_connection_of_its_caller_is_cut()
    {
        await using var proxy = new CuttableProxy();
        await using var processes = await TwoProcesses.StartBehind(proxy);
        var call = processes.Grain.Wait("door", CancellationToken.None);
        var cancellable = processes.Grain.Wait("door", new CancellationTokenSource().Token);
        await processes.Probe.Said("door waits");
        proxy.Cut();
        await processes.Probe.Said("door cancelled");
        await Should.ThrowAsync<OutcomeUnknownException>(() => call.WaitAsync(Patience));
        await Should.ThrowAsync<OutcomeUnknownException>(() => cancellable.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_process_that_falls_silent_is_noticed_by_its_missing_signs_of_life()
    {
        await using var proxy = new CuttableProxy();
        await using var processes = await TwoProcesses.StartBehind(proxy, Lively);
        var call = processes.Grain.WaitWithout("door");
        await processes.Probe.Said("door waits");
        proxy.IsSilent = true;
        await Should.ThrowAsync<OutcomeUnknownException>(() => call.WaitAsync(Patience));
        processes.Gone.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_peer_that_takes_the_connection_and_says_nothing_counts_as_not_reached()
    {
        await using var processes = await TwoProcesses.Start(TwoProcesses.Absent, options =>
            options.ConnectTimeout = options.GreetingTimeout = TimeSpan.FromMilliseconds(200));
        using (var dumb = new TcpListener(processes.SiloAddress.Endpoint))
        {
            dumb.Start();
            var call = processes.Grain.Echo("patient");
            await Until(() => processes.Log.Any(line => line.Contains("is not reached: it says nothing.")));
            call.IsCompleted.ShouldBeFalse();
            dumb.Stop();
            await processes.Add(processes.SiloAddress, null);
            (await call.WaitAsync(Patience)).ShouldBe("patient");
        }
    }

    [Fact]
    public async Task What_waits_for_a_process_that_is_forgotten_ends_at_once()
    {
        await using var processes = await TwoProcesses.Start();
        var call = processes.Grain.WaitWithout("door");
        await processes.Probe.Said("door waits");
        processes.TransportOf(processes.Gateway).Forget(processes.SiloAddress);
        await Should.ThrowAsync<OutcomeUnknownException>(() => call.WaitAsync(Patience));
        processes.Probe.Open("door");
        (await processes.Grain.Echo("again").WaitAsync(Patience)).ShouldBe("again");
    }

    [Fact]
    public async Task A_later_life_at_the_same_place_shows_that_the_earlier_one_is_gone()
    {
        await using var processes = await TwoProcesses.Start(TwoProcesses.Absent, null);
        var later = SiloAddress.New(processes.SiloAddress.Endpoint, processes.SiloAddress.Generation + 1);
        await processes.Add(later, null);
        using var caller = new CancellationTokenSource();
        var call = processes.Grain.Add(1, 2, caller.Token);
        await Until(() => processes.Gone.Contains(processes.SiloAddress));
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    private static void Lively(ClusterTransportOptions options) =>
        options.PingDelay = options.PingTimeout = TimeSpan.FromSeconds(1);

    private static async Task Until(Func<bool> condition)
    {
        for (var turn = 0; turn < 750 && !condition(); turn++) await Task.Delay(20);
        condition().ShouldBeTrue();
    }
}
