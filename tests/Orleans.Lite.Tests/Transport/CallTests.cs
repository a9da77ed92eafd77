using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Lite.Tests.Transport;

public sealed class CallTests
{
    [Fact]
    public async Task Arguments_and_results_cross()
    {
        await using var processes = await TwoProcesses.Start();
        (await processes.Grain.Echo("Ünï \0 😀")).ShouldBe("Ünï \0 😀");
        (await processes.Grain.Add(3, 4)).ShouldBe(7);
        (await processes.Grain.Nothing()).ShouldBeNull();
        var self = await processes.Grain.Self();
        self.GetPrimaryKeyString().ShouldBe("a/b");
        (await self.Count()).ShouldBe(1);
        processes.Gone.ShouldBeEmpty();
    }

    /// <summary>Where the head of the request waits in a buffer, a sign of life pushes it out: here none comes in time.</summary>
    [Fact]
    public async Task A_way_opens_without_waiting_for_anything_else()
    {
        for (var round = 0; round < 100; round++)
        {
            await using var processes = await TwoProcesses.Start(
                options => options.PingDelay = options.GreetingTimeout = TimeSpan.FromMinutes(5));
            (await processes.Grain.Echo("in").WaitAsync(TimeSpan.FromSeconds(15))).ShouldBe("in");
        }
    }

    [Fact]
    public async Task Many_callers_at_once_get_each_their_own_answer()
    {
        await using var processes = await TwoProcesses.Start();
        var factory = processes.Gateway.Services.GetRequiredService<IGrainFactory>();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async caller =>
        {
            for (var call = 0; call < 100; call++)
            {
                (await factory.GetGrain<IWireGrain>($"{caller % 7}").Add(caller * 1000, call)).ShouldBe(caller * 1000 + call);
            }
        }));
        (await factory.GetGrain<IWireGrain>("0").Count()).ShouldBe(1000);
    }

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

    [Theory]
    [InlineData("timeout", typeof(TimeoutException), "too late")]
    [InlineData("cancelled", typeof(OperationCanceledException), "stopped")]
    [InlineData("argument", typeof(ArgumentException), "bad")]
    [InlineData("orleans", typeof(OrleansException), "runtime")]
    [InlineData("io", typeof(IOException), "disk")]
    [InlineData("fire", typeof(IOException), "flames")]
    [InlineData("odd", typeof(OrleansException), "Xunit.Sdk.XunitException: odd")]
    public async Task Exceptions_cross_as_their_kind_and_message(string thrown, Type expected, string message)
    {
        await using var processes = await TwoProcesses.Start();
        var exception = await Failure(processes.Grain.Fail(thrown));
        exception.GetType().ShouldBe(expected);
        exception.Message.ShouldBe(message);
    }

    [Fact]
    public async Task Exceptions_that_are_registered_cross_as_such()
    {
        await using var processes = await TwoProcesses.Start(
            options => options.Carry(message => new HouseFireException(message)));
        await Should.ThrowAsync<HouseFireException>(() => processes.Grain.Fail("fire"));
    }

    [Fact]
    public async Task A_type_that_does_not_cross_fails_the_call_and_nothing_else()
    {
        await using var processes = await TwoProcesses.Start();
        (await Should.ThrowAsync<NotSupportedException>(() => processes.Grain.Unfit())).Message.ShouldContain("[GenerateSerializer]");
        (await processes.Grain.Echo("still")).ShouldBe("still");
    }

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

    [Fact]
    public async Task One_way_calls_arrive_and_observers_are_called_back()
    {
        await using var processes = await TwoProcesses.Start();
        await processes.Grain.Tell("told");
        await processes.Probe.Said("told");
        var observer = new Observer();
        var factory = processes.Gateway.Services.GetRequiredService<IGrainFactory>();
        await processes.Grain.Watch(factory.CreateObjectReference<IWireObserver>(observer));
        processes.Probe.Lines.ShouldContain("who? It is me.");
        (await observer.Heard.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe("news");
    }

    [Fact]
    public async Task Calls_of_the_gateway_go_on_after_the_silo_was_stopped_and_started()
    {
        await using var processes = await TwoProcesses.Start();
        (await processes.Grain.Echo("before")).ShouldBe("before");
        await processes.Silo.StopAsync();
        var call = processes.Grain.Echo("after");
        await processes.Add(processes.SiloAddress, null);
        (await call).ShouldBe("after");
    }

    // Not Should.ThrowAsync, which looks at the task's state and not at the exception of a cancelled one.
    private static async Task<Exception> Failure(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception exception)
        {
            return exception;
        }

        throw new Xunit.Sdk.XunitException("The call did not fail.");
    }

    private sealed class Observer : IWireObserver
    {
        public TaskCompletionSource<string> Heard { get; } = new();

        public Task<string> Ask(string question) => Task.FromResult($"{question} It is me.");

        public void Hear(string news) => Heard.SetResult(news);
    }
}
