namespace Orleans.Lite.Tests.Transport;

/// <summary>How much crosses at once.</summary>
public sealed class MessageSizeTests
{
    [Fact]
    public async Task Big_messages_cross_both_ways_and_small_ones_pass_beside_them()
    {
        await using var processes = await TwoProcesses.Start();
        var big = new byte[8 << 20];
        for (var index = 0; index < big.Length; index++) big[index] = (byte)(index * 31 % 251);
        var calls = Enumerable.Range(0, 3).Select(_ => processes.Grain.Bytes(big)).ToList();
        (await processes.Grain.Echo("small")).ShouldBe("small");
        foreach (var call in calls) (await call).SequenceEqual(big).ShouldBeTrue();
    }

    [Fact]
    public async Task Messages_above_the_limit_fail_and_leave_the_connection_to_others()
    {
        await using var processes = await TwoProcesses.Start(options => options.MaximumMessageBytes = 10_000);
        (await Should.ThrowAsync<OrleansException>(() => processes.Grain.Bytes(new byte[20_000]))).Message.ShouldContain("10000");
        (await processes.Grain.Echo("still")).ShouldBe("still");
    }

    [Fact]
    public async Task More_calls_than_may_wait_are_rejected()
    {
        await using var processes = await TwoProcesses.Start(options => options.MaximumCallsInFlight = 3);
        var waiting = Enumerable.Range(0, 3).Select(_ => processes.Grain.WaitWithout("door")).ToList();
        await processes.Probe.Said("door waits");
        await Should.ThrowAsync<OrleansMessageRejectionException>(() => processes.Grain.Echo("one too many"));
        processes.Probe.Open("door");
        await Task.WhenAll(waiting);
        (await processes.Grain.Echo("again")).ShouldBe("again");
    }
}
