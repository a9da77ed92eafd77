using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Lite.Tests.Transport;

/// <summary>Callers that do not wait any more.</summary>
public sealed class GivingUpTests
{
    [Fact]
    public async Task A_caller_that_gives_up_cancels_the_callee()
    {
        await using var processes = await TwoProcesses.Start();
        using var caller = new CancellationTokenSource();
        var call = processes.Grain.Wait("door", caller.Token);
        await processes.Probe.Said("door waits");
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await processes.Probe.Said("door cancelled");
        (await processes.Grain.Echo("next")).ShouldBe("next");
    }

    [Fact]
    public async Task The_callers_deadline_ends_its_wait_and_what_waits_behind_another_call_never_runs()
    {
        await using var processes = await TwoProcesses.Start();
        var impatient = await processes.Add(TwoProcesses.FreeAddress(), null, silo => silo.Configure<SiloMessagingOptions>(
            options => options.ResponseTimeout = TimeSpan.FromMilliseconds(300)));
        var blocking = processes.Grain.WaitWithout("door");
        await processes.Probe.Said("door waits");
        await Should.ThrowAsync<TimeoutException>(() => processes.GrainFor(impatient).WaitWithout("never"));
        processes.Probe.Open("door");
        await blocking;
        (await processes.Grain.Echo("next")).ShouldBe("next");
        processes.Probe.Lines.ShouldNotContain("never waits");
    }
}
